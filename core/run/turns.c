/* SPDX-License-Identifier: MIT */
#include "run/turns.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/utf8.h"
#include "run/health.h"
#include "run/repeats.h"
#include "run/start.h"
#include "run/summary.h"
#include "store/repeats.h"

struct turn {
	int64_t run; /* the last; 0: none yet */
	bool under_way;
	struct source_turn tally;
	VECTOR(int64_t) bodies; /* code points of each that was read */
};

/* A row of runs that has not ended. */
struct open_run {
	int64_t id;
	size_t under_way; /* turns */
	struct run_summary total;
	size_t failed; /* sources of which nothing came */
};

struct turns {
	struct turns_context is;
	struct timetable *timetable;
	struct turn *turns; /* by the source's index */
	size_t count;
	VECTOR(struct open_run) runs;
};

/* ---- who is due ---- */

static const struct section *section_of(const struct turns *turns, size_t source)
{
	return &turns->is.plan->instances[SECTION_SOURCE][source].section;
}

static bool is_named(const struct run_options *options, struct winnow_str name)
{
	for (size_t i = 0; i < options->name_count; i++)
		if (winnow_is(name, options->names[i]))
			return true;
	return false;
}

static bool is_due(struct turns *turns, size_t source, struct moment now)
{
	const struct section *section = section_of(turns, source);
	const struct turn *turn = &turns->turns[source];

	switch (turns->is.options->choose) {
	case RUN_EVERY:
		return turn->run == 0 && !section->timing.paused;
	case RUN_NAMED:
		return turn->run == 0 && is_named(turns->is.options, section->name);
	case RUN_DUE:
		return turn->run == 0 && timetable_is_due(turns->timetable, source, now);
	case RUN_SCHEDULED:
		return timetable_is_due(turns->timetable, source, now);
	}
	return false;
}

int64_t turns_wait_ms(const struct turns *turns)
{
	if (turns->is.options->choose == RUN_SCHEDULED)
		return timetable_wait_ms(turns->timetable, moment_now());
	return -1;
}

/* ---- begin ---- */

static void clear_turn(struct turns *turns, size_t source, int64_t run)
{
	struct turn *turn = &turns->turns[source];
	struct source_summary *summary = &turns->is.summary->sources[source];

	turn->run = run;
	turn->under_way = true;
	turn->bodies.count = 0;
	turn->tally = (struct source_turn){ .started = true };
	*summary = (struct source_summary){
		.name = summary->name, .asked = true, .started = true
	};
	atomic_store(&turns->is.shop->dead[SECTION_SOURCE][source], false);
	timetable_began(turns->timetable, source);
}

static int begin_source(
	struct turns *turns, size_t source, int64_t run, struct failure *failure)
{
	struct instance *instance = &turns->is.plan->instances[SECTION_SOURCE][source];
	int64_t id = turns->is.shop->source_ids[source];
	struct failure why = { 0 };

	clear_turn(turns, source, run);
	int code = repeats_begin(turns->is.shop->repeats, turns->is.store, source, id, failure);
	if (code >= 0)
		code = health_begin(turns->is.store, id, run, failure);
	if (code >= 0)
		code = frontier_continue(turns->is.store, run, id, failure);
	if (code < 0 ||
		start_source(turns->is.plan, instance, turns->is.store, run, id, &why) >= 0)
		return code;
	log_line(LOG_LEVEL_ERROR, NULL, "%s", why.why);
	turns->turns[source].tally.started = false;
	summary_start_failed(turns->is.summary, source, &why);
	return 0;
}

static int begin_run(struct turns *turns, struct open_run **ret_run, struct failure *failure)
{
	struct open_run *run = vector_push(&turns->runs);
	int64_t id;

	if (!run)
		return failure_set(failure, FAILURE_MEMORY, "no memory for a run");
	int code =
		store_run_begin(turns->is.store, turns->is.plan->config->sha256, &id, failure);
	if (code >= 0)
		code = crawl_join(turns->is.crawl, id, failure);
	if (code < 0)
		turns->runs.count--;
	else
		*run = (struct open_run){ .id = id };
	*ret_run = run;
	return code;
}

