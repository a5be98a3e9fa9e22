/* SPDX-License-Identifier: MIT
 *
 * One run: start the sources, work off the frontier, commit in the order things were asked for,
 * feed the sinks. The result is the same for any number of workers.
 *
 *     run.c        sequences the steps below
 *     turns.c      which source begins, and when it is done
 *     timetable.c  when it is due
 *     health.c     how it stands
 *     crawl.c      leases, hands out, takes back
 *     outward.c    what is of the web
 *     terms.c      what each source may do there
 *     workers.c    threads that turn a leased request into a completion
 *     work.c       one request: fetch, visit, read, extract
 *     visit.c      what a source says of an item
 *     read.c       what a reader makes of it, checked
 *     repeats.c    without what many pages of its source repeat
 *     extract.c    what the extractors state, in the order of their needs
 *     extract_documents.c   documents that are given, not read
 *     facts.c      a fact against its declaration and the text
 *     archive.c    what was received, kept before the store has it
 *     feed.c       sinks that follow the store
 */
#ifndef WINNOW_RUN_RUN_H
#define WINNOW_RUN_RUN_H

#include "run/plan.h"
#include "store/frontier.h"

/* What became of one source; `failed` counts its requests that were set aside. */
struct source_summary {
	const char *name;
	struct run_counts counts;
	int64_t limited;                /* of the failed: a limit was met */
	int64_t unread;                 /* of the failed: arrived, and could not be read */
	bool asked;                     /* it had its turn */
	bool started;                   /* its start() answered 0 */
	char last_reason[1400];         /* its address and why, of the last one set aside */
	bool red;                       /* at its end: its health is */
	char health[1400];              /* the reason for its colour */
	struct passed_over passed_over; /* the last link that was not followed, and why */
};

struct run_summary {
	struct run_counts counts;
	struct source_summary *sources;
	size_t source_count;
	size_t red; /* sources whose health is red at the end of their turn */
	bool cancelled;
	int exit_status; /* 0 all done, 1 something set aside or red, 69 no source could be had, 130 stopped */
};

/* For a progress line: called on the calling thread at least once a second. */
typedef void run_progress(void *context, const struct run_summary *so_far, int64_t elapsed_ms);

/* Called when a source is done. */
typedef void run_ended(void *context, const struct source_summary *source);

enum run_choice {
	RUN_EVERY,    /* each source once, but the paused */
	RUN_NAMED,    /* once, those of `names`, the paused, too */
	RUN_DUE,      /* once, those whose time has come */
	RUN_SCHEDULED /* each whenever its time comes, until plan->stopping */
};

struct run_options {
	enum run_choice choose;
	const char *const *names;
	size_t name_count;
	run_progress *progress; /* NULL: none */
	run_ended *ended;       /* likewise */
	void *context;          /* of both */
	/* For benchmarks: everything but the store's writing. */
	bool discard;
	/* Where not NULL: nanoseconds of processor time by stage, summed over workers. */
	struct stage_times *times;
};

enum {
	STAGE_FETCH,
	STAGE_VISIT,
	STAGE_READ,
	STAGE_ANALYSE,
	STAGE_EXTRACT,
	STAGE_STORE,
	STAGE_SINK,
	STAGES
};
struct stage_times {
	_Atomic int64_t nanoseconds[STAGES];
	_Atomic int64_t item_bytes, text_bytes;
	/* Of STAGE_EXTRACT, by index of plan->extractors; NULL: not told apart. */
	_Atomic int64_t *extractors;
};

/* Setting plan->stopping ends the run after the documents in hand; plan->shared.cancelled drops
 * those, too, and they are done in the next run. `arena` holds the summary. */
int run(struct plan *plan, struct store *store, const struct run_options *options,
	struct arena *arena, struct run_summary *ret_summary,
	struct failure *failure) MUST_CHECK;

#endif
