/* SPDX-License-Identifier: MIT
 * The plugin `warc`: archives of the web, as a source and as a sink. */
#include "source/warc/warc_plugin.h"

WINNOW_EXPORT const struct winnow_plugin winnow_plugin = {
	WINNOW_PLUGIN_HEAD,
	.id = "warc",
	.version = "1.0.0",
	.licence = "MIT",
	.summary = "Web archives: reads WARC 1.0 and 1.1 and the older ARC, writes WARC 1.1.",
	.source = &warc_source,
	.sink = &warc_sink,
};
