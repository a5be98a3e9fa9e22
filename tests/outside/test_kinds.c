/* SPDX-License-Identifier: MIT
 * Each kind as a program and as an isolated .so; many calls at once; full pipes. */
#include "outside/child.h"
#include "run/run_fixture.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
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

static void assert_asked(const char *sql, const char *expected)
{
	char *answer = fixture_ask(&fixture, sql);

	assert_string_equal(answer, expected);
	free(answer);
}

/* One program for all four kinds. */
static void configure_kinds(void)
{
	const char *data = getenv("WINNOW_TEST_DATA");
	char program[400], yaml[4000];

	snprintf(program, sizeof program, "python3, %s/outside/programs/kinds.py", data);
	snprintf(yaml, sizeof yaml,
		"store: news.db\nplugin_path: [%s]\n"
		"sources: [{name: notes, plugin: exec, command: [%s, 'file://%s/pages/a.note', "
		"'file://%s/pages/b.note', 'file://%s/pages/c.txt']}]\n"
		"readers: [{plugin: exec, command: [%s]}, text]\n"
		"extractors: [{plugin: exec, command: [%s]}, quantity]\n"
		"sinks: [{name: out, plugin: exec, command: [%s, ./out.jsonl]}]\n",
		getenv("WINNOW_PLUGIN_PATH"), program, fixture.folder, fixture.folder,
		fixture.folder, program, program, program);
	free(temporary_file(fixture.folder, "winnow.yaml", winnow_str(yaml)));
}

static size_t count_lines(const char *text, const char *part)
{
	size_t count = 0;

	for (; (text = strstr(text, part)); text++)
		count++;
	return count;
}

static void test_programs(void **state)
{
	(void)state;
	fixture_page(
		&fixture, "a.note", "Zwölf\nThe 7 children went to school, and 9 girls.\n");
	fixture_page(&fixture, "b.note", "Caf\xe9\nThe 8 children went home.\n");
	fixture_page(&fixture, "c.txt", "Text\n\nThe 5 children slept.\n");
	configure_kinds();
	fixture_run(&fixture);
	assert_int_equal(fixture.summary.exit_status, 0);
	assert_asked(
		"select group_concat(title, '|') from (select title from documents order by 1)",
		"Café|Text|Zwölf");
	assert_asked("select count(*) from broken_anchors", "0");
	assert_asked(
		"select count(*) = (select count(*) from fact_quantity) from fact_echo", "1");
	assert_asked("select count(*) >= 3 from fact_echo", "1");
	assert_asked(
		"select count(*) from attributes where name = 'of' and reference_id is null",
		"0");
	char *lines = fixture_read(&fixture, "out.jsonl");
	assert_int_equal(count_lines(lines, "\"document\": {"), 3);
	assert_int_equal(count_lines(lines, "\"type\": \"echo\""), 4);
	/* What a sink has is not told again. */
	fixture_page(&fixture, "c.txt", "Text\n\nThe 6 children slept.\n");
	fixture_run(&fixture);
	char *more = fixture_read(&fixture, "out.jsonl");
	assert_int_equal(strncmp(more, lines, strlen(lines)), 0);
	assert_int_equal(count_lines(more, "\"document\": {"), 4);
	free(lines);
	free(more);
}

static char *lines_of_sink(const char *isolated)
{
	char text[400];

	snprintf(text, sizeof text,
		"readers: [text]\nextractors: [quantity, money, date]\nsinks: [{plugin: jsonl, "
		"path: ./out.jsonl, stable: yes, "
		"with_text: yes%s}]\n",
		isolated);
	fixture_forget(&fixture);
	fixture_configure(&fixture, text);
	fixture_run(&fixture);
	assert_int_equal(fixture.summary.exit_status, 0);
	char *lines = fixture_read(&fixture, "out.jsonl");
	char *path = temporary_path(fixture.folder, "out.jsonl");
	unlink(path);
	free(path);
	return lines;
}

static void test_isolated_sink(void **state)
{
	(void)state;
	fixture_page(&fixture, "a.txt",
		"London, 3 May 2014\n\nPolice said that 7 children and 12 girls aged 9 to 14 "
		"were "
		"freed, and $1.5 million paid.\n");
	fixture_page(&fixture, "b.txt", "Text\n\nThe 5 children slept in May 2013.\n");
	char *here = lines_of_sink("");
	char *isolated = lines_of_sink(", isolate: true");
	assert_true(strlen(here) > 1000);
	assert_string_equal(here, isolated);
	free(here);
	free(isolated);
}

static void test_batch(void **state)
{
	char name[30], text[300];

	(void)state;
	for (size_t i = 0; i < 40; i++) {
		snprintf(name, sizeof name, "%zu.txt", i);
		snprintf(text, sizeof text, "Page %zu\n\nThis one is %s.\n", i,
			i == 17 ? "not good: please crash" : "good");
		fixture_page(&fixture, name, text);
	}
	snprintf(text, sizeof text,
		"workers: 4\nreaders: [text]\nextractors: [{plugin: exec, processes: 1, "
		"command: "
		"[python3, %s/outside/programs/batch.py]}]\n",
		getenv("WINNOW_TEST_DATA"));
	fixture_configure(&fixture, text);
	fixture_run(&fixture);
	assert_int_equal(fixture.summary.counts.failed, 1);
	assert_asked("select count(*) from fact_batch", "39");
	assert_asked("select max(together) > 1 from fact_batch", "1");
	assert_asked(
		"select count(*) from requests where reason like '%killed by signal 9%'", "1");
}

static void test_full_pipes(void **state)
{
	size_t length = 4 << 20;
	char *text = malloc(length + 1), yaml[300];

	(void)state;
	assert_non_null(text);
	for (size_t i = 0; i < length; i++)
		text[i] = i % 61 == 60 || i == 5 ? '\n' : i % 7 == 6 ? ' ' : 'a';
	text[length] = '\0';
	fixture_page(&fixture, "a.txt", text);
	free(text);
	snprintf(yaml, sizeof yaml,
		"readers: [text]\nextractors: [{plugin: exec, command: [python3, "
		"%s/outside/programs/loud.py]}]\n",
		getenv("WINNOW_TEST_DATA"));
	fixture_configure(&fixture, yaml);
	fixture_run(&fixture);
	assert_int_equal(fixture.summary.exit_status, 0);
	assert_asked("select count(*) from fact_loud", "1");
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_programs, begin, end),
		cmocka_unit_test_setup_teardown(test_isolated_sink, begin, end),
		cmocka_unit_test_setup_teardown(test_batch, begin, end),
		cmocka_unit_test_setup_teardown(test_full_pipes, begin, end),
	};

	if (outside_is_child(argc, argv))
		return outside_child();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
