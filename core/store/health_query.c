/* SPDX-License-Identifier: MIT */
#include "store/health.h"
#include "store/statement.h"

#define COLUMNS                                                                                \
	"SELECT source_id, source, plugin, colour, reason, last_attempt, last_success, "       \
	"last_news, next_run, schedule, paused, documents_per_week, "                          \
	"coalesce(facts_per_document, -1), coalesce(facts_median, -1), "                       \
	"coalesce(body_chars, -1), coalesce(body_chars_median, -1), "                          \
	"coalesce(yield_ratio, -1), consecutive_failures, last_error, robots_denied, "         \
	"robots_problem, turned_red, unixepoch(last_success), unixepoch(next_run) "            \
	"FROM source_health "

/* Texts live in `arena`. One by one: the order within an initialiser is not said. */
static int read_row(struct statement *query, struct arena *arena, struct source_health *health,
	struct failure *failure)
{
	health->source = statement_read_integer(query);
	health->name = statement_read_copy(query, arena);
	health->plugin = statement_read_copy(query, arena);
	health->colour = statement_read_copy(query, arena);
	health->reason = statement_read_copy(query, arena);
	health->last_attempt = statement_read_copy(query, arena);
	health->last_success = statement_read_copy(query, arena);
	health->last_news = statement_read_copy(query, arena);
	health->next_run = statement_read_copy(query, arena);
	health->schedule = statement_read_copy(query, arena);
	health->paused = statement_read_integer(query);
	health->documents_per_week = statement_read_integer(query);
	health->facts_per_document = statement_read_real(query);
	health->facts_median = statement_read_real(query);
	health->body_chars = statement_read_real(query);
	health->body_median = statement_read_real(query);
	health->yield_ratio = statement_read_real(query);
	health->failures = statement_read_integer(query);
	health->last_error = statement_read_copy(query, arena);
	health->robots_denied = statement_read_integer(query);
	health->robots_problem = statement_read_copy(query, arena);
	health->turned_red = statement_read_copy(query, arena);
	health->last_success_s = statement_read_integer(query);
	health->next_run_s = statement_read_integer(query);
	return statement_check(query, failure);
}

int query_health(struct store *store, health_each *each, void *context, struct failure *failure)
{
	SCOPED(statement_finish)
	struct statement query = statement_begin(store, COLUMNS "ORDER BY source");
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	int result;

	if (!arena)
		return database_fail_memory(store, failure);
	while ((result = statement_step(&query, failure)) > 0) {
		struct source_health health = { 0 };
		arena_reset(arena);
		result = read_row(&query, arena, &health, failure);
		if (result < 0 || (result = each(context, &health)) < 0)
			return result;
	}
	return result;
}

int health_of(struct store *store, int64_t source, struct arena *arena,
	struct source_health *ret_health, struct failure *failure)
{
	SCOPED(statement_finish)
	struct statement query = statement_begin(store, COLUMNS "WHERE source_id = ?");

	statement_integer(&query, source);
	int result = statement_step(&query, failure);
	if (result == 0)
		return failure_set(failure, FAILURE_MISSING, "there is no such source");
	return result < 0 ? result : read_row(&query, arena, ret_health, failure);
}
