/* SPDX-License-Identifier: MIT
 *
 * The store's inside, for the files of this folder alone: one connection to SQLite, its prepared
 * statements, its transactions, and the sentence for each way it can fail.
 */
#ifndef WINNOW_STORE_DATABASE_H
#define WINNOW_STORE_DATABASE_H

#include <sqlite3.h>
#include "base/digest.h"
#include "base/vector.h"
#include "store/catalogue.h"
#include "store/store.h"

struct prepared {
	const char *sql; /* as the caller wrote it: the same literal is the same statement */
	sqlite3_stmt *handle;
};

struct store {
	sqlite3 *handle;
	char *path;
	struct lock *lock; /* NULL in a reader */
	bool shows_all;    /* readers are shown restricted facts as they are */
	int64_t epoch;     /* the last one given */
	/* The last row of the custody log, in the transaction that knows it; id -1: not known. */
	struct custody_head {
		int64_t id;
		char hash[DIGEST_TEXT_SIZE];
	} custody_head;
	VECTOR(struct prepared) prepared;
	/* What was asked for last: work goes in rounds, so that the next is mostly beside it. */
	size_t last_prepared;
	struct catalogue catalogue;
};

/* Opens a connection and changes nothing in the file, which may be somebody else's. */
int database_open(const char *path, enum store_mode mode, sqlite3 **ret_handle,
	struct failure *failure) MUST_CHECK;

/* The settings of a connection, once the file is known to be a store. */
int database_settle(sqlite3 *handle, const char *path, enum store_mode mode,
	struct failure *failure) MUST_CHECK;

/* One transaction: end() commits when `result` is 0 and answers what became of it; else it takes
 * everything back and answers `result`. */
int database_begin(struct store *store, struct failure *failure) MUST_CHECK;
int database_end(struct store *store, int result, struct failure *failure) MUST_CHECK;

/* Says why SQLite answered `code`, with the path and the remedy; returns the failure's code. */
int database_fail(sqlite3 *handle, const char *path, int code, struct failure *failure);

/* The same, for memory of our own. */
int database_fail_memory(const struct store *store, struct failure *failure);

/* Runs SQL that has no parameters and answers nothing. */
int database_run(
	sqlite3 *handle, const char *path, const char *sql, struct failure *failure) MUST_CHECK;

#endif
