/* SPDX-License-Identifier: MIT
 *
 * Patterns that a backtracking matcher takes ages for, on texts that make it: the time goes with the
 * length of the text. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include "plugins/rules/rules_file.h"
#include "tools/growth.h"

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

static void run_rules(void *context, struct winnow_str text, double *ret_costs)
{
	struct rules_file *rules = context;
	struct winnow_document document = extractor_document(rules->extractor, text.ptr, "en");

	double began = processor_seconds();
	struct extraction *found = extractor_run(rules->extractor, &document, NULL);
	ret_costs[0] = processor_seconds() - began;
	assert_int_equal(found->outcome.result, 0);
	extraction_free(found);
}

static void hostile_rules_take_time_with_the_length_of_the_text(void **state)
{
	static const char *const units[] = { "a ", "a a a a b ", "a end ", "a a a. " };
	struct rules_file *rules = rules_open(hostile);
	const struct growth growth = {
		.measure = run_rules, .context = rules, .smaller = 3000, .least = 1e-4
	};
	bool all = true;

	(void)state;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		all &= grows_as_a_line(&growth, units[i]);
	rules_close(rules);
	assert_true(all);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hostile_rules_take_time_with_the_length_of_the_text),
	};

	return cmocka_run_group_tests_name("rules linear", tests, NULL, NULL);
}
