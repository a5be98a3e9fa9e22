/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <math.h>
#include <string.h>
#include "run/facts.h"

static const char *const colours[] = { "red", "green", NULL };

static const struct winnow_attribute_type attribute_types[] = {
	{ .name = "value", .type = WINNOW_VALUE_DECIMAL, .flags = WINNOW_REQUIRED },
	{ .name = "colour", .type = WINNOW_VALUE_CODE, .codes = colours },
	{ .name = "unit", .type = WINNOW_VALUE_CODE },
	{ .name = "day", .type = WINNOW_VALUE_DATE },
	{ .name = "of", .type = WINNOW_VALUE_REFERENCE },
	{ .name = "also", .type = WINNOW_VALUE_TEXT, .flags = WINNOW_LIST },
	{ .name = NULL },
};

static const struct winnow_fact_type types[] = {
	{ .name = "count", .attributes = attribute_types },
	{ .name = NULL },
};

static const struct winnow_extractor extractor = { .makes = types };

static struct winnow_attribute attribute(const char *name, uint32_t type, const char *text)
{
	return (struct winnow_attribute){
		.name = winnow_str(name),
		.type = type,
		.text = winnow_str(text),
	};
}

static struct winnow_fact fact_of(const struct winnow_attribute *attributes, uint32_t count)
{
	return (struct winnow_fact){
		.size = sizeof(struct winnow_fact),
		.type = winnow_str("count"),
		.attributes = attributes,
		.attribute_count = count,
		.at = 3,
		.length = 2,
		.confidence = 0.5,
	};
}

/* The text has a character of two bytes at 5. */
static const char text[] = "ab cdé fg";

static void assert_verdict(const struct winnow_fact *fact, const char *expected)
{
	struct failure failure = { 0 };
	bool sound = fact_is_sound(&extractor, fact, winnow_str(text), 2, &failure);

	assert_int_equal(sound, expected == NULL);
	if (expected && !strstr(failure.why, expected))
		fail_msg("%s", failure.why);
}

static void attributes_keep_to_their_declaration(void **state)
{
	static const struct {
		const char *name;
		uint32_t type;
		const char *text;
		const char *expected;
	} cases[] = {
		{ "colour", WINNOW_VALUE_CODE, "red", NULL },
		{ "colour", WINNOW_VALUE_CODE, "blue", "is none of the codes it declares" },
		{ "unit", WINNOW_VALUE_CODE, "km/h", NULL },
		{ "unit", WINNOW_VALUE_CODE, "per cent", "is not a code" },
		{ "unit", WINNOW_VALUE_TEXT, "km", "has another type than declared" },
		{ "day", WINNOW_VALUE_DATE, "2014-03-05", NULL },
		{ "day", WINNOW_VALUE_DATE, "2014-03-32", "is not a date of its precision" },
		{ "shape", WINNOW_VALUE_TEXT, "round", "is not declared" },
		{ "also", WINNOW_VALUE_TEXT, "\xff", "is not UTF-8 text" },
		{ "value", WINNOW_VALUE_DECIMAL, "2", "is given twice" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct winnow_attribute attributes[] = {
			attribute("value", WINNOW_VALUE_DECIMAL, "1"),
			attribute(cases[i].name, cases[i].type, cases[i].text),
		};
		struct winnow_fact fact = fact_of(attributes, 2);
		attributes[1].precision = WINNOW_DAY;
		assert_verdict(&fact, cases[i].expected);
	}
}

static void decimals_are_exact(void **state)
{
	static const char *const good[] = { "0", "-21600.50", "1400000000", "0.000001" };
	static const char *const bad[] = { "", "-", ".5", "5.", "1e9", "1,094", "+1", "1.2.3",
		"٣" };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(good); i++) {
		struct winnow_attribute value =
			attribute("value", WINNOW_VALUE_DECIMAL, good[i]);
		struct winnow_fact fact = fact_of(&value, 1);
		assert_verdict(&fact, NULL);
	}
	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		struct winnow_attribute value =
			attribute("value", WINNOW_VALUE_DECIMAL, bad[i]);
		struct winnow_fact fact = fact_of(&value, 1);
		assert_verdict(&fact, "is not a decimal");
	}
}

static void references_look_back(void **state)
{
	struct winnow_attribute attributes[] = {
		attribute("value", WINNOW_VALUE_DECIMAL, "1"),
		attribute("of", WINNOW_VALUE_REFERENCE, ""),
	};
	struct winnow_fact fact = fact_of(attributes, 2);

	(void)state;
	attributes[1].integer = 1;
	assert_verdict(&fact, NULL);
	attributes[1].integer = 2;
	assert_verdict(&fact, "refers to no earlier fact");
	attributes[1].integer = -1;
	assert_verdict(&fact, "refers to no earlier fact");
}

static void spans_lie_in_the_text(void **state)
{
	static const struct {
		uint64_t at, length;
		bool sound;
	} cases[] = {
		{ 0, 10, true },
		{ 5, 2, true },
		{ 0, 11, false },
		{ 6, 1, false },
		{ 5, 1, false },
		{ 3, 0, false },
		{ 11, 1, false },
		{ UINT64_MAX, 2, false },
		{ 2, UINT64_MAX, false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct winnow_attribute value = attribute("value", WINNOW_VALUE_DECIMAL, "1");
		struct winnow_fact fact = fact_of(&value, 1);
		fact.at = cases[i].at;
		fact.length = cases[i].length;
		assert_verdict(
			&fact, cases[i].sound ? NULL : "its span is empty, outside the text");
	}
}

static void the_rest_is_checked(void **state)
{
	struct winnow_attribute value = attribute("value", WINNOW_VALUE_DECIMAL, "1");
	struct winnow_fact fact = fact_of(&value, 1);

	(void)state;
	fact.confidence = 1.5;
	assert_verdict(&fact, "its confidence is not between 0 and 1");
	fact.confidence = (double)NAN;
	assert_verdict(&fact, "its confidence is not between 0 and 1");
	fact = fact_of(&value, 0);
	assert_verdict(&fact, "its attribute \"value\" is required");
	fact = fact_of(&value, 1);
	fact.type = winnow_str("rumour");
	assert_verdict(&fact, "is of a type this extractor does not declare");
	fact = fact_of(&value, 1);
	fact.size = 8;
	assert_verdict(&fact, "is shorter than the contract's");
	fact = fact_of(&value, 1);
	value.at = 6;
	assert_verdict(&fact, "has words outside the text or within a character");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(attributes_keep_to_their_declaration),
		cmocka_unit_test(decimals_are_exact),
		cmocka_unit_test(references_look_back),
		cmocka_unit_test(spans_lie_in_the_text),
		cmocka_unit_test(the_rest_is_checked),
	};

	return cmocka_run_group_tests_name("run facts", tests, NULL, NULL);
}
