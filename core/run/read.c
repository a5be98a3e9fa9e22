/* SPDX-License-Identifier: MIT */
#include "run/documents.h"
#include "run/found.h"
#include "run/repeats.h"
#include "text/tables.h"

struct read {
	struct winnow_reader_out out; /* first: a plugin holds a pointer to it */
	BOX_REST(winnow_reader_out);
	struct call call;
	struct work *work;
	const struct winnow_item *item;
	struct winnow_str key;
	size_t reader;
};

static int refuse(struct read *read, int code, const char *why)
{
	read->call.refused = code;
	return winnow_fail(&read->call.host.face, code, why);
}

/* Of a language whose sentences are not understood only what needs none of its words is told, and
 * the document says so. */
static bool note_reach(struct work *work, struct winnow_document *document)
{
	const struct language_table *table =
		language_tables_find(work->shop->plan->tables, document->language);
	uint32_t count = document->field_count;

	if (document->language.len == 0 || table->grammar)
		return true;
	struct winnow_field *fields =
		arena_alloc_array(work->arena, (size_t)count + 1, sizeof *fields);
	if (!fields)
		return false;
	for (uint32_t i = 0; i < count; i++)
		fields[i] = document->fields[i];
	fields[count] = (struct winnow_field){ STR_LITERAL("facts"),
		STR_LITERAL("language-free"), STR_LITERAL("language") };
	document->fields = fields;
	document->field_count = count + 1;
	return true;
}

int work_find_language(struct work *work, struct completed_document *completed)
{
	struct winnow_document *document = &completed->document;

	struct winnow_str language;

	completed->declared_language = document->language;
	int code = language_of(work->tools->detector, work->shop->plan->tables, document->text,
		completed->declared_language, &language, &work->failure);
	if (code < 0)
		return code;
	document->language = arena_copy(work->arena, language);
	if (!document->language.ptr || !note_reach(work, document))
		return work_no_memory(work);
	return 0;
}

static int take_document(
	const struct winnow_reader_out *out, const struct winnow_document *document)
{
	struct read *read = (struct read *)(void *)out;
	struct work *work = read->work;
	struct completed_document taken = { .reader = work->shop->reader_ids[read->reader] };
	struct failure failure = { 0 };

	if (!document_is_sound(document, &failure))
		return refuse(read, WINNOW_EDATA, failure.why);
	if (document->key.len > FOUND_LONGEST_KEY)
		return refuse(
			read, WINNOW_EDATA, "the key of a document is longer than 4,096 bytes");
	if (!document_copy(document, read->key, read->item, work->arena, &taken.document))
		return refuse(read, WINNOW_ELIMIT, "no memory for another document");
	int is_new = key_set_add(&work->keys, work->arena, taken.document.key);
	if (is_new < 0)
		return refuse(read, WINNOW_ELIMIT, "no memory for another document");
	if (!is_new)
		return refuse(
			read, WINNOW_EDATA, "two documents of one item have the same key");
	if (work_find_language(work, &taken) < 0)
		return refuse(read, WINNOW_ELIMIT, work->failure.why);
	if (repeats_leave_out(work, &taken) < 0)
		return refuse(read, WINNOW_ELIMIT, work->failure.why);
	struct completed_document *place = vector_push(&work->documents);
	if (!place)
		return refuse(read, WINNOW_ELIMIT, "no memory for another document");
	*place = taken;
	if (work->shop->times)
		atomic_fetch_add(
			&work->shop->times->text_bytes, (int64_t)taken.document.text.len);
	return 0;
}

/* The highest score wins, of equals the first. */
static int choose(struct work *work, const struct winnow_item *item, size_t *ret_reader)
{
	struct plan *plan = work->shop->plan;
	int best = 0;

	for (size_t i = 0; i < plan->counts[SECTION_READER]; i++) {
		struct instance *instance = &plan->instances[SECTION_READER][i];
		struct call call;
		if (atomic_load(&work->shop->dead[SECTION_READER][i]))
			continue;
		call_begin(&call, work, instance, NULL);
		int score =
			instance->module->reader.probe(instance->self, &call.host.face, item);
		int code = call_end(&call, score, SECTION_READER, i);
		if (code < 0)
			return code;
		if (score > best) {
			best = score;
			*ret_reader = i;
		}
	}
	return best > 0 ? 0
			: failure_set(&work->failure, WINNOW_EDATA,
				  "no reader knows what this is%s%.*s",
				  item->media_type.len ? ": " : "", STR_ARGS(item->media_type));
}

static int read_untimed(
	struct work *work, const struct winnow_item *item, struct winnow_str key)
{
	struct read read = {
		.out = { sizeof read.out, 0, take_document },
		.work = work,
		.item = item,
		.key = key,
	};
	int code = choose(work, item, &read.reader);

	if (code < 0)
		return code;
	struct instance *instance = &work->shop->plan->instances[SECTION_READER][read.reader];
	call_begin(&read.call, work, instance, NULL);
	int answer = instance->module->reader.read(
		instance->self, &read.call.host.face, item, &read.out);
	code = call_end(&read.call, answer, SECTION_READER, read.reader);
	if (code < 0)
		return code;
	if (work->documents.count == 0)
		return failure_set(&work->failure, WINNOW_EDATA, "%s: found no article in it",
			instance->who);
	return 0;
}

int work_read(struct work *work, const struct winnow_item *item, struct winnow_str key)
{
	int64_t began = stage_now(work->shop->times);
	int code = read_untimed(work, item, key);

	stage_spent(work->shop->times, STAGE_READ, began);
	return code;
}
