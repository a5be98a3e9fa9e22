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
	const struct completed_document *document;
	const struct instance *instance;          /* the one at work, */
	const struct winnow_extractor *extractor; /* and what it declared */
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
	struct winnow_str text = extraction->document->document.text;
	struct completed_fact taken = { .plugin = extraction->plugin };
	size_t number = extraction->work->tools->facts.count;
	struct failure failure;

	if (!fact_is_sound(extraction->extractor, fact, text, number, &failure))
		return refuse(extraction, WINNOW_EDATA, failure.why);
	if (!fact_copy(extraction->extractor, fact, extraction->work->arena, &taken.fact))
		return refuse(extraction, WINNOW_ELIMIT, "no memory for another fact");
	struct completed_fact *place = vector_push(&extraction->work->tools->facts);
	if (!place)
		return refuse(extraction, WINNOW_ELIMIT, "no memory for another fact");
	taken.fact.number = (int64_t)number;
	taken.fact.confidence = confidence_of(&extraction->work->tools->rules,
		extraction->work->shop->plan->calibration,
		&extraction->instance->module->plugin, &taken.fact);
	*place = taken;
	return (int64_t)number;
}

/* Those of the facts found so far whose types the extractor needs or uses; returns how many. Of one
 * type many stand together, all under its one name. */
static uint32_t pick_wanted(
	const struct extraction *extraction, const struct winnow_fact **ret_wanted)
{
	const struct worker_tools *tools = extraction->work->tools;
	const char *type = NULL;
	bool is_shown = false;
	uint32_t count = 0;

	for (size_t i = 0; i < tools->facts.count; i++) {
		const struct winnow_fact *fact = &tools->facts.items[i].fact;
		if (fact->type.ptr != type)
			is_shown = fact_type_is_shown(extraction->extractor, fact->type);
		type = fact->type.ptr;
		if (is_shown)
			ret_wanted[count++] = fact;
	}
	return count;
}

/* They are copies, since those in the list move when a new one is taken. */
static int gather_wanted(struct extraction *extraction, struct winnow_reading *reading)
{
	const struct winnow_extractor *extractor = extraction->extractor;
	struct arena *arena = extraction->work->tools->analysis;
	size_t most = extraction->work->tools->facts.count;

	if (!extractor->needs && !extractor->uses)
		return 0;
	const struct winnow_fact **shown = arena_alloc_array(arena, most, sizeof *shown);
	uint32_t count = shown ? pick_wanted(extraction, shown) : 0;
	struct winnow_fact *copies = arena_alloc_array(arena, count, sizeof *copies);
	if (!shown || !copies)
		return work_no_memory(extraction->work);
	for (uint32_t i = 0; i < count; i++) {
		copies[i] = *shown[i];
		shown[i] = &copies[i];
	}
	reading->facts = shown;
	reading->fact_count = count;
	return 0;
}

static int run_extractor(
	struct extraction *extraction, size_t index, const struct text_call *text)
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
	extraction->extractor = &instance->extractor;
	extraction->plugin = work->shop->extractor_ids[index];
	int code = gather_wanted(extraction, &shown.reading);
	if (code < 0)
		return code;
	struct stage_times *times = work->shop->times;
	call_begin(&extraction->call, work, instance, STAGE_EXTRACT, text);
	int answer = extraction->extractor->extract(
		instance->self, &extraction->call.host.face, &shown.reading, &extraction->out);
	code = call_end(&extraction->call, answer, SECTION_EXTRACTOR, index);
	if (times && times->extractors)
		atomic_fetch_add(&times->extractors[index], extraction->call.spent);
	return code;
}

static int analyse_document(
	struct work *work, const struct winnow_document *document, struct text_call *ret_text)
{
	int64_t began = stage_now(work->shop->times);

	arena_reset(work->tools->analysis);
	int code = analyse(work->shop->plan->tables, document, work->tools->analysis, ret_text,
		&work->failure);
	stage_spent(work->shop->times, STAGE_ANALYSE, began);
	return code;
}

static int run_extractors(struct extraction *extraction)
{
	struct work *work = extraction->work;
	struct text_call text;
	int code = analyse_document(work, &extraction->document->document, &text);

	for (size_t i = 0; i < work->shop->plan->counts[SECTION_EXTRACTOR] && code >= 0; i++)
		code = run_extractor(extraction, i, &text);
	return code;
}

/* The facts move into the arena, where the completion finds them. */
static int keep_facts(struct extraction *extraction, struct completed_document *document)
{
	struct work *work = extraction->work;
	size_t count = work->tools->facts.count;
	struct completed_fact *kept = arena_alloc_array(work->arena, count, sizeof *kept);

	if (!kept)
		return work_no_memory(work);
	for (size_t i = 0; i < count; i++)
		kept[i] = work->tools->facts.items[i];
	if (!confidence_keep(work->shop->plan, kept, &count, work->tools->analysis))
		return work_no_memory(work);
	document->facts = kept;
	document->fact_count = count;
	return 0;
}

int work_extract(struct work *work, struct completed_document *document)
{
	struct extraction extraction = {
		.out = { sizeof extraction.out, 0, take_fact },
		.work = work,
		.document = document,
	};
	work->tools->facts.count = 0;
	int code = run_extractors(&extraction);

	return code < 0 ? code : keep_facts(&extraction, document);
}
