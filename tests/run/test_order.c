/* SPDX-License-Identifier: MIT
 * Extractors in the order of their needs, and what is told where memory runs out. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include "run/order.h"

static const struct winnow_fact_type ages[] = { { .name = "age" }, { .name = NULL } };
static const struct winnow_fact_type names[] = { { .name = "person" }, { .name = NULL } };
static const char *const needs[] = { "person", NULL };

/* Ages, which need persons, before names, which make them. Answers whether there was memory. */
static bool order_two(size_t ceiling, struct plan *plan)
{
	static struct instance two[2];
	struct problems *problems = problems_create();

	assert_non_null(problems);
	two[0].extractor = (struct winnow_extractor){ .makes = ages, .needs = needs };
	two[1].extractor = (struct winnow_extractor){ .makes = names };
	*plan = (struct plan){ .arena = arena_create(ceiling) };
	plan->instances[SECTION_EXTRACTOR] = two;
	plan->counts[SECTION_EXTRACTOR] = 2;
	bool had_memory = order_extractors(plan, problems);
	assert_int_equal(problems_count(problems), 0);
	problems_destroy(problems);
	return had_memory;
}

static void what_is_needed_goes_first(void **state)
{
	struct plan plan;

	(void)state;
	assert_true(order_two(0, &plan));
	assert_ptr_equal(plan.extractors[0]->extractor.makes, names);
	assert_ptr_equal(plan.extractors[1]->extractor.makes, ages);
	assert_string_equal(plan.shown[1][0], "person");
	assert_null(plan.shown[1][1]);
	arena_destroy(plan.arena);
}

/* With every ceiling up to what it takes. */
static void memory_that_runs_out_is_told(void **state)
{
	struct plan plan;
	size_t ceiling = 1;

	(void)state;
	for (bool has_enough = false; !has_enough; ceiling++) {
		has_enough = order_two(ceiling, &plan);
		for (size_t i = 0; has_enough && i < 2; i++)
			assert_true(plan.extractors[i] && plan.shown[i]);
		arena_destroy(plan.arena);
	}
	assert_true(ceiling > 2 * sizeof(struct instance *));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_needed_goes_first),
		cmocka_unit_test(memory_that_runs_out_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
