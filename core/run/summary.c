/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>
#include "base/utf8.h"
#include "run/summary.h"

enum {
	ALL_DONE = 0,
	PARTLY = 1,
	ALL_FAILED = 69,
	STOPPED = 130
}; /* exit statuses, sysexits.h */

bool summary_begin(struct run_summary *summary, const struct plan *plan, struct arena *arena)
{
	size_t count = plan->counts[SECTION_SOURCE];

	*summary = (struct run_summary){ .source_count = count };
	summary->sources = arena_alloc_array(arena, count, sizeof *summary->sources);
	if (!summary->sources)
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct section *section = &plan->instances[SECTION_SOURCE][i].section;
		struct winnow_str name = arena_copy(arena, section->name);
		if (!name.ptr)
			return false;
		summary->sources[i].name = name.ptr;
		summary->sources[i].started = true;
	}
	return true;
}

static void note_reason(struct source_summary *source, struct winnow_str uri, const char *why)
{
	/* Many reasons begin with the place already. */
	if (uri.len)
		snprintf(source->last_reason, sizeof source->last_reason, "%.*s: %s",
			STR_ARGS(uri), why);
	else
		snprintf(source->last_reason, sizeof source->last_reason, "%s", why);
	/* What was too long may have been cut within a character. */
	utf8_repair(source->last_reason);
}

void summary_add(struct run_summary *summary, const struct work *work)
{
	struct source_summary *source = &summary->sources[work->source];

	source->counts.requested++;
	source->counts.fetched += work->completion.sha256.len > 0;
	source->counts.passed_over += work->passed_over;
	if (work->passed)
		source->passed_over = *work->passed;
	if (work->failure.code == 0)
		return;
	source->counts.failed++;
	source->limited += work->failure.code == WINNOW_ELIMIT;
	source->unread += work->completion.sha256.len > 0;
	note_reason(source, work->request->uri, work->failure.why);
}

void summary_start_failed(
	struct run_summary *summary, size_t source, const struct failure *failure)
{
	summary->sources[source].started = false;
	summary->sources[source].counts.failed++;
	note_reason(&summary->sources[source], STR_LITERAL(""), failure->why);
}

static void add_counts(struct run_counts *total, const struct run_counts *counts)
{
	total->requested += counts->requested;
	total->fetched += counts->fetched;
	total->failed += counts->failed;
	total->unchanged += counts->unchanged;
	total->fresh += counts->fresh;
	total->changed += counts->changed;
	total->reprocessed += counts->reprocessed;
	total->facts += counts->facts;
	total->passed_over += counts->passed_over;
}

void summary_total(struct run_summary *summary)
{
	struct run_counts total = { 0 };

	for (size_t i = 0; i < summary->source_count; i++)
		add_counts(&total, &summary->sources[i].counts);
	summary->counts = total;
}

void summary_join(struct run_summary *total, const struct source_summary *source)
{
	add_counts(&total->counts, &source->counts);
	total->red += source->red;
	total->source_count++;
}

bool summary_failed(const struct source_summary *source)
{
	return source->counts.failed > 0 && source->unread == 0 &&
	       source->counts.fresh + source->counts.changed + source->counts.reprocessed +
			       source->counts.unchanged ==
		       0;
}

int summary_status(const struct run_summary *total, size_t failed, size_t sinks_failed)
{
	if (total->cancelled)
		return STOPPED;
	if (failed > 0 && failed == total->source_count)
		return ALL_FAILED;
	return total->counts.failed || total->red || sinks_failed ? PARTLY : ALL_DONE;
}

/* Those that had no turn do not count. */
void summary_end(struct run_summary *summary, size_t sinks_failed)
{
	struct run_summary total = { .cancelled = summary->cancelled };
	size_t failed = 0;

	for (size_t i = 0; i < summary->source_count; i++) {
		if (!summary->sources[i].asked)
			continue;
		summary_join(&total, &summary->sources[i]);
		failed += summary_failed(&summary->sources[i]);
	}
	summary->counts = total.counts;
	summary->red = total.red;
	summary->exit_status = summary_status(&total, failed, sinks_failed);
}
