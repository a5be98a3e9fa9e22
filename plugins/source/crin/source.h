/* SPDX-License-Identifier: MIT
 *
 * The source: roots, what is wanted of what they lead to, and the links of a listing.
 */
#ifndef WINNOW_CRIN_SOURCE_H
#define WINNOW_CRIN_SOURCE_H

#include "shared/dates.h"
#include "shared/names.h"
#include "shared/page.h"
#include "source/crin/address.h"

struct source {
	const struct winnow_value *languages, *sections; /* count 0: all */
	uint64_t max_pages;                              /* of one pager */
	struct winnow_str *roots; /* addresses; of a folder on this machine with '/' behind */
	size_t root_count;
	struct dates *dates;
	struct names *months;
};

/* One item in hand. */
struct visit {
	const struct source *source;
	const struct winnow_host *host;
	const struct winnow_item *item;
	const struct winnow_source_out *out;
	struct winnow_str root; /* the local root it lies under; empty: none */
	struct address address;
};

/* Of a page, by its language and section, as far as they are known. */
bool source_wants(const struct source *source, const struct address *address);

/* The address as seen from this visit: under the same root. */
int visit_address(
	const struct visit *visit, struct winnow_str uri, struct address *ret_address);

/* Requests what a listing leads to: articles, and the next page of its pager. */
int listing_follow(const struct visit *visit, const struct page *page);

/* Requests what a feed leads to; *ret_followed: how many links could be followed. */
int listing_follow_feed(const struct visit *visit, size_t *ret_followed);

#endif
