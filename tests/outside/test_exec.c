/* SPDX-License-Identifier: MIT
 * Programs of other languages in a run: what they state, and every way in which they end. */
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

/* The program of the tests' folder as an extractor; `more` stands in its entry. */
static void configure(const char *arguments, const char *more)
{
	char text[2000];

	snprintf(text, sizeof text,
		"readers: [text]\n"
		"extractors: [{plugin: exec, command: [python3, %s/outside/programs/"
		"extractor.py%s]%s}]\n",
		getenv("WINNOW_TEST_DATA"), arguments, more);
	fixture_configure(&fixture, text);
}

static void assert_asked(const char *sql, const char *expected)
{
	char *answer = fixture_ask(&fixture, sql);

	assert_string_equal(answer, expected);
	free(answer);
}

static void assert_reason(const char *page, const char *part)
{
	char sql[300];

	snprintf(sql, sizeof sql, "select reason from requests where uri like '%%/%s'", page);
	char *reason = fixture_ask(&fixture, sql);
	if (!strstr(reason, part))
		fail_msg("'%s' does not say '%s'", reason, part);
	free(reason);
}

/* The same places, whatever the language counts in. */
static void test_units(void **state)
{
	static const char *const units[] = { ", characters", ", utf16", ", bytes" };

	(void)state;
	fixture_page(&fixture, "a.txt", "Größe\n\nGr😀ße und Straßen in Maß und Ziel.\n");
	for (size_t i = 0; i < COUNT_OF(units); i++) {
		fixture_forget(&fixture);
		configure(units[i], "");
		fixture_run(&fixture);
		assert_int_equal(fixture.summary.exit_status, 0);
		assert_asked("select count(*) from facts", "4");
		assert_asked("select count(*) from broken_anchors", "0");
		assert_asked("select group_concat(distinct quote) from facts", "ß");
	}
}

static const char *const habits[] = { "crash", "exit", "hang", "garble", "close", "guess",
	"flood", "fail" };

static void make_pages(void)
{
	char name[60], text[200];

	for (size_t i = 0; i < COUNT_OF(habits); i++) {
		snprintf(name, sizeof name, "%s.txt", habits[i]);
		snprintf(text, sizeof text, "Straße\n\nAnd now please %s, said the ß.\n",
			habits[i]);
		fixture_page(&fixture, name, text);
		snprintf(name, sizeof name, "good_%zu.txt", i);
		snprintf(text, sizeof text, "Straße\n\nThe page %zu is a good one.\n", i);
		fixture_page(&fixture, name, text);
	}
}

static void test_failures(void **state)
{
	(void)state;
	make_pages();
	configure("", ", deadline: 700ms");
	int64_t before = crashes_count();
	fixture_run(&fixture);
	assert_int_equal(fixture.summary.counts.fresh, COUNT_OF(habits));
	assert_int_equal(fixture.summary.counts.failed, COUNT_OF(habits));
	assert_asked("select count(*) from facts", "8");
	assert_reason("crash.txt",
		"extractor sharp: was killed by signal 11 (Segmentation fault), and once more "
		"in a new process");
	assert_reason("exit.txt", "ended by itself with status 4");
	assert_reason("hang.txt", "did not answer before its deadline");
	assert_reason("garble.txt", "wrote a line that is not JSON");
	assert_reason("close.txt", "closed its standard output");
	assert_reason("guess.txt", "which it was not asked");
	/* Which of its bounds it meets first is a matter of the machine. */
	assert_reason("flood.txt", ", and once more in a new process");
	assert_reason("fail.txt", "extractor sharp: this text is beyond me");
	/* Each twice, but the one that failed as it should. */
	assert_int_equal(crashes_count() - before, 2 * (COUNT_OF(habits) - 1));
}

static void assert_problem(const char *part)
{
	char *problems = fixture_problems(&fixture);

	if (!strstr(problems, part))
		fail_msg("'%s' does not say '%s'", problems, part);
	free(problems);
}

/* What is wrong from the start is said before the run, and not tried for ever. */
static void test_starts(void **state)
{
	(void)state;
	fixture_page(&fixture, "a.txt", "A page\n\nThere is nothing on it.\n");
	configure(", characters, dies", ", restarts: 2");
	assert_problem("extractor exec: ended by itself with status 1, 2 times in a row");
	fixture_configure(&fixture, "extractors: [{plugin: exec, command: [no-such-one]}]\n");
	assert_problem("extractor exec: no-such-one: there is no such program");
	fixture_configure(
		&fixture, "extractors: [{plugin: exec, command: [sh, -c, 'echo {}']}]\n");
	assert_problem("extractor exec: ");
	fixture_configure(&fixture,
		"extractors: [{plugin: exec, command: [sh, -c, 'echo ''{\"ready\":{\"id\": "
		"\"a b\", \"version\": \"1\", \"extractor\": {}}}''; cat']}]\n");
	assert_problem("has the id 'a b', which is no name");
	fixture_configure(&fixture, "extractors: [{plugin: exec}]\n");
	assert_problem("exec runs a program; name it");
	fixture_configure(&fixture, "extractors: [{plugin: date, command: [x]}]\n");
	assert_problem("'command' is for the plugin exec");
	fixture_configure(&fixture, "extractors: [{plugin: date, deadline: 1s}]\n");
	assert_problem("'deadline' bounds a process of its own");
}

static void test_other_languages(void **state)
{
	const char *data = getenv("WINNOW_TEST_DATA");
	char text[2000];

	(void)state;
	fixture_page(&fixture, "a.txt", "Children\n\nThe nine children went to school.\n");
	snprintf(text, sizeof text,
		"extractors:\n"
		"  - {plugin: exec, command: [sh, %s/outside/programs/first.sh]}\n"
		"  - {plugin: exec, command: [jq, --unbuffered, -c, -f, "
		"%s/outside/programs/nine.jq]}\n",
		data, data);
	fixture_configure(&fixture, text);
	fixture_run(&fixture);
	assert_int_equal(fixture.summary.exit_status, 0);
	assert_asked(
		"select group_concat(quote, '|') from (select quote from facts order by 1)",
		"Children|nine");
}

/* The sample that comes with winnow. */
static void test_sample(void **state)
{
	char text[2000];

	(void)state;
	fixture_page(&fixture, "a.txt",
		"Two schools\n\nPupils of Água Clara Primary School and the Lincoln School\n");
	snprintf(text, sizeof text,
		"extractors: [{plugin: exec, command: [python3, "
		"%s/../plugins/example/school_names.py]}]\n",
		getenv("WINNOW_TEST_DATA"));
	fixture_configure(&fixture, text);
	fixture_run(&fixture);
	assert_int_equal(fixture.summary.exit_status, 0);
	assert_asked("select group_concat(quote || ' ' || coalesce(level, ''), '|') from "
		     "fact_school",
		"Água Clara Primary School primary|Lincoln School ");
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_units, begin, end),
		cmocka_unit_test_setup_teardown(test_failures, begin, end),
		cmocka_unit_test_setup_teardown(test_starts, begin, end),
		cmocka_unit_test_setup_teardown(test_other_languages, begin, end),
		cmocka_unit_test_setup_teardown(test_sample, begin, end),
	};

	if (outside_is_child(argc, argv))
		return outside_child();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
