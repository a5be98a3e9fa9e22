/* SPDX-License-Identifier: MIT */
#include "store/bounds.h"
#include <stdio.h>
#include "store/request.h"

/* ---- tallies ---- */

/* Of a source: host and pattern 0. Of a pattern: source 0. */
struct tally {
	int64_t source, host, pattern;
};

static int read_tally(struct batch *batch, const struct tally *tally, int64_t *ret_count)
{
	struct statement query = statement_begin(batch->store,
		"SELECT count FROM tallies WHERE run = ? AND source = ? AND host = ? "
		"AND pattern = ?");

	statement_integer(&query, batch->run);
	statement_integer(&query, tally->source);
	statement_integer(&query, tally->host);
	statement_integer(&query, tally->pattern);
	return statement_number(&query, ret_count, batch->failure);
}

static int add_to_tally(struct batch *batch, const struct tally *tally)
{
	struct statement upsert = statement_begin(batch->store,
		"INSERT INTO tallies (run, source, host, pattern, count) VALUES (?, ?, ?, ?, "
		"1) "
		"ON CONFLICT (run, source, host, pattern) DO UPDATE SET count = count + 1");

	statement_integer(&upsert, batch->run);
	statement_integer(&upsert, tally->source);
	statement_integer(&upsert, tally->host);
	statement_integer(&upsert, tally->pattern);
	return statement_run(&upsert, batch->failure);
}

int bounds_recount(struct store *store, int64_t run, struct failure *failure)
{
	struct statement forget = statement_begin(store,
		"DELETE FROM tallies WHERE run = ?1 OR run NOT IN (SELECT run_id FROM requests "
		"WHERE state NOT IN ('done', 'failed'))");
	struct statement patterns = statement_begin(store,
		"INSERT INTO tallies (run, source, host, pattern, count) "
		"SELECT ?1, 0, host_id, pattern, count(*) FROM requests "
		"WHERE run_id = ?1 AND pattern <> 0 GROUP BY host_id, pattern");
	struct statement sources = statement_begin(store,
		"INSERT INTO tallies (run, source, host, pattern, count) "
		"SELECT ?1, source_id, 0, 0, count(*) FROM requests "
		"WHERE run_id = ?1 AND depth > 0 GROUP BY source_id");

	statement_integer(&forget, run);
	statement_integer(&patterns, run);
	statement_integer(&sources, run);
	int result = statement_run(&forget, failure);
	if (!result)
		result = statement_run(&patterns, failure);
	if (!result)
		result = statement_run(&sources, failure);
	return result;
}

/* ---- one that was found ---- */

static void pass_over(struct batch *batch, const struct visit *visit, int64_t count,
	struct winnow_str uri, const char *why)
{
	struct passed_over *passed = visit->completion->passed_over;

	batch->gained->passed_over += count;
	if (passed)
		snprintf(passed->why, sizeof passed->why, "%.*s: %s", STR_ARGS(uri), why);
}

/* What the store knows of it. An article that is known leads nowhere, so an archive of any size is
 * taken in after a few runs; what leads on counts in each of them. 1: it is one of this run. */
static int find_known(
	struct batch *batch, const struct frontier_request *request, int64_t *ret_pattern)
{
	SCOPED(statement_finish)
	struct statement query = statement_begin(batch->store,
		"SELECT run_id, item_id FROM requests WHERE source_id = ? AND key = ?");

	*ret_pattern = request->pattern;
	statement_integer(&query, request->source);
	statement_text(&query, request->key);
	int result = statement_step(&query, batch->failure);
	if (result <= 0)
		return result;
	bool is_of_run = statement_read_integer(&query) == batch->run;
	if (statement_read_integer(&query) && request->expects == WINNOW_ARTICLE)
		*ret_pattern = 0;
	result = statement_check(&query, batch->failure);
	return result ? result : is_of_run;
}

