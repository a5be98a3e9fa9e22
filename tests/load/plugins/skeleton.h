/* SPDX-License-Identifier: MIT
 *
 * A plugin without fault, a source, of which a file defines what it does wrong before it
 * includes this. With MAKES it is an extractor, too.
 */
#include <winnow/helpers.h>

#ifndef ABI_MAJOR
#define ABI_MAJOR WINNOW_ABI_MAJOR
#endif
#ifndef DESCRIPTOR_SIZE
#define DESCRIPTOR_SIZE sizeof(struct winnow_plugin)
#endif
#ifndef OPTION_SIZE
#define OPTION_SIZE sizeof(struct winnow_option)
#endif
#ifndef ID
#define ID "skeleton"
#endif
#ifndef VERSION
#define VERSION "1.0.0"
#endif
#ifndef LICENCE
#define LICENCE "MIT"
#endif
#ifndef SOURCE_SIZE
#define SOURCE_SIZE sizeof(struct winnow_source)
#endif
#ifndef SOURCE_FLAGS
#define SOURCE_FLAGS 0
#endif
#ifndef START
#define START skeleton_start
#endif
#ifndef FACT_TYPE_SIZE
#define FACT_TYPE_SIZE sizeof(struct winnow_fact_type)
#endif
#ifndef ATTRIBUTES
#define ATTRIBUTES                                                                             \
	{                                                                                      \
		"height", "In metres.", NULL, WINNOW_VALUE_DECIMAL, 0                          \
	}
#endif
#ifndef NEEDS
#define NEEDS NULL
#endif
#ifndef USES
#define USES NULL
#endif

static inline int skeleton_open(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	(void)host;
	(void)values;
	(void)ret_self;
	return 0;
}

static inline int skeleton_start(
	void *self, const struct winnow_host *host, const struct winnow_source_out *out)
{
	(void)self;
	(void)host;
	(void)out;
	return 0;
}

#ifdef OPTIONS
static const struct winnow_option options[] = { OPTIONS, { .name = NULL } };
#define OPTION_TABLE options
#else
#define OPTION_TABLE NULL
#endif

#ifndef WITHOUT_SOURCE
static const struct winnow_source source = {
	.size = SOURCE_SIZE,
	.flags = SOURCE_FLAGS,
	.options = OPTION_TABLE,
	.open = skeleton_open,
	.start = START,
};
#endif

#ifdef MAKES
static int skeleton_extract(void *self, const struct winnow_host *host,
	const struct winnow_reading *reading, const struct winnow_extractor_out *out)
{
	(void)self;
	(void)host;
	(void)reading;
	(void)out;
	return 0;
}

__attribute__((unused)) static const struct winnow_attribute_type attributes[] = { ATTRIBUTES,
	{ .name = NULL } };
static const struct winnow_fact_type makes[] = { MAKES{ .name = NULL } };
static const char *const needs[] = { NEEDS, NULL };
static const char *const uses[] = { USES, NULL };

static const struct winnow_extractor extractor = {
	.size = sizeof extractor,
	.fact_type_size = FACT_TYPE_SIZE,
	.attribute_type_size = sizeof(struct winnow_attribute_type),
	.makes = makes,
	.needs = needs,
	.open = skeleton_open,
	.extract = skeleton_extract,
	.uses = uses,
};
#endif

const struct winnow_plugin winnow_plugin = {
	.abi_major = ABI_MAJOR,
	.abi_minor = WINNOW_ABI_MINOR,
	.size = DESCRIPTOR_SIZE,
	.option_size = OPTION_SIZE,
	.id = ID,
	.version = VERSION,
	.licence = LICENCE,
	.summary = "Does nothing.",
#ifndef WITHOUT_SOURCE
	.source = &source,
#endif
#ifdef MAKES
	.extractor = &extractor,
#endif
};
