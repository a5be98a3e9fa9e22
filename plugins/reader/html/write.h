/* SPDX-License-Identifier: MIT
 * The article's element as blocks of text, without what stands in it and is not the article. */
#ifndef WINNOW_READER_HTML_WRITE_H
#define WINNOW_READER_HTML_WRITE_H

#include "reader/html/promotion.h"

/* What decides of each element whether it is written. */
struct writing {
	const struct winnow_host *host;
	const struct page_node *article;
	struct winnow_str title;
	const struct notices *promotions;
	const struct page_node *heading;   /* of the title, while it is still to come */
	const struct page_node *promotion; /* a heading of such, whose section is left out */
};

/* Asked in the order of the page. Why the element is left out, for people; NULL: it is not. */
const char *write_leaves_out(struct writing *writing, const struct page_node *node);

/* The h1 within the article that says the title, if little stands before it; NULL: none. */
const struct page_node *write_find_heading(
	const struct winnow_host *host, struct page_node *article, struct winnow_str title);

/* `title`: a heading that repeats it is left out. */
void write_article(const struct winnow_host *host, struct page_node *article,
	struct winnow_str title, const struct notices *promotions, struct prose *prose);

#endif
