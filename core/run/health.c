/* SPDX-License-Identifier: MIT */
#include "run/health.h"

/* On how many documents a median, or what is compared with it, must stand. */
#define ENOUGH_DOCUMENTS 3

/* Of fewer, one may be short for once; this short is no article. */
#define SHORT_FOR_ONCE 4

/* By how many standard deviations of a count (its root) facts must be missing. */
#define BEYOND_CHANCE 3

struct judging {
	const struct section_expect *expect;
	const struct source_turn *turn;
	const struct source_history *history;
	struct arena *arena;
	struct source_verdict *verdict;
};

static void conclude(
	struct judging *judging, enum source_outcome outcome, struct winnow_str why)
{
	judging->verdict->outcome = outcome;
	judging->verdict->reason = why.ptr ? why.ptr : "";
}

#define CONCLUDE(judging, outcome, ...)                                                        \
	conclude(judging, outcome, arena_printf((judging)->arena, __VA_ARGS__))

static int64_t documents_of(const struct source_turn *turn)
{
	return turn->counts.fresh + turn->counts.changed + turn->counts.reprocessed +
	       turn->counts.unchanged;
}

/* What never arrived. */
static int64_t missing_of(const struct source_turn *turn)
{
	return turn->counts.failed - turn->unread + turn->put_off;
}

static const char *plural(int64_t count)
{
	return count == 1 ? "" : "s";
}

/* ---- no document ---- */

/* It was had, or led to what could be: that nothing was read is not the way's fault. */
static bool was_fetched_well(const struct source_turn *turn)
{
	if (turn->arrived == 0)
		return turn->unread > 0;
	return turn->found == 0 || turn->unread > 0 || missing_of(turn) == 0;
}

static void judge_fetched(struct judging *judging)
{
	const struct source_turn *turn = judging->turn;

	if (turn->unread > 0)
		CONCLUDE(judging, OUTCOME_NOTHING,
			"fetched well, but nothing of it could be read; the last: %s",
			turn->last_reason);
	else if (judging->expect->min_documents == 0)
		CONCLUDE(judging, OUTCOME_UNCHANGED, "%s", "");
	else if (turn->found == 0)
		CONCLUDE(judging, OUTCOME_NOTHING,
			"fetched well (%jd item%s), but it leads to nothing more and holds no "
			"document: its layout or its addresses have changed",
			(intmax_t)turn->counts.fetched, plural(turn->counts.fetched));
	else
		CONCLUDE(judging, OUTCOME_NOTHING,
			"fetched well (%jd item%s), but there is no document in any of it",
			(intmax_t)turn->counts.fetched, plural(turn->counts.fetched));
}

static void judge_empty(struct judging *judging)
{
	const struct source_turn *turn = judging->turn;

	if (!turn->started || (missing_of(turn) > 0 && !was_fetched_well(turn)))
		CONCLUDE(judging, OUTCOME_FAILED, "%s", turn->last_reason);
	else if (turn->ends > 0 || turn->unread > 0)
		judge_fetched(judging);
	/* A listing that leads on, to what is known already: nothing is new. */
	else if (turn->same == 0 && turn->found == 0 && judging->expect->min_documents > 0)
		CONCLUDE(judging, OUTCOME_NOTHING,
			"gave no document, and %jd are expected of a run",
			(intmax_t)judging->expect->min_documents);
	else
		CONCLUDE(judging, OUTCOME_UNCHANGED, "%s", "");
}

/* ---- documents ---- */

static bool are_bodies_short(struct judging *judging)
{
	const struct source_turn *turn = judging->turn;

	if (turn->documents_read == 0 || turn->longest_body >= judging->expect->min_body_chars)
		return false;
	CONCLUDE(judging, OUTCOME_NOTHING,
		"the longest of %jd bodies has %jd characters, and %jd are expected",
		(intmax_t)turn->documents_read, (intmax_t)turn->longest_body,
		(intmax_t)judging->expect->min_body_chars);
	return true;
}

