/* SPDX-License-Identifier: MIT */
#include <jansson.h>
#include <string.h>
#include "base/clock.h"
#include "base/utf8.h"
#include "store/json_writer.h"
#include "store/record_json.h"
#include "store/words.h"

static void add_heading(
	struct json_writer *writer, const struct winnow_record *record, json_t *object)
{
	bool is_fact = record->fact != NULL;

	json_writer_text(writer, object, "type", winnow_str(is_fact ? "fact" : "document"));
	json_writer_text(writer, object, "id", record->id);
	json_writer_text(writer, object, "schema",
		winnow_str(is_fact ? "winnow/fact/1" : "winnow/document/1"));
}

static void add_version(
	struct json_writer *writer, const struct winnow_record *record, json_t *object)
{
	json_writer_integer(writer, object, "version", record->version);
	json_writer_text(writer, object, "cause", record->cause);
	json_writer_text(writer, object, "source", record->source);
}

/* What a fact's line says of its document, too. */
static void add_description(
	struct json_writer *writer, const struct winnow_document *document, json_t *object)
{
	json_writer_text(writer, object, "uri", document->uri);
	json_writer_text(writer, object, "title", document->title);
	json_writer_text(writer, object, "published", document->published);
	json_writer_text(writer, object, "dateline", document->dateline);
	json_writer_text(writer, object, "language", document->language);
	json_writer_text(writer, object, "country", document->country);
}

static void add_fields(
	struct json_writer *writer, const struct winnow_document *document, json_t *object)
{
	if (!document->field_count)
		return;
	json_t *fields = json_writer_put(writer, object, "fields", json_array());
	for (uint32_t i = 0; i < document->field_count; i++) {
		json_t *field = json_writer_push(writer, fields, json_object());
		json_writer_text(writer, field, "name", document->fields[i].name);
		json_writer_text(writer, field, "value", document->fields[i].value);
		json_writer_text(writer, field, "origin", document->fields[i].origin);
	}
}

static void add_text(
	struct json_writer *writer, const struct winnow_document *document, json_t *object)
{
	json_writer_text(writer, object, "text", document->text);
	json_t *blocks = json_writer_put(writer, object, "blocks", json_array());
	for (uint32_t i = 0; i < document->block_count; i++) {
		const struct winnow_block *block = &document->blocks[i];
		json_t *entry = json_writer_push(writer, blocks, json_object());
		json_writer_text(writer, entry, "type", words_block_type(block->type));
		if (block->level)
			json_writer_integer(writer, entry, "level", block->level);
		json_writer_integer(writer, entry, "byte_start", (int64_t)block->at);
		json_writer_integer(
			writer, entry, "byte_end", (int64_t)(block->at + block->length));
	}
}

static void add_document(struct json_writer *writer, const struct winnow_record *record,
	uint32_t flags, json_t *object)
{
	const struct winnow_document *document = record->document;

	json_writer_text(writer, object, "key", document->key);
	add_description(writer, document, object);
	json_writer_text(writer, object, "byline", document->byline);
	json_writer_text(writer, object, "publisher", document->publisher);
	json_writer_text(writer, object, "host", document->host);
	json_writer_text(writer, object, "notice", document->notice);
	add_fields(writer, document, object);
	if (flags & WINNOW_JSON_WITH_TEXT)
		add_text(writer, document, object);
}

static void add_anchor(
	struct json_writer *writer, const struct winnow_anchor *anchor, json_t *object)
{
	json_writer_text(writer, object, "quote", anchor->quote);
	json_writer_text(writer, object, "prefix", anchor->prefix);
	json_writer_text(writer, object, "suffix", anchor->suffix);
	json_writer_integer(writer, object, "start", (int64_t)anchor->start);
	json_writer_integer(writer, object, "end", (int64_t)anchor->end);
	json_writer_integer(writer, object, "byte_start", (int64_t)anchor->byte_start);
	json_writer_integer(writer, object, "byte_end", (int64_t)anchor->byte_end);
}

static void add_fact(
	struct json_writer *writer, const struct winnow_record *record, json_t *object)
{
	json_writer_text(writer, object, "fact_type", record->fact->type);
	json_writer_text(writer, object, "document_id", record->document_id);
	add_version(writer, record, object);
	add_description(writer, record->document, object);
	add_anchor(writer, record->anchor, object);
	json_writer_attributes(writer, record, object);
	json_writer_real(writer, object, "confidence", record->fact->confidence);
	json_writer_text(writer, object, "rule", record->fact->rule);
}

