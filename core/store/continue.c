/* SPDX-License-Identifier: MIT */
#include "base/clock.h"
#include "store/bounds.h"

#define ONE_DAY_MS (INT64_C(24) * 3600 * 1000)

/* The last run in which the source came to its end; those since then were killed or stopped, less
 * than a day ago. */
static int find_last_whole(struct store *store, int64_t run, int64_t source, int64_t *ret_last,
	struct failure *failure)
{
	struct statement query = statement_begin(store,
		"SELECT max(run_id) FROM source_runs WHERE source_id = ? AND run_id < ? "
		"AND (began < ? OR ended IS NOT NULL)");

	statement_integer(&query, source);
	statement_integer(&query, run);
	statement_time(&query, clock_wall_ms() - ONE_DAY_MS);
	return statement_number(&query, ret_last, failure);
}

/* What was done counts as done only while something of that run is left to do. What failed for the
 * time being, however often, is tried again: what led to it might not be looked at any more. */
static int take_over(struct store *store, int64_t run, int64_t source, int64_t last_whole,
	struct failure *failure)
{
	struct statement update = statement_begin(store,
		"UPDATE requests SET run_id = ?1, position = place + (SELECT "
		"coalesce(max(position), 0) FROM requests WHERE run_id = ?1), "
		"tries = CASE state WHEN 'failed' THEN 0 ELSE tries END, "
		"due_ms = CASE state WHEN 'failed' THEN 0 ELSE due_ms END, "
		"state = CASE state WHEN 'failed' THEN 'new' ELSE state END "
		"FROM (SELECT id AS taken, row_number() OVER (ORDER BY run_id, position) AS "
		"place FROM requests "
		"WHERE source_id = ?2 AND run_id < ?1 "
		"AND host_id NOT IN (SELECT id FROM hosts WHERE name = '') "
		"AND (state IN ('new', 'waiting') OR (state = 'failed' AND due_ms > 0) "
		"OR (run_id > ?3 AND EXISTS "
		"(SELECT 1 FROM requests WHERE source_id = ?2 AND run_id > ?3 "
		"AND state IN ('new', 'waiting') AND host_id NOT IN "
		"(SELECT id FROM hosts WHERE name = ''))))) WHERE requests.id = taken");

	statement_integer(&update, run);
	statement_integer(&update, source);
	statement_integer(&update, last_whole);
	return statement_run(&update, failure);
}

int frontier_continue(struct store *store, int64_t run, int64_t source, struct failure *failure)
{
	int64_t last_whole = 0;
	int result = database_begin(store, failure);

	if (result)
		return result;
	result = find_last_whole(store, run, source, &last_whole, failure);
	if (!result)
		result = take_over(store, run, source, last_whole, failure);
	if (!result)
		result = bounds_recount(store, run, failure);
	return database_end(store, result, failure);
}

int frontier_left(struct store *store, int64_t run, int64_t source, int64_t until_ms,
	bool *ret_left, struct failure *failure)
{
	int64_t left = 0;
	struct statement query = statement_begin(store,
		"SELECT EXISTS (SELECT 1 FROM requests WHERE source_id = ? AND run_id = ? "
		"AND state NOT IN ('done', 'failed') AND due_ms <= ? AND (state <> "
		"'waiting' OR host_id NOT IN (SELECT id FROM hosts WHERE name = '')))");

	statement_integer(&query, source);
	statement_integer(&query, run);
	statement_integer(&query, until_ms);
	int result = statement_number(&query, &left, failure);
	*ret_left = left;
	return result;
}

int frontier_put_off(struct store *store, int64_t run, int64_t source, int64_t *ret_count,
	struct failure *failure)
{
	struct statement query = statement_begin(store,
		"SELECT count(*) FROM requests WHERE source_id = ? AND run_id = ? "
		"AND state = 'waiting'");

	statement_integer(&query, source);
	statement_integer(&query, run);
	return statement_number(&query, ret_count, failure);
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
