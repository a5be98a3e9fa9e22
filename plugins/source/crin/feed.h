/* SPDX-License-Identifier: MIT
 *
 * A feed of CRIN's: RSS 2.0 as Drupal writes it, and the classic site's own, which breaks the
 * rules in every way there is and is read all the same.
 */
#ifndef WINNOW_CRIN_FEED_H
#define WINNOW_CRIN_FEED_H

#include <stdbool.h>
#include <winnow/helpers.h>

struct feed_entry {
	struct winnow_str title, link, identity; /* identity: the guid */
	struct winnow_str published;             /* as written */
	struct winnow_str author;
	struct winnow_str html; /* the description, with its own markup and the escaped one */
};

struct feed {
	struct feed_entry *entries;
	size_t count;
	struct winnow_str language;
};

/* Lives as long as the host. 0, or a negative after host->fail(). */
int feed_parse(
	const struct winnow_host *host, const struct winnow_item *item, struct feed *ret_feed);

#endif
