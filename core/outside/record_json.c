/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include "outside/document_json.h"
#include "outside/fact_json.h"
#include "outside/item_json.h"
#include "base/json_text.h"
#include "outside/member.h"
#include "outside/record_json.h"

static const struct member record_members[] = {
	MEMBER(MEMBER_TEXT, winnow_record, id, "id"),
	MEMBER(MEMBER_NUMBER, winnow_record, version, "version"),
	MEMBER(MEMBER_TEXT, winnow_record, document_id, "document_id"),
	MEMBER(MEMBER_TEXT, winnow_record, source, "source"),
	MEMBER(MEMBER_TEXT, winnow_record, plugin, "plugin"),
	MEMBER(MEMBER_TEXT, winnow_record, cause, "cause"),
	MEMBER(MEMBER_TEXT, winnow_record, item_uri, "item_uri"),
	MEMBER(MEMBER_TEXT, winnow_record, item_sha256, "item_sha256"),
	MEMBER(MEMBER_TEXT, winnow_record, text_sha256, "text_sha256"),
	MEMBER(MEMBER_TEXT, winnow_record, run, "run"),
	MEMBER(MEMBER_TEXT, winnow_record, group, "group"),
	MEMBER(MEMBER_INTEGER, winnow_record, fetched_ms, "fetched_ms"),
	MEMBER(MEMBER_INTEGER, winnow_record, stored_ms, "stored_ms"),
	{ .name = NULL },
};

static const struct member anchor_members[] = {
	MEMBER(MEMBER_LARGE, winnow_anchor, start, "start"),
	MEMBER(MEMBER_LARGE, winnow_anchor, end, "end"),
	MEMBER(MEMBER_LARGE, winnow_anchor, byte_start, "byte_start"),
	MEMBER(MEMBER_LARGE, winnow_anchor, byte_end, "byte_end"),
	MEMBER(MEMBER_TEXT, winnow_anchor, quote, "quote"),
	MEMBER(MEMBER_TEXT, winnow_anchor, prefix, "prefix"),
	MEMBER(MEMBER_TEXT, winnow_anchor, suffix, "suffix"),
	{ .name = NULL },
};

static void write_lists(struct buffer *out, const char *const *lists)
{
	json_key(out, "lists");
	json_open(out, '[');
	for (; *lists; lists++)
		json_put_text(out, winnow_str(*lists));
	json_close(out, ']');
}

void record_write(struct buffer *out, const struct winnow_record *record,
	const struct offsets *offsets, bool as_payload)
{
	json_open(out, '{');
	members_write(out, record_members, record);
	if (record->fact) {
		json_key(out, "fact");
		fact_write(out, record->fact, offsets);
		json_key(out, "anchor");
		json_open(out, '{');
		members_write(out, anchor_members, record->anchor);
		json_close(out, '}');
	} else {
		json_key(out, "document");
		document_write(out, record->document, offsets, as_payload);
	}
	if (record->lists)
		write_lists(out, record->lists);
	place_write(out, record->place);
	json_close(out, '}');
}

static int no_memory(struct failure *failure)
{
	return failure_set(failure, WINNOW_ELIMIT, "no memory for a record");
}

/* What the document points at has to outlive the call that brought it: it is read from copies. */
static int document_remember(const json_t *json, struct winnow_str payload,
	struct record_memory *memory, struct failure *failure)
{
	char *line = json_dumps(json, JSON_COMPACT);
	json_t *copy = line ? json_loads(line, 0, NULL) : NULL;

	free(line);
	json_decref(memory->json);
	memory->json = copy;
	arena_reset(memory->arena);
	struct winnow_str text = payload;
	if (payload.ptr)
		text = arena_copy(memory->arena, payload);
	memory->seen = false;
	if (!copy || (payload.ptr && !text.ptr))
		return no_memory(failure);
	int code = document_decode(
		copy, text, OFFSETS_BYTES, memory->arena, &memory->document, failure);
	memory->seen = code >= 0;
	return code;
}

static int fact_read(const json_t *json, const struct record_memory *memory,
	struct arena *arena, struct winnow_record *record, struct failure *failure)
{
	struct winnow_fact *fact = arena_alloc(arena, sizeof *fact);
	struct winnow_anchor *anchor = arena_alloc(arena, sizeof *anchor);
	const struct offsets offsets = { .text = memory->document.text, .unit = OFFSETS_BYTES };
	const struct fact_reading reading = { .offsets = &offsets, .arena = arena };

	if (!fact || !anchor)
		return no_memory(failure);
	record->fact = fact;
	record->anchor = anchor;
	int code = fact_decode(&reading, json_object_get(json, "fact"), fact, failure);
	return code < 0 ? code
			: members_decode(anchor_members, json_object_get(json, "anchor"), arena,
				  anchor, failure);
}

static int lists_read(const json_t *array, struct arena *arena, struct winnow_record *record,
	struct failure *failure)
{
	size_t count = json_array_size(array);
	const char **lists = arena_alloc_array(arena, count + 1, sizeof *lists);

	if (!lists)
		return no_memory(failure);
	for (size_t i = 0; i < count; i++) {
		lists[i] = json_string_value(json_array_get(array, i));
		if (!lists[i])
			lists[i] = "";
	}
	record->lists = array ? lists : NULL;
	return 0;
}

int record_decode(const json_t *json, struct winnow_str payload, struct record_memory *memory,
	struct arena *arena, struct winnow_record *ret_record, struct failure *failure)
{
	struct winnow_record record = { .size = sizeof record };
	const json_t *document = json_object_get(json, "document");
	int code = members_decode(record_members, json, arena, &record, failure);

	if (code >= 0 && document)
		code = document_remember(document, payload, memory, failure);
	if (code >= 0 && !memory->seen)
		code = failure_set(failure, WINNOW_EDATA,
			"was shown a fact before its document: it goes on with the next run");
	if (code >= 0 && json_object_get(json, "fact"))
		code = fact_read(json, memory, arena, &record, failure);
	if (code >= 0)
		code = lists_read(json_object_get(json, "lists"), arena, &record, failure);
	if (code >= 0)
		code = place_decode(
			json_object_get(json, "place"), arena, &record.place, failure);
	record.document = &memory->document;
	if (code >= 0)
		*ret_record = record;
	return code;
}
