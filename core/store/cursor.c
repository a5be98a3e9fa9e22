/* SPDX-License-Identifier: MIT */
#include "store/cursor.h"
#include "store/record.h"
#include "store/statement.h"

static int make(struct store *store, struct winnow_str sink, struct winnow_str plugin,
	struct failure *failure)
{
	struct statement insert =
		statement_begin(store, "INSERT INTO sink_cursors (name, plugin) VALUES (?, ?) "
				       "ON CONFLICT (name, plugin) DO NOTHING");

	statement_text(&insert, sink);
	statement_text(&insert, plugin);
	return statement_run(&insert, failure);
}

int cursor_open(struct store *store, struct winnow_str sink, struct winnow_str plugin,
	struct cursor *ret_cursor, struct failure *failure)
{
	int result = make(store, sink, plugin, failure);

	if (result)
		return result;
	SCOPED(statement_finish)
	struct statement query =
		statement_begin(store, "SELECT id, document, position FROM sink_cursors "
				       "WHERE name = ? AND plugin = ?");
	statement_text(&query, sink);
	statement_text(&query, plugin);
	result = statement_step(&query, failure);
	if (result < 0)
		return result;
	ret_cursor->id = statement_read_integer(&query);
	ret_cursor->last = statement_read_integer(&query);
	ret_cursor->position = statement_read_integer(&query);
	return 0;
}

static int show(struct store *store, int64_t row, struct arena *arena, record_each *each,
	void *context, struct failure *failure)
{
	struct document_records records;

	arena_reset(arena);
	int result = record_read(store, row, arena, &records, failure);
	return result ? result : record_show(&records, each, context);
}

int cursor_follow(struct store *store, int64_t after, unsigned max_documents, record_each *each,
	void *context, int64_t *ret_last, struct failure *failure)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	SCOPED(statement_finish)
	struct statement query = statement_begin(
		store, "SELECT id FROM documents WHERE id > ? ORDER BY id LIMIT ?");
	int64_t last = after;
	int result;

	if (!arena)
		return database_fail_memory(store, failure);
	statement_integer(&query, after);
	statement_integer(&query, max_documents);
	while ((result = statement_step(&query, failure)) > 0) {
		int64_t row = statement_read_integer(&query);
		result = show(store, row, arena, each, context, failure);
		if (result < 0)
			return result;
		last = row;
	}
	if (!result)
		*ret_last = last;
	return result;
}

int cursor_advance(struct store *store, struct cursor *cursor, int64_t last, int64_t position,
	struct failure *failure)
{
	struct statement update = statement_begin(
		store, "UPDATE sink_cursors SET document = ?, position = ? WHERE id = ?");

	statement_integer(&update, last);
	statement_integer(&update, position);
	statement_integer(&update, cursor->id);
	int result = statement_run(&update, failure);
	if (!result) {
		cursor->last = last;
		cursor->position = position;
	}
	return result;
}
