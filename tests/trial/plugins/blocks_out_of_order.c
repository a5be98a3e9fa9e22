/* SPDX-License-Identifier: MIT
 * A reader whose blocks go backwards. */
#include <winnow/helpers.h>

#define UNUSED __attribute__((unused))

static int open_reader(const struct winnow_host *host UNUSED,
	const struct winnow_value *values UNUSED, void **ret_self UNUSED)
{
	return 0;
}

static int probe(void *self UNUSED, const struct winnow_host *host UNUSED,
	const struct winnow_item *item UNUSED)
{
	return 50;
}

static int read_item(void *self UNUSED, const struct winnow_host *host UNUSED,
	const struct winnow_item *item UNUSED, const struct winnow_reader_out *out)
{
	const struct winnow_block blocks[] = { { 5, 3, WINNOW_PARAGRAPH, 0 },
		{ 0, 3, WINNOW_TITLE, 0 } };
	const struct winnow_document document = { .size = sizeof document,
		.block_count = 2,
		.text = winnow_str("one\n\ntwo"),
		.blocks = blocks };

	return out->document(out, &document);
}

static const struct winnow_reader reader = {
	.size = sizeof reader,
	.open = open_reader,
	.probe = probe,
	.read = read_item,
};

const struct winnow_plugin winnow_plugin = {
	WINNOW_PLUGIN_HEAD,
	.id = "backwards",
	.version = "1.0.0",
	.licence = "MIT",
	.summary = "Has a bad habit.",
	.reader = &reader,
};
