/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include "base/vector.h"
#include "run/facts.h"
#include "tools/extractor_harness.h"

struct collector {
	struct winnow_extractor_out out; /* first: the plugin holds a pointer to it */
	VECTOR(struct winnow_fact) facts;
	const struct winnow_document *document;
	const struct winnow_extractor *kind;
	size_t first_number;
	struct extraction *extraction;
	struct host *host;
};

struct extractor_harness *extractor_open(const char *plugin, const char *options)
{
	struct extractor_harness *extractor = calloc(1, sizeof *extractor);
	struct failure failure = { 0 };

	assert_non_null(extractor);
	extractor->documents = arena_create(0);
	assert_non_null(extractor->documents);
	extractor->plugin = plugin_open(SECTION_EXTRACTOR, plugin, options, NULL);
	if (language_tables_create(extractor->plugin->lexicons, &extractor->tables, &failure) <
		0)
		fail_msg("%s", failure.why);
	return extractor;
}

void extractor_close(struct extractor_harness *extractor)
{
	if (!extractor)
		return;
	language_tables_destroy(extractor->tables);
	plugin_close(extractor->plugin);
	arena_destroy(extractor->documents);
	free(extractor);
}

/* ---- documents ---- */

static size_t next_paragraph(struct winnow_str text, size_t from, size_t *ret_end)
{
	size_t length =
		str_find(winnow_slice(text, from, text.len - from), STR_LITERAL("\n\n"));

	*ret_end = from + length;
	return *ret_end < text.len ? *ret_end + 2 : text.len;
}

struct winnow_document extractor_document(
	struct extractor_harness *extractor, const char *text, const char *language)
{
	struct winnow_document document = {
		.size = sizeof document,
		.key = winnow_str("test"),
		.uri = winnow_str("file:///test.txt"),
		.language = copy_text(extractor->documents, winnow_str(language)),
		.text = copy_text(extractor->documents, winnow_str(text)),
	};
	struct winnow_block *blocks =
		need_array(extractor->documents, document.text.len / 2 + 1, sizeof *blocks);
	size_t end;

	for (size_t at = 0, next; at < document.text.len; at = next) {
		next = next_paragraph(document.text, at, &end);
		if (end > at)
			blocks[document.block_count++] = (struct winnow_block){
				.at = at,
				.length = end - at,
				.type = WINNOW_PARAGRAPH,
			};
	}
	document.blocks = blocks;
	return document;
}

void document_set_block(struct winnow_document *document, uint32_t block, uint32_t type)
{
	assert_true(block < document->block_count);
	((struct winnow_block *)document->blocks)[block].type = type;
}

/* ---- running ---- */

static int64_t refuse(struct collector *collector)
{
	struct failure *failure = &collector->host->failure;

	if (!collector->extraction->refusal)
		collector->extraction->refusal =
			copy_text(collector->extraction->arena, winnow_str(failure->why)).ptr;
	return failure->code;
}

static int64_t collect(const struct winnow_extractor_out *out, const struct winnow_fact *fact)
{
	struct collector *collector = (struct collector *)out;
	size_t number = collector->first_number + collector->facts.count;
	const struct fact_maker maker = { collector->kind, NULL };
	struct winnow_fact copy;

	if (fact_take(&maker, fact, collector->document->text, number,
		    collector->extraction->arena, &copy, &collector->host->failure))
		return refuse(collector);
	struct winnow_fact *place = vector_push(&collector->facts);
	if (!place)
		return WINNOW_EFATAL;
	copy.number = (int64_t)number;
	*place = copy;
	return copy.number;
}

static bool lists(const char *const *types, struct winnow_str type)
{
	while (types && *types && !winnow_is(type, *types))
		types++;
	return types && *types;
}

static void show_earlier(const struct winnow_extractor *kind, const struct extraction *earlier,
	struct arena *arena, struct winnow_reading *reading)
{
	size_t count = earlier ? earlier->count : 0;
	const struct winnow_fact **shown = need_array(arena, count, sizeof *shown);

	for (size_t i = 0; i < count; i++)
		if (lists(kind->needs, earlier->facts[i].type) ||
			lists(kind->uses, earlier->facts[i].type))
			shown[reading->fact_count++] = &earlier->facts[i];
	reading->facts = shown;
}

