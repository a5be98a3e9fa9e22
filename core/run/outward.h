/* SPDX-License-Identifier: MIT
 * Work whose item comes from the web. Inside core/run only. */
#ifndef WINNOW_RUN_OUTWARD_H
#define WINNOW_RUN_OUTWARD_H

#include "fetch/fetcher.h"
#include "run/work.h"

void outward_policy(const struct plan *plan, struct fetch_policy *ret_policy);

/* Who winnow says it is, checked: a problem at its place when it names no contact, or when a source
 * is to begin on the web and nothing is said at all. */
void outward_check(const struct plan *plan, struct problems *problems);

/* Whether the request is one for the fetcher; one for the web that may not go out fails in
 * outward_take(). */
bool outward_may_go(const struct work *work);

/* A job that asks for it, with what is known from last time; NULL: no memory. */
struct fetch_job *outward_job(struct work *work) MUST_CHECK;

/* What became of it: the item is shown to `each`, or the completion says that nothing changed, or
 * the work's failure is set. */
int outward_take(struct work *work, fetch_each *each) MUST_CHECK;

/* When to come again, after what was temporary; false: never. */
bool outward_again(const struct work *work, int64_t *ret_due_ms);

#endif
