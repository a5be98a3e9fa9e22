/* SPDX-License-Identifier: MIT */
#include "run/documents.h"
#include "run/extract_documents.h"
#include "run/why.h"
#include "run/workers.h"

#define WAIT_MS 200

struct extract_state {
	struct workshop shop; /* first: work holds a pointer to it */
	const struct extract_order *order;
	struct why_services offered;
	struct bell bell;
	struct workers *workers;
	struct arena *arena;
};

static struct extracted extracted_of(struct work *work)
{
	const struct completed_document *document = work->documents.items;
	struct extracted extracted = {
		.place = work->request->uri,
		.failure = &work->failure,
		.judgements = work->judgements.items,
		.judgement_count = work->judgements.count,
		.written = &work->written,
	};

	if (work->documents.count > 0 && work->failure.code == 0) {
		extracted.document = &document->document;
		extracted.facts = document->facts;
		extracted.fact_count = document->fact_count;
	}
	return extracted;
}

static void write_extracted(struct work *work)
{
	const struct extract_state *state =
		(const struct extract_state *)(const void *)work->shop;
	struct extracted extracted = extracted_of(work);

	buffer_init(&work->written, 0);
	state->order->write(&extracted);
}

static int open_shop(struct extract_state *state, struct plan *plan, struct failure *failure)
{
	struct workshop *shop = &state->shop;
	size_t count = plan->counts[SECTION_EXTRACTOR];
	int64_t *ids = arena_alloc_array(state->arena, count, sizeof *ids);

	why_offer(plan, state->order->why, &state->offered);
	shop->plan = plan;
	shop->host = &state->offered.shared;
	shop->times = state->order->times;
	shop->finish = state->order->write ? write_extracted : NULL;
	/* Nothing is stored, so plugins have no rows. */
	for (size_t i = 0; ids && i < count; i++)
		ids[i] = (int64_t)i;
	shop->extractor_ids = ids;
	shop->dead[SECTION_EXTRACTOR] =
		arena_alloc_array(state->arena, count, sizeof(atomic_bool));
	if (!shop->extractor_ids || !shop->dead[SECTION_EXTRACTOR])
		return failure_set(failure, FAILURE_MEMORY, "no memory");
	return workers_create((unsigned)plan->config->workers,
		(size_t)plan->config->max_document_bytes, &state->bell, &state->workers,
		failure);
}

/* A document that breaks the contract is work that failed before it began. */
static bool take_document(struct work *work, const struct winnow_document *document)
{
	const struct winnow_item none = { 0 };
	struct winnow_document unkeyed = *document;
	struct completed_document *place = vector_push(&work->documents);

	if (!place)
		return false;
	*place = (struct completed_document){ 0 };
	if (!document_is_sound(document, &work->failure)) {
		work->documents.count = 0;
		return true;
	}
	/* It has no item: its key is whole as it is. */
	unkeyed.key = STR_LITERAL("");
	if (!document_copy(&unkeyed, document->key, &none, work->arena, &place->document)) {
		work->documents.count = 0;
		work_no_memory(work);
	}
	return true;
}

static struct work *make_work(struct extract_state *state,
	const struct winnow_document *document, struct winnow_str place)
{
	struct work *work = work_create(&state->shop, NULL, WORK_WITHOUT_SOURCE);
	struct frontier_request *request =
		work ? arena_alloc(work->arena, sizeof *request) : NULL;

	if (request) {
		request->uri = arena_copy(work->arena, place);
		work->request = request;
		work->given = true;
	}
	if (request && request->uri.ptr && take_document(work, document))
		return work;
	work_destroy(work);
	return NULL;
}

static void hand_out(const struct extract_state *state, struct work *work)
{
	struct extracted extracted = extracted_of(work);

	state->order->each(state->order->context, &extracted);
	work_destroy(work);
}

static int extract_all(struct extract_state *state, struct failure *failure)
{
	const struct extract_order *order = state->order;
	struct winnow_str place;
	const struct winnow_document *document = order->next(order->context, &place);

	while (document || workers_in_hand(state->workers) > 0) {
		if (document && workers_have_room(state->workers)) {
			struct work *work = make_work(state, document, place);
			if (!work)
				return failure_set(failure, FAILURE_MEMORY, "no memory");
			workers_give(state->workers, work);
			document = order->next(order->context, &place);
			continue;
		}
		struct work *done = workers_take(state->workers);
		if (done)
			hand_out(state, done);
		else
			bell_wait(&state->bell, WAIT_MS);
	}
	return 0;
}

int extract_documents(
	struct plan *plan, const struct extract_order *order, struct failure *failure)
{
	struct extract_state state = { .order = order, .arena = arena_create(0) };

	if (!state.arena)
		return failure_set(failure, FAILURE_MEMORY, "no memory");
	bell_init(&state.bell);
	int code = open_shop(&state, plan, failure);
	if (code >= 0)
		code = extract_all(&state, failure);
	workers_destroy(state.workers);
	bell_finish(&state.bell);
	arena_destroy(state.arena);
	return code;
}
