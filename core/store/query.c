/* SPDX-License-Identifier: MIT */
#include <inttypes.h>
#include <stdlib.h>
#include "store/filter.h"
#include "store/record.h"

void query_show_restricted(struct store *store, bool shown)
{
	store->shows_all = shown;
}

static int narrow(struct filter *filter, const struct record_filter *wanted,
	const char *by_type, struct failure *failure)
{
	filter_documents(filter, wanted);
	filter_add_value(filter, by_type, wanted->type);
	if (!wanted->words.len)
		return 0;
	return filter_words(filter,
		" AND documents.id IN (SELECT rowid FROM documents_fts "
		"WHERE documents_fts MATCH ?)",
		wanted->words, failure);
}

static int show_documents(struct store *store, struct statement *query, struct arena *arena,
	record_each *each, void *context, struct failure *failure)
{
	struct document_records records;
	int result;

	while ((result = statement_step(query, failure)) > 0) {
		arena_reset(arena);
		result = record_read(
			store, statement_read_integer(query), arena, &records, failure);
		if (!result)
			result = each(context, &records.document);
		if (result < 0)
			return result;
	}
	return result;
}

int query_documents(struct store *store, const struct record_filter *wanted, record_each *each,
	void *context, struct failure *failure)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	struct filter filter;

	if (!arena)
		return database_fail_memory(store, failure);
	filter_init(&filter, store, "SELECT documents.id FROM documents WHERE 1");
	int result = narrow(&filter, wanted,
		" AND documents.id IN (SELECT document_id FROM facts JOIN fact_types "
		"ON fact_types.id = fact_type_id WHERE name = ?)",
		failure);
	if (!result) {
		struct statement query =
			filter_statement(&filter, " ORDER BY documents.id", wanted);
		result = show_documents(store, &query, arena, each, context, failure);
		statement_finish(query);
	}
	filter_finish(&filter);
	return result;
}

/* The rows come by document: each document is read once. */
static int show_facts(struct store *store, struct statement *query, struct arena *arena,
	record_each *each, void *context, struct failure *failure)
{
	struct document_records records = { 0 };
	int64_t read = 0;
	int result;

	while ((result = statement_step(query, failure)) > 0) {
		int64_t row = statement_read_integer(query);
		size_t number = (size_t)statement_read_integer(query);
		if (row != read) {
			arena_reset(arena);
			result = record_read(store, row, arena, &records, failure);
			read = row;
		}
		if (result >= 0 && number < records.fact_count)
			result = each(context, &records.facts[number]);
		if (result < 0)
			return result;
	}
	return result;
}

int query_facts(struct store *store, const struct record_filter *wanted, record_each *each,
	void *context, struct failure *failure)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	struct filter filter;

	if (!arena)
		return database_fail_memory(store, failure);
	filter_init(&filter, store,
		"SELECT facts.document_id, facts.number FROM facts "
		"JOIN documents ON documents.id = facts.document_id WHERE 1");
	int result = narrow(&filter, wanted,
		" AND facts.fact_type_id = (SELECT id FROM fact_types WHERE name = ?)",
		failure);
	if (!result) {
		struct statement query = filter_statement(&filter,
			" ORDER BY facts.document_id, facts.start_byte, facts.end_byte DESC, "
			"facts.number",
			wanted);
		result = show_facts(store, &query, arena, each, context, failure);
		statement_finish(query);
	}
	filter_finish(&filter);
	return result;
}

static int fail_to_find(
	struct winnow_str id, int64_t version, int found, struct failure *failure)
{
	if (!found && version)
		return failure_set(failure, FAILURE_MISSING,
			"%.*s: no document with this id has a version %" PRId64
			"; see: winnow documents --changed --all-versions",
			STR_ARGS(id), version);
	return failure_set(failure, FAILURE_MISSING,
		found ? "%.*s: several documents begin so; give more of the id"
		      : "%.*s: no document has this id; see: winnow documents",
		STR_ARGS(id));
}

int record_find(struct store *store, struct winnow_str id, int64_t version, int64_t *ret_row,
	struct failure *failure)
{
	struct filter filter;
	struct record_filter wanted = { .document = id, .version = version, .limit = 2 };
	int64_t rows[2];
	int count = 0, result;

	filter_init(&filter, store, "SELECT documents.id FROM documents WHERE 1");
	filter_documents(&filter, &wanted);
	struct statement query = filter_statement(&filter, "", &wanted);
	while ((result = statement_step(&query, failure)) > 0)
		rows[count++] = statement_read_integer(&query);
	statement_finish(query);
	filter_finish(&filter);
	if (result < 0)
		return result;
	if (count != 1)
		return fail_to_find(id, version, count, failure);
	*ret_row = rows[0];
	return 0;
}

static int compare_place(const void *left, const void *right)
{
	const struct winnow_record *a = left, *b = right;
	int order = (a->fact->at > b->fact->at) - (a->fact->at < b->fact->at);

	return order ? order
		     : (a->fact->number > b->fact->number) -
			       (a->fact->number < b->fact->number);
}

int query_document(struct store *store, struct winnow_str id, record_each *each, void *context,
	struct failure *failure)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	struct document_records records;
	int64_t row = 0;

	if (!arena)
		return database_fail_memory(store, failure);
	int result = record_find(store, id, 0, &row, failure);
	if (!result)
		result = record_read(store, row, arena, &records, failure);
	if (result)
		return result;
	if (records.fact_count)
		qsort(records.facts, records.fact_count, sizeof *records.facts, compare_place);
	return record_show(&records, each, context);
}

int query_broken_anchors(struct store *store, int64_t *ret_count, struct failure *failure)
{
	struct statement query = statement_begin(store, "SELECT count(*) FROM broken_anchors");

	return statement_number(&query, ret_count, failure);
}
