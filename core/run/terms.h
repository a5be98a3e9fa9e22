/* SPDX-License-Identifier: MIT
 *
 * What each source may do on the web besides what all may: private hosts, headers of its own; and
 * the hosts that are asked at a pace of their own. Read once, with the plan.
 */
#ifndef WINNOW_RUN_TERMS_H
#define WINNOW_RUN_TERMS_H

#include "config/config.h"
#include "fetch/policy.h"
#include "load/instance.h"

struct terms {
	struct fetch_terms *sources;            /* by index of instance */
	struct fetch_terms all;                 /* what any of them allows */
	const struct winnow_str *allow_private; /* the configuration's own */
	size_t allow_private_count;
	const struct host_delay *delays;
	size_t delay_count;
};

/* Mistakes become problems at their places. Lives in `arena`. */
void terms_read(const struct config *config, const struct instance *sources, size_t count,
	struct arena *arena, struct terms *ret_terms, struct problems *problems);

#endif