int turns_begin(struct turns *turns, struct failure *failure)
{
	struct moment now = moment_now();
	struct open_run *run = NULL;
	int code = 0;

	if (atomic_exchange(&turns->is.plan->called, false))
		timetable_call_all(turns->timetable, now);
	for (size_t i = 0; i < turns->count && code >= 0; i++) {
		if (turns->turns[i].under_way || !is_due(turns, i, now))
			continue;
		if (!run)
			code = begin_run(turns, &run, failure);
		if (code >= 0)
			code = begin_source(turns, i, run->id, failure);
		if (code >= 0)
			run->under_way++;
	}
	return code;
}

/* ---- meanwhile ---- */

static void count_document(struct turn *turn, const struct completed_document *document)
{
	/* What is left out by and by must not look as if the source gave less. */
	const struct winnow_document *read =
		document->as_read ? document->as_read : &document->document;
	int64_t chars = (int64_t)utf8_count(read->text);
	int64_t *place = vector_push(&turn->bodies);

	/* Without memory for it, the median is of the others. */
	if (place)
		*place = chars;
	turn->tally.documents_read++;
	turn->tally.facts_read += (int64_t)document->fact_count;
	if (chars > turn->tally.longest_body)
		turn->tally.longest_body = chars;
}

void turns_count(struct turns *turns, const struct work *work)
{
	const struct completion *completion = &work->completion;
	struct turn *turn = &turns->turns[work->source];
	struct source_turn *tally = &turn->tally;
	bool received = completion->sha256.len > 0;
	bool by_robots = work->failure.code != 0 && work->job && work->job->by_robots;

	summary_add(turns->is.summary, work);
	bool arrived =
		received && !winnow_equal(completion->sha256, work->request->last->sha256);
	tally->arrived += arrived;
	tally->ends += arrived && completion->request_count == 0;
	tally->found += (int64_t)completion->request_count;
	tally->same += completion->unchanged;
	tally->denied += by_robots && work->failure.code == FAILURE_DENIED;
	tally->robots_missing |= by_robots && work->failure.code != FAILURE_DENIED;
	for (size_t i = 0; i < completion->document_count; i++)
		count_document(turn, &completion->documents[i]);
}

/* ---- end ---- */

static int compare_numbers(const void *left, const void *right)
{
	const int64_t *a = left, *b = right;

	return (*a > *b) - (*a < *b);
}

static void finish_tally(struct turns *turns, size_t source)
{
	struct turn *turn = &turns->turns[source];
	const struct source_summary *summary = &turns->is.summary->sources[source];

	if (turn->bodies.count)
		qsort(turn->bodies.items, turn->bodies.count, sizeof *turn->bodies.items,
			compare_numbers);
	turn->tally.body_median =
		turn->bodies.count ? turn->bodies.items[turn->bodies.count / 2] : 0;
	turn->tally.counts = summary->counts;
	turn->tally.unread = summary->unread;
	turn->tally.last_reason = summary->last_reason;
	turn->tally.fingerprint = winnow_str(turns->is.plan->fingerprint);
}

static int judge(
	struct turns *turns, size_t source, struct arena *arena, struct failure *failure)
{
	struct turn *turn = &turns->turns[source];
	int64_t id = turns->is.shop->source_ids[source];
	struct source_history history;
	struct source_verdict verdict;

	finish_tally(turns, source);
	int code =
		frontier_put_off(turns->is.store, turn->run, id, &turn->tally.put_off, failure);
	if (code >= 0)
		code = health_history(
			turns->is.store, id, turn->tally.fingerprint, &history, failure);
	if (code < 0)
		return code;
	health_judge(
		&section_of(turns, source)->expect, &turn->tally, &history, arena, &verdict);
	verdict.next_run_ms =
		timetable_ended(turns->timetable, source, verdict.failures, moment_now());
	return health_end(
		turns->is.store, id, turn->run, &turn->tally, &history, &verdict, failure);
}

static int learn_colour(
	struct turns *turns, size_t source, struct arena *arena, struct failure *failure)
{
	struct source_summary *summary = &turns->is.summary->sources[source];
	struct source_health health = { 0 };
	int code = health_of(
		turns->is.store, turns->is.shop->source_ids[source], arena, &health, failure);

	if (code < 0)
		return code;
	summary->red = winnow_is(health.colour, "red");
	snprintf(summary->health, sizeof summary->health, "%.*s", STR_ARGS(health.reason));
	return 0;
}

