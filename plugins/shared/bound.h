/* SPDX-License-Identifier: MIT
 *
 * Markup made harmless for the parser: what would cost it more than time in proportion to its
 * length is left out, the text never. libxml2 2.9.14 compares each attribute of an element with
 * every other, searches all open elements at each end tag, and takes 250 bytes for an element.
 */
#ifndef WINNOW_SHARED_BOUND_H
#define WINNOW_SHARED_BOUND_H

#include <winnow/helpers.h>

enum { /* the limits; a page that people wrote meets none of them */
	BOUND_DEPTH = 250,
	BOUND_ATTRIBUTES = 250,  /* of one element */
	BOUND_VALUE = 64 * 1024, /* bytes of one attribute or comment */
	BOUND_TAGS = 500 * 1000  /* start tags and comments of one page; and attributes */
};

struct bounded {
	struct winnow_str markup;
	char *made; /* NULL: nothing had to be left out, `markup` is what was handed in */
	int truncated_depth, truncated_attributes, truncated_elements;
};

/* 0: no memory. Free `made`. */
int bound(struct winnow_str markup, struct bounded *ret_bounded);

#endif
