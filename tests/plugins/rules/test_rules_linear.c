/* SPDX-License-Identifier: MIT
 *
 * Patterns that a backtracking matcher takes ages for, on texts that make it: four times the text
 * takes four times as long, and a text longer than any report less than seconds. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "plugins/rules/rules_file.h"

#define SMALL ((size_t)3000)
#define TIMES 4
#define TOLERATED 10.0 /* between the 4 of a line and the 16 of a square */
#define ATTEMPTS 5     /* a busy machine may spoil a few */

static const char hostile[] = "types: {tale: {help: told, attributes: {who: x}}}\n"
			      "rules:\n"
			      "  - name: a\n"
			      "    pattern: (who=((a | a a){1,2}){0,4}){0,4} end\n"
			      "    before: (a? a? a? a? a? a?)\n"
			      "  - name: b\n"
			      "    pattern: a ANY{0,40} (a | ANY){0,20} end\n"
			      "    without: a ANY{0,40} never\n"
			      "  - name: c\n"
			      "    pattern: a a\n"
			      "    not_before: (a a?){1,30} b\n"
			      "    not_after: (a | a a){0,30} b\n";

static double processor_seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static double measure(struct rules_file *rules, const char *unit, size_t size)
{
	size_t length = strlen(unit), count = size / length;
	char *text = calloc(count * length + 1, 1);

	assert_non_null(text);
	for (size_t i = 0; i < count; i++)
		memcpy(text + i * length, unit, length);
	struct winnow_document document = extractor_document(rules->extractor, text, "en");
	double start = processor_seconds();
	struct extraction *found = extractor_run(rules->extractor, &document, NULL);
	double seconds = processor_seconds() - start;
	assert_int_equal(found->outcome.result, 0);
	extraction_free(found);
	free(text);
	return seconds;
}

static void assert_linear(struct rules_file *rules, const char *unit)
{
	double ratio = 0;

	for (int i = 0; i < ATTEMPTS; i++) {
		double small = measure(rules, unit, SMALL);
		double large = measure(rules, unit, TIMES * SMALL);
		ratio = large / (small > 1e-4 ? small : 1e-4);
		if (ratio < TOLERATED)
			return;
	}
	fail_msg("\"%s\" repeated: %d times the text took %.1f times as long", unit, TIMES,
		ratio);
}

static void hostile_rules_take_time_with_the_length_of_the_text(void **state)
{
	static const char *const units[] = { "a ", "a a a a b ", "a end ", "a a a. " };
	struct rules_file *rules = rules_open(hostile);

	(void)state;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		assert_linear(rules, units[i]);
	rules_close(rules);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hostile_rules_take_time_with_the_length_of_the_text),
	};

	return cmocka_run_group_tests_name("rules linear", tests, NULL, NULL);
}
