/* SPDX-License-Identifier: MIT
 * The two halves of the plugin `feed`. */
#ifndef WINNOW_FEED_PLUGIN_H
#define WINNOW_FEED_PLUGIN_H

#include "shared/feed.h"

extern const struct winnow_source feed_source;
extern const struct winnow_reader feed_reader;

/* Asks for the feeds that a page names in its head. How many, or a negative to hand back up. */
int discover_feeds(const struct winnow_host *host, const struct winnow_item *item,
	const struct winnow_source_out *out);

#endif
