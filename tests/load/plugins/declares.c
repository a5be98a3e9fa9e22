/* SPDX-License-Identifier: MIT
 *
 * An extractor that makes and needs what its options name, each type with an attribute "height".
 */
#include <winnow/helpers.h>

enum { OPTION_MAKES, OPTION_NEEDS, OPTION_ANSWER };

static const struct winnow_option options[] = {
	[OPTION_MAKES] = { .name = "makes",
		.help = "What it makes.",
		.type = WINNOW_TEXT,
		.flags = WINNOW_LIST },
	[OPTION_NEEDS] = { .name = "needs",
		.help = "What it needs.",
		.type = WINNOW_TEXT,
		.flags = WINNOW_LIST },
	[OPTION_ANSWER] = { .name = "answer",
		.help = "What declare() answers.",
		.fallback = "0",
		.type = WINNOW_INTEGER },
	{ .name = NULL },
};

static const struct winnow_attribute_type attributes[] = {
	{ "height", "In metres.", NULL, WINNOW_VALUE_DECIMAL, 0 },
	{ .name = NULL },
};

static int declares_open(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	(void)host;
	*ret_self = (void *)values;
	return 0;
}

static int declares_declare(void *self, const struct winnow_host *host,
	const struct winnow_fact_type **ret_makes, const char *const **ret_needs)
{
	const struct winnow_value *values = self;
	uint32_t count = values[OPTION_MAKES].count, need_count = values[OPTION_NEEDS].count;
	struct winnow_fact_type *makes = host->alloc(host, (count + 1) * sizeof *makes);
	const char **needs = host->alloc(host, (need_count + 1) * sizeof *needs);

	if (!makes || !needs)
		return WINNOW_EFATAL;
	for (uint32_t i = 0; i < count; i++)
		makes[i] = (struct winnow_fact_type){ values[OPTION_MAKES].text[i].ptr,
			"As the options say.", attributes };
	for (uint32_t i = 0; i < need_count; i++)
		needs[i] = values[OPTION_NEEDS].text[i].ptr;
	if (count)
		*ret_makes = makes;
	if (need_count)
		*ret_needs = needs;
	return (int)values[OPTION_ANSWER].number[0];
}

static int declares_extract(void *self, const struct winnow_host *host,
	const struct winnow_reading *reading, const struct winnow_extractor_out *out)
{
	(void)self;
	(void)host;
	(void)reading;
	(void)out;
	return 0;
}

static const struct winnow_extractor extractor = {
	.size = sizeof extractor,
	.fact_type_size = sizeof(struct winnow_fact_type),
	.attribute_type_size = sizeof(struct winnow_attribute_type),
	.options = options,
	.open = declares_open,
	.extract = declares_extract,
	.declare = declares_declare,
};

const struct winnow_plugin winnow_plugin = {
	WINNOW_PLUGIN_HEAD,
	.id = "declares",
	.version = "1.0.0",
	.licence = "MIT",
	.summary = "Makes what it is told to.",
	.extractor = &extractor,
};
