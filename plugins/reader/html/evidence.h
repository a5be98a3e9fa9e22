/* SPDX-License-Identifier: MIT
 *
 * What a page says of itself, each statement with where it was found. Gathering knows nothing of
 * choosing: whoever finds something adds it with the trust its place deserves.
 */
#ifndef WINNOW_READER_HTML_EVIDENCE_H
#define WINNOW_READER_HTML_EVIDENCE_H

#include <winnow/helpers.h>

enum evidence_kind {
	EVIDENCE_NONE,
	EVIDENCE_TITLE,
	EVIDENCE_PUBLISHED,
	EVIDENCE_BYLINE,
	EVIDENCE_PUBLISHER,
	EVIDENCE_LANGUAGE,
	EVIDENCE_URI,
	EVIDENCE_SECTION,
	EVIDENCE_KEYWORDS,
	EVIDENCE_DESCRIPTION,
	EVIDENCE_MODIFIED,
	EVIDENCE_IMAGE,
	EVIDENCE_LICENCE,
	EVIDENCE_TDM,    /* text and data mining is reserved: "1" */
	EVIDENCE_ACCESS, /* "false": not for everybody without paying */
	EVIDENCE_SOURCE, /* whom the report came from, if not from the site itself */
	EVIDENCE_TYPE,   /* what the page calls itself: "article", "NewsArticle" */
	EVIDENCE_BODY    /* the article's text in one piece */
};

enum {
	EVIDENCE_MOST = 200,    /* of one page; what comes later is dropped */
	EVIDENCE_RESERVED = 16, /* besides, for what is certain */
	EVIDENCE_CERTAIN = 100  /* trust in what somebody selected for this site: it is final */
};

struct statement {
	enum evidence_kind kind;
	struct winnow_str value;
	struct winnow_str origin; /* "meta og:title", "json-ld headline", "h1" */
	int trust;                /* 0 to 100 */
};

struct evidence {
	const struct winnow_host *host;
	struct statement
		*items; /* as they came; where they grew, earlier pointers still hold */
	size_t count, capacity;
};

/* NULL: over budget, and host->fail() was called. */
struct evidence *evidence_create(const struct winnow_host *host);

/* Copies the value, on one line; an empty one is passed over. `origin` and `detail`, which may be
 * empty, make "origin detail". */
void evidence_add(struct evidence *evidence, enum evidence_kind kind, struct winnow_str value,
	const char *origin, struct winnow_str detail, int trust);

/* The same as another page's, or the whole page's, has it. */
void evidence_take(struct evidence *evidence, const struct statement *statement);

/* The most trusted statement of a kind, of equals the first; NULL: none. */
const struct statement *evidence_best(const struct evidence *evidence, enum evidence_kind kind);

/* "title" to EVIDENCE_TITLE; the name of a document's member or of a field. */
enum evidence_kind evidence_kind_of(const char *name);
const char *evidence_name(enum evidence_kind kind);

#endif
