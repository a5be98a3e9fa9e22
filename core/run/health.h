/* SPDX-License-Identifier: MIT
 * What a run of a source says of the source. Inside core/run only. */
#ifndef WINNOW_RUN_HEALTH_H
#define WINNOW_RUN_HEALTH_H

#include "config/config.h"
#include "store/health.h"

/* All but next_run_ms. The reason lives in `arena`. */
void health_judge(const struct section_expect *expect, const struct source_turn *turn,
	const struct source_history *history, struct arena *arena,
	struct source_verdict *ret_verdict);

#endif
