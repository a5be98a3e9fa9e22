/* SPDX-License-Identifier: MIT */
#include "base/clock.h"
#include "base/log.h"
#include "run/crawl.h"
#include "run/feed.h"
#include "run/start.h"
#include "run/summary.h"

#define WORKS_COMMITTED 64
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
	struct arena *arena; /* of the whole run */
	int64_t id;
	int64_t began_ms, stopping_since_ms;
	/* Done and not yet committed, in order. */
	struct work *batch[WORKS_COMMITTED];
	size_t batch_count, batch_bytes;
	int64_t batch_began_ms;
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
	const struct winnow_fact_type *type = instance->module->extractor.makes;
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
		options->progress(options->progress_context, state->summary,
			clock_monotonic_ms() - state->began_ms);
}

static void drop_batch(struct run_state *state)
{
	for (size_t i = 0; i < state->batch_count; i++)
		crawl_release(state->crawl, state->batch[i]);
	state->batch_count = state->batch_bytes = 0;
}

static int complete_batch(struct run_state *state, struct failure *failure)
{
	struct completion completions[WORKS_COMMITTED];

	for (size_t i = 0; i < state->batch_count; i++) {
		struct work *work = state->batch[i];
		completions[i] = work->completion;
		completions[i].counts = &state->summary->sources[work->source].counts;
		if (state->options->discard)
			completions[i].document_count = 0;
	}
	return frontier_complete(state->store, state->id, crawl_epoch(state->crawl),
		completions, state->batch_count, failure);
}

static int commit(struct run_state *state, struct failure *failure)
{
	int64_t began = stage_now(state->options->times);

	if (state->batch_count == 0)
		return 0;
	int code = complete_batch(state, failure);
	for (size_t i = 0; i < state->batch_count && code >= 0; i++)
		summary_add(state->summary, state->batch[i]);
	drop_batch(state);
	stage_spent(state->options->times, STAGE_STORE, began);
	if (code < 0)
		return code;
	crawl_committed(state->crawl);
	feed_all(state->feed);
	report(state);
	return 0;
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
	state->batch_bytes += arena_used(work->arena);
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

/* Everything in hand is done: what follows, or how long until something does. */
static int look_for_more(struct run_state *state, bool *ret_over, struct failure *failure)
{
	int64_t wait = -1;
	int code = commit(state, failure);

	if (code < 0)
		return code;
	if (!is_stopping(state))
		code = crawl_hand_out(state->crawl, failure);
	if (code < 0 || !crawl_is_idle(state->crawl))
		return code;
	if (!is_stopping(state))
		code = crawl_wait_for_more(state->crawl, &wait, failure);
	*ret_over = wait < 0;
	if (wait > 0) {
		crawl_wait(state->crawl, wait < WAIT_MS ? (unsigned)wait : WAIT_MS);
		report(state);
	}
	return code;
}

static int work_all(struct run_state *state, struct failure *failure)
{
	bool over = false;
	int code = 0;

	while (code >= 0 && !over) {
		if (is_stopping(state))
			crawl_stop(state->crawl);
		code = crawl_hand_out(state->crawl, failure);
		bool took = code >= 0 && take(state);
		if (code >= 0 && batch_is_full(state))
			code = commit(state, failure);
		if (code < 0 || took)
			continue;
		if (crawl_is_idle(state->crawl)) {
			code = look_for_more(state, &over, failure);
		} else {
			crawl_wait(state->crawl, WAIT_MS);
			report(state);
		}
	}
	return code;
}

/* ---- the whole ---- */

static void start_all(struct run_state *state)
{
	for (size_t i = 0; i < state->plan->counts[SECTION_SOURCE]; i++) {
		struct instance *instance = &state->plan->instances[SECTION_SOURCE][i];
		struct failure failure = { 0 };
		if (start_source(state->plan, instance, state->store, state->id,
			    state->shop.source_ids[i], &failure) >= 0)
			continue;
		log_line(LOG_LEVEL_ERROR, NULL, "%s", failure.why);
		summary_start_failed(state->summary, i, &failure);
	}
}

static int prepare(struct run_state *state, struct failure *failure)
{
	const struct config *config = state->plan->config;
	int code = store_run_begin(state->store, config->sha256, &state->id, failure);

	if (code >= 0)
		code = frontier_continue(state->store, state->id, failure);
	if (code >= 0)
		code = declare_all(state, failure);
	if (code >= 0)
		code = feed_create(state->plan, state->store, state->options->times,
			&state->feed, failure);
	if (code >= 0)
		code = crawl_create(
			&state->shop, state->store, state->id, &state->crawl, failure);
	return code;
}

static int carry_out(struct run_state *state, struct failure *failure)
{
	int code = prepare(state, failure);

	if (code < 0)
		return code;
	feed_all(state->feed);
	start_all(state);
	code = work_all(state, failure);
	drop_batch(state);
	struct failure ignored;
	int released = crawl_destroy(state->crawl, code < 0 ? &ignored : failure);
	state->crawl = NULL;
	if (code >= 0)
		code = released;
	summary_end(state->summary, feed_failures(state->feed));
	if (code < 0)
		return code;
	return store_run_end(state->store, state->id, &state->summary->counts,
		state->summary->exit_status, failure);
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
		.shop = { .plan = plan, .host = &plan->shared, .times = options->times },
	};

	if (!summary_begin(ret_summary, plan, arena))
		return failure_set(failure, FAILURE_MEMORY, "no memory");
	int code = carry_out(&state, failure);
	crawl_destroy(state.crawl, NULL);
	feed_destroy(state.feed);
	return code;
}
