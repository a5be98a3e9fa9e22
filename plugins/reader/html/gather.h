/* SPDX-License-Identifier: MIT
 * Where a page speaks of itself: its head, its linked data, its marked elements. */
#ifndef WINNOW_READER_HTML_GATHER_H
#define WINNOW_READER_HTML_GATHER_H

#include "reader/html/evidence.h"
#include "shared/dates.h"
#include "shared/page.h"

/* title, meta, link rel=canonical, html lang. */
void gather_head(const struct page *page, struct evidence *evidence);

/* JSON-LD: the articles in script type="application/ld+json". */
void gather_linked_data(const struct page *page, struct evidence *evidence);

/* h1, itemprop, rel=author, time, elements that class names as byline or date. The page must have
 * been weighed. */
void gather_marked(const struct page *page, const struct dates *dates,
	const struct winnow_host *host, struct evidence *evidence);

/* A line of the page itself that is a date or begins as a byline does: for a page that says
 * nothing of itself. The page must have been weighed; `article` may be NULL. */
void gather_visible(const struct page *page, const struct page_node *article,
	const struct dates *dates, struct evidence *evidence);

/* "datePublished": "2014-03-05" anywhere in the page's scripts, whatever they are: for a page that
 * shows no date. */
void gather_keys(const struct page *page, const struct dates *dates, struct evidence *evidence);

/* /2014/03/05/ in the address, or in the one the page calls canonical. */
void gather_address(
	const struct winnow_item *item, const struct dates *dates, struct evidence *evidence);

#endif
