/* SPDX-License-Identifier: MIT
 * What a profile's selectors find in a page. */
#ifndef WINNOW_READER_HTML_PROFILE_SELECT_H
#define WINNOW_READER_HTML_PROFILE_SELECT_H

#include <libxml/xpath.h>
#include "reader/html/profile.h"
#include "shared/page.h"

enum { SELECTED_MOST = 10 * 1000 }; /* of one part; what comes later is dropped */

/* An element of the page, or a text: of an attribute, or what an expression makes. */
struct selected {
	struct page_node *node; /* NULL: a text */
	struct winnow_str text;
};

struct selection {
	struct selected *items; /* of each selector in the order of the page */
	size_t count;
	int costly; /* a selector was given up, since it takes too long on this page */
};

/* A page to select in. */
struct selecting {
	const struct winnow_host *host;
	xmlXPathContextPtr context;
};

/* 0, or WINNOW_ELIMIT after host->fail(). `document`: of page_parse_twofold(). */
int select_begin(
	struct selecting *selecting, const struct winnow_host *host, struct _xmlDoc *document);
void select_end(struct selecting *selecting);

/* What all selectors of a part find, or, with `first`, the first of them that finds anything. */
struct selection select_part(
	struct selecting *selecting, const struct profile_selectors *selectors, int first);

/* The words of what was selected, on one line: of <time> its datetime, of <meta> its content. */
struct winnow_str selected_line(
	const struct winnow_host *host, const struct selected *selected);

#endif
