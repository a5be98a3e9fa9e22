/* SPDX-License-Identifier: MIT
 * A reader that forgot to look before it reads. */
#include <winnow/plugin.h>

static int bare_open(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	(void)host;
	(void)values;
	(void)ret_self;
	return 0;
}

static const struct winnow_reader reader = { .size = sizeof reader, .open = bare_open };

const struct winnow_plugin winnow_plugin = {
	WINNOW_PLUGIN_HEAD,
	.id = "bare_reader",
	.version = "1.0.0",
	.licence = "MIT",
	.summary = "Reads nothing.",
	.reader = &reader,
};
