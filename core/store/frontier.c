/* SPDX-License-Identifier: MIT */
#include "base/clock.h"
#include "store/hints.h"
#include "store/request.h"

int request_host(
	struct store *store, struct winnow_str name, int64_t *ret_id, struct failure *failure)
{
	struct statement query = statement_begin(store, "SELECT id FROM hosts WHERE name = ?");

	statement_text(&query, name);
	int result = statement_number(&query, ret_id, failure);
	if (result || *ret_id)
		return result;
	struct statement insert = statement_begin(store, "INSERT INTO hosts (name) VALUES (?)");
	statement_text(&insert, name);
	result = statement_run(&insert, failure);
	*ret_id = sqlite3_last_insert_rowid(store->handle);
	return result;
}

static int is_known(struct store *store, const struct frontier_request *request,
	int64_t *ret_count, struct failure *failure)
{
	struct statement query = statement_begin(
		store, "SELECT count(*) FROM requests WHERE source_id = ? AND key = ?");

	statement_integer(&query, request->source);
	statement_text(&query, request->key);
	return statement_number(&query, ret_count, failure);
}

/* The last two conditions are WINNOW_ONCE and WINNOW_WITH_NEW. */
static const char add_sql[] =
	"INSERT INTO requests (source_id, key, uri, depth, expects, hints, flags, pattern, "
	"found_in, run_id, position, host_id, state) "
	"VALUES (?, ?, ?, ?, ?, ?, ?, ?, nullif(?, 0), ?, "
	"(SELECT coalesce(max(position), 0) + 1 FROM requests WHERE run_id = ?), "
	"?, 'new') "
	"ON CONFLICT (source_id, key) DO UPDATE SET uri = excluded.uri, "
	"depth = excluded.depth, expects = excluded.expects, hints = excluded.hints, "
	"flags = excluded.flags, pattern = excluded.pattern, found_in = excluded.found_in, "
	"run_id = excluded.run_id, position = excluded.position, "
	"host_id = excluded.host_id, state = 'new', reason = NULL, due_ms = 0, "
	"tries = 0 WHERE requests.run_id <> excluded.run_id "
	"AND NOT (requests.state = 'done' AND requests.item_id IS NOT NULL "
	"AND requests.fingerprint IS ? AND "
	"(((excluded.flags & 1) <> 0 AND requests.hints IS excluded.hints) "
	"OR ((excluded.flags & 2) <> 0 AND NOT ?)))";

static int add_request(struct store *store, int64_t run, const struct frontier_request *request,
	const struct request_origin *origin, int64_t host, struct winnow_str hints,
	struct failure *failure)
{
	struct statement insert = statement_begin(store, add_sql);

	statement_integer(&insert, request->source);
	statement_text(&insert, request->key);
	statement_text(&insert, request->uri);
	statement_integer(&insert, request->depth);
	statement_integer(&insert, request->expects);
	statement_optional(&insert, hints);
	statement_integer(&insert, request->flags);
	statement_integer(&insert, request->pattern);
	statement_integer(&insert, origin->found_in);
	statement_integer(&insert, run);
	statement_integer(&insert, run);
	statement_integer(&insert, host);
	statement_text(&insert, origin->fingerprint);
	statement_integer(&insert, origin->brings_new);
	return statement_run(&insert, failure);
}

int request_add(struct store *store, int64_t run, const struct frontier_request *request,
	const struct request_origin *origin, bool *ret_is_new, struct failure *failure)
{
	struct buffer hints;
	int64_t known = 0, host = 0;

	buffer_init(&hints, 0);
	int result = hints_write(request->hints, request->hint_count, &hints, failure);
	if (!result)
		result = request_host(store, request->host, &host, failure);
	if (!result && ret_is_new)
		result = is_known(store, request, &known, failure);
	if (!result)
		result = add_request(
			store, run, request, origin, host, buffer_str(&hints), failure);
	buffer_finish(&hints);
	if (ret_is_new)
		*ret_is_new = known == 0;
	return result;
}

/* To look first costs a tenth of an update of nothing, and most pages lead nowhere. */
int request_forget_found(struct store *store, int64_t found_in, struct failure *failure)
{
	int64_t leads_on = 0;
	struct statement query = statement_begin(
		store, "SELECT EXISTS (SELECT 1 FROM requests WHERE found_in = ?)");

	statement_integer(&query, found_in);
	int result = statement_number(&query, &leads_on, failure);
	if (result || !leads_on)
		return result;
	struct statement update = statement_begin(
		store, "UPDATE requests SET found_in = NULL WHERE found_in = ?");

	statement_integer(&update, found_in);
	return statement_run(&update, failure);
}

int request_add_again(
	struct store *store, int64_t run, int64_t found_in, struct failure *failure)
{
	struct statement update = statement_begin(store,
		"UPDATE requests SET run_id = ?, position = place, state = 'new', "
		"reason = NULL, due_ms = 0, tries = 0, pattern = CASE WHEN expects = 1 "
		"AND item_id IS NOT NULL THEN 0 ELSE pattern END FROM (SELECT id AS again, "
		"(SELECT coalesce(max(position), 0) FROM requests WHERE run_id = ?) "
		"+ row_number() OVER (ORDER BY run_id, position) AS place FROM requests "
		"WHERE found_in = ? AND run_id <> ? AND NOT (state = 'done' "
		"AND item_id IS NOT NULL AND flags <> 0)) WHERE requests.id = again");

	statement_integer(&update, run);
	statement_integer(&update, run);
	statement_integer(&update, found_in);
	statement_integer(&update, run);
	return statement_run(&update, failure);
}

int frontier_add(struct store *store, int64_t run, const struct frontier_request *requests,
	size_t count, struct failure *failure)
{
	static const struct request_origin beginning = { .found_in = 0 };
	int result = database_begin(store, failure);

	if (result)
		return result;
	/* Those that a source begins with are bounded by nothing but the source. */
	for (size_t i = 0; !result && i < count; i++) {
		struct frontier_request request = requests[i];
		request.pattern = 0;
		result = request_add(store, run, &request, &beginning, NULL, failure);
	}
	return database_end(store, result, failure);
}

int frontier_renew(
	struct store *store, int64_t epoch, unsigned seconds, struct failure *failure)
{
	struct statement update =
		statement_begin(store, "UPDATE hosts SET leased_until_ms = ? "
				       "WHERE epoch = ? AND leased_until_ms IS NOT NULL");

	statement_integer(&update, clock_wall_ms() + (int64_t)seconds * 1000);
	statement_integer(&update, epoch);
	int result = statement_run(&update, failure);
	if (!result && sqlite3_changes(store->handle) == 0)
		return request_fail_stale(epoch, failure);
	return result;
}

static int give_back(struct store *store, int64_t epoch, struct failure *failure)
{
	struct statement requests = statement_begin(store,
		"UPDATE requests SET state = 'new' WHERE state = 'leased' AND host_id IN "
		"(SELECT id FROM hosts WHERE epoch = ? AND leased_until_ms IS NOT NULL)");

	statement_integer(&requests, epoch);
	int result = statement_run(&requests, failure);
	return result ? result : request_free_hosts(store, epoch, failure);
}

int frontier_release(struct store *store, int64_t epoch, struct failure *failure)
{
	int result = database_begin(store, failure);

	return result ? result : database_end(store, give_back(store, epoch, failure), failure);
}
