/* SPDX-License-Identifier: MIT */
#include "run/confidence.h"
#include "run/facts.h"
#include "run/work.h"

/* All that is being extracted of one document. */
struct extraction {
	struct winnow_extractor_out out; /* first: a plugin holds a pointer to it */
	BOX_REST(winnow_extractor_out);
	struct call call;
	struct work *work;
	struct document_room *room;
	struct completed_document *document;
	struct text_call text;
	const struct instance *instance; /* the one at work, */
	const struct fact_maker *maker;  /* and what it declared */
	int64_t plugin;
};

static int refuse(struct extraction *extraction, int code, const char *why)
{
	extraction->call.refused = code;
	return winnow_fail(&extraction->call.host.face, code, why);
}

static int64_t take_fact(const struct winnow_extractor_out *out, const struct winnow_fact *fact)
{
	struct extraction *extraction = (struct extraction *)(void *)out;
	struct document_room *room = extraction->room;
	struct winnow_str text = extraction->document->document.text;
	size_t number = room->facts.count;
	struct failure failure;
	struct completed_fact *taken = arena_take(room->analysis, sizeof *taken);

	if (taken && fact_take(extraction->maker, fact, text, number, extraction->work->arena,
			     &taken->fact, &failure))
		return refuse(extraction, failure.code, failure.why);
	struct found_fact *place = taken ? vector_push(&room->facts) : NULL;
	if (!place)
		return refuse(extraction, WINNOW_ELIMIT, "no memory for another fact");
	*place = (struct found_fact){ taken->fact.type.ptr, taken };
	taken->plugin = extraction->plugin;
	taken->fact.number = (int64_t)number;
	taken->fact.confidence = confidence_of(&extraction->work->tools->rules,
		extraction->work->shop->plan->calibration,
		&extraction->instance->module->plugin, &taken->fact);
	return (int64_t)number;
}

static bool is_among(const char *type, const char *const *types)
{
	while (*types && *types != type)
		types++;
	return *types != NULL;
}

/* Those of the facts found so far that are of these types; returns how many. */
static uint32_t pick(const struct document_room *room, const char *const *types,
	const struct winnow_fact **ret_picked)
{
	uint32_t count = 0;

	for (size_t i = 0; i < room->facts.count; i++)
		if (is_among(room->facts.items[i].type, types))
			ret_picked[count++] = &room->facts.items[i].fact->fact;
	return count;
}

static int gather_wanted(
	struct extraction *extraction, const char *const *types, struct winnow_reading *reading)
{
	struct document_room *room = extraction->room;

	if (!*types)
		return 0;
	const struct winnow_fact **shown =
		arena_take_array(room->analysis, room->facts.count, sizeof *shown);
	if (!shown)
		return work_no_memory(extraction->work);
	reading->facts = shown;
	reading->fact_count = pick(room, types, shown);
	return 0;
}

/* Those that say they had no memory do not know what set its limit. */
static int name_limit(struct work *work, int code)
{
	return code == WINNOW_ELIMIT
		       ? failure_prefix(&work->failure,
				 "max_document_bytes of %jd bytes may be too little",
				 (intmax_t)work->shop->plan->config->max_document_bytes)
		       : code;
}

static int run_extractor(struct extraction *extraction, size_t index)
{
	struct work *work = extraction->work;
	struct instance *instance = work->shop->plan->extractors[index];
	struct {
		struct winnow_reading reading;
		BOX_REST(winnow_reading);
		struct winnow_document document;
		BOX_REST(winnow_document);
	} shown = {
		.reading = { .size = sizeof shown.reading, .document = &shown.document },
		.document = extraction->document->document,
	};

	if (atomic_load(&work->shop->dead[SECTION_EXTRACTOR][index]))
		return failure_set(&work->failure, WINNOW_EDATA,
			"%s: was closed after it failed earlier in this run", instance->who);
	extraction->instance = instance;
	extraction->maker = &work->shop->plan->makers[index];
	extraction->plugin = work->shop->extractor_ids[index];
	int code = gather_wanted(extraction, work->shop->plan->shown[index], &shown.reading);
	if (code < 0)
		return code;
	call_begin(&extraction->call, work, instance, &extraction->text);
	int answer = instance->extractor.extract(
		instance->self, &extraction->call.host.face, &shown.reading, &extraction->out);
	return name_limit(work, call_end(&extraction->call, answer, SECTION_EXTRACTOR, index));
}

