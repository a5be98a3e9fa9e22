/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include "base/clock.h"
#include "base/place.h"
#include "run/outward.h"

struct work *work_create(
	const struct workshop *shop, const struct frontier_request *request, size_t source)
{
	struct work *work = calloc(1, sizeof *work);

	if (!work)
		return NULL;
	work->shop = shop;
	work->request = request;
	work->source = source;
	work->arena = arena_create((size_t)shop->plan->config->max_document_bytes);
	if (work->arena)
		return work;
	free(work);
	return NULL;
}

void work_destroy(struct work *work)
{
	if (!work)
		return;
	arena_destroy(work->arena);
	buffer_finish(&work->kept);
	buffer_finish(&work->written);
	fetch_job_destroy(work->job);
	vector_finish(&work->found);
	vector_finish(&work->documents);
	vector_finish(&work->judgements);
	free(work);
}

int work_no_memory(struct work *work)
{
	return failure_set(&work->failure, WINNOW_ELIMIT,
		"needs more memory than max_document_bytes allows (%jd bytes)",
		(intmax_t)work->shop->plan->config->max_document_bytes);
}

void call_begin(
	struct call *call, struct work *work, struct instance *instance, const void *attachment)
{
	*call = (struct call){ .instance = instance, .work = work };
	arena_reset(work->tools->scratch);
	host_init(&call->host, instance->who, work->shop->host, work->tools->scratch);
	call->host.attachment = attachment;
	call->host.why = work;
	instance_enter(instance);
}

int call_end(struct call *call, int answer, enum section_kind kind, size_t index)
{
	struct work *work = call->work;

	instance_leave(call->instance);
	if (atomic_load(&work->shop->host->cancelled))
		work->cancelled = true;
	/* A plugin that goes on after a refusal would have half of it stored. */
	if (answer >= 0)
		answer = call->refused;
	if (answer >= 0)
		return 0;
	if (answer == WINNOW_EFATAL)
		atomic_store(&work->shop->dead[kind][index], true);
	int code = host_failure(&call->host, answer);
	return failure_set(
		&work->failure, code, "%s: %s", call->instance->who, call->host.failure.why);
}

/* Where an archive holds it already; else the bytes of a file, for one that will. */
static int copy_place(struct work *work, const struct winnow_item *item)
{
	struct winnow_place *place = &work->completion.place;

	if (item->place)
		return place_copy(item->place, work->arena, place) ? 0 : work_no_memory(work);
	if (!work->shop->archiving || work->job ||
		(work->request->last->place.file.len &&
			winnow_equal(item->sha256, work->request->last->sha256)))
		return 0;
	buffer_init(&work->kept, 0);
	buffer_append(&work->kept, item->body);
	return buffer_failed(&work->kept) ? work_no_memory(work) : 0;
}

static int copy_received(struct work *work, const struct winnow_item *item)
{
	struct completion *completion = &work->completion;

	completion->item_uri = arena_copy(work->arena, item->final_uri);
	completion->media_type = arena_copy(work->arena, item->media_type);
	completion->sha256 = arena_copy(work->arena, item->sha256);
	completion->item_length = item->length;
	completion->fetched_ms = item->fetched_ms;
	completion->modified_ms = item->modified_ms;
	if (!completion->item_uri.ptr || !completion->media_type.ptr || !completion->sha256.ptr)
		return work_no_memory(work);
	return copy_place(work, item);
}

/* The bytes are those of last time, and so is what would read them. */
static bool is_unchanged(const struct work *work, const struct winnow_item *item)
{
	return item->sha256.len > 0 &&
	       winnow_equal(item->sha256, work->request->last->sha256) &&
	       winnow_is(work->request->last->fingerprint, work->shop->plan->fingerprint);
}

