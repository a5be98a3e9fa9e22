/* SPDX-License-Identifier: MIT */
#include "base/clock.h"
#include "base/log.h"
#include "run/archive.h"
#include "run/crawl.h"
#include "run/feed.h"
#include "run/space.h"
#include "run/summary.h"
#include "run/repeats.h"
#include "run/turns.h"
#include "store/health.h"

/* Each batch writes the pages of indices that its rows fall on, wherever that is: the larger it is,
 * the fewer are written again and again. */
#define WORKS_COMMITTED 1024
#define BYTES_COMMITTED ((size_t)16 << 20)
#define COMMIT_AFTER_MS 500
#define WAIT_MS 200
#define PATIENCE_MS 10000 /* for documents in hand, once the run is to stop */

struct run_state {
	struct plan *plan;
	struct store *store;
	const struct run_options *options;
	struct run_summary *summary;
	struct workshop shop;
	struct crawl *crawl;
	struct feed *feed;
	struct turns *turns;
	struct arena *arena; /* of the whole run */
	struct frontier_bounds bounds;
	int64_t began_ms, stopping_since_ms;
	/* Done and not yet committed, in order. */
	struct work *batch[WORKS_COMMITTED];
	struct completion *completions; /* as many, for the store */
	struct work **works;            /* whose they are */
	size_t batch_count, batch_bytes;
	int64_t batch_began_ms;
	struct space space;
	int64_t space_noted_ms;
};

/* ---- before: who is who in the store ---- */

static int declare_instance(struct run_state *state, const struct instance *instance,
	int64_t *ret_id, struct failure *failure)
{
	const struct winnow_plugin *plugin = &instance->module->plugin;

	if (instance->section.kind == SECTION_SOURCE)
		return store_source(state->store, instance->section.name,
			winnow_str(plugin->id), ret_id, failure);
	return store_plugin(state->store, winnow_str(plugin->id), winnow_str(plugin->version),
		ret_id, failure);
}

static int declare_types(
	struct run_state *state, const struct instance *instance, struct failure *failure)
{
	const struct winnow_fact_type *type = instance->extractor.makes;
	int code = 0;

	for (; type && type->name && code >= 0; type++)
		code = store_fact_type(state->store, type, failure);
	return code;
}

static int declare_kind(struct run_state *state, enum section_kind kind,
	const int64_t **ret_ids, struct failure *failure)
{
	size_t count = state->plan->counts[kind];
	int64_t *ids = arena_alloc_array(state->arena, count, sizeof *ids);
	int code = ids ? 0 : failure_set(failure, FAILURE_MEMORY, "no memory");

	state->shop.dead[kind] = arena_alloc_array(state->arena, count, sizeof(atomic_bool));
	if (!state->shop.dead[kind])
		return failure_set(failure, FAILURE_MEMORY, "no memory");
	for (size_t i = 0; i < count && code >= 0; i++) {
		const struct instance *instance = kind == SECTION_EXTRACTOR
							  ? state->plan->extractors[i]
							  : &state->plan->instances[kind][i];
		code = declare_instance(state, instance, &ids[i], failure);
		if (code >= 0 && kind == SECTION_EXTRACTOR)
			code = declare_types(state, instance, failure);
	}
	*ret_ids = ids;
	return code;
}

static int declare_all(struct run_state *state, struct failure *failure)
{
	int code = declare_kind(state, SECTION_SOURCE, &state->shop.source_ids, failure);

	if (code >= 0)
		code = declare_kind(state, SECTION_READER, &state->shop.reader_ids, failure);
	if (code >= 0)
		code = declare_kind(
			state, SECTION_EXTRACTOR, &state->shop.extractor_ids, failure);
	return code;
}

/* ---- the work ---- */

static void report(struct run_state *state)
{
	const struct run_options *options = state->options;

	summary_total(state->summary);
	if (options->progress)
		options->progress(options->context, state->summary,
			clock_monotonic_ms() - state->began_ms);
}

static void drop_batch(struct run_state *state)
{
	for (size_t i = 0; i < state->batch_count; i++)
		crawl_release(state->crawl, state->batch[i]);
	state->batch_count = state->batch_bytes = 0;
}

static struct completion completion_of(struct run_state *state, const struct work *work)
{
	struct source_summary *source = &state->summary->sources[work->source];
	struct completion completion = work->completion;

	completion.counts = &source->counts;
	completion.passed_over = &source->passed_over;
	completion.bounds = &state->bounds;
	if (state->options->discard)
		completion.document_count = 0;
	return completion;
}

/* Those of one run, from `first` on, which is one of it. What came is archived, and that is durable,
 * before the store says so. */