static int analyse_document(struct extraction *extraction)
{
	struct work *work = extraction->work;
	struct document_room *room = extraction->room;

	room->facts.count = 0;
	if (room->analysis)
		arena_reset(room->analysis);
	else
		room->analysis =
			arena_create((size_t)work->shop->plan->config->max_document_bytes);
	if (!room->analysis)
		return work_no_memory(work);
	return name_limit(
		work, analyse(work->shop->plan->tables, &extraction->document->document,
			      room->analysis, &extraction->text, &work->failure));
}

/* The facts move into the arena, where the completion finds them. */
static int keep_facts(struct extraction *extraction)
{
	struct work *work = extraction->work;
	struct document_room *room = extraction->room;
	size_t count = room->facts.count;
	struct completed_fact *kept = arena_take_array(work->arena, count, sizeof *kept);

	if (!kept)
		return work_no_memory(work);
	for (size_t i = 0; i < count; i++)
		kept[i] = *room->facts.items[i].fact;
	if (!confidence_keep(work->shop->plan, kept, &count, room->analysis))
		return work_no_memory(work);
	extraction->document->facts = kept;
	extraction->document->fact_count = count;
	return 0;
}

/* What is extracted from at once. */
struct batch {
	struct extraction items[DOCUMENTS_AT_ONCE];
	size_t count, bytes;
};

static bool is_sound(const struct extraction *extraction)
{
	return extraction->work->failure.code == 0;
}

static void leave(struct document_room *room)
{
	if (!room->analysis || arena_held(room->analysis) <= ROOM_KEPT)
		return;
	arena_destroy(room->analysis);
	room->analysis = NULL;
}

static void analyse_all(struct batch *batch, struct stage_times *times)
{
	int64_t began = stage_now(times);

	for (size_t i = 0; i < batch->count; i++)
		if (is_sound(&batch->items[i]))
			(void)analyse_document(&batch->items[i]);
	stage_spent(times, STAGE_ANALYSE, began);
}

static void run_over_all(struct batch *batch, size_t index, struct stage_times *times)
{
	int64_t began = stage_now(times);

	for (size_t i = 0; i < batch->count; i++)
		if (is_sound(&batch->items[i]))
			(void)run_extractor(&batch->items[i], index);
	int64_t spent = stage_spent(times, STAGE_EXTRACT, began);
	if (times && times->extractors)
		atomic_fetch_add(&times->extractors[index], spent);
}

/* What goes wrong is in the work's failure. */
static void extract(struct batch *batch)
{
	if (batch->count == 0)
		return;
	const struct workshop *shop = batch->items[0].work->shop;
	analyse_all(batch, shop->times);
	for (size_t i = 0; i < shop->plan->counts[SECTION_EXTRACTOR]; i++)
		run_over_all(batch, i, shop->times);
	for (size_t i = 0; i < batch->count; i++) {
		if (is_sound(&batch->items[i]))
			(void)keep_facts(&batch->items[i]);
		leave(batch->items[i].room);
	}
	batch->count = batch->bytes = 0;
}

static void add(struct batch *batch, struct work *work, struct completed_document *document)
{
	size_t bytes = document->document.text.len;

	if (batch->count == DOCUMENTS_AT_ONCE || batch->bytes + bytes > BYTES_AT_ONCE)
		extract(batch);
	struct extraction *place = &batch->items[batch->count];
	*place = (struct extraction){
		.out = { sizeof place->out, 0, take_fact },
		.work = work,
		.room = &work->tools->rooms[batch->count],
		.document = document,
	};
	batch->count++;
	batch->bytes += bytes;
}

/* One of several documents begins a batch, and the next another: which of them fails first does not
 * depend on what else there was to do. */
static void add_all(struct batch *batch, struct work *work)
{
	bool is_apart = work->documents.count > 1;

	if (is_apart)
		extract(batch);
	for (size_t i = 0; i < work->documents.count; i++)
		add(batch, work, &work->documents.items[i]);
	if (is_apart)
		extract(batch);
}

void works_extract(struct work *const *works, size_t count)
{
	struct batch batch;

	batch.count = batch.bytes = 0;
	for (size_t i = 0; i < count; i++)
		if (works[i]->failure.code == 0 &&
			works[i]->shop->plan->counts[SECTION_EXTRACTOR] > 0)
			add_all(&batch, works[i]);
	extract(&batch);
}
