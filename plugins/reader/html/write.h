/* SPDX-License-Identifier: MIT
 * The article's element as blocks of text, without what stands in it and is not the article. */
#ifndef WINNOW_READER_HTML_WRITE_H
#define WINNOW_READER_HTML_WRITE_H

#include "reader/html/weigh.h"

/* What decides of each element whether it is written. */
struct writing {
	const struct winnow_host *host;
	const struct page_node *article;
	struct winnow_str title;
};

/* Why the element is left out, for people; NULL: it is not. */
const char *write_leaves_out(const struct writing *writing, const struct page_node *node);

/* `title`: a heading that repeats it is left out. */
void write_article(const struct winnow_host *host, struct page_node *article,
	struct winnow_str title, struct prose *prose);

/* A text that came as one string, perhaps with markup in it: its lines are paragraphs. */
void write_string(struct winnow_str text, struct prose *prose);

#endif
