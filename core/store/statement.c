/* SPDX-License-Identifier: MIT */
#include "base/clock.h"
#include "base/utf8.h"
#include "store/statement.h"
#include "store/witness.h"

static struct statement prepare(struct store *store, struct winnow_str sql, bool keep)
{
	struct statement statement = { .store = store, .owned = !keep };
	unsigned flags = keep ? SQLITE_PREPARE_PERSISTENT : 0;

	statement.result = sqlite3_prepare_v3(
		store->handle, sql.ptr, (int)sql.len, flags, &statement.handle, NULL);
	return statement;
}

static struct statement prepare_to_keep(struct store *store, const char *sql)
{
	struct statement statement = prepare(store, winnow_str(sql), true);

	if (statement.result)
		return statement;
	struct prepared *slot = vector_push(&store->prepared);
	if (slot)
		*slot = (struct prepared){ .sql = sql, .handle = statement.handle };
	statement.owned = !slot;
	return statement;
}

struct statement statement_begin(struct store *store, const char *sql)
{
	size_t count = store->prepared.count;

	for (size_t i = 0; i < count; i++) {
		size_t place = (store->last_prepared + i) % count;
		struct prepared *slot = &store->prepared.items[place];
		if (slot->sql != sql)
			continue;
		store->last_prepared = place;
		/* In use further up, by a query whose reader asks again. */
		if (sqlite3_stmt_busy(slot->handle))
			return prepare(store, winnow_str(sql), false);
		return (struct statement){ .store = store, .handle = slot->handle };
	}
	return prepare_to_keep(store, sql);
}

struct statement statement_compose(struct store *store, struct winnow_str sql)
{
	return prepare(store, sql, false);
}

void statement_finish(struct statement statement)
{
	if (statement.owned || !statement.handle) {
		sqlite3_finalize(statement.handle);
		return;
	}
	sqlite3_reset(statement.handle);
	sqlite3_clear_bindings(statement.handle);
}

static void remember(struct statement *statement, int result)
{
	if (!statement->result)
		statement->result = result;
}

/* A statement that could not be prepared binds nothing. */
static bool can_bind(struct statement *statement)
{
	statement->parameter++;
	return !statement->result;
}

void statement_integer(struct statement *statement, int64_t value)
{
	if (!can_bind(statement))
		return;
	remember(statement, sqlite3_bind_int64(statement->handle, statement->parameter, value));
	if (statement->witness)
		witness_integer(statement->witness, value);
}

void statement_real(struct statement *statement, double value)
{
	if (!can_bind(statement))
		return;
	remember(
		statement, sqlite3_bind_double(statement->handle, statement->parameter, value));
	if (statement->witness)
		witness_real(statement->witness, value);
}

void statement_null(struct statement *statement)
{
	if (!can_bind(statement))
		return;
	remember(statement, sqlite3_bind_null(statement->handle, statement->parameter));
	if (statement->witness)
		witness_null(statement->witness);
}

void statement_text(struct statement *statement, struct winnow_str text)
{
	if (!can_bind(statement))
		return;
	if (!utf8_is_text(text)) {
		remember(statement, SQLITE_MISMATCH);
		return;
	}
	remember(statement,
		sqlite3_bind_text64(statement->handle, statement->parameter,
			text.len ? text.ptr : "", text.len, SQLITE_STATIC, SQLITE_UTF8));
	if (statement->witness)
		witness_text(statement->witness, text);
}

void statement_blob(struct statement *statement, struct winnow_str bytes)
{
	if (can_bind(statement))
		remember(statement,
			sqlite3_bind_blob64(statement->handle, statement->parameter,
				bytes.len ? bytes.ptr : "", bytes.len, SQLITE_STATIC));
}

void statement_optional(struct statement *statement, struct winnow_str text)
{
	if (text.len)
		statement_text(statement, text);
	else
		statement_null(statement);
}

void statement_id(struct statement *statement, int64_t id)
{
	if (id)
		statement_integer(statement, id);
	else
		statement_null(statement);
}

void statement_time(struct statement *statement, int64_t wall_ms)
{
	char text[CLOCK_TEXT_SIZE];

	if (!wall_ms) {
		statement_null(statement);
		return;
	}
	if (!can_bind(statement))
		return;
	struct winnow_str moment = clock_text(wall_ms, text);
	remember(statement, sqlite3_bind_text(statement->handle, statement->parameter,
				    moment.ptr, (int)moment.len, SQLITE_TRANSIENT));
	if (statement->witness)
		witness_text(statement->witness, moment);
}

int statement_check(struct statement *statement, struct failure *failure)
{
	if (!statement->result)
		return 0;
	return database_fail(
		statement->store->handle, statement->store->path, statement->result, failure);
}

int statement_step(struct statement *statement, struct failure *failure)
{
	if (statement->result)
		return statement_check(statement, failure);
	int result = sqlite3_step(statement->handle);
	statement->column = 0;
	if (result == SQLITE_ROW)
		return 1;
	if (result == SQLITE_DONE)
		return 0;
	remember(statement, result);
	return statement_check(statement, failure);
}

int statement_run(struct statement *statement, struct failure *failure)
{
	int result = statement_step(statement, failure);

	statement_finish(*statement);
	return result < 0 ? result : 0;
}

int statement_number(struct statement *statement, int64_t *ret_value, struct failure *failure)
{
	int result = statement_step(statement, failure);
	int64_t value = result > 0 ? statement_read_integer(statement) : 0;

	/* A change that answers its row is only through at the end. */
	if (result > 0)
		result = statement_step(statement, failure);
	statement_finish(*statement);
	if (result < 0)
		return result;
	*ret_value = value;
	return 0;
}

int64_t statement_read_integer(struct statement *statement)
{
	return sqlite3_column_int64(statement->handle, statement->column++);
}

double statement_read_real(struct statement *statement)
{
	return sqlite3_column_double(statement->handle, statement->column++);
}

struct winnow_str statement_read_text(struct statement *statement)
{
	int column = statement->column++;
	const char *text = (const char *)sqlite3_column_text(statement->handle, column);

	if (!text && sqlite3_column_type(statement->handle, column) != SQLITE_NULL)
		remember(statement, SQLITE_NOMEM);
	return (struct winnow_str){ text ? text : "",
		(size_t)sqlite3_column_bytes(statement->handle, column) };
}

struct winnow_str statement_read_blob(struct statement *statement)
{
	int column = statement->column++;
	const char *bytes = sqlite3_column_blob(statement->handle, column);

	return (struct winnow_str){ bytes ? bytes : "",
		(size_t)sqlite3_column_bytes(statement->handle, column) };
}

struct winnow_str statement_read_copy(struct statement *statement, struct arena *arena)
{
	struct winnow_str copy = arena_copy(arena, statement_read_text(statement));

	if (!copy.ptr)
		remember(statement, SQLITE_NOMEM);
	return copy;
}
