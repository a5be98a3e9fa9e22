/* SPDX-License-Identifier: MIT
 * Between the files of the feed parser. */
#ifndef WINNOW_SHARED_FEED_PARTS_H
#define WINNOW_SHARED_FEED_PARTS_H

#include "shared/feed.h"
#include "shared/markup.h"

/* What holds for an element and all within it. */
struct feed_scope {
	struct winnow_str base, language;
};

struct feed_parser {
	const struct winnow_host *host;
	const struct names *months;
	struct feed *feed;
	size_t capacity;
	struct feed_entry *entry; /* NULL: in the feed's own part */
	struct winnow_str text;
	size_t at, limit; /* limit: of the part `at` is in; stale once at is past it */
	struct feed_scope feed_scope, entry_scope;
	int unclosed; /* elements without an end tag so far */
};

/* An element with its inside. */
struct feed_element {
	const struct scan_tag *tag;
	struct winnow_str inner;
	struct feed_scope scope;
	int weak; /* counts only where there is no better */
};

struct feed_head *feed_current(const struct feed_parser *parser);

/* Another entry; NULL: the limit is met, or there is no memory. */
struct feed_entry *feed_add_entry(struct feed_parser *parser);

/* Puts an element where its role says. */
void feed_fill(
	struct feed_parser *parser, const char *role, const struct feed_element *element);

/* `html`: what it is where it does not say. */
struct feed_text feed_text_of(
	const struct feed_parser *parser, const struct feed_element *element, int html);

/* 0, or a negative after host->fail(). */
int feed_parse_json(struct feed_parser *parser);

#endif
