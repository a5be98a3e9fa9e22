/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include "base/clock.h"
#include "store/hints.h"
#include "store/record.h"
#include "store/request.h"

int request_fail_stale(int64_t epoch, struct failure *failure)
{
	return failure_set(failure, WINNOW_EAGAIN,
		"the lease %lld has ended; nothing was stored, the requests are given out anew",
		(long long)epoch);
}

int request_free_hosts(struct store *store, int64_t epoch, struct failure *failure)
{
	struct statement update = statement_begin(store,
		"UPDATE hosts SET leased_until_ms = NULL "
		"WHERE epoch = ? AND leased_until_ms IS NOT NULL AND NOT EXISTS "
		"(SELECT 1 FROM requests WHERE host_id = hosts.id AND state = 'leased')");

	statement_integer(&update, epoch);
	return statement_run(&update, failure);
}

/* A lease that was neither completed nor renewed in time. */
static int expire(struct store *store, int64_t now, struct failure *failure)
{
	struct statement requests = statement_begin(store,
		"UPDATE requests SET state = 'new' WHERE state = 'leased' AND host_id IN "
		"(SELECT id FROM hosts WHERE leased_until_ms <= ?)");

	statement_integer(&requests, now);
	int result = statement_run(&requests, failure);
	if (result)
		return result;
	struct statement hosts = statement_begin(
		store, "UPDATE hosts SET leased_until_ms = NULL WHERE leased_until_ms <= ?");
	statement_integer(&hosts, now);
	return statement_run(&hosts, failure);
}

/* Of a host of the web, which is asked slowly, no more at once: others have their turn. */
#define OUTSIDE_SHARE 16

/* A request that could be leased. */
struct due {
	int64_t position, request;
};

struct due_list {
	VECTOR(struct due) vector;
};

/* The first `limit` of one host. */
static int list_host(struct store *store, int64_t run, int64_t now, int64_t host,
	unsigned limit, struct due_list *list, struct failure *failure)
{
	SCOPED(statement_finish)
	struct statement query = statement_begin(store,
		"SELECT position, id FROM requests WHERE host_id = ? AND run_id = ? "
		"AND state IN ('new', 'waiting') AND due_ms <= ? ORDER BY position LIMIT ?");
	int result;

	statement_integer(&query, host);
	statement_integer(&query, run);
	statement_integer(&query, now);
	statement_integer(&query, limit);
	while ((result = statement_step(&query, failure)) > 0) {
		struct due *due = vector_push(&list->vector);
		if (!due)
			return failure_set(failure, FAILURE_MEMORY, "no memory for a lease");
		due->position = statement_read_integer(&query);
		due->request = statement_read_integer(&query);
	}
	return result;
}

/* Those of the free hosts whose first due request was asked for first. */
static int list_hosts(struct store *store, int64_t run, int64_t now, unsigned max_hosts,
	unsigned limit, struct due_list *list, struct failure *failure)
{
	SCOPED(statement_finish)
	struct statement query = statement_begin(store,
		"SELECT id, name, (SELECT min(position) FROM requests WHERE host_id = hosts.id "
		"AND run_id = ? AND state IN ('new', 'waiting') AND due_ms <= ?) AS first "
		"FROM hosts WHERE leased_until_ms IS NULL AND first IS NOT NULL "
		"ORDER BY first LIMIT ?");
	int result;

	statement_integer(&query, run);
	statement_integer(&query, now);
	statement_integer(&query, max_hosts);
	while ((result = statement_step(&query, failure)) > 0) {
		int64_t host = statement_read_integer(&query);
		bool is_outside = statement_read_text(&query).len > 0;
		unsigned share = is_outside && limit > OUTSIDE_SHARE ? OUTSIDE_SHARE : limit;
		result = list_host(store, run, now, host, share, list, failure);
		if (result)
			return result;
	}
	return result;
}

static int compare_due(const void *left, const void *right)
{
	const struct due *a = left, *b = right;

	return (a->position > b->position) - (a->position < b->position);
}

/* The columns of the last visit, from the second on, where there was one. */
static int read_last(struct statement *query, struct arena *arena,
	struct frontier_request *request, struct failure *failure)
{
	static const struct frontier_last never;

	request->last = &never;
	if (!statement_read_integer(query))
		return 0;
	struct frontier_last *last = arena_alloc(arena, sizeof *last);
	if (!last)
		return failure_set(failure, FAILURE_MEMORY, "no memory for a lease");
	last->sha256 = statement_read_copy(query, arena);
	last->fingerprint = statement_read_copy(query, arena);
	last->visitor = statement_read_copy(query, arena);
	last->uri = statement_read_copy(query, arena);
	last->etag = statement_read_copy(query, arena);
	last->modified = statement_read_copy(query, arena);
	record_read_place(query, arena, &last->place);
	last->fetched_ms = statement_read_integer(query);
	request->last = last;
	return 0;
}

