/* SPDX-License-Identifier: MIT
 *
 * What marked-up text says, where it need not be well-formed: references, CDATA, comments. What a
 * document declares itself is never expanded, so that a text never grows.
 */
#ifndef WINNOW_SHARED_MARKUP_H
#define WINNOW_SHARED_MARKUP_H

#include "shared/scan.h"

/* The next tag, as scan_next(), but a CDATA section is one tag whatever it holds. */
int markup_next(struct winnow_str markup, size_t *at, struct scan_tag *ret_tag);

/* References become characters: those of numbers, of XML and of HTML. ptr NULL: over budget. */
struct winnow_str markup_decode(const struct winnow_host *host, struct winnow_str text);

/* The same, with CDATA as it stands, comments left out, and tags left as they are. */
struct winnow_str markup_value(const struct winnow_host *host, struct winnow_str inner);

/* Words of HTML on one line: without tags, references decoded. */
struct winnow_str markup_line(const struct winnow_host *host, struct winnow_str html);

/* An attribute of a start tag, decoded and without white space around; empty: none. */
struct winnow_str markup_attribute(
	const struct winnow_host *host, const struct scan_tag *tag, const char *name);

int markup_is_empty(const struct scan_tag *tag); /* <name …/> */

/* Where the element that `tag` begins ends, from *at (behind the tag) on: the text within, and *at
 * behind its end tag. 0, and nothing returned: no end tag stands before `limit`. */
int markup_element(struct winnow_str markup, const struct scan_tag *tag, size_t limit,
	size_t *at, struct winnow_str *ret_inner);

struct winnow_str markup_trim(struct winnow_str text); /* ASCII white space */

#endif
