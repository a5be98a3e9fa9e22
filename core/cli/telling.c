/* SPDX-License-Identifier: MIT */
#include "cli/telling.h"
#include <stdio.h>
#include "base/log.h"

void tell_counts(const struct run_counts *counts, char *text, size_t size)
{
	snprintf(text, size,
		"%jd looked at, %jd new, %jd changed, %jd unchanged, %jd set aside, %jd facts",
		(intmax_t)counts->requested, (intmax_t)counts->fresh, (intmax_t)counts->changed,
		(intmax_t)counts->unchanged, (intmax_t)counts->failed, (intmax_t)counts->facts);
}

void tell_source(void *context, const struct source_summary *source)
{
	const struct run_counts *counts = &source->counts;

	(void)context;
	log_line(LOG_LEVEL_INFO, source->name,
		"%jd new, %jd changed, %jd reprocessed, %jd unchanged; %jd facts; %jd set "
		"aside",
		(intmax_t)counts->fresh, (intmax_t)counts->changed,
		(intmax_t)counts->reprocessed, (intmax_t)counts->unchanged,
		(intmax_t)counts->facts, (intmax_t)counts->failed);
	if (counts->failed > 0)
		log_line(LOG_LEVEL_WARNING, source->name, "set aside: %s%s",
			source->last_reason,
			counts->failed > 1 ? "; the others: winnow documents --set-aside" : "");
	if (counts->passed_over > 0)
		log_line(LOG_LEVEL_WARNING, source->name, "%jd links not followed, as %s",
			(intmax_t)counts->passed_over, source->passed_over.why);
	if (source->red)
		log_line(LOG_LEVEL_WARNING, source->name, "is red: %s", source->health);
}

void tell_problems(const struct problems *problems)
{
	for (size_t i = 0; i < problems_count(problems); i++) {
		const struct problem *problem = problems_get(problems, i);
		log_line(LOG_LEVEL_ERROR, NULL, "%s:%u:%u: %s", problem->place.file,
			problem->place.line, problem->place.column, problem->text);
	}
}
