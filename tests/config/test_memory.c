/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include "base/buffer.h"
#include "cases.h"
#include "sample.h"
#include "tools/alloc_failure.h"
#include "tools/temporary.h"

/* What came of one load, for a look at it once allocations work again. */
struct outcome {
	const char *path;
	bool whole;  /* a configuration, all sections bound, no problem */
	bool silent; /* something is missing and no problem says so */
};

static bool bind_all(const struct config *config, struct problems *problems)
{
	struct arena *arena = arena_create(0);
	const struct winnow_value *values;
	bool bound = arena != NULL;

	for (size_t i = 0; bound && i < config->sections[SECTION_SOURCE].count; i++)
		bound = config_bind(config, &config->sections[SECTION_SOURCE].items[i],
				sample_options, sample_reserved, arena, &values, problems) == 0;
	arena_destroy(arena);
	return bound || !arena;
}

static void load_and_bind(void *context)
{
	struct outcome *outcome = context;
	struct problems *problems = problems_create();

	outcome->whole = outcome->silent = false;
	if (!problems)
		return;
	struct config *config = config_load(outcome->path, problems);
	bool bound = config && bind_all(config, problems);
	outcome->whole = bound && problems_count(problems) == 0;
	outcome->silent = !bound && problems_count(problems) == 0;
	for (size_t i = 0; i < problems_count(problems); i++)
		outcome->silent = outcome->silent || !problems_get(problems, i)->text;
	config_destroy(config);
	problems_destroy(problems);
}

static void load_and_check(void *context)
{
	struct outcome *outcome = context;

	load_and_bind(outcome);
	assert_false(outcome->silent);
}

/* Everything that allocates: anchors, merged keys, variables, includes, lists, fallbacks, and
 * enough of it that vectors and arenas grow. */
static char *write_configuration(const char *folder, const char *more)
{
	struct buffer yaml;

	buffer_init(&yaml, 0);
	buffer_append(
		&yaml, STR_LITERAL("store: ${WINNOW_TEST_VALUE}.db\n"
				   "plugin_path: [a, b]\n"
				   "include: conf.d\n"
				   "sources:\n"
				   "  - &a {name: a, plugin: ./sample.so, paths: [x, y]}\n"
				   "  - {name: b, <<: *a}\n"));
	for (unsigned i = 0; i < 12; i++)
		buffer_printf(&yaml, "  - {name: c%u, plugin: sample, paths: [%u]}\n", i, i);
	buffer_append(&yaml, winnow_str(more));
	free(temporary_file(folder, "conf.d/more.yaml", STR_LITERAL("plugin_path: c\n")));
	char *path = temporary_file(folder, "w.yaml", buffer_str(&yaml));
	buffer_finish(&yaml);
	return path;
}

static size_t fail_each(const char *more, bool expect_whole)
{
	char *folder = temporary_folder();
	char *path = write_configuration(folder, more);
	struct outcome outcome = { .path = path };
	size_t count = alloc_failure_each(load_and_check, &outcome);

	assert_int_equal(outcome.whole, expect_whole);
	free(path);
	temporary_remove(folder);
	return count;
}

static void test_a_good_configuration(void **state)
{
	(void)state;
	assert_true(fail_each("", true) > 15);
}

static void test_one_with_problems(void **state)
{
	(void)state;
	fail_each("workers: many\nworkrs: 1\nstore: x\nreaders: {a: b}\nsinks: [{}, a, a]\n",
		false);
	fail_each("store: [\n", false);
}

static int begin(void **state)
{
	(void)state;
	return setenv("WINNOW_TEST_VALUE", "hunter2", 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_good_configuration),
		cmocka_unit_test(test_one_with_problems),
	};

	return cmocka_run_group_tests(tests, begin, NULL);
}
