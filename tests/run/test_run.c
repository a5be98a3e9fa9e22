/* SPDX-License-Identifier: MIT */
#include "run_fixture.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "tools/temporary.h"

#define NEEDS_ABC "extractors: [needs_c, needs_b, makes_a]\n"
#define SINK "sinks: [{plugin: jsonl, path: facts.jsonl, stable: true}]\n"

static size_t count_lines(const char *text)
{
	size_t count = 0;

	for (; *text; text++)
		count += *text == '\n';
	return count;
}

static void assert_answer(struct fixture *fixture, const char *sql, const char *expected)
{
	char *answer = fixture_ask(fixture, sql);

	assert_string_equal(answer, expected);
	free(answer);
}

static void facts_follow_needs(void **state)
{
	struct fixture fixture = fixture_make();

	(void)state;
	fixture_configure(&fixture, NEEDS_ABC SINK);
	fixture_page(&fixture, "a.txt", "A title\n\nSome words of text.\n");
	fixture_run(&fixture);
	assert_int_equal(fixture.summary.exit_status, 0);
	assert_int_equal(fixture.summary.counts.fresh, 1);
	assert_int_equal(fixture.summary.counts.facts, 3);
	/* c was made of b, which was made of a. */
	assert_answer(&fixture,
		"SELECT group_concat(name, '') FROM (SELECT t.name FROM facts f JOIN "
		"fact_types t "
		"ON t.id = f.fact_type_id ORDER BY f.id)",
		"abc");
	char *lines = fixture_read(&fixture, "facts.jsonl");
	assert_int_equal(count_lines(lines), 4);
	assert_non_null(strstr(lines, "\"type\":\"document\""));
	assert_null(strstr(lines, "\"run\""));
	free(lines);
	fixture_end(&fixture);
}

