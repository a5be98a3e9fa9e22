/* SPDX-License-Identifier: MIT */
#include "store/record.h"
#include "store/record_fact.h"
#include "store/redaction.h"
#include "store/statement.h"
#include "store/words.h"

static void read_members(
	struct statement *query, struct arena *arena, struct winnow_document *document)
{
	document->size = sizeof *document;
	document->key = statement_read_copy(query, arena);
	document->uri = statement_read_copy(query, arena);
	document->title = statement_read_copy(query, arena);
	document->published = statement_read_copy(query, arena);
	document->dateline = statement_read_copy(query, arena);
	document->language = statement_read_copy(query, arena);
	document->country = statement_read_copy(query, arena);
	document->byline = statement_read_copy(query, arena);
	document->publisher = statement_read_copy(query, arena);
	document->host = statement_read_copy(query, arena);
	document->notice = statement_read_copy(query, arena);
	document->text = statement_read_copy(query, arena);
}

static void read_provenance(
	struct statement *query, struct arena *arena, struct winnow_record *record)
{
	record->size = sizeof *record;
	record->id = statement_read_copy(query, arena);
	record->document_id = record->id;
	record->version = (uint32_t)statement_read_integer(query);
	record->cause = statement_read_copy(query, arena);
	record->source = statement_read_copy(query, arena);
	record->item_uri = statement_read_copy(query, arena);
	record->item_sha256 = statement_read_copy(query, arena);
	record->text_sha256 = statement_read_copy(query, arena);
	record->run = statement_read_copy(query, arena);
	record->fetched_ms = statement_read_integer(query);
	record->stored_ms = statement_read_integer(query);
}

void record_read_place(
	struct statement *query, struct arena *arena, struct winnow_place *ret_place)
{
	ret_place->file = statement_read_copy(query, arena);
	ret_place->at = (uint64_t)statement_read_integer(query);
	ret_place->length = (uint64_t)statement_read_integer(query);
	ret_place->id = statement_read_copy(query, arena);
	ret_place->digest = statement_read_copy(query, arena);
}

static bool read_place(
	struct statement *query, struct arena *arena, struct winnow_record *record)
{
	struct winnow_place *place = arena_alloc(arena, sizeof *place);

	if (!place)
		return false;
	record_read_place(query, arena, place);
	record->place = place->file.len ? place : NULL;
	return true;
}

static int read_document(struct store *store, int64_t row, struct arena *arena,
	struct winnow_document *document, struct winnow_record *record, struct failure *failure)
{
	SCOPED(statement_finish)
	struct statement query = statement_begin(store,
		"SELECT documents.plugin_id, documents.key, documents.uri, title, published, "
		"dateline, language, country, byline, publisher, host, notice, text, "
		"identifier, "
		"version, cause, sources.name, items.uri, items.sha256, text_sha256, "
		"CAST(documents.run_id AS TEXT), unixepoch(items.fetched) * 1000, "
		"unixepoch(stored) * 1000, archive_file, archive_offset, archive_length, "
		"archive_record, archive_digest, similar_group FROM documents "
		"JOIN sources ON sources.id = documents.source_id "
		"JOIN items ON items.id = item_id "
		"LEFT JOIN signatures ON signatures.id = documents.id "
		"WHERE documents.id = ?");

	statement_integer(&query, row);
	int result = statement_step(&query, failure);
	if (result < 0)
		return result;
	if (!result)
		return failure_set(failure, FAILURE_MISSING, "%s: there is no document %lld",
			store->path, (long long)row);
	int64_t reader = statement_read_integer(&query);
	read_members(&query, arena, document);
	read_provenance(&query, arena, record);
	if (!read_place(&query, arena, record))
		return database_fail_memory(store, failure);
	record->group = statement_read_copy(&query, arena);
	result = statement_check(&query, failure);
	if (result)
		return result;
	const struct known_plugin *plugin = catalogue_plugin(store, reader, failure);
	if (!plugin)
		return FAILURE_STORE;
	record->plugin = plugin->label;
	record->document = document;
	return 0;
}

