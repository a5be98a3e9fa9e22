/* SPDX-License-Identifier: MIT
 * Plugins in a child of this program: the same facts, and nothing they do ends the run. */
#include "outside/child.h"
#include "outside/crashes.h"
#include "run/run_fixture.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "tools/temporary.h"

static struct fixture fixture;

static int begin(void **state)
{
	(void)state;
	fixture = fixture_make();
	return 0;
}

static int end(void **state)
{
	(void)state;
	fixture_end(&fixture);
	return 0;
}

static void configure(const char *more)
{
	char text[2000];

	snprintf(text, sizeof text,
		"readers: [text]\n"
		"extractors: [quantity, {plugin: %s/outside/plugins/habit.so%s}]\n",
		getenv("WINNOW_TEST_BUILD"), more);
	fixture_configure(&fixture, text);
}

static void assert_asked(const char *sql, const char *expected)
{
	char *answer = fixture_ask(&fixture, sql);

	assert_string_equal(answer, expected);
	free(answer);
}

/* AddressSanitizer looks for leaks in a process of its own when its process ends. */
#ifdef __SANITIZE_ADDRESS__
#define EXIT_REASON "was killed by signal 31 (Bad system call)"
#else
#define EXIT_REASON "ended by itself with status 3"
#endif

static const struct {
	const char *habit, *reason; /* NULL: none of the document's business */
} habits[] = {
	{ "abort", "was killed by signal 6 (Aborted), and once more in a new process" },
	{ "connect", "asked the system for socket(), which an isolated plugin may not do" },
	{ "crash", "was killed by signal 11 (Segmentation fault), and once more in a new "
		   "process" },
	{ "exit", EXIT_REASON },
	{ "flood", ", and once more in a new process" }, /* which bound it meets first varies */
	{ "fork", "asked the system for clone(), which an isolated plugin may not do" },
	{ "hang", "did not answer before its deadline" },
	{ "leak", ", and once more in a new process" }, /* likewise */
	{ "look", NULL },
	{ "print", NULL },
	{ "refuse", "extractor habit: this text is beyond me" },
	{ "smash", "was killed by signal 11 (Segmentation fault)" },
	{ "stray", "whose span lies outside the text" },
};

static void make_pages(size_t good)
{
	char name[60], text[200];

	for (size_t i = 0; i < COUNT_OF(habits); i++) {
		snprintf(name, sizeof name, "%s.txt", habits[i].habit);
		snprintf(text, sizeof text, "Habits\n\nAnd now please %s, they said.\n",
			habits[i].habit);
		fixture_page(&fixture, name, text);
	}
	for (size_t i = 0; i < good; i++) {
		snprintf(name, sizeof name, "good_%zu.txt", i);
		snprintf(text, sizeof text, "Children\n\nThe %zu children went to school.\n",
			i + 2);
		fixture_page(&fixture, name, text);
	}
}

static void check_reason(const char *habit, const char *expected)
{
	char sql[300];

	snprintf(sql, sizeof sql,
		"select coalesce(reason, '') from requests where uri like '%%/%s.txt'", habit);
	char *reason = fixture_ask(&fixture, sql);
	if (!expected && *reason)
		fail_msg("%s: %s", habit, reason);
	else if (expected && !strstr(reason, expected))
		fail_msg("%s: '%s' does not say '%s'", habit, reason, expected);
	free(reason);
}

static void test_habits(void **state)
{
	(void)state;
	make_pages(987);
	configure(", isolate: true, deadline: 2s, memory: 64M");
	int64_t before = crashes_count();
	fixture_run(&fixture);
	for (size_t i = 0; i < COUNT_OF(habits); i++)
		check_reason(habits[i].habit, habits[i].reason);
	assert_int_equal(fixture.summary.counts.fresh, 989);
	assert_asked("select count(*) from fact_quantity", "987");
	assert_asked("select count(*) from fact_remark", "989");
	assert_asked("select min(confidence) = 0.1234567890123 from facts", "1");
	assert_int_equal(crashes_count() - before, 18);
}

static void test_thousand_crashes(void **state)
{
	char name[60];

	(void)state;
	for (size_t i = 0; i < 500; i++) {
		snprintf(name, sizeof name, "%zu.txt", i);
		fixture_page(&fixture, name, "Habits\n\nAnd now please crash, they said.\n");
	}
	fixture_page(&fixture, "z.txt", "Children\n\nThe 7 children went to school.\n");
	configure(", isolate: true");
	int64_t before = crashes_count();
	fixture_run(&fixture);
	assert_int_equal(crashes_count() - before, 1000);
	assert_int_equal(fixture.summary.counts.failed, 500);
	assert_int_equal(fixture.summary.counts.fresh, 1);
	assert_asked("select count(*) from facts", "2");
}

static void assert_problem(const char *part)
{
	char *problems = fixture_problems(&fixture);

	if (!strstr(problems, part))
		fail_msg("'%s' does not say '%s'", problems, part);
	free(problems);
}

static void test_opening(void **state)
{
	(void)state;
	configure(", isolate: true, opening: crash");
	assert_problem("extractor habit: was killed by signal 11 (Segmentation fault)");
	configure(", isolate: true, opening: refuse");
	assert_problem("extractor habit: will not be opened");
	configure(", isolate: true, patience: soon");
	assert_problem("'patience'");
	fixture_configure(&fixture, "extractors: [{plugin: quantty, isolate: true}]\n");
	assert_problem("did you mean 'quantity'?");
	fixture_configure(&fixture, "readers: [{plugin: quantity, isolate: true}]\n");
	assert_problem("is no reader");
}

/* What was read and found on the demonstration's pages, as digests. */
static char *digests_of(const char *isolated)
{
	static const char *const extractors[] = { "age", "change", "court", "date", "event",
		"law", "measure", "money", "names", "quantity", "quote", "website" };
	char yaml[4000];
	int length = snprintf(yaml, sizeof yaml,
		"store: news.db\nplugin_path: [%s]\n"
		"sources: [{name: pages, plugin: file%s, paths: [%s/../config/demo/pages]}]\n"
		"readers: [{plugin: html%s}, {plugin: text%s}]\nextractors:\n",
		getenv("WINNOW_PLUGIN_PATH"), isolated, getenv("WINNOW_TEST_DATA"), isolated,
		isolated);

	for (size_t i = 0; i < COUNT_OF(extractors); i++)
		length += snprintf(yaml + length, sizeof yaml - (size_t)length,
			"  - {plugin: %s%s}\n", extractors[i], isolated);
	fixture_forget(&fixture);
	free(temporary_file(fixture.folder, "winnow.yaml", winnow_str(yaml)));
	fixture_run(&fixture);
	return fixture_ask(&fixture,
		"select group_concat(identifier || members_sha256 || text_sha256 || "
		"facts_sha256) from (select * from documents order by identifier)");
}

static void test_same_facts(void **state)
{
	(void)state;
	char *here = digests_of("");
	assert_asked("select count(*) > 300 from facts", "1");
	char *isolated = digests_of(", isolate: true");
	assert_string_equal(here, isolated);
	free(here);
	free(isolated);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_habits, begin, end),
		cmocka_unit_test_setup_teardown(test_thousand_crashes, begin, end),
		cmocka_unit_test_setup_teardown(test_opening, begin, end),
		cmocka_unit_test_setup_teardown(test_same_facts, begin, end),
	};

	if (outside_is_child(argc, argv))
		return outside_child();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
