/* SPDX-License-Identifier: MIT
 *
 * The frontier: requests that persist. Each is new, leased, done, or waiting until a time, or
 * failed, with its reason. A worker leases hosts with their due requests and an epoch, and
 * completes a batch of them: documents, facts, request states and new requests in one atomic
 * step that a stale epoch cannot make.
 */
#ifndef WINNOW_STORE_FRONTIER_H
#define WINNOW_STORE_FRONTIER_H

#include "store/store.h"

/* What was at a place last time, so that the unchanged can be told without the store; all of it empty: it
 * was never fetched. */
struct frontier_last {
	struct winnow_str sha256;         /* of the item */
	struct winnow_str fingerprint;    /* of the plugins and options that read it */
	struct winnow_str visitor;        /* of the source that followed its links */
	struct winnow_str uri;            /* where it came from, after redirects */
	struct winnow_str etag, modified; /* as the server told; empty: it did not */
	struct winnow_place place;        /* file empty: no archive holds it */
	int64_t fetched_ms;
};

/* What is asked for, or was leased. */
struct frontier_request {
	int64_t id; /* 0 in one that is new */
	int64_t source;
	struct winnow_str uri, key, host;
	uint32_t depth, expects, flags; /* flags: as the contract's request has them */
	const struct winnow_pair *hints;
	uint32_t hint_count;
	uint32_t tries;  /* so far */
	int64_t pattern; /* what addresses of its form have in common; 0: nothing is counted */
	const struct frontier_last *last; /* never NULL in what is received */
};

struct lease {
	int64_t epoch;
	struct frontier_request *requests; /* in order of being asked for */
	size_t count;
};

/* Adds start requests for a run: one that is there (same source and key) becomes new again, unless
 * this run has it already. */
int frontier_add(struct store *store, int64_t run, const struct frontier_request *requests,
	size_t count, struct failure *failure) MUST_CHECK;

/* Due requests of up to `max_hosts` hosts that nobody holds, `max_requests` in all, first asked
 * for first. Leases of a dead process end with `seconds`, or when the next STORE_WRITE opens.
 * count 0: nothing is due. Lives in `arena`. */
int frontier_lease(struct store *store, int64_t run, unsigned max_hosts, unsigned max_requests,
	unsigned seconds, struct arena *arena, struct lease *ret_lease,
	struct failure *failure) MUST_CHECK;

/* The same under an epoch that is held: what is due by now of hosts that nobody holds. epoch 0 begins
 * a new one. */
int frontier_extend(struct store *store, int64_t run, int64_t epoch, unsigned max_hosts,
	unsigned max_requests, unsigned seconds, struct arena *arena, struct lease *ret_lease,
	struct failure *failure) MUST_CHECK;

/* Takes over what earlier runs left to do of a source on hosts of the web: what waits, and, of a
 * run in which the source was cut short less than a day ago, what it had done, so that
 * frontier_add() does not ask for it again. Once, before the first frontier_add() of that source
 * in a run. */
int frontier_continue(
	struct store *store, int64_t run, int64_t source, struct failure *failure) MUST_CHECK;

/* Whether anything of a source is left to do in a run, what waits for longer than until then, or for
 * a file of this machine, apart. */
int frontier_left(struct store *store, int64_t run, int64_t source, int64_t until_ms,
	bool *ret_left, struct failure *failure) MUST_CHECK;

/* How many of its requests wait. */
int frontier_put_off(struct store *store, int64_t run, int64_t source, int64_t *ret_count,
	struct failure *failure) MUST_CHECK;

/* When the first of the run's requests that wait, on a host of the web, is due; 0: none waits. */
int frontier_next_due(struct store *store, int64_t run, int64_t *ret_due_ms,
	struct failure *failure) MUST_CHECK;

int frontier_renew(struct store *store, int64_t epoch, unsigned seconds,
	struct failure *failure) MUST_CHECK;

/* Gives back: what was leased and not completed becomes new. */
int frontier_release(struct store *store, int64_t epoch, struct failure *failure) MUST_CHECK;

enum request_state {
	REQUEST_NEW,
	REQUEST_LEASED,
	REQUEST_DONE,
	REQUEST_WAITING, /* until due_ms, after something temporary */
	REQUEST_FAILED   /* set aside, with a reason */
};

/* A fact with the plugin that made it. fact.number counts from 0 within the document. */
struct completed_fact {
	struct winnow_fact fact;
	int64_t plugin;
};

struct completed_document {
	struct winnow_document document; /* key and language filled in */
	struct winnow_str declared_language;
	int64_t reader; /* plugin */
	const struct completed_fact *facts;
	size_t fact_count;
	/* As the reader gave it, where blocks were left out (store/repeats.h); NULL: none were. What
	 * is the same here is unchanged, whatever else was learned meanwhile. */
	const struct winnow_document *as_read;
	bool counts_blocks; /* where it is new: its blocks are counted for its source */
};

/* So that what leads on for ever ends: how many requests a run may find. */
struct frontier_bounds {
	int64_t max_requests;    /* of one source */
	int64_t max_per_pattern; /* of one host, with addresses of one form */
	int64_t max_same_body;   /* pages of one source with the same bytes that lead on */
};

/* The last link that was not followed, and why. */
struct passed_over {
	char why[1000];
};

/* How far a sink that archives has come: recorded with what it archived. */
struct archive_position {
	int64_t cursor; /* the sink's, in store/cursor.h */
	int64_t position;
};

/* What became of one leased request. */
struct completion {
	int64_t request;
	enum request_state state;
	struct winnow_str reason; /* of WAITING and FAILED */
	int64_t due_ms; /* of WAITING; of FAILED: not 0 where the next run should try again */
	/* The item; sha256 empty: none came, or it was a folder. */
	struct winnow_str item_uri, media_type, sha256;
	struct winnow_str etag, last_modified; /* to be given with the next lease */
	uint64_t item_length;
	struct winnow_place place; /* of the item, in an archive; file empty: none holds it */
	const struct archive_position *positions; /* once all up to here is durable */
	size_t position_count;
	int64_t fetched_ms, modified_ms;
	struct winnow_str fingerprint;
	struct winnow_str visitor; /* of the source that followed its links; empty: none did */
	bool unchanged; /* same sha256 and fingerprint as last time, or the server said that
	                   nothing changed: nothing was read */
	bool untried;   /* of WAITING: it was put off without a try */
	/* An archive says that what was kept under this key was there again; empty: it does not.
	 * Where nothing is kept so, the request fails. */
	struct winnow_str revisited;
	const struct completed_document *documents;
	size_t document_count;
	/* Found in it; same rule as frontier_add, and what their flags say. Where the server said
	 * that nothing changed, those of last time are asked for instead. */
	const struct frontier_request *requests;
	size_t request_count;
	const struct frontier_bounds *bounds; /* NULL: none */
	struct passed_over *passed_over;      /* NULL: nobody asks */
	struct run_counts
		*counts; /* what its documents and facts are added to; several may share one */
};

/* All or nothing, in order; counts are added to once it is done. A document whose text and members are those of
 * its latest version, read by the same fingerprint, is counted unchanged and not stored again;
 * else it becomes the next version: "new", "changed", or "reprocessed" when only the plugins
 * changed. WINNOW_EAGAIN: the epoch is stale, nothing was done. */
int frontier_complete(struct store *store, int64_t run, int64_t epoch,
	const struct completion *completions, size_t count, struct failure *failure) MUST_CHECK;

#endif
