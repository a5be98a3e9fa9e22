/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "store/database.h"
#include "store/schema.h"

static int read_number(sqlite3 *database, const char *path, const char *sql,
	int64_t *ret_number, struct failure *failure)
{
	sqlite3_stmt *query;
	int result = sqlite3_prepare_v2(database, sql, -1, &query, NULL);

	if (!result)
		result = sqlite3_step(query);
	int64_t number = result == SQLITE_ROW ? sqlite3_column_int64(query, 0) : 0;
	sqlite3_finalize(query);
	if (result != SQLITE_ROW)
		return database_fail(database, path, result, failure);
	*ret_number = number;
	return 0;
}

static int64_t count_steps(const char *const *steps)
{
	int64_t count = 0;

	while (steps[count])
		count++;
	return count;
}

/* What a file says of itself. */
struct form {
	int64_t application, version, tables;
};

static int read_form(
	sqlite3 *database, const char *path, struct form *ret_form, struct failure *failure)
{
	struct form form = { 0 };
	int result = read_number(
		database, path, "PRAGMA application_id", &form.application, failure);

	if (!result)
		result = read_number(
			database, path, "PRAGMA user_version", &form.version, failure);
	if (!result)
		result = read_number(database, path, "SELECT count(*) FROM sqlite_schema",
			&form.tables, failure);
	if (!result)
		*ret_form = form;
	return result;
}

static bool is_empty(const struct form *form)
{
	return form->application == 0 && form->version == 0 && form->tables == 0;
}

static int check_form(const struct form *form, const char *path, const char *const *steps,
	struct failure *failure)
{
	if (form->application != SCHEMA_APPLICATION_ID)
		return failure_set(failure, FAILURE_STORE,
			"%s: is a database, but not a winnow store; name another file", path);
	if (form->version > count_steps(steps))
		return failure_set(failure, FAILURE_STORE,
			"%s: was written by a newer winnow (form %lld, this one knows %lld); "
			"use that one",
			path, (long long)form->version, (long long)count_steps(steps));
	return 0;
}

int schema_check(
	sqlite3 *database, const char *path, const char *const *steps, struct failure *failure)
{
	struct form form = { 0 };
	int result = read_form(database, path, &form, failure);

	if (result)
		return result;
	if (is_empty(&form))
		return failure_set(
			failure, FAILURE_STORE, "%s: is empty; fill it with: winnow run", path);
	result = check_form(&form, path, steps, failure);
	if (result || form.version == count_steps(steps))
		return result;
	return failure_set(failure, FAILURE_STORE,
		"%s: was written by an older winnow; bring it up to date with: winnow run",
		path);
}

/* One step and the number that says it was taken, together or not at all. */
static int take_step(sqlite3 *database, const char *path, const char *step, int64_t number,
	struct failure *failure)
{
	char mark[96];

	snprintf(mark, sizeof mark,
		"PRAGMA application_id = %d; PRAGMA user_version = %lld; COMMIT",
		SCHEMA_APPLICATION_ID, (long long)number);
	int result = database_run(database, path, "BEGIN IMMEDIATE", failure);
	if (!result)
		result = database_run(database, path, step, failure);
	if (!result)
		result = database_run(database, path, mark, failure);
	if (result && !sqlite3_get_autocommit(database))
		sqlite3_exec(database, "ROLLBACK", NULL, NULL, NULL);
	return result;
}

static int copy_beside(
	sqlite3 *database, const char *path, int64_t number, struct failure *failure)
{
	char *copy = sqlite3_mprintf("%s-before-%lld", path, (long long)number);
	char *sql = sqlite3_mprintf("VACUUM INTO %Q", copy);
	int result;

	if (!copy || !sql)
		result = failure_set(failure, FAILURE_MEMORY, "%s: no memory", path);
	else if (unlink(copy) != 0 && errno != ENOENT)
		result = failure_errno(failure, FAILURE_STORE, "%s", copy);
	else
		result = database_run(database, path, sql, failure);
	sqlite3_free(sql);
	sqlite3_free(copy);
	if (result)
		failure_prefix(failure, "no copy before bringing the store up to date");
	return result;
}

int schema_migrate(
	sqlite3 *database, const char *path, const char *const *steps, struct failure *failure)
{
	struct form form;
	int64_t last = count_steps(steps);
	int result = read_form(database, path, &form, failure);

	if (!result && !is_empty(&form)) {
		result = check_form(&form, path, steps, failure);
		if (!result && form.version < last)
			result = copy_beside(database, path, last, failure);
	}
	for (int64_t number = form.version + 1; !result && number <= last; number++)
		result = take_step(database, path, steps[number - 1], number, failure);
	return result;
}
