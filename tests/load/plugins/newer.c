/* SPDX-License-Identifier: MIT
 *
 * A plugin as it may be written against a later header, in which every struct that can grow has
 * grown by a member. What is appended is not zero, so that a wrong stride is seen.
 */
#include <winnow/plugin.h>

#define LATER "a member that this winnow does not know"

struct later_option {
	struct winnow_option known;
	const char *unit;
};

struct later_source {
	struct winnow_source known;
	const char *later;
};

struct later_attribute_type {
	struct winnow_attribute_type known;
	const char *unit;
};

struct later_fact_type {
	struct winnow_fact_type known;
	const char *plural;
};

struct later_extractor {
	struct winnow_extractor known;
	const char *later;
};

struct later_plugin {
	struct winnow_plugin known;
	const char *homepage;
};

static int newer_open(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	(void)host;
	(void)values;
	(void)ret_self;
	return 0;
}

static int newer_start(
	void *self, const struct winnow_host *host, const struct winnow_source_out *out)
{
	(void)self;
	(void)host;
	(void)out;
	return 0;
}

static int newer_extract(void *self, const struct winnow_host *host,
	const struct winnow_reading *reading, const struct winnow_extractor_out *out)
{
	(void)self;
	(void)host;
	(void)reading;
	(void)out;
	return 0;
}

static const struct later_option options[] = {
	{ { "depth", "How deep.", "3", NULL, 1, 9, WINNOW_INTEGER, 0 }, LATER },
	{ { "wait", "How long.", "30s", NULL, 0, 0, WINNOW_DURATION, 0 }, LATER },
	{ { .name = NULL }, LATER },
};

static const struct later_attribute_type attributes[] = {
	{ { "height", "In metres.", NULL, WINNOW_VALUE_DECIMAL, WINNOW_REQUIRED }, LATER },
	{ { "kind", "Which.", NULL, WINNOW_VALUE_CODE, 0 }, LATER },
	{ { .name = NULL }, LATER },
};

static const struct later_fact_type makes[] = {
	{ { "tree", "A tree.", (const void *)attributes }, LATER },
	{ { "forest", "Many.", NULL }, LATER },
	{ { .name = NULL }, LATER },
};

static const struct later_source source = {
	.known = { .size = sizeof source,
		.options = (const void *)options,
		.open = newer_open,
		.start = newer_start },
	.later = LATER,
};

static const struct later_extractor extractor = {
	.known = { .size = sizeof extractor,
		.fact_type_size = sizeof *makes,
		.attribute_type_size = sizeof *attributes,
		.makes = (const void *)makes,
		.open = newer_open,
		.extract = newer_extract },
	.later = LATER,
};

extern const struct later_plugin later_plugin __asm__("winnow_plugin");
WINNOW_EXPORT const struct later_plugin later_plugin = {
	.known = { .abi_major = WINNOW_ABI_MAJOR,
		.abi_minor = WINNOW_ABI_MINOR + 1,
		.size = sizeof later_plugin,
		.option_size = sizeof *options,
		.id = "newer",
		.version = "2.0",
		.licence = "MIT",
		.summary = "From later.",
		.source = &source.known,
		.extractor = &extractor.known },
	.homepage = LATER,
};
