/* SPDX-License-Identifier: MIT
 * A sink that never says what is safe. */
#include <winnow/plugin.h>

static int bare_open(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	(void)host;
	(void)values;
	(void)ret_self;
	return 0;
}

static int bare_write(
	void *self, const struct winnow_host *host, const struct winnow_record *record)
{
	(void)self;
	(void)host;
	(void)record;
	return 0;
}

static const struct winnow_sink sink = {
	.size = sizeof sink,
	.open = bare_open,
	.write = bare_write,
};

const struct winnow_plugin winnow_plugin = {
	WINNOW_PLUGIN_HEAD,
	.id = "bare_sink",
	.version = "1.0.0",
	.licence = "MIT",
	.summary = "Writes nothing.",
	.sink = &sink,
};