static int extract(struct extractor_harness *extractor, struct call *call,
	const struct winnow_document *document, const struct extraction *earlier,
	struct collector *collector)
{
	const struct instance *instance = &extractor->plugin->instance;
	struct winnow_reading reading = { .size = sizeof reading, .document = document };
	struct text_call text;
	struct failure failure = { 0 };

	if (analyse(extractor->tables, document, call->results, &text, &failure) < 0)
		fail_msg("%s", failure.why);
	call->host.attachment = &text;
	show_earlier(&instance->extractor, earlier, call->results, &reading);
	return instance->extractor.extract(
		instance->self, &call->host.face, &reading, &collector->out);
}

struct extraction *extractor_run(struct extractor_harness *extractor,
	const struct winnow_document *document, const struct extraction *earlier)
{
	struct extraction *extraction = calloc(1, sizeof *extraction);
	struct call call;

	assert_non_null(extraction);
	call_begin(extractor->plugin, &call);
	extraction->arena = call.results;
	extraction->document = *document;
	struct collector collector = {
		.out = { .size = sizeof collector.out, .fact = collect },
		.document = document,
		.kind = &extractor->plugin->instance.extractor,
		.first_number = earlier ? earlier->count : 0,
		.extraction = extraction,
		.host = &call.host,
	};
	int answer = extract(extractor, &call, document, earlier, &collector);
	extraction->outcome = call_end(&call, answer);
	extraction->facts = collector.facts.items;
	extraction->count = collector.facts.count;
	return extraction;
}

struct extraction *extractor_run_text(struct extractor_harness *extractor, const char *text)
{
	struct winnow_document document = extractor_document(extractor, text, "en");

	return extractor_run(extractor, &document, NULL);
}

void extraction_free(struct extraction *extraction)
{
	if (!extraction)
		return;
	free((void *)extraction->facts);
	arena_destroy(extraction->arena);
	free(extraction);
}

/* ---- showing ---- */

struct winnow_str fact_quote(const struct extraction *extraction, size_t fact)
{
	assert_true(fact < extraction->count);
	return winnow_slice(extraction->document.text, (size_t)extraction->facts[fact].at,
		(size_t)extraction->facts[fact].length);
}

static const char *value_text(struct arena *arena, const struct winnow_attribute *attribute)
{
	static const char *const precisions[] = { "?", "century", "decade", "year", "quarter",
		"month", "week", "day", "minute" };
	struct winnow_str text = attribute->text;

	if (attribute->type == WINNOW_VALUE_INTEGER)
		text = arena_printf(arena, "%lld", (long long)attribute->integer);
	else if (attribute->type == WINNOW_VALUE_REFERENCE)
		text = arena_printf(arena, "#%lld", (long long)attribute->integer);
	else if (attribute->type == WINNOW_VALUE_DATE)
		text = arena_printf(
			arena, "%.*s %s", STR_ARGS(text), precisions[attribute->precision]);
	else
		text = arena_copy(arena, text);
	assert_non_null(text.ptr);
	return text.ptr;
}

const char *fact_value(const struct extraction *extraction, size_t fact, const char *name)
{
	assert_true(fact < extraction->count);
	const struct winnow_attribute *attribute = winnow_find(&extraction->facts[fact], name);
	return attribute ? value_text(extraction->arena, attribute) : "";
}

const char *extraction_lines(const struct extraction *extraction)
{
	struct arena *arena = extraction->arena;
	struct winnow_str lines = copy_text(arena, STR_LITERAL(""));

	for (size_t i = 0; i < extraction->count; i++) {
		const struct winnow_fact *fact = &extraction->facts[i];
		lines = arena_printf(arena, "%.*s%.*s \"%.*s\"", STR_ARGS(lines),
			STR_ARGS(fact->type), STR_ARGS(fact_quote(extraction, i)));
		for (uint32_t j = 0; j < fact->attribute_count; j++)
			lines = arena_printf(arena, "%.*s %.*s=%s", STR_ARGS(lines),
				STR_ARGS(fact->attributes[j].name),
				value_text(arena, &fact->attributes[j]));
		lines = arena_printf(arena, "%.*s\n", STR_ARGS(lines));
	}
	assert_non_null(lines.ptr);
	return lines.ptr;
}
