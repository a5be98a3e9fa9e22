/* SPDX-License-Identifier: MIT */
#include "store/health.h"
#include "base/clock.h"
#include "store/statement.h"

#define HISTORY_MS (INT64_C(30) * 24 * 3600 * 1000)

/* ---- before a run ---- */

int health_forget_all(struct store *store, struct failure *failure)
{
	struct statement update =
		statement_begin(store, "UPDATE source_states SET configured = 0");

	return statement_run(&update, failure);
}

static int recall(struct store *store, int64_t source, struct winnow_str rule,
	int64_t *ret_next_ms, bool *ret_same_rule, struct failure *failure)
{
	SCOPED(statement_finish)
	struct statement query = statement_begin(store,
		"SELECT unixepoch(next_run) * 1000, coalesce(rule, '') = ? FROM source_states "
		"WHERE source_id = ?");

	statement_text(&query, rule);
	statement_integer(&query, source);
	int result = statement_step(&query, failure);
	*ret_next_ms = result > 0 ? statement_read_integer(&query) : 0;
	*ret_same_rule = result > 0 && statement_read_integer(&query);
	return result < 0 ? result : 0;
}

int health_configure(struct store *store, int64_t source, const struct source_setting *setting,
	int64_t *ret_next_ms, bool *ret_same_rule, struct failure *failure)
{
	int result = recall(store, source, setting->rule, ret_next_ms, ret_same_rule, failure);

	if (result)
		return result;
	struct statement insert = statement_begin(store,
		"INSERT INTO source_states (source_id, configured, rule, paused, "
		"stale_after_ms) "
		"VALUES (?, 1, ?, ?, ?) ON CONFLICT (source_id) DO UPDATE SET configured = 1, "
		"rule = excluded.rule, paused = excluded.paused, held = NULL, "
		"stale_after_ms = excluded.stale_after_ms");
	statement_integer(&insert, source);
	statement_optional(&insert, setting->rule);
	statement_integer(&insert, setting->paused);
	statement_integer(&insert, setting->stale_after_ms);
	return statement_run(&insert, failure);
}

int health_hold(struct store *store, struct winnow_str why, struct failure *failure)
{
	struct statement update = statement_begin(store, "UPDATE source_states SET held = ?");

	statement_optional(&update, why);
	return statement_run(&update, failure);
}

static int begin(struct store *store, int64_t source, int64_t run, struct failure *failure)
{
	int64_t now = clock_wall_ms();
	struct statement insert = statement_begin(
		store, "INSERT INTO source_runs (source_id, run_id, began) VALUES (?, ?, ?)");

	statement_integer(&insert, source);
	statement_integer(&insert, run);
	statement_time(&insert, now);
	int result = statement_run(&insert, failure);
	if (result)
		return result;
	struct statement update = statement_begin(store,
		"UPDATE source_states SET last_attempt = ?1, "
		"next_run = CASE WHEN rule IS NULL THEN NULL ELSE ?1 END WHERE source_id = ?2");
	statement_time(&update, now);
	statement_integer(&update, source);
	return statement_run(&update, failure);
}

int health_begin(struct store *store, int64_t source, int64_t run, struct failure *failure)
{
	int result = database_begin(store, failure);

	if (result)
		return result;
	return database_end(store, begin(store, source, run, failure), failure);
}

/* ---- after it ---- */

static int read_median(struct statement *query, int64_t *ret_documents, double *ret_median,
	struct failure *failure)
{
	int result = statement_step(query, failure);

	if (result > 0) {
		*ret_documents = statement_read_integer(query);
		*ret_median = statement_read_real(query);
	}
	return result < 0 ? result : 0;
}

static int body_history(struct store *store, int64_t source, int64_t since,
	struct source_history *history, struct failure *failure)
{
	SCOPED(statement_finish)
	struct statement query = statement_begin(store,
		"SELECT max(total), avg(value) FROM (SELECT body_chars AS value, "
		"sum(documents_read) OVER () AS total, count(*) OVER () AS many, "
		"row_number() OVER (ORDER BY body_chars) AS place FROM source_runs "
		"WHERE source_id = ? AND ended >= ? AND outcome = 'good' AND documents_read > "
		"0) "
		"WHERE place IN ((many + 1) / 2, (many + 2) / 2)");

	statement_integer(&query, source);
	statement_time(&query, since);
	return read_median(&query, &history->body_documents, &history->body_median, failure);
}

static int facts_history(struct store *store, int64_t source, int64_t since,
	struct winnow_str fingerprint, struct source_history *history, struct failure *failure)
{
	SCOPED(statement_finish)
	struct statement query = statement_begin(store,
		"SELECT max(total), avg(value) FROM (SELECT facts_per_document AS value, "
		"sum(documents_read) OVER () AS total, count(*) OVER () AS many, "
		"row_number() OVER (ORDER BY facts_per_document) AS place FROM source_runs "
		"WHERE source_id = ? AND ended >= ? AND outcome = 'good' AND documents_read > "
		"0 "
		"AND fingerprint = ?) WHERE place IN ((many + 1) / 2, (many + 2) / 2)");

	statement_integer(&query, source);
	statement_time(&query, since);
	statement_text(&query, fingerprint);
	return read_median(&query, &history->facts_documents, &history->facts_median, failure);
}

int health_history(struct store *store, int64_t source, struct winnow_str fingerprint,
	struct source_history *ret_history, struct failure *failure)
{
	int64_t since = clock_wall_ms() - HISTORY_MS;
	struct statement query = statement_begin(
		store, "SELECT failures FROM source_states WHERE source_id = ?");

