/* SPDX-License-Identifier: MIT */
#include "base/clock.h"
#include "store/frontier.h"
#include "store/statement.h"

#define ONE_DAY_MS (INT64_C(24) * 3600 * 1000)

/* All runs since then were killed or stopped, less than a day ago. */
static int find_last_whole(
	struct store *store, int64_t run, int64_t *ret_last, struct failure *failure)
{
	struct statement query = statement_begin(store,
		"SELECT max(id) FROM runs WHERE id < ? AND (started < ? OR "
		"(ended IS NOT NULL AND exit_status <> 130))");

	statement_integer(&query, run);
	statement_time(&query, clock_wall_ms() - ONE_DAY_MS);
	return statement_number(&query, ret_last, failure);
}

/* What was done counts as done only while something of that run is left to do. */
static int take_over(
	struct store *store, int64_t run, int64_t last_whole, struct failure *failure)
{
	struct statement update = statement_begin(store,
		"UPDATE requests SET run_id = ?, position = place FROM (SELECT id AS taken, "
		"row_number() OVER (ORDER BY run_id, position) AS place FROM requests "
		"WHERE run_id < ? AND host_id NOT IN (SELECT id FROM hosts WHERE name = '') "
		"AND (state IN ('new', 'waiting') OR (run_id > ? AND EXISTS "
		"(SELECT 1 FROM requests WHERE run_id > ? AND state = 'new' AND host_id NOT IN "
		"(SELECT id FROM hosts WHERE name = ''))))) WHERE requests.id = taken");

	statement_integer(&update, run);
	statement_integer(&update, run);
	statement_integer(&update, last_whole);
	statement_integer(&update, last_whole);
	return statement_run(&update, failure);
}

int frontier_continue(struct store *store, int64_t run, struct failure *failure)
{
	int64_t last_whole = 0;
	int result = database_begin(store, failure);

	if (result)
		return result;
	result = find_last_whole(store, run, &last_whole, failure);
	if (!result)
		result = take_over(store, run, last_whole, failure);
	return database_end(store, result, failure);
}

int frontier_next_due(
	struct store *store, int64_t run, int64_t *ret_due_ms, struct failure *failure)
{
	struct statement query = statement_begin(store,
		"SELECT min(due_ms) FROM requests WHERE run_id = ? AND state = 'waiting' "
		"AND host_id NOT IN (SELECT id FROM hosts WHERE name = '')");

	statement_integer(&query, run);
	return statement_number(&query, ret_due_ms, failure);
}
