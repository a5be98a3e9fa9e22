/* SPDX-License-Identifier: MIT
 *
 * What the extractor makes of expressions, a file for each language and one of what are no dates.
 * "> " and a text ('|' parts its paragraphs), then a line for each fact, in order:
 *
 *     "Last month" date 2014-02 relative published 2014-02-01..2014-03-01
 *     "about three decades" duration P3DE about
 *
 * All are published on Wednesday, 5 March 2014. WINNOW_DATE_PRINT=1 prints what is found.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "base/str.h"
#include "tools/extractor_harness.h"
#include "tools/temporary.h"

static const char *const duration_parts[] = { "value", "approximate", NULL };
static const char *const date_parts[] = { "timex", "kind", "anchor", "modifier", NULL };

static void add_parts(struct buffer *line, const struct extraction *found, size_t fact,
	const char *const *parts)
{
	for (; *parts; parts++) {
		const char *value = fact_value(found, fact, *parts);

		if (*value)
			buffer_printf(line, " %s", value);
	}
}

static void add_stretch(struct buffer *line, const struct extraction *found, size_t fact)
{
	const struct winnow_attribute *from = winnow_find(&found->facts[fact], "from");
	const struct winnow_attribute *to = winnow_find(&found->facts[fact], "to");
	struct winnow_str none = winnow_str("");

	if (from || to)
		buffer_printf(line, " %.*s..%.*s", STR_ARGS(from ? from->text : none),
			STR_ARGS(to ? to->text : none));
}

static void describe(struct buffer *lines, const struct extraction *found, size_t fact)
{
	bool duration = winnow_is(found->facts[fact].type, "duration");

	buffer_printf(lines, "\"%.*s\" %.*s", STR_ARGS(fact_quote(found, fact)),
		STR_ARGS(found->facts[fact].type));
	add_parts(lines, found, fact, duration ? duration_parts : date_parts);
	add_stretch(lines, found, fact);
	buffer_printf(lines, "\n");
}

static void find(struct extractor_harness *extractor, struct winnow_str line,
	const char *language, struct buffer *ret_lines)
{
	char *text = strndup(line.ptr, line.len);
	struct winnow_document document;
	struct extraction *found;

	assert_non_null(text);
	for (char *mark = strchr(text, '|'); mark; mark = strchr(mark, '|'))
		memcpy(mark, "\n", 1);
	document = extractor_document(extractor, text, language);
	document.published = winnow_str("2014-03-05");
	found = extractor_run(extractor, &document, NULL);
	assert_int_equal(found->outcome.result, 0);
	assert_null(found->refusal);
	for (size_t i = 0; i < found->count; i++)
		describe(ret_lines, found, i);
	extraction_free(found);
	free(text);
}

/* Up to the next text, or the end. */
static struct winnow_str take_expected(struct winnow_str *rest)
{
	struct winnow_str expected = { rest->ptr, 0 };

	while (expected.len < rest->len && rest->ptr[expected.len] != '>') {
		const char *end =
			memchr(rest->ptr + expected.len, '\n', rest->len - expected.len);
		expected.len = end ? (size_t)(end - rest->ptr) + 1 : rest->len;
	}
	rest->ptr += expected.len;
	rest->len -= expected.len;
	return expected;
}

static int check_case(struct extractor_harness *extractor, const char *language,
	struct winnow_str text, struct winnow_str expected)
{
	struct buffer found;
	int wrong;

	buffer_init(&found, 1 << 20);
	find(extractor, text, language, &found);
	wrong = !winnow_equal(buffer_str(&found), expected);
	if (wrong || getenv("WINNOW_DATE_PRINT"))
		print_message("> %.*s\n%.*s", STR_ARGS(text), STR_ARGS(buffer_str(&found)));
	buffer_finish(&found);
	return wrong;
}

static void check_file(const char *name, const char *language, int least)
{
	struct extractor_harness *extractor = extractor_open("date", NULL);
	char *path = temporary_path(getenv("WINNOW_TEST_DATA"), name);
	struct winnow_str bytes = temporary_read(path);
	struct winnow_str rest = bytes, line;
	int wrong = 0, cases = 0;

	while (str_split(&rest, '\n', &line) && winnow_starts(line, "# "))
		;
	for (; winnow_starts(line, "> "); cases++) {
		struct winnow_str text = winnow_slice(line, 2, line.len - 2);

		wrong += check_case(extractor, language, text, take_expected(&rest));
		if (rest.len == 0 || !str_split(&rest, '\n', &line))
			line.len = 0;
	}
	assert_int_equal(wrong, 0);
	assert_true(cases >= least);
	free((char *)bytes.ptr);
	free(path);
	extractor_close(extractor);
}

static void finds_them_in_english(void **state)
{
	(void)state;
	check_file("plugins/date/en.txt", "en", 100);
}

static void finds_them_in_spanish(void **state)
{
	(void)state;
	check_file("plugins/date/es.txt", "es", 30);
}

static void finds_them_in_french(void **state)
{
	(void)state;
	check_file("plugins/date/fr.txt", "fr", 25);
}

static void finds_them_in_russian(void **state)
{
	(void)state;
	check_file("plugins/date/ru.txt", "ru", 25);
}

static void is_not_trapped(void **state)
{
	(void)state;
	check_file("plugins/date/traps.txt", "en", 40);
}

static void assert_timex_in(
	struct extractor_harness *extractor, const char *country, const char *timex)
{
	struct winnow_document document =
		extractor_document(extractor, "They met on Memorial Day.", "en");
	struct extraction *found;

	document.published = winnow_str("2014-03-05");
	document.country = winnow_str(country);
	found = extractor_run(extractor, &document, NULL);
	assert_int_equal(found->count, 1);
	assert_string_equal(fact_value(found, 0, "timex"), timex);
	extraction_free(found);
}

static void a_holiday_is_one_of_the_country(void **state)
{
	struct extractor_harness *extractor = extractor_open("date", NULL);

	(void)state;
	assert_timex_in(extractor, "", "2013-05-27");
	assert_timex_in(extractor, "US", "2013-05-27");
	assert_timex_in(extractor, "KE", "XXXX-XX-XX");
	extractor_close(extractor);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_them_in_english),
		cmocka_unit_test(finds_them_in_spanish),
		cmocka_unit_test(finds_them_in_french),
		cmocka_unit_test(finds_them_in_russian),
		cmocka_unit_test(is_not_trapped),
		cmocka_unit_test(a_holiday_is_one_of_the_country),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
