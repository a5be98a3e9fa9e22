/* SPDX-License-Identifier: MIT
 *
 * A feed, whatever its form: RSS 0.9x to 2.0 and 1.0, Atom 0.3 and 1.0, JSON Feed. What is not
 * well-formed still gives what a person could read. It is read tag by tag, not by a parser of
 * XML: such a one gives up, or nests all that follows, where an end tag is missing, and here
 * nothing is expanded, included or fetched because there is nothing that could. Linear in time.
 */
#ifndef WINNOW_SHARED_FEED_H
#define WINNOW_SHARED_FEED_H

#include "shared/encoding.h"
#include "shared/names.h"

enum { /* the limits; what comes later is dropped */
	FEED_BYTES = 16 * 1024 * 1024,
	FEED_ENTRIES = 5000,
	FEED_MEMBERS = 8 /* authors, categories, enclosures, links of one entry */
};

struct feed_text {
	struct winnow_str value;
	int html; /* else plain */
	struct winnow_str language;
};

struct feed_person {
	struct winnow_str name, email, uri;
};

struct feed_enclosure {
	struct winnow_str uri, media_type;
};

struct feed_link {
	struct winnow_str uri, relation; /* relation: empty where none is said */
};

/* Of the feed or of an entry. Addresses are absolute where the feed's is known. */
struct feed_head {
	struct feed_text title;
	struct feed_text summary; /* of the feed: its description or subtitle */
	struct winnow_str id;
	int id_is_link;         /* the id is the address, of which nothing else is said */
	struct winnow_str link; /* the page for people */
	struct winnow_str published, updated; /* as stamp_read() writes them */
	struct winnow_str language;
	struct winnow_str base; /* what its relative links start at */
	struct feed_person authors[FEED_MEMBERS];
	struct winnow_str categories[FEED_MEMBERS];
	struct feed_enclosure enclosures[FEED_MEMBERS];
	struct feed_link links[FEED_MEMBERS]; /* all there are, of whatever relation */
	size_t author_count, category_count, enclosure_count, link_count;
};

struct feed_entry {
	struct feed_head head;
	struct feed_text content;
	struct winnow_str source_title, source_link; /* of the feed it was taken from */
	int summary_is_own; /* its summary was one, not the next best */
};

struct feed {
	struct feed_head head;
	struct feed_entry *entries;
	size_t count;
	struct decoded decoded;
	int truncated; /* a limit was met */
};

/* Quick: whether the bytes begin as a feed does. */
int feed_begins(struct winnow_str body);

/* Lives as long as the host. `months`: names_create(host, "month"). 0, or a negative after
 * host->fail(). */
int feed_parse(const struct winnow_host *host, const struct names *months,
	const struct winnow_item *item, struct feed *ret_feed);

/* A text on one line, without markup. */
struct winnow_str feed_line(const struct winnow_host *host, const struct feed_text *text);

/* A text that is HTML, as a page of its own. 0, or a negative after host->fail(). */
struct page;
int feed_page(
	const struct winnow_host *host, const struct feed_text *text, struct page *ret_page);

/* All authors, divided by "; ". */
struct winnow_str feed_byline(const struct winnow_host *host, const struct feed_head *head);

/* What an entry is, whatever its address: its id where that is unique in the world, else with the
 * feed's address before it; its link where it has no id. */
struct winnow_str feed_key(const struct winnow_host *host, struct winnow_str feed_uri,
	const struct feed_entry *entry);

#endif
