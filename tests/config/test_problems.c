/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include "cases.h"

static void test_in_order_of_place(void **state)
{
	SCOPED(problems_destroy) struct problems *problems = problems_create();
	char name[] = "b.yaml";
	(void)state;

	problems_add(problems, (struct place){ name, 12, 5 }, "fifth");
	problems_add(problems, (struct place){ name, 2, 9 }, "third");
	problems_add(problems, (struct place){ name, 2, 9 }, "fourth");
	problems_add(problems, (struct place){ name, 2, 1 }, "second %d", 2);
	problems_add(problems, (struct place){ "a.yaml", 99, 1 }, "first");
	problems_add(problems, (struct place){ name, 0, 0 }, "the whole");
	/* Texts are the problems' own. */
	memset(name, 'x', strlen(name));
	assert_int_equal(problems_count(problems), 6);
	assert_string_equal(problems_get(problems, 0)->text, "fifth");
	char *text = problems_text(problems);
	assert_string_equal(text, "a.yaml:99:1: first\n"
				  "b.yaml: the whole\n"
				  "b.yaml:2:1: second 2\n"
				  "b.yaml:2:9: third\n"
				  "b.yaml:2:9: fourth\n"
				  "b.yaml:12:5: fifth\n");
	free(text);
}

static void test_nothing_steers_the_terminal(void **state)
{
	SCOPED(problems_destroy) struct problems *problems = problems_create();
	(void)state;

	problems_add(problems, (struct place){ "w.yaml", 1, 1 }, "a\nb\x1b[31mc");
	assert_string_equal(problems_get(problems, 0)->text, "a?b?[31mc");
}

static void test_a_flood_is_counted_and_not_kept(void **state)
{
	SCOPED(problems_destroy) struct problems *problems = problems_create();
	(void)state;

	for (unsigned i = 1; i <= 1000; i++)
		problems_add(problems, (struct place){ "w.yaml", i, 1 }, "no");
	assert_int_equal(problems_count(problems), 1000);
	assert_non_null(problems_get(problems, 999));
	char *text = problems_text(problems);
	assert_non_null(strstr(text, "w.yaml:200:1: no\nand 800 more; solve these first\n"));
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_in_order_of_place),
		cmocka_unit_test(test_nothing_steers_the_terminal),
		cmocka_unit_test(test_a_flood_is_counted_and_not_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