static bool did_bodies_shrink(struct judging *judging)
{
	const struct source_turn *turn = judging->turn;
	const struct source_history *history = judging->history;
	double least = history->body_median * judging->expect->min_yield;

	if (turn->documents_read < ENOUGH_DOCUMENTS)
		least /= SHORT_FOR_ONCE;
	if (history->body_documents < ENOUGH_DOCUMENTS || turn->documents_read == 0 ||
		(double)turn->body_median >= least)
		return false;
	CONCLUDE(judging, OUTCOME_NOTHING,
		"bodies have %jd characters now (the median of %jd), and had %.0f in the 30 "
		"days before",
		(intmax_t)turn->body_median, (intmax_t)turn->documents_read,
		history->body_median);
	return true;
}

static bool are_facts_few(struct judging *judging)
{
	const struct source_turn *turn = judging->turn;
	double least = judging->expect->min_facts_per_document;

	if (turn->documents_read == 0 ||
		(double)turn->facts_read >= least * (double)turn->documents_read)
		return false;
	CONCLUDE(judging, OUTCOME_NOTHING,
		"%jd facts in %jd documents, and %g of each are expected",
		(intmax_t)turn->facts_read, (intmax_t)turn->documents_read, least);
	return true;
}

static bool did_facts_dwindle(struct judging *judging)
{
	const struct source_turn *turn = judging->turn;
	const struct source_history *history = judging->history;
	double expected = history->facts_median * (double)turn->documents_read;
	double missing = expected - (double)turn->facts_read;

	if (history->facts_documents < ENOUGH_DOCUMENTS ||
		(double)turn->facts_read >= expected * judging->expect->min_yield ||
		missing * missing < BEYOND_CHANCE * BEYOND_CHANCE * expected)
		return false;
	CONCLUDE(judging, OUTCOME_NOTHING,
		"%jd facts in %jd documents now, and %.1f in each in the 30 days before",
		(intmax_t)turn->facts_read, (intmax_t)turn->documents_read,
		history->facts_median);
	return true;
}

static void judge_documents(struct judging *judging)
{
	int64_t documents = documents_of(judging->turn);

	if (judging->turn->arrived > 0 && documents < judging->expect->min_documents)
		CONCLUDE(judging, OUTCOME_NOTHING,
			"gave %jd document%s, and %jd are expected of a run",
			(intmax_t)documents, plural(documents),
			(intmax_t)judging->expect->min_documents);
	else if (!are_bodies_short(judging) && !did_bodies_shrink(judging) &&
		 !are_facts_few(judging) && !did_facts_dwindle(judging))
		CONCLUDE(judging, OUTCOME_GOOD, "%s", "");
}

/* ---- the whole ---- */

/* How this run compares with those before: the lesser of bodies and facts. */
static double yield_ratio(const struct source_turn *turn, const struct source_history *history)
{
	double read = (double)turn->documents_read, ratio = 1;

	if (turn->documents_read == 0)
		return -1;
	if (history->body_documents && history->body_median > 0)
		ratio = (double)turn->body_median / history->body_median;
	if (history->facts_documents && history->facts_median > 0 &&
		(double)turn->facts_read / read / history->facts_median < ratio)
		ratio = (double)turn->facts_read / read / history->facts_median;
	return ratio;
}

void health_judge(const struct section_expect *expect, const struct source_turn *turn,
	const struct source_history *history, struct arena *arena,
	struct source_verdict *ret_verdict)
{
	struct judging judging = { expect, turn, history, arena, ret_verdict };

	*ret_verdict = (struct source_verdict){ .yield_ratio = yield_ratio(turn, history) };
	if (documents_of(turn) == 0 && turn->documents_read == 0)
		judge_empty(&judging);
	else
		judge_documents(&judging);
	if (ret_verdict->outcome == OUTCOME_FAILED)
		ret_verdict->failures = history->failures + 1;
	if (ret_verdict->outcome == OUTCOME_NOTHING && documents_of(turn) == 0)
		ret_verdict->yield_ratio = 0;
	ret_verdict->alert = ret_verdict->failures >= expect->alert_after;
}