static void add_time(
	struct json_writer *writer, json_t *object, const char *key, int64_t wall_ms)
{
	char text[CLOCK_TEXT_SIZE];

	if (wall_ms)
		json_writer_text(writer, object, key, clock_text(wall_ms, text));
}

static void add_place(
	struct json_writer *writer, const struct winnow_place *place, json_t *object)
{
	if (!place)
		return;
	json_t *archive = json_writer_put(writer, object, "archive", json_object());
	json_writer_text(writer, archive, "file", place->file);
	json_writer_integer(writer, archive, "offset", (int64_t)place->at);
	json_writer_integer(writer, archive, "length", (int64_t)place->length);
	json_writer_text(writer, archive, "record", place->id);
}

static void add_provenance(struct json_writer *writer, const struct winnow_record *record,
	uint32_t flags, json_t *object)
{
	json_writer_text(writer, object, "plugin", record->plugin);
	json_writer_text(writer, object, "item_uri", record->item_uri);
	json_writer_text(writer, object, "item_sha256", record->item_sha256);
	json_writer_text(writer, object, "text_sha256", record->text_sha256);
	if (flags & WINNOW_JSON_STABLE)
		return;
	if (WINNOW_HAS(record, group))
		json_writer_text(writer, object, "group", record->group);
	add_place(writer, record->place, object);
	json_writer_text(writer, object, "run", record->run);
	add_time(writer, object, "fetched", record->fetched_ms);
	add_time(writer, object, "stored", record->stored_ms);
}

static json_t *make_object(
	struct json_writer *writer, const struct winnow_record *record, uint32_t flags)
{
	json_t *object = json_object();

	if (!object)
		writer->failed = true;
	add_heading(writer, record, object);
	if (record->fact) {
		add_fact(writer, record, object);
	} else {
		add_version(writer, record, object);
		add_document(writer, record, flags, object);
	}
	add_provenance(writer, record, flags, object);
	return object;
}

/* Into `line`, which the caller finishes in either outcome. */
static int write_line(const struct winnow_record *record, uint32_t flags, struct buffer *line,
	struct failure *failure)
{
	struct json_writer writer = { 0 };
	json_t *object = make_object(&writer, record, flags);
	bool whole = !writer.failed && !writer.bad_text && json_writer_dump(object, line);

	json_decref(object);
	if (writer.bad_text)
		return failure_set(failure, WINNOW_EDATA,
			"the record %.*s has bytes in \"%s\" that are not UTF-8 text",
			STR_ARGS(record->id), writer.bad_text);
	if (!whole)
		return failure_set(failure, FAILURE_MEMORY, "no memory for a line of JSON");
	return 0;
}

int record_json(const struct winnow_record *record, uint32_t flags, struct arena *arena,
	struct winnow_str *ret_line, struct failure *failure)
{
	struct winnow_str copy = { NULL, 0 };
	struct buffer line;

	buffer_init(&line, 0);
	int result = write_line(record, flags, &line, failure);
	if (!result) {
		copy = arena_copy(arena, buffer_str(&line));
		result = copy.ptr ? 0
				  : failure_set(failure, FAILURE_MEMORY,
					    "no memory for a line of JSON");
	}
	buffer_finish(&line);
	if (!result)
		*ret_line = copy;
	return result;
}

static int serve(const struct winnow_host *host, const struct winnow_record *record,
	uint32_t flags, struct winnow_str *ret_line)
{
	struct failure failure = { 0 };
	struct buffer line;
	char *copy = NULL;

	buffer_init(&line, 0);
	int result = write_line(record, flags, &line, &failure);
	if (!result)
		copy = host->alloc(host, line.length + 1);
	if (copy) {
		memcpy(copy, line.bytes, line.length + 1);
		*ret_line = (struct winnow_str){ copy, line.length };
	}
	buffer_finish(&line);
	if (copy)
		return 0;
	return winnow_fail(host, result == WINNOW_EDATA ? WINNOW_EDATA : WINNOW_ELIMIT,
		result ? failure.why : "a line of JSON is too long for the memory allowed");
}

const struct winnow_json record_json_service = {
	.size = sizeof record_json_service,
	.record = serve,
};