static void facts_of_types_are_used_where_they_are_made(void **state)
{
	static const struct {
		const char *extractors, *expected;
	} cases[] = {
		{ "[uses_a]", "u0" },
		{ "[uses_a, makes_a]", "a0,u1" },
		{ "[uses_y, uses_x]", "x0,y1" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct fixture fixture = fixture_make();
		char more[200];
		snprintf(more, sizeof more, "extractors: %s\n", cases[i].extractors);
		fixture_configure(&fixture, more);
		fixture_page(&fixture, "a.txt", "A title\n\nSome words of text.\n");
		fixture_run(&fixture);
		/* Beside each fact how many others it refers to. */
		assert_answer(&fixture,
			"SELECT group_concat(name || n) FROM (SELECT t.name, (SELECT count(*) "
			"FROM attributes a WHERE a.fact_id = f.id) AS n FROM facts f JOIN "
			"fact_types t ON t.id = f.fact_type_id ORDER BY f.id)",
			cases[i].expected);
		fixture_end(&fixture);
	}
}

static void the_same_again_is_unchanged(void **state)
{
	struct fixture fixture = fixture_make();

	(void)state;
	fixture_configure(&fixture, NEEDS_ABC SINK);
	fixture_page(&fixture, "a.txt", "A title\n\nSome words of text.\n");
	fixture_page(&fixture, "b.txt", "Another\n\nOther words of text.\n");
	fixture_run(&fixture);
	char *before = fixture_read(&fixture, "facts.jsonl");
	fixture_run(&fixture);
	assert_int_equal(fixture.summary.exit_status, 0);
	assert_int_equal(fixture.summary.counts.fresh, 0);
	assert_int_equal(fixture.summary.counts.unchanged, 2);
	char *after = fixture_read(&fixture, "facts.jsonl");
	assert_string_equal(before, after);
	assert_answer(&fixture, "SELECT count(*) FROM documents", "2");
	fixture_page(&fixture, "b.txt", "Another\n\nThese words have changed.\n");
	fixture_run(&fixture);
	assert_int_equal(fixture.summary.counts.changed, 1);
	assert_int_equal(fixture.summary.counts.unchanged, 1);
	assert_answer(&fixture, "SELECT max(version) FROM documents", "2");
	free(before);
	free(after);
	fixture_end(&fixture);
}

static void another_configuration_reads_again(void **state)
{
	struct fixture fixture = fixture_make();

	(void)state;
	fixture_page(&fixture, "a.txt", "A title\n\nSome words of text.\n");
	fixture_configure(&fixture, "extractors: [makes_a]\n");
	fixture_run(&fixture);
	fixture_configure(&fixture, "extractors: [makes_a, needs_b]\n");
	fixture_run(&fixture);
	assert_int_equal(fixture.summary.counts.reprocessed, 1);
	assert_answer(&fixture, "SELECT cause FROM documents ORDER BY id DESC", "reprocessed");
	fixture_end(&fixture);
}

static void a_bad_document_is_set_aside_with_its_reason(void **state)
{
	static const struct {
		const char *habit, *reason;
	} cases[] = {
		{ "outside", "extractor misbehaves: fact \"remark\" at byte 19: its span is "
			     "empty, outside the text or within a character" },
		{ "undeclared", "extractor misbehaves: fact \"rumour\" at byte 0: is of a type "
				"this extractor does not declare" },
		{ "fails", "extractor misbehaves: this text is beyond me" },
		{ "silent", "extractor misbehaves: " },
		/* It goes on as if its fact had been taken: the text is not stored without it. */
		{ "deaf", "extractor misbehaves: fact \"remark\" at byte 19: its span is " },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct fixture fixture = fixture_make();
		char more[200];
		snprintf(more, sizeof more,
			"extractors: [makes_a, {plugin: misbehaves, habit: %s}]\n",
			cases[i].habit);
		fixture_configure(&fixture, more);
		fixture_page(&fixture, "1.txt", "Title\n\nThis is bad.\n");
		fixture_page(&fixture, "2.txt", "Title\n\nThis is good.\n");
		fixture_run(&fixture);
		assert_int_equal(fixture.summary.exit_status, 1);
		assert_int_equal(fixture.summary.counts.failed, 1);
		assert_int_equal(fixture.summary.counts.fresh, 1);
		assert_non_null(
			strstr(fixture.summary.sources[0].last_reason, cases[i].reason));
		assert_non_null(
			strstr(fixture.summary.sources[0].last_reason, "/pages/1.txt: "));
		assert_answer(&fixture, "SELECT count(*) FROM documents", "1");
		fixture_end(&fixture);
	}
}

/* It goes on as if its key had been taken. */
static void a_deaf_source_keeps_nothing(void **state)
{
	struct fixture fixture = fixture_make();
	char yaml[2000];

	(void)state;
	snprintf(yaml, sizeof yaml,
		"store: news.db\nplugin_path: [%s/run/plugins, %s]\n"
		"sources: [{name: pages, plugin: misbehaves, path: pages/1.txt}]\n"
		"extractors: [makes_a]\n",
		getenv("WINNOW_TEST_BUILD"), getenv("WINNOW_PLUGIN_PATH"));
	free(temporary_file(fixture.folder, "winnow.yaml", winnow_str(yaml)));
	fixture_page(&fixture, "1.txt", "Title\n\nThis is good.\n");
	fixture_run(&fixture);
	assert_int_equal(fixture.summary.counts.failed, 1);
	assert_non_null(strstr(fixture.summary.sources[0].last_reason,
		"source pages: its key is longer than 4,096 bytes"));
	fixture_end(&fixture);
}

/* Many are shown to an extractor before the next one is. */
static void bad_documents_among_many_leave_the_others_alone(void **state)
{
	struct fixture fixture = fixture_make();
	char name[40];

	(void)state;
	fixture_configure(&fixture, "workers: 1\nextractors: [{plugin: misbehaves, habit: "
				    "fails}, makes_a]\n");
	for (int page = 0; page < 100; page++) {
		snprintf(name, sizeof name, "%d.txt", page);
		fixture_page(&fixture, name,
			page % 9 ? "Title\n\nThis is good.\n" : "Title\n\nThis is bad.\n");
	}
	fixture_run(&fixture);
	assert_int_equal(fixture.summary.counts.failed, 12);
	assert_int_equal(fixture.summary.counts.fresh, 88);
	assert_answer(&fixture,
		"SELECT group_concat(DISTINCT count) FROM (SELECT count(*) AS count FROM facts "
		"GROUP BY document_id)",
		"2");
	fixture_end(&fixture);
}

static void a_fatal_extractor_is_called_no_more(void **state)
{
	struct fixture fixture = fixture_make();

	(void)state;
	fixture_configure(
		&fixture, "workers: 1\nextractors: [{plugin: misbehaves, habit: fatal}]\n");
	fixture_page(&fixture, "1.txt", "Title\n\nThis is bad.\n");
	fixture_page(&fixture, "2.txt", "Title\n\nThis is good.\n");
	fixture_run(&fixture);
	/* What there was to read arrived. */
	assert_int_equal(fixture.summary.exit_status, 1);
	assert_int_equal(fixture.summary.red, 1);
	assert_int_equal(fixture.summary.counts.failed, 2);
	assert_non_null(
		strstr(fixture.summary.sources[0].last_reason, "was closed after it failed"));
	fixture_end(&fixture);
}

static void what_no_reader_knows_is_named(void **state)
{
	struct fixture fixture = fixture_make();

	(void)state;
	fixture_configure(&fixture, NEEDS_ABC);
	free(temporary_file(
		fixture.folder, "pages/a.bin", (struct winnow_str){ "\0\1\2\3", 4 }));
	fixture_page(&fixture, "b.txt", "A title\n\nSome words of text.\n");
	fixture_run(&fixture);
	assert_int_equal(fixture.summary.exit_status, 1);
	assert_non_null(strstr(
		fixture.summary.sources[0].last_reason, "a.bin: no reader knows what this is"));
	fixture_end(&fixture);
}

static void a_source_that_is_not_there_fails_the_run(void **state)
{
	struct fixture fixture = fixture_make();

	(void)state;
	fixture_configure(&fixture, NEEDS_ABC);
	fixture_run(&fixture);
	assert_int_equal(fixture.summary.exit_status, 69);
	assert_non_null(strstr(
		fixture.summary.sources[0].last_reason, "/pages: No such file or directory"));
	fixture_end(&fixture);
}

static void a_sink_goes_back_to_what_was_recorded(void **state)
{
	struct fixture fixture = fixture_make();

	(void)state;
	fixture_configure(&fixture, NEEDS_ABC SINK);
	fixture_page(&fixture, "a.txt", "A title\n\nSome words of text.\n");
	fixture_run(&fixture);
	char *path = temporary_path(fixture.folder, "facts.jsonl");
	char *before = fixture_read(&fixture, "facts.jsonl");
	/* A killed run may have written more than it recorded. */
	FILE *file = fopen(path, "a");
	fputs("{\"type\":\"fact\",\"half", file);
	fclose(file);
	fixture_run(&fixture);
	char *after = fixture_read(&fixture, "facts.jsonl");
	assert_string_equal(before, after);
	free(after);
	/* A file that was taken away is written again. */
	unlink(path);
	fixture_run(&fixture);
	after = fixture_read(&fixture, "facts.jsonl");
	assert_string_equal(before, after);
	free(after);
	free(before);
	free(path);
	fixture_end(&fixture);
}

static void a_sink_leaves_what_is_not_its_own(void **state)
{
	struct fixture fixture = fixture_make();

	(void)state;
	fixture_configure(&fixture, NEEDS_ABC SINK);
	free(temporary_file(fixture.folder, "facts.jsonl", winnow_str("precious\n")));
	fixture_page(&fixture, "a.txt", "A title\n\nSome words of text.\n");
	fixture_run(&fixture);
	assert_int_equal(fixture.summary.exit_status, 1);
	assert_int_equal(fixture.summary.counts.fresh, 1);
	char *kept = fixture_read(&fixture, "facts.jsonl");
	assert_string_equal(kept, "precious\n");
	free(kept);
	fixture_end(&fixture);
}

static void mistakes_of_the_plan_are_told_together(void **state)
{
	struct fixture fixture = fixture_make();

	(void)state;
	fixture_configure(&fixture, "readers: [text, jsonl]\n"
				    "extractors:\n"
				    "  - makes_a\n"
				    "  - {plugin: misbehaves, habit: sloth}\n");
	char *problems = fixture_problems(&fixture);
	assert_non_null(strstr(problems, "winnow.yaml:4:17: plugin \"jsonl\" is no reader: "
					 "`winnow plugins` tells what it is\n"));
	assert_non_null(strstr(problems, "winnow.yaml:7:"));
	assert_non_null(strstr(problems, "sloth"));
	free(problems);
	fixture_end(&fixture);
}

static void circles_and_unmet_needs_are_refused(void **state)
{
	static const struct {
		const char *extractors, *expected;
	} cases[] = {
		{ "[needs_b]", "needs facts of type \"a\", which no extractor here makes: add "
			       "one that does" },
		{ "[circle_x, circle_y]",
			"stands in a circle of extractors that need each other's facts" },
		{ "[makes_a, {plugin: makes_a}]",
			"both make facts of type \"a\": leave one of them out" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct fixture fixture = fixture_make();
		char more[200];
		snprintf(more, sizeof more, "extractors: %s\n", cases[i].extractors);
		fixture_configure(&fixture, more);
		char *problems = fixture_problems(&fixture);
		if (!strstr(problems, cases[i].expected))
			fail_msg("%s", problems);
		free(problems);
		fixture_end(&fixture);
	}
}

static void each_document_keeps_its_own_language(void **state)
{
	struct fixture fixture = fixture_make();

	(void)state;
	fixture_configure(&fixture, "workers: 1\n" NEEDS_ABC);
	fixture_page(&fixture, "1.txt",
		"The harbour\n\nThe children were brought home by the coast guard when the "
		"storm was "
		"over, and their families waited for them at the harbour with food and "
		"blankets.\n");
	fixture_page(&fixture, "2.txt",
		"El puerto\n\nLos niños fueron llevados a casa por la guardia costera cuando "
		"terminó la "
		"tormenta, y sus familias los esperaban en el puerto con comida y mantas.\n");
	fixture_run(&fixture);
	assert_answer(&fixture, "SELECT group_concat(language) FROM documents", "en,es");
	fixture_end(&fixture);
}

static void make_many_pages(struct fixture *fixture)
{
	char name[40], text[200];

	for (int page = 0; page < 300; page++) {
		snprintf(name, sizeof name, "%c/%d.txt", 'a' + page % 5, page);
		snprintf(text, sizeof text, "Title %d\n\nPage number %d.%0*d\n", page, page,
			page % 90, 0);
		fixture_page(fixture, name, text);
	}
}

static void workers_do_not_change_the_result(void **state)
{
	struct fixture fixture = fixture_make();
	char *results[2], more[300];

	(void)state;
	make_many_pages(&fixture);
	for (int i = 0; i < 2; i++) {
		snprintf(more, sizeof more,
			"workers: %d\n" NEEDS_ABC
			"sinks: [{plugin: jsonl, path: facts%d.jsonl, stable: true}]\n",
			i ? 4 : 1, i);
		fixture_configure(&fixture, more);
		fixture_run(&fixture);
		assert_int_equal(fixture.summary.counts.fresh, 300);
		results[i] = fixture_read(&fixture, i ? "facts1.jsonl" : "facts0.jsonl");
		fixture_forget(&fixture);
	}
	assert_string_equal(results[0], results[1]);
	free(results[0]);
	free(results[1]);
	fixture_end(&fixture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(facts_follow_needs),
		cmocka_unit_test(facts_of_types_are_used_where_they_are_made),
		cmocka_unit_test(the_same_again_is_unchanged),
		cmocka_unit_test(another_configuration_reads_again),
		cmocka_unit_test(a_bad_document_is_set_aside_with_its_reason),
		cmocka_unit_test(a_deaf_source_keeps_nothing),
		cmocka_unit_test(bad_documents_among_many_leave_the_others_alone),
		cmocka_unit_test(a_fatal_extractor_is_called_no_more),
		cmocka_unit_test(what_no_reader_knows_is_named),
		cmocka_unit_test(a_source_that_is_not_there_fails_the_run),
		cmocka_unit_test(a_sink_goes_back_to_what_was_recorded),
		cmocka_unit_test(a_sink_leaves_what_is_not_its_own),
		cmocka_unit_test(mistakes_of_the_plan_are_told_together),
		cmocka_unit_test(circles_and_unmet_needs_are_refused),
		cmocka_unit_test(each_document_keeps_its_own_language),
		cmocka_unit_test(workers_do_not_change_the_result),
	};

	return cmocka_run_group_tests_name("run", tests, NULL, NULL);
}