static int read_request(struct store *store, int64_t id, struct arena *arena,
	struct frontier_request *request, struct failure *failure)
{
	SCOPED(statement_finish)
	struct statement query = statement_begin(store,
		"SELECT requests.id, requests.source_id, requests.uri, requests.key, "
		"hosts.name, depth, expects, tries, hints, item_id, items.sha256, fingerprint, "
		"visitor, items.uri, etag, last_modified, archive_file, archive_offset, "
		"archive_length, archive_record, archive_digest, unixepoch(items.fetched) * "
		"1000 "
		"FROM requests JOIN hosts ON hosts.id = host_id "
		"LEFT JOIN items ON items.id = item_id WHERE requests.id = ?");

	statement_integer(&query, id);
	int result = statement_step(&query, failure);
	if (result <= 0)
		return result;
	request->id = statement_read_integer(&query);
	request->source = statement_read_integer(&query);
	request->uri = statement_read_copy(&query, arena);
	request->key = statement_read_copy(&query, arena);
	request->host = statement_read_copy(&query, arena);
	request->depth = (uint32_t)statement_read_integer(&query);
	request->expects = (uint32_t)statement_read_integer(&query);
	request->tries = (uint32_t)statement_read_integer(&query);
	struct winnow_str hints = statement_read_text(&query);
	result = hints_read(hints, arena, &request->hints, &request->hint_count, failure);
	if (!result)
		result = read_last(&query, arena, request, failure);
	return result ? result : statement_check(&query, failure);
}

static int hold(struct store *store, int64_t request, struct failure *failure)
{
	struct statement update =
		statement_begin(store, "UPDATE requests SET state = 'leased' WHERE id = ?");

	statement_integer(&update, request);
	return statement_run(&update, failure);
}

/* The free hosts of what is held. */
static int hold_hosts(
	struct store *store, int64_t epoch, int64_t until, struct failure *failure)
{
	struct statement update = statement_begin(store,
		"UPDATE hosts SET epoch = ?, leased_until_ms = ? "
		"WHERE leased_until_ms IS NULL AND EXISTS "
		"(SELECT 1 FROM requests WHERE host_id = hosts.id AND state = 'leased')");

	statement_integer(&update, epoch);
	statement_integer(&update, until);
	return statement_run(&update, failure);
}

static int take(struct store *store, const struct due *due, size_t count, int64_t until,
	struct arena *arena, struct lease *lease, struct failure *failure)
{
	int result = 0;

	lease->count = count;
	lease->requests = arena_alloc_array(arena, count, sizeof *lease->requests);
	if (!lease->requests)
		return failure_set(failure, FAILURE_MEMORY, "no memory for a lease");
	for (size_t i = 0; !result && i < count; i++) {
		result = read_request(
			store, due[i].request, arena, &lease->requests[i], failure);
		if (!result)
			result = hold(store, due[i].request, failure);
	}
	return result ? result : hold_hosts(store, lease->epoch, until, failure);
}

static int give_lease(struct store *store, int64_t run, unsigned max_hosts,
	unsigned max_requests, int64_t now, int64_t until, struct arena *arena,
	struct lease *lease, struct failure *failure)
{
	struct due_list list = { 0 };
	int result = expire(store, now, failure);

	if (!result)
		result = list_hosts(store, run, now, max_hosts, max_requests, &list, failure);
	if (!result && list.vector.count) {
		struct due *due = list.vector.items;
		size_t count = list.vector.count;
		qsort(due, count, sizeof *due, compare_due);
		if (count > max_requests)
			count = max_requests;
		result = take(store, due, count, until, arena, lease, failure);
	}
	vector_finish(&list.vector);
	return result;
}

int frontier_extend(struct store *store, int64_t run, int64_t epoch, unsigned max_hosts,
	unsigned max_requests, unsigned seconds, struct arena *arena, struct lease *ret_lease,
	struct failure *failure)
{
	struct lease lease = { .epoch = epoch ? epoch : store->epoch + 1 };
	int64_t now = clock_wall_ms();
	int result = database_begin(store, failure);

	if (result)
		return result;
	result = give_lease(store, run, max_hosts, max_requests, now,
		now + (int64_t)seconds * 1000, arena, &lease, failure);
	result = database_end(store, result, failure);
	if (result)
		return result;
	if (lease.count && !epoch)
		store->epoch = lease.epoch;
	*ret_lease = lease;
	return 0;
}

int frontier_lease(struct store *store, int64_t run, unsigned max_hosts, unsigned max_requests,
	unsigned seconds, struct arena *arena, struct lease *ret_lease, struct failure *failure)
{
	return frontier_extend(
		store, run, 0, max_hosts, max_requests, seconds, arena, ret_lease, failure);
}
