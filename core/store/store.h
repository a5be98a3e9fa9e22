/* SPDX-License-Identifier: MIT
 *
 * What lasts. One interface in four headers, SQLite behind all of them (PostgreSQL will stand
 * behind the same calls):
 *
 *     store.h     open and close, runs, the catalogue of sources, plugins and fact types
 *     frontier.h  lease hosts with their due requests; complete a batch in one atomic step
 *     query.h     read documents and facts back, for people
 *     cursor.h    follow what was committed, for sinks
 *
 * One process writes, on one thread. Readers open their own store, read-only, beside it.
 */
#ifndef WINNOW_STORE_STORE_H
#define WINNOW_STORE_STORE_H

#include "base/arena.h"
#include "base/failure.h"

struct store;

enum store_mode {
	STORE_READ,  /* the file must exist */
	STORE_WRITE, /* made when missing, migrated forward when older */
	STORE_BESIDE /* the file must exist; a row or two may be added while another winnow
	                writes, as disclosure.h does */
};

/* Refuses, with a sentence: a file that is no winnow store, one from a newer winnow, one that
 * another winnow is writing. */
int store_open(const char *path, enum store_mode mode, struct store **ret_store,
	struct failure *failure) MUST_CHECK;
void store_close(struct store *store);             /* accepts NULL */
const char *store_path(const struct store *store); /* absolute, until it is closed */
DEFINE_SCOPED(struct store *, store_close)

/* ---- runs ---- */

struct run_counts {
	int64_t requested, fetched, failed;             /* requests */
	int64_t unchanged, fresh, changed, reprocessed; /* documents */
	int64_t facts;
	int64_t passed_over; /* links that were not followed because a bound was met */
};

int store_run_begin(struct store *store, struct winnow_str config_sha256, int64_t *ret_run,
	struct failure *failure) MUST_CHECK;
int store_run_end(struct store *store, int64_t run, const struct run_counts *counts,
	int exit_status, struct failure *failure) MUST_CHECK;

/* ---- catalogue ---- */

/* Each answers the id of what has that name, made when new. */
int store_source(struct store *store, struct winnow_str name, struct winnow_str plugin,
	int64_t *ret_id, struct failure *failure) MUST_CHECK;
int store_plugin(struct store *store, struct winnow_str name, struct winnow_str version,
	int64_t *ret_id, struct failure *failure) MUST_CHECK;

/* Makes the view of the type, one row a fact and one column an attribute, as declared. */
int store_fact_type(struct store *store, const struct winnow_fact_type *type,
	struct failure *failure) MUST_CHECK;

#endif
