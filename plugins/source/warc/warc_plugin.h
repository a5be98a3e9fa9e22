/* SPDX-License-Identifier: MIT
 * The two halves of the plugin `warc`: sink/warc has the sink. */
#ifndef WINNOW_WARC_PLUGIN_H
#define WINNOW_WARC_PLUGIN_H

#include <winnow/plugin.h>

extern const struct winnow_source warc_source;
extern const struct winnow_sink warc_sink;

#endif
