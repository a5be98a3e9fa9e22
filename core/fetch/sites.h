/* SPDX-License-Identifier: MIT
 *
 * What robots.txt of a site (scheme, name and port) says, kept for at most a day. By RFC 9309: no
 * such file forbids nothing; one that cannot be had forbids everything until it can. Inside
 * core/fetch only.
 */
#ifndef WINNOW_FETCH_SITES_H
#define WINNOW_FETCH_SITES_H

#include "fetch/fetcher.h"
#include "fetch/robots.h"

#define SITE_MOST_REDIRECTS 5

struct site {
	struct host *host;
	struct robots *robots;      /* NULL: nothing is forbidden */
	struct failure unreachable; /* code 0: it could be had */
	int64_t until_ms;           /* monotonic; 0: never asked */
	bool asked;                 /* on its way */
};

void site_finish(struct site *site);

/* A job for the file of the site that `uri` is of; NULL: no memory. */
struct fetch_job *site_ask(struct site *site, struct winnow_str uri) MUST_CHECK;

/* What became of that job. */
void site_answer(struct site *site, const struct fetch_job *job, int64_t now_ms);

bool site_is_known(const struct site *site, int64_t now_ms);

/* 0, FAILURE_DENIED, or what made the file impossible to have. */
int site_check(const struct site *site, struct winnow_str product, struct winnow_str uri,
	struct failure *failure) MUST_CHECK;

int64_t site_delay_ms(const struct site *site, struct winnow_str product);

#endif
