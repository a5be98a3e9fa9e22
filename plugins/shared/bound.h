/* SPDX-License-Identifier: MIT
 *
 * Markup made harmless and lean for the parser: what would cost it more than time in proportion to
 * its length is left out, and what no reader asks for, the text never. libxml2 2.9.14 compares each
 * attribute of an element with every other, searches all open elements at each end tag, and goes
 * through scripts, drawings and comments letter by letter.
 */
#ifndef WINNOW_SHARED_BOUND_H
#define WINNOW_SHARED_BOUND_H

#include <winnow/helpers.h>

enum { /* the limits; a page that people wrote meets none of them */
	BOUND_DEPTH = 250,
	BOUND_VALUE = 64 * 1024, /* bytes of one attribute */
	BOUND_TAGS = 500 * 1000, /* start tags of one page */
	BOUND_ATTRIBUTES = 64,   /* of one element, where all are wanted */
	BOUND_SCRIPTS = 64       /* that hold data */
};

/* <script type="application/ld+json" …>: data, which is not shown to the parser. */
struct bound_script {
	struct winnow_str tag; /* from '<' to '>' */
	struct winnow_str text;
};

struct bound_scripts {
	struct bound_script items[BOUND_SCRIPTS];
	size_t count;
};

struct bounded {
	struct winnow_str markup; /* what is left of it, in `made` */
	char *made;
	struct bound_scripts scripts; /* borrowed of what was handed in */
	int truncated_depth, truncated_elements;
};

/* `every`: all attributes are wanted, not only those of attribute.tsv. 0: no memory. Free `made`. */
int bound(struct winnow_str markup, int every, struct bounded *ret_bounded);

#endif
