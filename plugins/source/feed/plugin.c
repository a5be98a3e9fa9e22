/* SPDX-License-Identifier: MIT
 *
 * The plugin `feed`: RSS, Atom and JSON Feed, as a source that follows the entries' links, and as
 * a reader of the text that the entries carry themselves.
 */
#include "source/feed/feed_plugin.h"

WINNOW_EXPORT const struct winnow_plugin winnow_plugin = {
	WINNOW_PLUGIN_HEAD,
	.id = "feed",
	.version = "1.0.0",
	.licence = "MIT",
	.summary = "RSS, Atom and JSON feeds: their links, or their own text.",
	.source = &feed_source,
	.reader = &feed_reader,
};
