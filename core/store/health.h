/* SPDX-License-Identifier: MIT
 *
 * How each source stands: what every run of it came to, and what was made of that. Judging is
 * done above (run/health.h); the colour is the view source_health's, so that it is the same for
 * whoever asks the file.
 */
#ifndef WINNOW_STORE_HEALTH_H
#define WINNOW_STORE_HEALTH_H

#include "store/store.h"

enum source_outcome {
	OUTCOME_GOOD,
	OUTCOME_UNCHANGED, /* it was asked, and there was nothing new */
	OUTCOME_NOTHING,   /* it was fetched well, and gave nothing, or far too little */
	OUTCOME_FAILED     /* it could not be had */
};

/* What one run of a source came to. */
struct source_turn {
	struct run_counts counts;
	int64_t arrived;     /* of the fetched: not what was there last time */
	int64_t found;       /* requests that it led to, those known before, too */
	int64_t ends;        /* of the arrived: led to nothing */
	int64_t unread;      /* of the failed: arrived, and could not be read */
	int64_t same;        /* answered: unchanged */
	int64_t put_off;     /* left to the next run */
	int64_t denied;      /* of the failed: robots.txt asks not to fetch it */
	bool robots_missing; /* robots.txt could not be had */
	int64_t documents_read, facts_read;
	int64_t body_median, longest_body; /* code points, of those read */
	bool started;                      /* its start() answered 0 */
	const char *last_reason;           /* why the last one failed; empty: none did */
	struct winnow_str fingerprint;
};

/* What it gave in the 30 days before, by its good runs. */
struct source_history {
	int64_t body_documents;  /* on how many documents body_median stands */
	int64_t facts_documents; /* likewise; of those that were read by the same fingerprint */
	double body_median, facts_median;
	int64_t failures; /* in a row, before this run */
};

struct source_verdict {
	enum source_outcome outcome;
	const char *reason;  /* of NOTHING and FAILED */
	int64_t failures;    /* in a row, with this run */
	bool alert;          /* so many that it is to be told */
	double yield_ratio;  /* negative: not known */
	int64_t next_run_ms; /* 0: never */
};

/* As a source is configured. */
struct source_setting {
	struct winnow_str rule; /* empty: no schedule */
	bool paused;
	int64_t stale_after_ms;
};

/* Every source is taken to be no longer configured, until it is. */
int health_forget_all(struct store *store, struct failure *failure) MUST_CHECK;

/* *ret_next_ms: when it was to run next, 0: it never ran, or had no schedule; *ret_same_rule: by the
 * same schedule. */
int health_configure(struct store *store, int64_t source, const struct source_setting *setting,
	int64_t *ret_next_ms, bool *ret_same_rule, struct failure *failure) MUST_CHECK;

/* Says of every source why nothing is fetched for now; empty: it is again. */
int health_hold(struct store *store, struct winnow_str why, struct failure *failure) MUST_CHECK;

/* A run of it begins. Until it ends it counts as due, so that one which is cut short is made up
 * for. */
int health_begin(
	struct store *store, int64_t source, int64_t run, struct failure *failure) MUST_CHECK;

int health_history(struct store *store, int64_t source, struct winnow_str fingerprint,
	struct source_history *ret_history, struct failure *failure) MUST_CHECK;

int health_end(struct store *store, int64_t source, int64_t run, const struct source_turn *turn,
	const struct source_history *history, const struct source_verdict *verdict,
	struct failure *failure) MUST_CHECK;

/* ---- for people ---- */

/* A row of source_health. Texts may be empty, numbers of what is not known are negative. */
struct source_health {
	int64_t source;
	struct winnow_str name, plugin, colour, reason;
	struct winnow_str last_attempt, last_success, last_news, next_run, schedule;
	bool paused;
	int64_t documents_per_week;
	double facts_per_document, facts_median, body_chars, body_median, yield_ratio;
	int64_t failures;
	struct winnow_str last_error;
	int64_t robots_denied;
	struct winnow_str robots_problem, turned_red;
	int64_t last_success_s, next_run_s; /* since 1970; 0: not known */
};

/* What is shown lives until `each` returns; a negative answer ends it, and is answered. In the order
 * of their names. */
typedef int health_each(void *context, const struct source_health *health);
int query_health(struct store *store, health_each *each, void *context,
	struct failure *failure) MUST_CHECK;

/* The same of one source; everything lives in `arena`. FAILURE_MISSING: there is none. */
int health_of(struct store *store, int64_t source, struct arena *arena,
	struct source_health *ret_health, struct failure *failure) MUST_CHECK;

#endif
