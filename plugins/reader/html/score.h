/* SPDX-License-Identifier: MIT
 * Which element of a weighed page is the article. */
#ifndef WINNOW_READER_HTML_SCORE_H
#define WINNOW_READER_HTML_SCORE_H

#include "reader/html/weigh.h"

#define SCORE_BY_DENSITY "density of text"

/* The element that holds the article's text and as little else as may be; NULL: the page has no
 * running text. *ret_why: what told it: "itemprop articleBody", or
 * SCORE_BY_DENSITY where no element calls itself the article. */
struct page_node *score_article(struct page_node *root, const char **ret_why);

#endif
