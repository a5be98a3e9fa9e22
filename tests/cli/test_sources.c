/* SPDX-License-Identifier: MIT
 * When sources are due and how they stand, as a person is told. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/str.h"
#include "cli/program.h"
#include "tools/temporary.h"

static char *folder;

static void configure(const char *gazette, const char *others)
{
	char yaml[1000];

	snprintf(yaml, sizeof yaml,
		"store: news.db\nsources:\n  - name: gazette\n    plugin: file\n"
		"    paths: [./pages]\n%s%s",
		gazette, others);
	free(temporary_file(folder, "winnow.yaml", winnow_str(yaml)));
}

static void schedules_are_checked_and_shown(void **state)
{
	static const struct expectation shown[] = {
		{ "check", 0, "    17 3 * * *, Europe/Berlin:", NULL },
		{ "check", 0, "-15 03:17, ", NULL },
		{ "check", 0, "  rest         file 1.0.0\n    paused\n", NULL },
		{ "check", 0, "    no schedule: only when it is asked for\n", NULL },
	};
	static const struct expectation wrong[] = {
		{ "check", 78, NULL, "winnow.yaml:6:15: source gazette: 'schedule': " },
		{ "check", 78, NULL,
			"winnow.yaml:7:9: source gazette: 'tz': there is no time "
			"zone 'Europe/Berln'" },
	};
	(void)state;

	configure("    schedule: 17 3 * * *\n    tz: Europe/Berlin\n",
		"  - {name: rest, plugin: file, paths: [.], paused: yes}\n"
		"  - {name: by_hand, plugin: file, paths: [.]}\n"
		"  - {name: middle, plugin: file, paths: [.], tz: Asia/Tokyo, "
		"schedule: '17 3 15 * *'}\n");
	assert_all(folder, shown, COUNT_OF(shown));
	configure("    schedule: 17 25 * * *\n    tz: Europe/Berln\n", "");
	assert_all(folder, wrong, COUNT_OF(wrong));
}

static void a_run_takes_those_that_are_due_or_named(void **state)
{
	static const struct expectation expectations[] = {
		{ "run --due --log-format human", 0, NULL, "winnow: gazette: 1 new, " },
		{ "run --due --log-format human", 0, NULL, "winnow: no source was due" },
		{ "run --source rest --log-format human", 0, NULL, "winnow: rest: 1 new, " },
		{ "run --source gazete", 66, NULL, "has no source \\\"gazete\\\"" },
		{ "run --source rest --source gazette --log-format human", 0, NULL,
			"winnow: gazette: 0 new, " },
	};
	(void)state;

	configure("    schedule: '@yearly'\n",
		"  - {name: rest, plugin: file, paths: [./pages], paused: yes}\n");
	assert_all(folder, expectations, COUNT_OF(expectations));
	struct outcome all = run_line(folder, "run");
	assert_null(strstr(all.errors, "who=rest"));
	outcome_free(&all);
}

static void a_red_source_is_named(void **state)
{
	static const struct expectation expectations[] = {
		{ "sources -s none.db", 66, NULL, "none.db" },
		{ "run --log-format human", 1, NULL,
			"winnow: warning: gazette: is red: gave 2 documents, and 3 are "
			"expected of "
			"a run\n" },
		{ "sources", 0, "gazette       red    ", NULL },
		{ "sources", 0, "gave 2 documents, and 3 are expected of a run\n", NULL },
		{ "sources --jsonl", 0, "\"colour\":\"red\",\"reason\":\"gave 2 documents, ",
			NULL },
		{ "sources --csv", 0, "source,plugin,colour,reason,last_attempt,", NULL },
		{ "sources --csv", 0, "\ngazette,file,red,", NULL },
	};
	(void)state;

	configure("    expect: {min_documents_per_run: 3}\n", "");
	free(temporary_file(folder, "pages/b.txt", winnow_str("A title\n\nMore words.\n")));
	assert_all(folder, expectations, COUNT_OF(expectations));
}

/* The configuration says how to log, the command line counts more; and what a report says, of whom
 * it tells, is nobody's who reads a log. */
static void logs_take_their_form(void **state)
{
	static const struct expectation expectations[] = {
		{ "run", 0, NULL, "{\"ts\":\"" },
		{ "run --log-format logfmt", 0, NULL, "level=info msg=\"0 new, " },
		{ "check", 0, "store", NULL },
	};
	static const struct expectation wrong[] = {
		{ "check", 78, NULL,
			"winnow.yaml:6:13: 'log_format': 'yaml' is not one of: auto, " },
	};
	(void)state;

	free(temporary_file(folder, "pages/c.txt",
		winnow_str("NORWAY: Fjordmann sentenced\n\n[05 March 2014] -\n\nOla Fjordmann, "
			   "who kept 12 children at the harbour, went to prison.\n")));
	configure("", "log_format: json\n");
	struct outcome run = run_line(folder, "run");
	assert_non_null(strstr(run.errors, "\"msg\":\"1 new, "));
	assert_null(strstr(run.errors, "Fjordmann"));
	assert_null(strstr(run.errors, "harbour"));
	outcome_free(&run);
	assert_all(folder, expectations, COUNT_OF(expectations));
	configure("", "log_format: yaml\n");
	assert_all(folder, wrong, COUNT_OF(wrong));
}

static int make_folder(void **state)
{
	(void)state;
	folder = temporary_folder();
	free(temporary_file(folder, "pages/a.txt",
		winnow_str("NORWAY: Forty children freed\n\n[05 March 2014] -\n\nPolice freed "
			   "40 children at the harbour.\n")));
	return 0;
}

static int remove_folder(void **state)
{
	(void)state;
	temporary_remove(folder);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(schedules_are_checked_and_shown),
		cmocka_unit_test(a_run_takes_those_that_are_due_or_named),
		cmocka_unit_test(a_red_source_is_named),
		cmocka_unit_test(logs_take_their_form),
	};

	return cmocka_run_group_tests_name("sources", tests, make_folder, remove_folder);
}
