/* SPDX-License-Identifier: MIT
 * Paragraphs and headings within an article that speak for the site: "Read more:", "Subscribe to". */
#ifndef WINNOW_READER_HTML_PROMOTION_H
#define WINNOW_READER_HTML_PROMOTION_H

#include "reader/html/weigh.h"
#include "shared/notice.h"

/* Nonzero: the element's words begin as the lexicon any/promotion has it. A single word counts only
 * where nothing but a mark follows it. */
int promotion_is(const struct notices *promotions, const struct winnow_host *host,
	struct page_node *node);

#endif
