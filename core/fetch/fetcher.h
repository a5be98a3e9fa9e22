/* SPDX-License-Identifier: MIT
 *
 * Fetching over HTTP: one thread of its own, thousands of transfers at once. A job is given, and
 * taken back when it is finished, however it ended; in between it is the fetcher's.
 *
 *     fetcher.c        the thread, its queues
 *     hosts.c          who may be asked when: one request at a time for a host, its delay
 *     sites.c          what robots.txt of a site says
 *     transfer.c       one request on the wire, by libcurl
 *     decode.c         its Content-Encoding, undone as it comes
 *     answer.c         what an answer means
 *     headers.c        the head of an answer
 *     policy.c         where never to go
 *     retry.c          when to come again
 */
#ifndef WINNOW_FETCH_FETCHER_H
#define WINNOW_FETCH_FETCHER_H

#include "base/buffer.h"
#include "fetch/fetch.h"
#include "fetch/policy.h"

enum fetch_outcome {
	FETCH_RECEIVED,
	FETCH_UNCHANGED, /* 304: what was there last time still holds */
	FETCH_FAILED,    /* failure.code as fetch() has it; WINNOW_EAGAIN: it is temporary */
	FETCH_PUT_OFF,   /* its host wants to be left alone for `retry_after_ms`: not tried */
	FETCH_CANCELLED
};

struct site; /* whose robots.txt a job of the fetcher's own asks for */
struct host;

struct fetch_job {
	struct winnow_str uri; /* http or https; of a finished job the last one asked for */
	/* What came last time, from where: asked with, so that only news is sent. May be empty. */
	struct winnow_str last_uri, last_etag, last_modified;
	void *owner;                     /* the giver's own */
	const struct fetch_terms *terms; /* NULL: the policy's alone */

	/* Of a finished one; all of it lives as long as the job: */
	enum fetch_outcome outcome;
	struct failure failure;
	int64_t retry_after_ms; /* of a temporary failure: as the server asked; 0: it did not */
	long status;            /* 0: no answer came */
	bool by_robots;         /* failed: robots.txt asks not to fetch it, or cannot be had */
	struct winnow_str media_type, charset, etag, modified;
	const struct winnow_pair *headers;
	uint32_t header_count;
	struct buffer body; /* its Content-Encoding undone */
	int64_t fetched_ms, modified_ms;
	/* Where the policy wants an exchange kept: as it was on the wire, but for what stands below.
	 * Transfer encodings (chunks) are undone; the head says otherwise. What tells a secret
	 * (Authorization, Cookie) is left out of `request_head`. */
	struct buffer request_head, response_head;
	struct buffer wire;        /* the body; empty: `body` is */
	struct winnow_str address; /* of the server, as "192.0.2.7"; empty: not known */

	/* The fetcher's: */
	struct arena *arena;
	struct fetch_job *next;
	struct host *host;
	struct site *robots_of; /* NULL: a job that was given */
	unsigned hops;
	char first_uri[]; /* not in the arena, which is empty until its turn has come */
};

/* A copy of `uri`; NULL: no memory. What else is set must outlive the job, or be in its arena. */
struct fetch_job *fetch_job_create(struct winnow_str uri) MUST_CHECK;
void fetch_job_destroy(struct fetch_job *job); /* accepts NULL */
DEFINE_SCOPED(struct fetch_job *, fetch_job_destroy)

/* Shows what was received, as fetch() does. Only for FETCH_RECEIVED. */
int fetch_job_show(const struct fetch_job *job, const struct fetch_request *request,
	fetch_each *each, void *context, struct failure *failure) MUST_CHECK;

struct fetcher;

/* Main thread. `policy` is copied, its texts are borrowed. `ring` (NULL: nobody) is called on the
 * fetcher's thread whenever there is something to take. */
int fetcher_create(const struct fetch_policy *policy, void (*ring)(void *context),
	void *context, struct fetcher **ret_fetcher, struct failure *failure) MUST_CHECK;

/* Ends at once what is under way, and drops what was not taken. Accepts NULL. */
void fetcher_destroy(struct fetcher *fetcher);

void fetcher_give(struct fetcher *fetcher, struct fetch_job *job);

/* A finished job, the caller's from now on; NULL: none at the moment. Never waits. */
struct fetch_job *fetcher_take(struct fetcher *fetcher);

/* All that was given and is not finished is, as FETCH_CANCELLED. */
void fetcher_cancel(struct fetcher *fetcher);

/* How many were given and not taken. */
size_t fetcher_in_hand(const struct fetcher *fetcher);

#endif
