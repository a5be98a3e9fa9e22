/* SPDX-License-Identifier: MIT */
#include "base/clock.h"
#include "store/custody.h"

static int begin_run(struct store *store, struct winnow_str config_sha256, int64_t *ret_run,
	struct failure *failure)
{
	struct statement insert = statement_begin(
		store, "INSERT INTO runs (started, config_sha256) VALUES (?, ?)");

	statement_time(&insert, clock_wall_ms());
	statement_text(&insert, config_sha256);
	int result = statement_run(&insert, failure);
	if (result)
		return result;
	*ret_run = sqlite3_last_insert_rowid(store->handle);
	return custody_append(store, CUSTODY_RUN_BEGAN, *ret_run, failure);
}

int store_run_begin(struct store *store, struct winnow_str config_sha256, int64_t *ret_run,
	struct failure *failure)
{
	int64_t run = 0;
	int result = database_begin(store, failure);

	if (result)
		return result;
	result = begin_run(store, config_sha256, &run, failure);
	result = database_end(store, result, failure);
	if (!result)
		*ret_run = run;
	return result;
}

static int end_run(struct store *store, int64_t run, const struct run_counts *counts,
	int exit_status, struct failure *failure)
{
	struct statement update = statement_begin(store,
		"UPDATE runs SET ended = ?, exit_status = ?, requested = ?, fetched = ?, "
		"failed = ?, unchanged = ?, new = ?, changed = ?, reprocessed = ?, facts = ?, "
		"passed_over = ? "
		"WHERE id = ?");

	statement_time(&update, clock_wall_ms());
	statement_integer(&update, exit_status);
	statement_integer(&update, counts->requested);
	statement_integer(&update, counts->fetched);
	statement_integer(&update, counts->failed);
	statement_integer(&update, counts->unchanged);
	statement_integer(&update, counts->fresh);
	statement_integer(&update, counts->changed);
	statement_integer(&update, counts->reprocessed);
	statement_integer(&update, counts->facts);
	statement_integer(&update, counts->passed_over);
	statement_integer(&update, run);
	int result = statement_run(&update, failure);
	return result ? result : custody_append(store, CUSTODY_RUN_ENDED, run, failure);
}

int store_run_end(struct store *store, int64_t run, const struct run_counts *counts,
	int exit_status, struct failure *failure)
{
	int result = database_begin(store, failure);

	if (result)
		return result;
	result = end_run(store, run, counts, exit_status, failure);
	return database_end(store, result, failure);
}
