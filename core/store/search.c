/* SPDX-License-Identifier: MIT */
#include "store/filter.h"
#include "store/record.h"

static int show_matches(struct store *store, struct statement *query, struct arena *arena,
	search_each *each, void *context, struct failure *failure)
{
	struct document_records records;
	int result;

	while ((result = statement_step(query, failure)) > 0) {
		arena_reset(arena);
		int64_t row = statement_read_integer(query);
		struct winnow_str snippet = statement_read_copy(query, arena);
		result = statement_check(query, failure);
		if (!result)
			result = record_read_whole(store, row, arena, &records, failure);
		if (!result)
			result = record_redact(store, arena, &records, &snippet, failure);
		if (!result)
			result = each(context, &records.document, snippet);
		if (result < 0)
			return result;
	}
	return result;
}

/* A word in the title weighs as much as four in the text. */
int query_search(struct store *store, const struct record_filter *wanted, search_each *each,
	void *context, struct failure *failure)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	struct filter filter;

	if (!arena)
		return database_fail_memory(store, failure);
	filter_init(&filter, store,
		"SELECT documents.id, snippet(documents_fts, -1, char(0xe000), char(0xe001), "
		"'…', 24) FROM documents_fts JOIN documents ON documents.id = "
		"documents_fts.rowid WHERE");
	int result = filter_words(&filter, " documents_fts MATCH ?", wanted->words, failure);
	if (!result) {
		filter_documents(&filter, wanted);
		filter_add_value(&filter,
			" AND documents.id IN (SELECT document_id FROM facts JOIN fact_types "
			"ON fact_types.id = fact_type_id WHERE fact_types.name = ?)",
			wanted->type);
		struct statement query = filter_statement(&filter,
			" ORDER BY bm25(documents_fts, 4.0, 1.0), documents.id", wanted);
		result = show_matches(store, &query, arena, each, context, failure);
		statement_finish(query);
	}
	filter_finish(&filter);
	return result;
}