static int complete_run(struct run_state *state, size_t first, struct failure *failure)
{
	int64_t run = state->batch[first]->run;
	size_t count = 0;

	for (size_t i = first; i < state->batch_count; i++) {
		struct work *work = state->batch[i];
		if (work->run != run)
			continue;
		work->handed_in = true;
		state->works[count++] = work;
	}
	int code = state->shop.archiving
			   ? archive_batch(state->feed, state->works, count, failure)
			   : 0;
	for (size_t i = 0; i < count; i++)
		state->completions[i] = completion_of(state, state->works[i]);
	return code < 0 ? code
			: frontier_complete(state->store, run, crawl_epoch(state->crawl),
				  state->completions, count, failure);
}

static int complete_batch(struct run_state *state, struct failure *failure)
{
	int code = 0;

	for (size_t i = 0; i < state->batch_count && code >= 0; i++)
		if (!state->batch[i]->handed_in)
			code = complete_run(state, i, failure);
	return code;
}

static int commit(struct run_state *state, struct failure *failure)
{
	int64_t began = stage_now(state->options->times);

	if (state->batch_count == 0)
		return 0;
	int code = complete_batch(state, failure);
	for (size_t i = 0; i < state->batch_count && code >= 0; i++)
		turns_count(state->turns, state->batch[i]);
	drop_batch(state);
	stage_spent(state->options->times, STAGE_STORE, began);
	if (code < 0)
		return code;
	crawl_committed(state->crawl);
	feed_all(state->feed);
	code = turns_end(state->turns, failure);
	report(state);
	return code;
}

static bool batch_is_full(const struct run_state *state)
{
	return state->batch_count == WORKS_COMMITTED || state->batch_bytes >= BYTES_COMMITTED ||
	       (state->batch_count > 0 &&
		       clock_monotonic_ms() - state->batch_began_ms >= COMMIT_AFTER_MS);
}

static void add_to_batch(struct run_state *state, struct work *work)
{
	if (state->batch_count == 0)
		state->batch_began_ms = clock_monotonic_ms();
	state->batch[state->batch_count++] = work;
	state->batch_bytes += arena_used(work->arena) + work->kept.length +
			      work->found.capacity * sizeof *work->found.items;
	if (work->job)
		state->batch_bytes += work->job->body.length + work->job->wire.length;
}

/* Whether there was anything to take. */
static bool take(struct run_state *state)
{
	struct work *work = crawl_take(state->crawl);

	if (work && work->cancelled)
		crawl_release(state->crawl, work);
	else if (work)
		add_to_batch(state, work);
	return work;
}

/* Documents in hand are finished, but not for ever. */
static bool is_stopping(struct run_state *state)
{
	int64_t now = clock_monotonic_ms();

	if (!atomic_load(&state->plan->stopping))
		return false;
	if (state->stopping_since_ms == 0)
		state->stopping_since_ms = now;
	if (now - state->stopping_since_ms > PATIENCE_MS)
		atomic_store(&state->plan->shared.cancelled, true);
	state->summary->cancelled = true;
	return true;
}

#define NOTE_SPACE_MS 5000

static int tell_space(struct run_state *state, int64_t free_bytes, struct failure *failure)
{
	char why[200] = "";

	if (state->space.low) {
		snprintf(why, sizeof why,
			"fetching is paused: %jd MB are free where the store is, and "
			"min_free_space is %jd MB; it goes on by itself",
			(intmax_t)(free_bytes >> 20), (intmax_t)(state->space.least >> 20));
		log_line(LOG_LEVEL_WARNING, NULL, "%s", why);
	} else {
		log_line(LOG_LEVEL_INFO, NULL, "there is room again: fetching goes on");
	}
	return health_hold(state->store, winnow_str(why), failure);
}

/* A service that fills the disk harms all others: it waits for room, and says so. */
static int mind_space(struct run_state *state, struct failure *failure)
{
	int64_t now = clock_monotonic_ms();

	if (state->options->choose != RUN_SCHEDULED ||
		(state->space_noted_ms && now - state->space_noted_ms < NOTE_SPACE_MS))
		return 0;
	state->space_noted_ms = now;
	int64_t free_bytes = space_free(state->plan->config->store);
	if (!space_note(&state->space, free_bytes))
		return 0;
	crawl_pause(state->crawl, state->space.low);
	return tell_space(state, free_bytes, failure);
}

/* How long until there is something to do; -1: never. */
static int find_wait(struct run_state *state, int64_t *ret_wait_ms, struct failure *failure)
{
	int64_t begins = turns_wait_ms(state->turns);
	int code = crawl_wait_for_more(state->crawl, ret_wait_ms, failure);

	if (begins >= 0 && (*ret_wait_ms < 0 || begins < *ret_wait_ms))
		*ret_wait_ms = begins;
	if (state->space.low || (*ret_wait_ms < 0 && state->options->choose == RUN_SCHEDULED))
		*ret_wait_ms = WAIT_MS;
	return code;
}

