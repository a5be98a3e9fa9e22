/* SPDX-License-Identifier: MIT
 *
 * Reading documents and facts back, as records, for people and for the page.
 */
#ifndef WINNOW_STORE_QUERY_H
#define WINNOW_STORE_QUERY_H

#include "store/store.h"

struct record_filter {
	struct winnow_str source;   /* all empty: any */
	struct winnow_str document; /* an id, or the beginning of one */
	struct winnow_str type;     /* of facts */
	struct winnow_str country, language;
	struct winnow_str since, until; /* published or dateline, ISO dates, both inclusive */
	struct winnow_str
		words;     /* full-text search; quoted by us, so nothing in it is syntax */
	bool all_versions; /* false: the latest of each document */
	bool changed;      /* only documents of more than one version */
	int64_t version;   /* of the document; 0: as all_versions says */
	int64_t limit;     /* 0: none */
};

/* What every reader of this store is shown from now on; of a store just opened false: the redacted view
 * of each document (redaction.h). True is for those who said why: see disclosure.h. */
void query_show_restricted(struct store *store, bool shown);

/* Shown each record, borrowed for the call; a negative answer ends the query and is returned. */
typedef int record_each(void *context, const struct winnow_record *record);

/* Documents as they were committed; facts by document, each in the order of its text. */
int query_documents(struct store *store, const struct record_filter *filter, record_each *each,
	void *context, struct failure *failure) MUST_CHECK;
int query_facts(struct store *store, const struct record_filter *filter, record_each *each,
	void *context, struct failure *failure) MUST_CHECK;

/* A document by full-text search, best first, with its words in context; matches stand between
 * U+E000 and U+E001. */
typedef int search_each(
	void *context, const struct winnow_record *document, struct winnow_str snippet);
int query_search(struct store *store, const struct record_filter *filter, search_each *each,
	void *context, struct failure *failure) MUST_CHECK;

/* One document (id or a beginning that only one has; latest version) and its facts, in order of
 * the text, through `each`: the document's record first. FAILURE_MISSING: none, or several. */
int query_document(struct store *store, struct winnow_str id, record_each *each, void *context,
	struct failure *failure) MUST_CHECK;

/* The documents that are one report with this one (id or a beginning that only one has), itself
 * too: by when they were published, or came. `likeness` is the estimated share of what both texts
 * have, 0 to 1. `earliest`: none of the group, fitting the filter or not, was before it.
 * FAILURE_MISSING: there is no such document, or it was not compared yet. */
typedef int similar_each(
	void *context, const struct winnow_record *document, double likeness, bool earliest);
int query_similar(struct store *store, struct winnow_str id, const struct record_filter *filter,
	similar_each *each, void *context, struct failure *failure) MUST_CHECK;

/* What was asked for and could not be had: set aside, or put off until a time. */
struct set_aside {
	struct winnow_str source, uri, reason;
	struct winnow_str state; /* "failed" or "waiting" */
};

/* Borrowed for the call; in the order asked for. Of the filter, source and limit count. */
typedef int set_aside_each(void *context, const struct set_aside *request);
int query_set_aside(struct store *store, const struct record_filter *filter,
	set_aside_each *each, void *context, struct failure *failure) MUST_CHECK;

/* How many stored anchors do not stand in their text; must be 0. */
int query_broken_anchors(
	struct store *store, int64_t *ret_count, struct failure *failure) MUST_CHECK;

#endif
