/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "outside/document_json.h"
#include "base/json_text.h"
#include "outside/member.h"
#include "store/words.h"

#define DOCUMENT(field) MEMBER(MEMBER_TEXT, winnow_document, field, #field)

static const struct member document_members[] = {
	DOCUMENT(key),
	DOCUMENT(uri),
	DOCUMENT(title),
	DOCUMENT(published),
	DOCUMENT(dateline),
	DOCUMENT(language),
	DOCUMENT(country),
	DOCUMENT(byline),
	DOCUMENT(publisher),
	DOCUMENT(host),
	DOCUMENT(notice),
	{ .name = NULL },
};

static const struct member field_members[] = {
	MEMBER(MEMBER_TEXT, winnow_field, name, "name"),
	MEMBER(MEMBER_TEXT, winnow_field, value, "value"),
	MEMBER(MEMBER_TEXT, winnow_field, origin, "origin"),
	{ .name = NULL },
};

/* ---- to JSON ---- */

static void write_blocks(struct buffer *out, const struct winnow_document *document,
	const struct offsets *offsets)
{
	json_key(out, "blocks");
	json_open(out, '[');
	for (uint32_t i = 0; i < document->block_count; i++) {
		const struct winnow_block *block = &document->blocks[i];
		json_open(out, '{');
		json_write_text(out, "type", words_block_type(block->type));
		if (block->level)
			json_write_integer(out, "level", block->level);
		json_write_integer(
			out, "start", (int64_t)offset_from_bytes(offsets, block->at));
		json_write_integer(out, "end",
			(int64_t)offset_from_bytes(offsets, block->at + block->length));
		json_close(out, '}');
	}
	json_close(out, ']');
}

static void write_fields(struct buffer *out, const struct winnow_document *document)
{
	json_key(out, "fields");
	json_open(out, '[');
	for (uint32_t i = 0; i < document->field_count; i++) {
		json_open(out, '{');
		members_write(out, field_members, &document->fields[i]);
		json_close(out, '}');
	}
	json_close(out, ']');
}

void document_write(struct buffer *out, const struct winnow_document *document,
	const struct offsets *offsets, bool as_payload)
{
	json_open(out, '{');
	members_write(out, document_members, document);
	if (document->block_count)
		write_blocks(out, document, offsets);
	if (document->field_count)
		write_fields(out, document);
	if (!as_payload)
		json_write_text(out, "text", document->text);
	json_close(out, '}');
}

/* ---- from JSON ---- */

static int refuse(struct failure *failure, const char *what)
{
	return failure_set(failure, WINNOW_EDATA, "answered a document %s", what);
}

const char *document_block_decode(
	const json_t *json, const struct offsets *offsets, struct winnow_block *ret_block)
{
	json_int_t start = json_integer_value(json_object_get(json, "start"));
	json_int_t end = json_integer_value(json_object_get(json, "end"));
	json_int_t level = json_integer_value(json_object_get(json, "level"));
	uint64_t byte_start, byte_end;

	ret_block->type = words_block_type_of(member_text_of(json_object_get(json, "type")));
	if (ret_block->type == 0)
		return "has a block whose \"type\" is none, as \"paragraph\"";
	if (start < 0 || end < start || level < 0 || level > 1000 ||
		!offset_to_bytes(offsets, (uint64_t)start, &byte_start) ||
		!offset_to_bytes(offsets, (uint64_t)end, &byte_end))
		return "has a block that lies outside its text";
	ret_block->level = (uint32_t)level;
	ret_block->at = byte_start;
	ret_block->length = byte_end - byte_start;
	return NULL;
}

static int blocks_decode(const json_t *array, enum offset_unit unit, struct arena *arena,
	struct winnow_document *document, struct failure *failure)
{
	size_t count = json_array_size(array);
	struct winnow_block *blocks = arena_alloc_array(arena, count, sizeof *blocks);
	struct offsets offsets;
	const char *fault = NULL;

	if (!blocks || !offsets_init(&offsets, document->text, unit, arena))
		return failure_set(failure, WINNOW_ELIMIT, "no memory for a document");
	for (size_t i = 0; i < count && !fault; i++)
		fault = document_block_decode(json_array_get(array, i), &offsets, &blocks[i]);
	document->blocks = blocks;
	document->block_count = (uint32_t)count;
	return fault ? failure_set(failure, WINNOW_EDATA, "answered a document that %s", fault)
		     : 0;
}

static int fields_decode(const json_t *array, struct arena *arena,
	struct winnow_document *document, struct failure *failure)
{
	size_t count = json_array_size(array);
	struct winnow_field *fields = arena_alloc_array(arena, count, sizeof *fields);
	int code = 0;

	if (!fields)
		return failure_set(failure, WINNOW_ELIMIT, "no memory for a document");
	for (size_t i = 0; i < count && code >= 0; i++)
		code = members_decode(
			field_members, json_array_get(array, i), arena, &fields[i], failure);
	document->fields = fields;
	document->field_count = (uint32_t)count;
	return code;
}

int document_decode(const json_t *json, struct winnow_str payload, enum offset_unit unit,
	struct arena *arena, struct winnow_document *ret_document, struct failure *failure)
{
	struct winnow_document document = { .size = sizeof document };
	int code = members_decode(document_members, json, arena, &document, failure);

	if (!json_is_object(json))
		return refuse(failure, "that is no object");
	document.text = payload.ptr ? payload : member_text_of(json_object_get(json, "text"));
	/* Before any place in it is counted. */
	if (code >= 0 && !utf8_is_text(document.text))
		return refuse(failure, "whose text is not UTF-8 text, or has a NUL");
	if (code >= 0)
		code = blocks_decode(
			json_object_get(json, "blocks"), unit, arena, &document, failure);
	if (code >= 0)
		code = fields_decode(
			json_object_get(json, "fields"), arena, &document, failure);
	if (code >= 0)
		*ret_document = document;
	return code;
}
