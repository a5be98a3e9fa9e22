/* SPDX-License-Identifier: MIT */
#include "base/clock.h"
#include "store/hints.h"
#include "store/request.h"

static int add_host(struct store *store, struct winnow_str name, struct failure *failure)
{
	struct statement insert = statement_begin(
		store, "INSERT INTO hosts (name) VALUES (?) ON CONFLICT (name) DO NOTHING");

	statement_text(&insert, name);
	return statement_run(&insert, failure);
}

static int add_request(struct store *store, int64_t run, const struct frontier_request *request,
	struct winnow_str hints, struct failure *failure)
{
	struct statement insert = statement_begin(store,
		"INSERT INTO requests (source_id, key, uri, depth, expects, hints, run_id, "
		"position, host_id, state) VALUES (?, ?, ?, ?, ?, ?, ?, "
		"(SELECT coalesce(max(position), 0) + 1 FROM requests WHERE run_id = ?), "
		"(SELECT id FROM hosts WHERE name = ?), 'new') "
		"ON CONFLICT (source_id, key) DO UPDATE SET uri = excluded.uri, "
		"depth = excluded.depth, expects = excluded.expects, hints = excluded.hints, "
		"run_id = excluded.run_id, position = excluded.position, "
		"host_id = excluded.host_id, state = 'new', reason = NULL, due_ms = 0, "
		"tries = 0 WHERE requests.run_id <> excluded.run_id");

	statement_integer(&insert, request->source);
	statement_text(&insert, request->key);
	statement_text(&insert, request->uri);
	statement_integer(&insert, request->depth);
	statement_integer(&insert, request->expects);
	statement_optional(&insert, hints);
	statement_integer(&insert, run);
	statement_integer(&insert, run);
	statement_text(&insert, request->host);
	return statement_run(&insert, failure);
}

int request_add(struct store *store, int64_t run, const struct frontier_request *request,
	struct failure *failure)
{
	struct buffer hints;

	buffer_init(&hints, 0);
	int result = hints_write(request->hints, request->hint_count, &hints, failure);
	if (!result)
		result = add_host(store, request->host, failure);
	if (!result)
		result = add_request(store, run, request, buffer_str(&hints), failure);
	buffer_finish(&hints);
	return result;
}

int frontier_add(struct store *store, int64_t run, const struct frontier_request *requests,
	size_t count, struct failure *failure)
{
	int result = database_begin(store, failure);

	if (result)
		return result;
	for (size_t i = 0; !result && i < count; i++)
		result = request_add(store, run, &requests[i], failure);
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