static int end_run(struct turns *turns, struct open_run *run, struct failure *failure)
{
	int64_t id = run->id;
	int status = summary_status(&run->total, run->failed, feed_failures(turns->is.feed));
	int code = store_run_end(turns->is.store, id, &run->total.counts, status, failure);

	crawl_leave(turns->is.crawl, id);
	*run = turns->runs.items[--turns->runs.count];
	return code;
}

static struct open_run *run_of(struct turns *turns, size_t source)
{
	struct open_run *run = turns->runs.items;

	while (run->id != turns->turns[source].run)
		run++;
	return run;
}

static int end_source(struct turns *turns, size_t source, struct failure *failure)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	struct source_summary *summary = &turns->is.summary->sources[source];
	struct open_run *run = run_of(turns, source);

	if (!arena)
		return failure_set(failure, FAILURE_MEMORY, "no memory to judge a source");
	int code = repeats_settle(turns->is.store, turns->is.shop->source_ids[source], failure);
	if (code >= 0)
		code = judge(turns, source, arena, failure);
	if (code >= 0)
		code = learn_colour(turns, source, arena, failure);
	if (code < 0)
		return code;
	turns->turns[source].under_way = false;
	summary_join(&run->total, summary);
	run->failed += summary_failed(summary);
	if (turns->is.options->ended)
		turns->is.options->ended(turns->is.options->context, summary);
	return --run->under_way ? 0 : end_run(turns, run, failure);
}

static int is_over(struct turns *turns, size_t source, bool *ret_over, struct failure *failure)
{
	const struct turn *turn = &turns->turns[source];
	int64_t until = clock_wall_ms() + turns->is.plan->config->fetch.retry_wait;
	bool left = true;
	int code = 0;

	if (turn->under_way && !crawl_has(turns->is.crawl, source))
		code = frontier_left(turns->is.store, turn->run,
			turns->is.shop->source_ids[source], until, &left, failure);
	*ret_over = !left;
	return code;
}

int turns_end(struct turns *turns, struct failure *failure)
{
	int code = 0;

	for (size_t i = 0; i < turns->count && code >= 0; i++) {
		bool over = false;
		code = is_over(turns, i, &over, failure);
		if (code >= 0 && over)
			code = end_source(turns, i, failure);
	}
	return code;
}

int turns_stop(struct turns *turns, struct failure *failure)
{
	int code = 0;

	for (size_t i = 0; i < turns->count; i++)
		if (turns->turns[i].under_way)
			summary_join(&run_of(turns, i)->total, &turns->is.summary->sources[i]);
	for (size_t i = 0; i < turns->runs.count && code >= 0; i++)
		turns->runs.items[i].total.cancelled = true;
	while (turns->runs.count && code >= 0)
		code = end_run(turns, &turns->runs.items[0], failure);
	return code;
}

/* ---- the whole ---- */

static int configure(
	struct turns *turns, size_t source, struct moment now, struct failure *failure)
{
	const struct section *section = section_of(turns, source);
	const struct source_setting setting = {
		.rule = timetable_rule(turns->is.plan, source, turns->is.arena),
		.paused = section->timing.paused,
		.stale_after_ms = section->expect.stale_after,
	};
	int64_t next_ms = 0;
	bool same_rule = false;
	int code = health_configure(turns->is.store, turns->is.shop->source_ids[source],
		&setting, &next_ms, &same_rule, failure);

	if (code >= 0)
		timetable_recall(turns->timetable, source, next_ms, same_rule, now);
	return code;
}

int turns_create(
	const struct turns_context *context, struct turns **ret_turns, struct failure *failure)
{
	struct turns *turns = arena_alloc(context->arena, sizeof *turns);
	size_t count = context->plan->counts[SECTION_SOURCE];

	if (turns)
		turns->turns = arena_alloc_array(context->arena, count, sizeof *turns->turns);
	if (!turns || !turns->turns)
		return failure_set(failure, FAILURE_MEMORY, "no memory for the sources");
	turns->is = *context;
	turns->count = count;
	*ret_turns = turns;
	int code = timetable_create(context->plan, &turns->timetable, failure);
	if (code >= 0)
		code = health_forget_all(context->store, failure);
	for (size_t i = 0; i < count && code >= 0; i++)
		code = configure(turns, i, moment_now(), failure);
	return code;
}

void turns_destroy(struct turns *turns)
{
	if (!turns)
		return;
	for (size_t i = 0; i < turns->count; i++)
		vector_finish(&turns->turns[i].bodies);
	vector_finish(&turns->runs);
	timetable_destroy(turns->timetable);
}
