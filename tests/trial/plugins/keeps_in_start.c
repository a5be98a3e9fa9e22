/* SPDX-License-Identifier: MIT
 * A source that keeps what nobody has fetched. */
#include <winnow/helpers.h>

#define UNUSED __attribute__((unused))

static int open_source(const struct winnow_host *host UNUSED,
	const struct winnow_value *values UNUSED, void **ret_self UNUSED)
{
	return 0;
}

static int start(void *self UNUSED, const struct winnow_host *host UNUSED,
	const struct winnow_source_out *out)
{
	return out->keep(out, winnow_str("one"));
}

static const struct winnow_source source = {
	.size = sizeof source,
	.open = open_source,
	.start = start,
};

const struct winnow_plugin winnow_plugin = {
	WINNOW_PLUGIN_HEAD,
	.id = "hasty",
	.version = "1.0.0",
	.licence = "MIT",
	.summary = "Has a bad habit.",
	.source = &source,
};