static int read_blocks(struct store *store, int64_t row, struct arena *arena,
	struct winnow_document *document, struct failure *failure)
{
	SCOPED(statement_finish)
	struct statement query = statement_begin(store,
		"SELECT count(*) OVER (), type, level, start_byte, end_byte FROM blocks "
		"WHERE document_id = ? ORDER BY position");
	struct winnow_block *blocks = NULL;
	int result;

	statement_integer(&query, row);
	while ((result = statement_step(&query, failure)) > 0) {
		size_t count = (size_t)statement_read_integer(&query);
		if (!blocks)
			blocks = arena_alloc_array(arena, count, sizeof *blocks);
		if (!blocks)
			return database_fail_memory(store, failure);
		struct winnow_block *block = &blocks[document->block_count++];
		block->type = words_block_type_of(statement_read_text(&query));
		block->level = (uint32_t)statement_read_integer(&query);
		block->at = (uint64_t)statement_read_integer(&query);
		block->length = (uint64_t)statement_read_integer(&query) - block->at;
	}
	document->blocks = blocks;
	return result;
}

static int read_fields(struct store *store, int64_t row, struct arena *arena,
	struct winnow_document *document, struct failure *failure)
{
	SCOPED(statement_finish)
	struct statement query = statement_begin(store,
		"SELECT count(*) OVER (), name, value, origin FROM fields "
		"WHERE document_id = ? ORDER BY position");
	struct winnow_field *fields = NULL;
	int result;

	statement_integer(&query, row);
	while ((result = statement_step(&query, failure)) > 0) {
		size_t count = (size_t)statement_read_integer(&query);
		if (!fields)
			fields = arena_alloc_array(arena, count, sizeof *fields);
		if (!fields)
			return database_fail_memory(store, failure);
		struct winnow_field *field = &fields[document->field_count++];
		field->name = statement_read_copy(&query, arena);
		field->value = statement_read_copy(&query, arena);
		field->origin = statement_read_copy(&query, arena);
	}
	document->fields = fields;
	return result;
}

int record_read_whole(struct store *store, int64_t row, struct arena *arena,
	struct document_records *ret_records, struct failure *failure)
{
	struct document_records records = { 0 };
	struct winnow_document *document = arena_alloc(arena, sizeof *document);

	if (!document)
		return database_fail_memory(store, failure);
	int result = read_document(store, row, arena, document, &records.document, failure);
	if (!result)
		result = read_blocks(store, row, arena, document, failure);
	if (!result)
		result = read_fields(store, row, arena, document, failure);
	if (!result)
		result = record_read_facts(store, row, arena, &records, failure);
	if (!result)
		*ret_records = records;
	return result;
}

int record_redact(struct store *store, struct arena *arena, struct document_records *records,
	struct winnow_str *words, struct failure *failure)
{
	if (store->shows_all)
		return 0;
	SCOPED(redaction_destroy)
	struct redaction *redaction = redaction_create(records, arena);
	if (!redaction || !redaction_apply(redaction, records))
		return database_fail_memory(store, failure);
	if (words && words->len)
		*words = redaction_words(redaction, *words);
	return !words || words->ptr ? 0 : database_fail_memory(store, failure);
}

int record_read(struct store *store, int64_t row, struct arena *arena,
	struct document_records *ret_records, struct failure *failure)
{
	int result = record_read_whole(store, row, arena, ret_records, failure);

	return result ? result : record_redact(store, arena, ret_records, NULL, failure);
}

struct winnow_str record_words(struct winnow_str text, const struct winnow_attribute *attribute)
{
	if (attribute->at > text.len || attribute->length > text.len - attribute->at)
		return (struct winnow_str){ 0 };
	return winnow_slice(text, attribute->at, attribute->length);
}

int record_show(const struct document_records *records, record_each *each, void *context)
{
	int result = each(context, &records->document);

	for (size_t i = 0; result >= 0 && i < records->fact_count; i++)
		result = each(context, &records->facts[i]);
	return result < 0 ? result : 0;
}
