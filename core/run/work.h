/* SPDX-License-Identifier: MIT
 *
 * One leased request on its way to a completion. Inside core/run only.
 *
 * What a plugin hands in is checked against the contract and copied into the work's arena; what
 * the plugin itself allocates lives in a scratch arena that is dropped after its call.
 */
#ifndef WINNOW_RUN_WORK_H
#define WINNOW_RUN_WORK_H

#include <winnow/why.h>
#include "base/vector.h"
#include "fetch/fetcher.h"
#include "run/confidence.h"
#include "run/key_set.h"
#include "run/stage.h"
#include "text/language.h"

struct repeats;
struct work;

/* What all workers of a run share and none changes. */
struct workshop {
	struct plan *plan;
	struct host_shared *host;  /* the services, and whether to give up */
	const int64_t *source_ids; /* the store's, by index of instance */
	const int64_t *reader_ids;
	const int64_t *extractor_ids;      /* by index of plan->extractors */
	bool archiving;                    /* a sink wants what is received, as it came */
	struct stage_times *times;         /* NULL: not measured */
	void (*finish)(struct work *work); /* on the worker, once it is done; may be NULL */
	struct repeats *repeats;           /* NULL: nothing is left out */
	atomic_bool
		*dead[SECTION_KINDS]; /* by index: said WINNOW_EFATAL and is not called again */
};

/* So many documents are extracted from at once, and so many bytes of text, but for one document that
 * has more: each extractor is shown all of them before the next. Its code and its tables are larger
 * than the caches, and to bring them for every short report took a fifth of the time. */
enum { DOCUMENTS_AT_ONCE = 32, BYTES_AT_ONCE = 256 << 10 };

/* A fact stays where it is. The name of its type stands beside it, so that those of other types are
 * passed over without a look at them. */
struct found_fact {
	const char *type; /* as its maker names it */
	struct completed_fact *fact;
};

/* What is found out of one of them. The memory is kept for the next, unless it is large: of few documents
 * at once it is needed, and there are many rooms. */
#define ROOM_KEPT ((size_t)1 << 20)
struct document_room {
	struct arena *analysis;          /* NULL: none is kept */
	VECTOR(struct found_fact) facts; /* so far */
};

/* What one worker owns. */
struct worker_tools {
	struct language_detector *detector;
	struct arena *scratch; /* one plugin call */
	struct document_room rooms[DOCUMENTS_AT_ONCE];
	struct calibrated_rules rules;
};

#define WORK_WITHOUT_SOURCE SIZE_MAX
struct grant;

struct work {
	const struct workshop *shop;
	struct worker_tools *tools;
	const struct frontier_request *request;
	size_t source; /* index of the instance; WORK_WITHOUT_SOURCE: the item is kept */
	int64_t run;
	struct grant *grant;   /* the crawl's: where the request lives; NULL: nowhere */
	struct fetch_job *job; /* what was fetched for it; NULL: of this machine */
	struct buffer kept;    /* the bytes of a file of this machine, for who archives them */
	struct buffer written; /* what extract_documents() was asked to write of it */
	struct arena *arena;   /* all that the completion points at */
	struct completion completion;
	VECTOR(struct frontier_request) found;
	VECTOR(struct completed_document) documents;
	struct key_set keys; /* of those that were read */
	VECTOR(struct winnow_judgement)
	judgements;                 /* where the shop has the service of why.h */
	int64_t passed_over;        /* links that were not followed */
	struct passed_over *passed; /* why the last of them was not; NULL: none, or no memory */
	struct failure failure;     /* why it failed; code 0: it did not */
	bool given;     /* its documents are there: nothing is fetched, visited or read */
	bool handed_in; /* to the store, in the batch that is being committed */
	bool cancelled; /* a plugin was told to stop: the result may be half, and is dropped */
};

/* NULL: no memory. */
struct work *work_create(const struct workshop *shop, const struct frontier_request *request,
	size_t source) MUST_CHECK;
void work_destroy(struct work *work);

/* The request as fetching sees it. */
void work_describe(const struct work *work, struct fetch_request *ret_wanted);

/* Fills the completion of each, whatever happens. */
void works_do(struct work *const *works, size_t count, struct worker_tools *tools);

/* The steps, each 0 or a negative with work->failure set. */
int work_visit(struct work *work, const struct winnow_item *item, struct winnow_str *ret_key,
	bool *ret_keep) MUST_CHECK;
int work_read(
	struct work *work, const struct winnow_item *item, struct winnow_str key) MUST_CHECK;

/* Finds the facts in the documents of each that has not failed; one that does so now has its failure
 * set. Of a work of several documents that is the same whatever stands beside it. */
void works_extract(struct work *const *works, size_t count);

/* Sets the language the document is in; what it had is kept as the declared one. */
int work_find_language(struct work *work, struct completed_document *document) MUST_CHECK;

/* Calls a plugin: a host on the scratch arena, the serial lock. `attachment` may be NULL. call_end()
 * turns the answer into 0 or a failure. */
struct call {
	struct host host;
	struct instance *instance;
	struct work *work;
	int refused; /* the last negative that the plugin was answered with; 0: none */
};
void call_begin(struct call *call, struct work *work, struct instance *instance,
	const void *attachment);
int call_end(struct call *call, int answer, enum section_kind kind, size_t index) MUST_CHECK;

int work_no_memory(struct work *work); /* sets the failure: over max_document_bytes */

#endif
