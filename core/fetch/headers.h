/* SPDX-License-Identifier: MIT
 * What the head of an answer says, line by line as it comes. Inside core/fetch only. */
#ifndef WINNOW_FETCH_HEADERS_H
#define WINNOW_FETCH_HEADERS_H

#include "base/arena.h"
#include "base/failure.h"
#include "base/vector.h"

struct response_headers {
	struct arena *arena;              /* borrowed */
	VECTOR(struct winnow_pair) lines; /* names in lower case, values printable */
	size_t bytes;                     /* of all answers, interim ones, too */
	bool failed;                      /* no memory */
};

void headers_finish(struct response_headers *headers);

/* A line as it came. A status line begins anew. False: more than POLICY_MOST_HEADER_BYTES. */
bool headers_add(struct response_headers *headers, struct winnow_str line) MUST_CHECK;

/* The first of that name (lower case); empty: none. */
struct winnow_str headers_find(const struct response_headers *headers, const char *name);

/* Whether several of that name say different things. */
bool headers_differ(const struct response_headers *headers, const char *name);

/* A sentence's end that says how the head contradicts itself; NULL: it does not. Two lengths,
 * two places to go on to: nobody knows which of them is true. */
const char *headers_contradiction(const struct response_headers *headers);

/* "text/html" in lower case and "utf-8" of `Text/HTML; charset="utf-8"`; both in `arena`. */
void headers_content_type(const struct response_headers *headers,
	struct winnow_str *ret_media_type, struct winnow_str *ret_charset);

/* An entity tag or a date, fit to be sent back some day; empty: it is none. */
struct winnow_str headers_validator(const struct response_headers *headers, const char *name);

#endif