static int take_received(struct work *work, const struct winnow_item *item)
{
	struct winnow_str key = item->key;
	bool keep = false;

	int code = item->form == WINNOW_BYTES ? copy_received(work, item) : 0;
	if (code >= 0)
		code = work_visit(work, item, &key, &keep);
	if (code < 0 || !keep)
		return code;
	if (item->form == WINNOW_REVISIT) {
		work->completion.revisited = key;
		return 0;
	}
	if (is_unchanged(work, item)) {
		work->completion.unchanged = true;
		return 0;
	}
	if (work->shop->times)
		atomic_fetch_add(&work->shop->times->item_bytes, (int64_t)item->body.len);
	return work_read(work, item, key);
}

/* Called from within fetch(): what follows is not fetching, and its time is taken off again. */
static int take_item(void *context, const struct winnow_item *item)
{
	struct work *work = context;
	int64_t began = stage_now(work->shop->times);
	struct {
		struct winnow_item item;
		BOX_REST(winnow_item);
	} shown = { .item = *item };
	int code = take_received(work, &shown.item);

	stage_not_spent(work->shop->times, STAGE_FETCH, began);
	return code;
}

void work_describe(const struct work *work, struct fetch_request *ret_wanted)
{
	const struct frontier_request *request = work->request;

	*ret_wanted = (struct fetch_request){
		.uri = request->uri,
		.key = request->key,
		.hints = request->hints,
		.hint_count = request->hint_count,
		.depth = request->depth,
		.expects = request->expects,
	};
}

static int fetch_untimed(struct work *work)
{
	struct fetch_request wanted;
	const struct fetch_limits limits = {
		.max_bytes = (uint64_t)work->shop->plan->config->max_item_bytes,
	};
	struct failure failure = { 0 };

	if (!fetch_is_local(work->request->uri))
		return outward_take(work, take_item);
	work_describe(work, &wanted);
	int code = fetch(&wanted, &limits, take_item, work, &failure);

	/* A step that failed has said so in the work itself. */
	if (code < 0 && work->failure.code == 0)
		work->failure = failure;
	return code;
}

static int fetch_and_take(struct work *work)
{
	int64_t began = stage_now(work->shop->times);
	int code = fetch_untimed(work);

	stage_spent(work->shop->times, STAGE_FETCH, began);
	return code;
}

static int find_languages(struct work *work)
{
	int code = 0;

	for (size_t i = 0; i < work->documents.count && code >= 0; i++)
		code = work_find_language(work, &work->documents.items[i]);
	return code;
}

#define FIRST_RETRY_MS 60000

static void set_failed(struct work *work)
{
	struct completion *completion = &work->completion;
	bool temporary = work->failure.code == WINNOW_EAGAIN;

	completion->due_ms = temporary ? clock_wall_ms() + FIRST_RETRY_MS : 0;
	/* Tried often enough by now, it is left to the next run. */
	if (temporary && work->job && !outward_again(work, &completion->due_ms))
		temporary = false;
	completion->state = temporary ? REQUEST_WAITING : REQUEST_FAILED;
	completion->reason = winnow_str(work->failure.why);
	completion->document_count = 0;
	completion->unchanged = false;
	completion->fingerprint = STR_LITERAL("");
}

/* Up to its documents. */
static void begin(struct work *work, struct worker_tools *tools)
{
	struct completion *completion = &work->completion;

	work->tools = tools;
	completion->request = work->request->id;
	completion->state = REQUEST_DONE;
	completion->fingerprint = winnow_str(work->shop->plan->fingerprint);
	if (work->source != WORK_WITHOUT_SOURCE)
		completion->visitor = winnow_str(work->shop->plan->visitors[work->source]);
	if (work->failure.code == 0)
		(void)(work->given ? find_languages(work) : fetch_and_take(work));
}

static void finish(struct work *work)
{
	struct completion *completion = &work->completion;

	completion->documents = work->documents.items;
	completion->document_count = work->documents.count;
	completion->requests = work->found.items;
	completion->request_count = work->found.count;
	if (work->failure.code)
		set_failed(work);
	if (work->shop->finish)
		work->shop->finish(work);
}

void works_do(struct work *const *works, size_t count, struct worker_tools *tools)
{
	for (size_t i = 0; i < count; i++)
		begin(works[i], tools);
	works_extract(works, count);
	for (size_t i = 0; i < count; i++)
		finish(works[i]);
}
