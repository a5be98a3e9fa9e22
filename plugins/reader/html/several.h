/* SPDX-License-Identifier: MIT
 * Pages that hold more than one report: a newsletter, the front page of a blog, a listing. */
#ifndef WINNOW_READER_HTML_SEVERAL_H
#define WINNOW_READER_HTML_SEVERAL_H

#include "reader/html/reading.h"

enum { SEVERAL_MOST = 500 /* entries of one page; what comes later is dropped */ };

struct entry {
	struct page_node *top, *heading;
	struct winnow_str address; /* that the heading leads to; empty: none */
};

struct several {
	struct entry *entries;
	size_t count; /* 0: the page is one report */
	int whole;    /* the entries are reports, not the beginnings of such */
};

/* For a page that was weighed and gathered. A page that calls itself an article is one. Elements
 * may be put into the tree around an entry. 0, or WINNOW_ELIMIT after host->fail(). */
int several_find(struct reading *reading, struct several *ret_several);

/* Hands out a document for each entry of a page whose entries are whole; refuses a listing, with
 * the reason. Negative after host->fail(). */
int several_make(struct reading *reading, const struct several *several,
	const struct winnow_reader_out *out);

#endif
