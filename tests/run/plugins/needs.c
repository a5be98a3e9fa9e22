/* SPDX-License-Identifier: MIT
 * An extractor that makes MAKES ("a") and needs NEEDS or uses USES (none: undefined); each fact
 * it is shown is answered by one of its own, which refers to it; where it is shown none, it makes
 * one unless it has needs. */
#include <winnow/helpers.h>

#ifndef NEEDS
#define NEEDS NULL
#endif

#ifndef USES
#define USES NULL
#endif

static const char *const needs[] = { NEEDS, NULL };
static const char *const uses[] = { USES, NULL };

static const struct winnow_attribute_type attributes[] = {
	{ .name = "of", .help = "Which.", .type = WINNOW_VALUE_REFERENCE },
	{ .name = NULL },
};

static const struct winnow_fact_type makes[] = {
	{ .name = MAKES, .help = "A type.", .attributes = attributes },
	{ .name = NULL },
};

static int needs_open(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	(void)host;
	(void)values;
	*ret_self = NULL;
	return 0;
}

static int state(const struct winnow_extractor_out *out, const struct winnow_fact *earlier)
{
	const struct winnow_attribute of = {
		.name = winnow_str("of"),
		.type = WINNOW_VALUE_REFERENCE,
		.integer = earlier ? earlier->number : 0,
	};
	const struct winnow_fact fact = {
		.size = sizeof fact,
		.attribute_count = earlier ? 1 : 0,
		.type = winnow_str(MAKES),
		.rule = winnow_str("first.byte"),
		.attributes = &of,
		.length = 1,
		.confidence = 1,
	};
	int64_t number = out->fact(out, &fact);

	return number < 0 ? (int)number : 0;
}

static int needs_extract(void *self, const struct winnow_host *host,
	const struct winnow_reading *reading, const struct winnow_extractor_out *out)
{
	(void)self;
	(void)host;
	if (!needs[0] && reading->fact_count == 0)
		return state(out, NULL);
	for (uint32_t i = 0; i < reading->fact_count; i++) {
		int code = state(out, reading->facts[i]);
		if (code < 0)
			return code;
	}
	return 0;
}

static const struct winnow_extractor extractor = {
	.size = sizeof extractor,
	.fact_type_size = sizeof makes[0],
	.attribute_type_size = sizeof attributes[0],
	.makes = makes,
	.needs = needs,
	.open = needs_open,
	.extract = needs_extract,
	.uses = uses,
};

const struct winnow_plugin winnow_plugin = {
	WINNOW_PLUGIN_HEAD,
	.id = ID,
	.version = "1.0.0",
	.licence = "MIT",
	.summary = "Makes one type, needs or uses another.",
	.extractor = &extractor,
};
