/* SPDX-License-Identifier: MIT
 * The standfirst: the sentences between title and text that sum the article up. */
#ifndef WINNOW_READER_HTML_LEAD_H
#define WINNOW_READER_HTML_LEAD_H

#include "reader/html/evidence.h"
#include "reader/html/weigh.h"

/* The element that stands before the article's, outside of it, and names itself the standfirst or
 * says what the page gives as its description; NULL: there is none. */
struct page_node *lead_find(const struct evidence *evidence, struct page_node *root,
	const struct page_node *article);

#endif
