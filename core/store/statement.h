/* SPDX-License-Identifier: MIT
 *
 * A prepared statement, written where it is used:
 *
 *     struct statement insert = statement_begin(store, "INSERT INTO runs (started) VALUES (?)");
 *     statement_text(&insert, now);
 *     return statement_run(&insert, failure);
 *
 * Parameters are bound and columns are read from left to right, each call taking the next one.
 * Failing is remembered and answered by statement_step() or statement_run(). What is bound must
 * stay until then; what is read lives until the next step.
 */
#ifndef WINNOW_STORE_STATEMENT_H
#define WINNOW_STORE_STATEMENT_H

#include "store/database.h"

struct statement {
	struct store *store;
	sqlite3_stmt *handle;
	int parameter, column;  /* the next one */
	int result;             /* the first code of SQLite that was not 0 */
	bool owned;             /* not one of the store's prepared ones */
	struct digest *witness; /* what is bound is added to it (witness.h); NULL: it is not */
};

/* `sql` is a literal, and is prepared once. */
struct statement statement_begin(struct store *store, const char *sql);

/* For SQL that is put together: prepared for this use alone. */
struct statement statement_compose(struct store *store, struct winnow_str sql);

void statement_finish(struct statement statement);
DEFINE_SCOPED(struct statement, statement_finish)

void statement_integer(struct statement *statement, int64_t value);
void statement_real(struct statement *statement, double value);
void statement_null(struct statement *statement);
/* Refuses what is not UTF-8 or has a NUL in it, so that nothing else can come to be stored. */
void statement_text(struct statement *statement, struct winnow_str text);
void statement_optional(struct statement *statement, struct winnow_str text); /* empty: NULL */
void statement_blob(struct statement *statement, struct winnow_str bytes);
void statement_id(struct statement *statement, int64_t id);        /* 0: NULL */
void statement_time(struct statement *statement, int64_t wall_ms); /* 0: NULL */

/* 1: there is a row; 0: no more; negative: a failure. */
int statement_step(struct statement *statement, struct failure *failure) MUST_CHECK;

/* To its end, for statements that answer no rows. Finishes the statement. */
int statement_run(struct statement *statement, struct failure *failure) MUST_CHECK;

/* For a statement that answers one number: *ret_value is 0 when it answers none or NULL. Finishes
 * the statement. */
int statement_number(
	struct statement *statement, int64_t *ret_value, struct failure *failure) MUST_CHECK;

int64_t statement_read_integer(struct statement *statement);
double statement_read_real(struct statement *statement);
struct winnow_str statement_read_text(struct statement *statement); /* NULL: empty */
struct winnow_str statement_read_blob(struct statement *statement); /* likewise */
/* The same, copied; no memory is remembered as a failure. */
struct winnow_str statement_read_copy(struct statement *statement, struct arena *arena);

/* What was remembered since the last step. */
int statement_check(struct statement *statement, struct failure *failure) MUST_CHECK;

#endif