/* Everything in hand is done: what follows, or how long until something does. */
static int look_for_more(struct run_state *state, bool *ret_over, struct failure *failure)
{
	int64_t wait = -1;
	int code = commit(state, failure);

	if (code >= 0 && !is_stopping(state))
		code = turns_end(state->turns, failure);
	if (code >= 0 && !is_stopping(state))
		code = crawl_hand_out(state->crawl, failure);
	if (code < 0 || !crawl_is_idle(state->crawl))
		return code;
	if (!is_stopping(state))
		code = find_wait(state, &wait, failure);
	*ret_over = wait < 0;
	if (wait > 0) {
		crawl_wait(state->crawl, wait < WAIT_MS ? (unsigned)wait : WAIT_MS);
		report(state);
	}
	return code;
}

/* Takes what is finished, and waits for it where there is nothing else to do. */
static int go_on(struct run_state *state, bool *ret_over, struct failure *failure)
{
	int code = crawl_hand_out(state->crawl, failure);
	bool took = code >= 0 && take(state);

	if (code >= 0 && batch_is_full(state))
		code = commit(state, failure);
	if (code < 0 || took)
		return code;
	if (crawl_is_idle(state->crawl))
		return look_for_more(state, ret_over, failure);
	crawl_wait(state->crawl, WAIT_MS);
	report(state);
	return 0;
}

static int work_all(struct run_state *state, struct failure *failure)
{
	bool over = false;
	int code = 0;

	while (code >= 0 && !over) {
		code = mind_space(state, failure);
		if (is_stopping(state))
			crawl_stop(state->crawl);
		else if (code >= 0 && !state->space.low)
			code = turns_begin(state->turns, failure);
		if (code >= 0)
			code = go_on(state, &over, failure);
	}
	return code;
}

/* ---- the whole ---- */

static int make_room(struct run_state *state, struct failure *failure)
{
	state->completions =
		arena_alloc_array(state->arena, WORKS_COMMITTED, sizeof *state->completions);
	state->works = arena_alloc_array(state->arena, WORKS_COMMITTED, sizeof *state->works);
	return state->completions && state->works
		       ? 0
		       : failure_set(failure, FAILURE_MEMORY, "no memory for a run");
}

static int prepare(struct run_state *state, struct failure *failure)
{
	struct turns_context context = {
		.plan = state->plan,
		.store = state->store,
		.shop = &state->shop,
		.options = state->options,
		.summary = state->summary,
		.arena = state->arena,
	};
	int code = declare_all(state, failure);

	if (code >= 0)
		code = make_room(state, failure);
	if (code >= 0)
		code = feed_create(state->plan, state->store, state->options->times,
			&state->feed, failure);
	if (code >= 0 &&
		!(state->shop.repeats = repeats_create(state->plan->counts[SECTION_SOURCE])))
		code = failure_set(failure, FAILURE_MEMORY, "no memory for the sources");
	if (code >= 0)
		code = crawl_create(&state->shop, state->store, &state->crawl, failure);
	context.feed = state->feed;
	context.crawl = state->crawl;
	return code < 0 ? code : turns_create(&context, &state->turns, failure);
}

/* Gives the lease back; what is not done is left to the next run. */
static int finish(struct run_state *state, int code, struct failure *failure)
{
	struct failure ignored;

	drop_batch(state);
	if (code >= 0)
		code = turns_stop(state->turns, failure);
	int released = crawl_destroy(state->crawl, code < 0 ? &ignored : failure);
	state->crawl = NULL;
	return code < 0 ? code : released;
}

static int carry_out(struct run_state *state, struct failure *failure)
{
	int code = prepare(state, failure);

	if (code < 0)
		return code;
	feed_all(state->feed);
	code = finish(state, work_all(state, failure), failure);
	summary_end(state->summary, feed_failures(state->feed));
	return code;
}

int run(struct plan *plan, struct store *store, const struct run_options *options,
	struct arena *arena, struct run_summary *ret_summary, struct failure *failure)
{
	struct run_state state = {
		.plan = plan,
		.store = store,
		.options = options,
		.summary = ret_summary,
		.arena = arena,
		.began_ms = clock_monotonic_ms(),
		.space = { .least = plan->config->min_free_space },
		.bounds = { plan->config->bounds.max_requests,
			plan->config->bounds.max_per_pattern,
			plan->config->bounds.max_same_body },
		.shop = { .plan = plan,
			.host = &plan->shared,
			.times = options->times,
			.archiving = !options->discard && archive_is_wanted(plan) },
	};

	if (!summary_begin(ret_summary, plan, arena))
		return failure_set(failure, FAILURE_MEMORY, "no memory");
	int code = carry_out(&state, failure);
	crawl_destroy(state.crawl, NULL);
	turns_destroy(state.turns);
	feed_destroy(state.feed);
	repeats_destroy(state.shop.repeats);
	return code;
}
