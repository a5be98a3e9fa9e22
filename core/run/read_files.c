/* SPDX-License-Identifier: MIT */
#include <unistd.h>
#include "run/outward.h"
#include "run/read_files.h"
#include "run/why.h"
#include "run/workers.h"

#define WAIT_MS 200
#define MOST_WAITING                                                                           \
	256 /* works that wait for what is on its way from the web, or behind such */

struct read_state {
	const struct read_order *order;
	struct plan *plan;
	struct workshop shop;
	struct why_services offered;
	struct bell bell;
	struct workers *workers;
	struct fetcher *fetcher; /* NULL: nothing of the web was asked for yet */
	/* Works in the order of their paths, a ring: the workers get them in that order. */
	struct waiting {
		struct work *work;
		bool ready;
	} waiting[MOST_WAITING];
	size_t first, count;
	struct arena *arena;
};

static int open_shop(struct read_state *state, struct failure *failure)
{
	struct workshop *shop = &state->shop;
	size_t count = state->plan->counts[SECTION_READER];

	why_offer(state->plan, state->order->why, &state->offered);
	shop->plan = state->plan;
	shop->host = &state->offered.shared;
	/* Nothing is stored, so nothing has an id. */
	shop->reader_ids = arena_alloc_array(state->arena, count, sizeof *shop->reader_ids);
	shop->dead[SECTION_READER] =
		arena_alloc_array(state->arena, count, sizeof(atomic_bool));
	if (!shop->reader_ids || !shop->dead[SECTION_READER])
		return failure_set(failure, FAILURE_MEMORY, "no memory");
	return workers_create((unsigned)state->plan->config->workers,
		(size_t)state->plan->config->max_document_bytes, &state->bell, &state->workers,
		failure);
}

static struct winnow_str uri_of(const char *path, struct arena *arena)
{
	char folder[4096] = "";
	struct winnow_str whole = winnow_str(path);

	if (fetch_is_of_web(whole))
		return arena_copy(arena, whole);
	if (path[0] != '/' && getcwd(folder, sizeof folder))
		whole = arena_printf(arena, "%s/%s", folder, path);
	return whole.ptr ? fetch_path_to_uri(whole, arena) : whole;
}

static struct work *make_work(struct read_state *state, const char *path)
{
	static const struct frontier_last never; /* no store knows of it */
	struct work *work = work_create(&state->shop, NULL, WORK_WITHOUT_SOURCE);
	struct frontier_request *request =
		work ? arena_alloc(work->arena, sizeof *request) : NULL;

	if (request) {
		*request = (struct frontier_request){
			.uri = uri_of(path, work->arena),
			.key = arena_copy(work->arena, winnow_str(path)),
			.last = &never,
		};
		work->request = request;
	}
	if (request && request->uri.ptr && request->key.ptr)
		return work;
	work_destroy(work);
	return NULL;
}

static void hand_out(const struct read_state *state, struct work *work)
{
	size_t count = work->failure.code == 0 ? work->documents.count : 0;
	const struct winnow_document **documents =
		arena_alloc_array(work->arena, count, sizeof *documents);
	struct read_file file = {
		.path = work->request->key,
		.failure = &work->failure,
		.judgements = work->judgements.items,
		.judgement_count = work->judgements.count,
	};

	if (!documents)
		work_no_memory(work);
	for (size_t i = 0; documents && i < count; i++)
		documents[i] = &work->documents.items[i].document;
	file.documents = documents;
	file.document_count = documents ? count : 0;
	state->order->each(state->order->context, &file);
	work_destroy(work);
}

static void ring(void *bell)
{
	bell_ring(bell);
}

static int ask(struct read_state *state, struct work *work, struct failure *failure)
{
	struct fetch_policy policy;
	int code = 0;

	if (!state->fetcher) {
		outward_policy(state->plan, &policy);
		code = fetcher_create(&policy, ring, &state->bell, &state->fetcher, failure);
	}
	struct fetch_job *job = code >= 0 ? outward_job(work) : NULL;
	if (job)
		fetcher_give(state->fetcher, job);
	else if (code >= 0)
		code = failure_set(failure, FAILURE_MEMORY, "no memory");
	return code;
}

static int take_up(struct read_state *state, const char *path, struct failure *failure)
{
	struct work *work = make_work(state, path);

	if (!work)
		return failure_set(failure, FAILURE_MEMORY, "no memory");
	bool goes = outward_may_go(work);
	state->waiting[(state->first + state->count++) % MOST_WAITING] =
		(struct waiting){ work, !goes };
	return goes ? ask(state, work, failure) : 0;
}

static void note_arrived(struct read_state *state)
{
	struct fetch_job *job;

	while (state->fetcher && (job = fetcher_take(state->fetcher))) {
		struct work *work = job->owner;
		work->job = job;
		for (size_t i = 0; i < state->count; i++) {
			struct waiting *waiting =
				&state->waiting[(state->first + i) % MOST_WAITING];
			waiting->ready |= waiting->work == work;
		}
	}
}

/* False: the next one is still on its way, or nobody has room for it. */
static bool give_next(struct read_state *state)
{
	struct waiting *next = &state->waiting[state->first];

	if (state->count == 0 || !next->ready || !workers_have_room(state->workers))
		return false;
	state->first = (state->first + 1) % MOST_WAITING;
	state->count--;
	workers_give(state->workers, next->work);
	return true;
}

static int read_all(struct read_state *state, struct failure *failure)
{
	const char *path = state->order->next(state->order->context);
	int code = 0;

	while (code >= 0 && (path || state->count || workers_in_hand(state->workers) > 0)) {
		note_arrived(state);
		if (give_next(state))
			continue;
		if (path && state->count < MOST_WAITING &&
			(state->count || workers_have_room(state->workers))) {
			code = take_up(state, path, failure);
			path = state->order->next(state->order->context);
			continue;
		}
		struct work *done = workers_take(state->workers);
		if (done)
			hand_out(state, done);
		else
			bell_wait(&state->bell, WAIT_MS);
	}
	return code;
}

static void close_state(struct read_state *state)
{
	fetcher_destroy(state->fetcher);
	for (; state->count; state->count--) {
		work_destroy(state->waiting[state->first].work);
		state->first = (state->first + 1) % MOST_WAITING;
	}
	workers_destroy(state->workers);
	bell_finish(&state->bell);
	arena_destroy(state->arena);
}

int read_files(struct plan *plan, const struct read_order *order, struct failure *failure)
{
	struct read_state state = { .order = order, .plan = plan, .arena = arena_create(0) };

	if (!state.arena)
		return failure_set(failure, FAILURE_MEMORY, "no memory");
	bell_init(&state.bell);
	int code = open_shop(&state, failure);
	if (code >= 0)
		code = read_all(&state, failure);
	close_state(&state);
	return code;
}
