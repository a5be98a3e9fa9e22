/* SPDX-License-Identifier: MIT
 *
 * The rest of an extractor with a bad habit, which shows in every text but those that begin with
 * "Well": each file says how.
 */
#ifndef WINNOW_TESTS_TRIAL_HABIT_H
#define WINNOW_TESTS_TRIAL_HABIT_H

#include <stdlib.h>
#include <winnow/helpers.h>

#define UNUSED __attribute__((unused))
#define EXTRACT                                                                                \
	static int misbehave(void *self UNUSED, const struct winnow_host *host UNUSED,         \
		const struct winnow_reading *reading UNUSED,                                   \
		const struct winnow_extractor_out *out UNUSED)

#ifndef FLAGS
#define FLAGS 0
#endif

EXTRACT;
static int extract(void *self, const struct winnow_host *host,
	const struct winnow_reading *reading, const struct winnow_extractor_out *out);

/* Defined by those that have more to open. */
#ifndef OPEN
static int open_habit(const struct winnow_host *host UNUSED,
	const struct winnow_value *values UNUSED, void **ret_self UNUSED)
{
	return 0;
}
#endif

static const struct winnow_attribute_type attribute_types[] = {
	{ .name = "value", .help = "A text.", .type = WINNOW_VALUE_TEXT },
	{ .name = "other", .help = "The first of them.", .type = WINNOW_VALUE_REFERENCE },
	{ .name = NULL },
};

static const struct winnow_fact_type makes[] = {
	{ .name = "habit", .help = "Something.", .attributes = attribute_types },
	{ .name = NULL },
};

#ifndef OPEN
#define OPEN open_habit
#endif
static int OPEN(const struct winnow_host *, const struct winnow_value *, void **);

static const struct winnow_extractor extractor = {
	.size = sizeof extractor,
	.flags = FLAGS,
	.fact_type_size = sizeof *makes,
	.attribute_type_size = sizeof *attribute_types,
	.makes = makes,
	.open = OPEN,
	.extract = extract,
};

const struct winnow_plugin winnow_plugin = {
	WINNOW_PLUGIN_HEAD,
	.id = "habit",
	.version = "1.0.0",
	.licence = "MIT",
	.summary = "Has a bad habit.",
	.extractor = &extractor,
};

/* A fact of those bytes, with as many of the attributes. */
static inline int64_t state(const struct winnow_extractor_out *out, const char *type,
	uint64_t at, uint64_t length, const struct winnow_attribute *attributes, uint32_t count)
{
	const struct winnow_fact fact = { .size = sizeof fact,
		.attribute_count = count,
		.type = winnow_str(type),
		.rule = winnow_str("habit.rule"),
		.attributes = attributes,
		.at = at,
		.length = length,
		.confidence = 1 };

	return out->fact(out, &fact);
}

static inline struct winnow_attribute text_attribute(const char *name, const char *value)
{
	struct winnow_attribute attribute = {
		.name = winnow_str(name), .text = winnow_str(value), .type = WINNOW_VALUE_TEXT
	};

	return attribute;
}

/* How long the first character of the text is. */
static inline uint64_t first_length(const struct winnow_reading *reading)
{
	unsigned char byte = (unsigned char)reading->document->text.ptr[0];

	return byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

static int extract(void *self, const struct winnow_host *host,
	const struct winnow_reading *reading, const struct winnow_extractor_out *out)
{
	if (winnow_starts(reading->document->text, "Well"))
		return state(out, "habit", 0, 1, NULL, 0) < 0 ? WINNOW_EDATA : 0;
	return misbehave(self, host, reading, out);
}

#endif