static int has_room(struct batch *batch, const struct visit *visit,
	const struct frontier_request *request, int64_t pattern)
{
	const struct frontier_bounds *bounds = visit->completion->bounds;
	struct tally source = { .source = visit->source }, form = { .pattern = pattern };
	int64_t of_source = 0, of_form = 0;

	int result = read_tally(batch, &source, &of_source);
	if (!result && pattern)
		result = request_host(batch->store, request->host, &form.host, batch->failure);
	if (!result && pattern)
		result = read_tally(batch, &form, &of_form);
	if (result)
		return result;
	if (of_source >= bounds->max_requests)
		pass_over(batch, visit, 1, request->uri,
			"the source found as many as it may in one run (max_requests)");
	else if (of_form >= bounds->max_per_pattern)
		pass_over(batch, visit, 1, request->uri,
			"as many addresses of this form were found on the host as may be in "
			"one run (max_per_pattern)");
	else
		return 1;
	return 0;
}

int bounds_admit(struct batch *batch, const struct visit *visit,
	const struct frontier_request *request, int64_t *ret_pattern)
{
	*ret_pattern = 0;
	if (!visit->completion->bounds)
		return 1;
	int known = find_known(batch, request, ret_pattern);
	return known ? known : has_room(batch, visit, request, *ret_pattern);
}

int bounds_count(
	struct batch *batch, const struct visit *visit, const struct frontier_request *request)
{
	struct tally source = { .source = visit->source },
		     form = { .pattern = request->pattern };

	if (!visit->completion->bounds)
		return 0;
	int result = add_to_tally(batch, &source);
	if (result || !request->pattern)
		return result;
	result = request_host(batch->store, request->host, &form.host, batch->failure);
	return result ? result : add_to_tally(batch, &form);
}

int bounds_count_again(struct batch *batch, int64_t found_in)
{
	struct statement upsert = statement_begin(batch->store,
		"INSERT INTO tallies (run, source, host, pattern, count) "
		"SELECT ?1, 0, host_id, pattern, count(*) FROM requests WHERE found_in = ?2 "
		"AND run_id <> ?1 AND pattern <> 0 AND NOT (expects = 1 AND item_id IS NOT "
		"NULL) "
		"GROUP BY host_id, pattern "
		"ON CONFLICT (run, source, host, pattern) DO UPDATE SET count = count + "
		"excluded.count");

	statement_integer(&upsert, batch->run);
	statement_integer(&upsert, found_in);
	return statement_run(&upsert, batch->failure);
}

/* ---- a whole page ---- */

static int count_same(struct batch *batch, const struct visit *visit, int64_t *ret_count)
{
	const struct completion *completion = visit->completion;
	/* CROSS: of itself SQLite looks through all requests of the run for those of such an item. */
	struct statement query = statement_begin(batch->store,
		"SELECT count(*) FROM (SELECT 1 FROM items CROSS JOIN requests ON item_id = "
		"items.id "
		"WHERE items.source_id = ? AND sha256 = ? AND requests.run_id = ? "
		"AND state IN ('done', 'failed') AND requests.id <> ? LIMIT ?)");

	statement_integer(&query, visit->source);
	statement_text(&query, completion->sha256);
	statement_integer(&query, batch->run);
	statement_integer(&query, completion->request);
	statement_integer(&query, completion->bounds->max_same_body);
	return statement_number(&query, ret_count, batch->failure);
}

int bounds_is_repeated(struct batch *batch, const struct visit *visit)
{
	const struct completion *completion = visit->completion;
	int64_t count = 0;

	if (!completion->bounds || !completion->request_count || !visit->is_outside)
		return 0;
	int result = count_same(batch, visit, &count);
	if (result || count < completion->bounds->max_same_body)
		return result;
	pass_over(batch, visit, (int64_t)completion->request_count, completion->item_uri,
		"other pages of the source are the same, so its links were not followed "
		"(max_same_body)");
	return 1;
}
