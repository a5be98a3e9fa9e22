/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/vector.h"
#include "run/documents.h"
#include "tools/reader_harness.h"

struct collector {
	struct winnow_reader_out out; /* first: the plugin holds a pointer to it */
	VECTOR(struct winnow_document) documents;
	struct arena *arena;
	struct failure refusal; /* of the first document that is none */
};

struct reader_harness *reader_open(const char *plugin, const char *options)
{
	struct reader_harness *reader = calloc(1, sizeof *reader);

	assert_non_null(reader);
	reader->plugin = plugin_open(SECTION_READER, plugin, options, NULL);
	return reader;
}

void reader_close(struct reader_harness *reader)
{
	if (!reader)
		return;
	plugin_close(reader->plugin);
	free(reader);
}

struct winnow_item item_of(const char *uri, const char *media_type, struct winnow_str body)
{
	return (struct winnow_item){
		.size = sizeof(struct winnow_item),
		.form = WINNOW_BYTES,
		.uri = winnow_str(uri),
		.final_uri = winnow_str(uri),
		.key = winnow_str(uri),
		.media_type = winnow_str(media_type),
		.body = body,
		.length = body.len,
		.sha256 = winnow_str("00000000000000000000000000000000"
				     "00000000000000000000000000000000"),
		.fetched_ms = 1394000000000,
		.expects = WINNOW_ARTICLE,
	};
}

int reader_probe(struct reader_harness *reader, const struct winnow_item *item)
{
	struct instance *instance = &reader->plugin->instance;
	struct call call;

	call_begin(reader->plugin, &call);
	int score = instance->module->reader.probe(instance->self, &call.host.face, item);
	struct outcome outcome = call_end(&call, score);
	arena_destroy(call.results);
	return outcome.result;
}

static const struct winnow_block *copy_blocks(
	struct arena *arena, const struct winnow_document *document)
{
	size_t size = document->block_count * sizeof(struct winnow_block);
	struct winnow_block *copy = need_array(arena, document->block_count, sizeof *copy);

	if (size)
		memcpy(copy, document->blocks, size);
	return copy;
}

static const struct winnow_field *copy_fields(
	struct arena *arena, const struct winnow_document *document)
{
	const struct winnow_field *from = document->fields;
	struct winnow_field *copy = need_array(arena, document->field_count, sizeof *copy);

	for (uint32_t i = 0; i < document->field_count; i++)
		copy[i] = (struct winnow_field){ copy_text(arena, from[i].name),
			copy_text(arena, from[i].value), copy_text(arena, from[i].origin) };
	return copy;
}

static void copy_document(struct arena *arena, const struct winnow_document *document,
	struct winnow_document *ret_copy)
{
	struct winnow_str *texts[] = { &ret_copy->key, &ret_copy->uri, &ret_copy->title,
		&ret_copy->published, &ret_copy->dateline, &ret_copy->language,
		&ret_copy->country, &ret_copy->byline, &ret_copy->publisher, &ret_copy->host,
		&ret_copy->notice, &ret_copy->text };

	copy_struct(ret_copy, sizeof *ret_copy, document);
	for (size_t i = 0; i < COUNT_OF(texts); i++)
		*texts[i] = copy_text(arena, *texts[i]);
	ret_copy->blocks = copy_blocks(arena, ret_copy);
	ret_copy->fields = copy_fields(arena, ret_copy);
}

static int collect(const struct winnow_reader_out *out, const struct winnow_document *document)
{
	struct collector *collector = (struct collector *)out;

	if (!document_is_sound(document, &collector->refusal))
		return collector->refusal.code;
	struct winnow_document *copy = vector_push(&collector->documents);
	if (!copy)
		return WINNOW_EFATAL;
	copy_document(collector->arena, document, copy);
	return 0;
}

struct reading_result *reader_read(
	struct reader_harness *reader, const struct winnow_item *item)
{
	struct instance *instance = &reader->plugin->instance;
	struct reading_result *result = calloc(1, sizeof *result);
	struct call call;

	assert_non_null(result);
	call_begin(reader->plugin, &call);
	struct collector collector = { .out = { .size = sizeof collector.out,
					       .document = collect },
		.arena = call.results };
	int answer = instance->module->reader.read(
		instance->self, &call.host.face, item, &collector.out);
	result->outcome = call_end(&call, answer);
	result->documents = collector.documents.items;
	result->count = collector.documents.count;
	result->arena = call.results;
	if (collector.refusal.code != 0)
		fail_msg("%s", collector.refusal.why);
	return result;
}

void reading_result_free(struct reading_result *result)
{
	if (!result)
		return;
	free((void *)result->documents);
	arena_destroy(result->arena);
	free(result);
}

struct winnow_str block_text(const struct winnow_document *document, uint32_t block)
{
	return winnow_slice(document->text, (size_t)document->blocks[block].at,
		(size_t)document->blocks[block].length);
}

char *blocks_as_lines(const struct winnow_document *document, uint32_t first)
{
	static const char types[] = "?TDHPLQBC";
	char *lines = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&lines, &length);

	assert_non_null(out);
	for (uint32_t at = first; at < document->block_count; at++) {
		const struct winnow_block *block = &document->blocks[at];
		struct winnow_str words = block_text(document, at);
		fprintf(out, "%c%u|%.*s\n", types[block->type], block->level, STR_ARGS(words));
	}
	fclose(out);
	return lines;
}

struct winnow_str document_field(const struct winnow_document *document, const char *name)
{
	for (uint32_t i = 0; i < document->field_count; i++)
		if (winnow_is(document->fields[i].name, name))
			return document->fields[i].value;
	return STR_LITERAL("");
}