	*ret_history = (struct source_history){ 0 };
	statement_integer(&query, source);
	int result = statement_number(&query, &ret_history->failures, failure);
	if (!result)
		result = body_history(store, source, since, ret_history, failure);
	return result ? result
		      : facts_history(store, source, since, fingerprint, ret_history, failure);
}

static const char *const outcome_words[] = {
	[OUTCOME_GOOD] = "good",
	[OUTCOME_UNCHANGED] = "unchanged",
	[OUTCOME_NOTHING] = "nothing",
	[OUTCOME_FAILED] = "failed",
};

static void bind_counts(struct statement *update, const struct source_turn *turn)
{
	const struct run_counts *counts = &turn->counts;

	statement_integer(update, counts->requested);
	statement_integer(update, counts->fetched);
	statement_integer(update, counts->failed);
	statement_integer(update, turn->put_off);
	statement_integer(update, turn->denied);
	statement_integer(update, counts->fresh);
	statement_integer(update, counts->changed);
	statement_integer(update, counts->reprocessed);
	statement_integer(update, counts->unchanged);
	statement_integer(update, turn->documents_read);
	if (turn->documents_read) {
		statement_real(update, (double)turn->facts_read / (double)turn->documents_read);
		statement_integer(update, turn->body_median);
	} else {
		statement_null(update);
		statement_null(update);
	}
}

static int end_run(struct store *store, int64_t source, int64_t run,
	const struct source_turn *turn, const struct source_verdict *verdict,
	struct failure *failure)
{
	struct statement update = statement_begin(store,
		"UPDATE source_runs SET ended = ?, outcome = ?, reason = ?, fingerprint = ?, "
		"requested = ?, fetched = ?, failed = ?, put_off = ?, robots_denied = ?, "
		"new = ?, changed = ?, reprocessed = ?, unchanged = ?, documents_read = ?, "
		"facts_per_document = ?, body_chars = ? WHERE source_id = ? AND run_id = ?");

	statement_time(&update, clock_wall_ms());
	statement_text(&update, winnow_str(outcome_words[verdict->outcome]));
	statement_optional(&update, winnow_str(verdict->reason));
	statement_text(&update, turn->fingerprint);
	bind_counts(&update, turn);
	statement_integer(&update, source);
	statement_integer(&update, run);
	return statement_run(&update, failure);
}

/* A run that found nothing new says nothing of what a source gives: what was wrong with it stays. */
static int set_state(struct store *store, int64_t source, const struct source_turn *turn,
	const struct source_verdict *verdict, struct failure *failure)
{
	bool success =
		verdict->outcome == OUTCOME_GOOD || verdict->outcome == OUTCOME_UNCHANGED;
	struct statement update = statement_begin(store,
		"UPDATE source_states SET next_run = ?2, failures = ?3, alert = ?4, "
		"last_success = CASE WHEN ?5 THEN ?1 ELSE last_success END, "
		"last_news = CASE WHEN ?6 THEN ?1 ELSE last_news END, "
		"yield_problem = CASE ?7 WHEN 'good' THEN NULL WHEN 'nothing' THEN ?8 "
		"ELSE yield_problem END, "
		"last_error = CASE WHEN ?7 IN ('failed', 'nothing') THEN ?8 ELSE last_error "
		"END, "
		"turned_red = CASE WHEN ?4 OR ?7 = 'nothing' THEN CASE WHEN alert OR "
		"yield_problem IS NOT NULL THEN turned_red ELSE ?1 END ELSE turned_red END, "
		"robots_problem = ?9 WHERE source_id = ?10");

	statement_time(&update, clock_wall_ms());
	statement_time(&update, verdict->next_run_ms);
	statement_integer(&update, verdict->failures);
	statement_integer(&update, verdict->alert);
	statement_integer(&update, success);
	statement_integer(&update, turn->counts.fresh + turn->counts.changed > 0);
	statement_text(&update, winnow_str(outcome_words[verdict->outcome]));
	statement_optional(&update, winnow_str(verdict->reason));
	statement_optional(&update, winnow_str(turn->robots_missing ? turn->last_reason : ""));
	statement_integer(&update, source);
	return statement_run(&update, failure);
}

/* Where nothing was read, what was known of the yield still is. */
static int set_yield(struct store *store, int64_t source, const struct source_history *history,
	const struct source_verdict *verdict, struct failure *failure)
{
	if (verdict->yield_ratio < 0)
		return 0;
	struct statement update = statement_begin(store,
		"UPDATE source_states SET body_chars_median = ?, facts_median = ?, "
		"yield_ratio = ? WHERE source_id = ?");
	if (history->body_documents)
		statement_real(&update, history->body_median);
	else
		statement_null(&update);
	if (history->facts_documents)
		statement_real(&update, history->facts_median);
	else
		statement_null(&update);
	statement_real(&update, verdict->yield_ratio);
	statement_integer(&update, source);
	return statement_run(&update, failure);
}

int health_end(struct store *store, int64_t source, int64_t run, const struct source_turn *turn,
	const struct source_history *history, const struct source_verdict *verdict,
	struct failure *failure)
{
	int result = database_begin(store, failure);

	if (result)
		return result;
	result = end_run(store, source, run, turn, verdict, failure);
	if (!result)
		result = set_state(store, source, turn, verdict, failure);
	if (!result)
		result = set_yield(store, source, history, verdict, failure);
	return database_end(store, result, failure);
}
