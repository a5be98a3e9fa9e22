/* SPDX-License-Identifier: MIT
 * The program as a person meets it: what it prints where, and what it ends with. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "base/attr.h"
#include "base/buffer.h"
#include "cli/program.h"
#include "tools/temporary.h"

static char *folder;

static void help_is_there_for_everything(void **state)
{
	static const struct expectation expectations[] = {
		{ "", 64, NULL, "usage: winnow COMMAND" },
		{ "help", 0, "usage: winnow COMMAND", NULL },
		{ "--help", 0, "  facts       List the facts.", NULL },
		{ "--version", 0, "winnow 0.", NULL },
		{ "help facts", 0, "winnow facts --type money", NULL },
		{ "facts --help", 0, "-t, --type TYPE", NULL },
		{ "help --man", 0, ".SS winnow facts", NULL },
		{ "help --man winnow.yaml", 0, "\\fBmin_yield\\fR (text, else 50%)", NULL },
		{ "completion bash", 0, "complete -o default -F _winnow winnow", NULL },
		{ "completion zsh", 0, "#compdef winnow", NULL },
		{ "completion fish", 0, "complete -c winnow", NULL },
		{ "completion tcsh", 64, NULL, "bash, zsh or fish, not \"tcsh\"" },
		{ "help fact", 64, NULL, "there is no command \"fact\"" },
	};

	(void)state;
	assert_all(folder, expectations, COUNT_OF(expectations));
}

static void mistakes_on_the_command_line_are_told(void **state)
{
	static const struct expectation expectations[] = {
		{ "fcats", 64, NULL, "there is no command \"fcats\"; did you mean facts?" },
		{ "facts --tpye money", 64, NULL,
			"no such option: --tpye; did you mean --type?" },
		{ "facts --type", 64, NULL, "this option needs a value: --type" },
		{ "facts --limit some", 64, NULL,
			"--limit takes a whole number, not \"some\"" },
		{ "facts --since March", 64, NULL,
			"--since takes a date, as 2014, 2014-03 or 2014-03-05" },
		{ "show", 64, NULL, "winnow show: DOCUMENT is missing" },
		{ "run now", 64, NULL, "winnow run: \"now\" is one too many" },
		{ "facts --log-format xml", 64, NULL,
			"--log-format takes human, logfmt or json" },
		{ "run -c nowhere.yaml", 78, NULL, "nowhere.yaml" },
		{ "facts -s nowhere.db", 66, NULL, "nowhere.db" },
	};

	(void)state;
	assert_all(folder, expectations, COUNT_OF(expectations));
}

static void a_run_tells_what_it_did(void **state)
{
	static const struct expectation expectations[] = {
		{ "check --log-format human", 0, "makes quantity", NULL },
		{ "run --log-format human", 0, NULL,
			"winnow: pages: 2 new, 0 changed, 0 reprocessed, 0 unchanged; " },
		{ "run --log-format human", 0, NULL,
			"winnow: pages: 0 new, 0 changed, 0 reprocessed, 2 unchanged; 0 facts; "
			"0 set aside" },
		{ "run", 0, NULL, "level=info msg=\"0 new, " },
		{ "run --log-format json", 0, NULL, "\"level\":\"info\",\"msg\":\"0 new, " },
		{ "run -q", 0, NULL, NULL },
	};

	(void)state;
	assert_all(folder, expectations, COUNT_OF(expectations));
}

static void what_is_stored_can_be_seen(void **state)
{
	static const struct expectation expectations[] = {
		{ "documents", 0, "NORWAY: Forty children freed", NULL },
		{ "documents --since 2015", 0, NULL, "no document fits" },
		{ "documents --jsonl", 0, "{\"type\":\"document\",\"id\":\"d", NULL },
		{ "documents --csv", 0, "document,version,title,date,", NULL },
		{ "documents --set-aside", 0, NULL, "nothing is set aside" },
		{ "documents -s $(printf %5000s x | tr ' ' a)", 64, NULL, "has 5000 bytes" },
		{ "documents --similar nothing", 66, NULL, "no document has this id" },
		{ "facts", 0, "40 children", NULL },
		{ "facts --type money", 0, "1500", NULL },
		{ "facts --type nonsense", 0, NULL, "no fact fits" },
		{ "facts --jsonl --limit 1", 0, "{\"type\":\"fact\",\"id\":\"f", NULL },
		{ "facts --csv --type money", 0, "fact,type,quote,document,", NULL },
		{ "search freed harbour", 0, "[freed]", NULL },
		{ "search freed unicorn", 0, NULL, "no document has these words" },
		{ "search --csv harbour", 64, NULL, "--csv" },
		{ "search '\" OR *'", 0, NULL, "no document has these words" },
		{ "show d", 66, NULL, "d" },
		{ "show nothing", 66, NULL, "nothing" },
		{ "plugins", 0, "Each record a line of JSON in a file.", NULL },
		{ "plugins jsonl", 0, "path           path, required", NULL },
		{ "plugins --man jsonl", 0, "\\fBpath\\fR (path, required)", NULL },
		{ "plugins --dump jsonl", 0, "\"id\": \"jsonl\"", NULL },
		{ "plugins jsnl", 66, NULL, "jsonl" },
	};

	(void)state;
	assert_all(folder, expectations, COUNT_OF(expectations));
}

/* As much as more than one write takes, so that the first fails before the end. */
static void what_is_lost_on_its_way_is_told(void **state)
{
	static const struct expectation expectations[] = {
		{ "facts >/dev/full 2>told; echo $? >>told; cat told", 0,
			"winnow: standard output: No space left on device\n74\n", NULL },
		{ "facts --jsonl >/dev/full 2>told; echo $? >>told; cat told", 0,
			"winnow: standard output: No space left on device\n74\n", NULL },
		{ "extract many.jsonl >/dev/full 2>told; echo $? >>told; cat told", 0,
			"winnow: standard output: No space left on device\n74\n", NULL },
	};
	struct buffer many;

	(void)state;
	buffer_init(&many, 0);
	for (int i = 0; i < 100; i++)
		buffer_printf(
			&many, "{\"id\": \"%d\", \"text\": \"They freed 12 boys.\"}\n", i);
	free(temporary_file(folder, "many.jsonl", buffer_str(&many)));
	buffer_finish(&many);
	assert_all(folder, expectations, COUNT_OF(expectations));
}

static void an_extractor_that_cannot_be_loaded_is_told(void **state)
{
	static const struct expectation expectations[] = {
		{ "extract -c broken.yaml many.jsonl", 0, NULL,
			"plug/broken.so: not a shared object" },
		{ "extract -c broken.yaml many.jsonl $(head -c 3000 "
		  "$WINNOW_PLUGIN_PATH/money.so >plug/short.so)",
			0, NULL, "plug/short.so: is cut short" },
		{ "check -c broken.yaml 2>told; grep -c broken.so told", 0, "1\n", NULL },
	};

	(void)state;
	free(temporary_file(folder, "plug/broken.so", winnow_str("no code\n")));
	free(temporary_file(
		folder, "broken.yaml", winnow_str("plugin_path: [plug]\nreaders: []\n")));
	assert_all(folder, expectations, COUNT_OF(expectations));
}

static void names_of_people_are_shown_for_a_reason(void **state)
{
	static const struct expectation expectations[] = {
		{ "run -q -c sinks.yaml", 0, NULL, NULL },
		{ "facts -s people.db -t person", 0, "[person 1], age 34", NULL },
		{ "facts -s people.db -t event", 0, "date 5 March 2014", NULL },
		{ "facts -s people.db -t event --csv", 0, ",date,date_words\n", NULL },
		{ "facts -s people.db -t event --csv", 0, ",5 March 2014\n", NULL },
		{ "facts -s people.db -t role", 0, "of [person 1]", NULL },
		{ "search -s people.db tailor", 0, "[person 1], 34, a [tailor]", NULL },
		{ "facts -s people.db --include-restricted", 64, NULL, "--reason" },
		{ "facts -s people.db --include-restricted --reason ' '", 64, NULL,
			"--reason" },
		{ "facts -s people.db --reason why", 64, NULL, "--include-restricted" },
		{ "facts -s people.db --include-restricted --reason 'a register'", 0,
			"Ann Lindqvist, age 34", NULL },
		{ "verify -s people.db", 0, "whole: ", NULL },
		{ "check -c reasons.yaml", 78, NULL,
			"source pages: unknown key 'include_restricted'" },
		{ "check -c reasons.yaml", 78, NULL,
			"reasons.yaml:5:54: 'include_restricted' takes the reason" },
	};
	char *paths[] = { temporary_path(folder, "hidden.jsonl"),
		temporary_path(folder, "whole.jsonl") };

	(void)state;
	assert_all(folder, expectations, COUNT_OF(expectations));
	char *hidden = (char *)temporary_read(paths[0]).ptr;
	char *whole = (char *)temporary_read(paths[1]).ptr;
	assert_null(strstr(hidden, "Lindqvist"));
	assert_non_null(strstr(hidden, "[person 1]"));
	assert_non_null(strstr(whole, "Lindqvist"));
	free(hidden);
	free(whole);
	free(paths[0]);
	free(paths[1]);
}

static void a_document_is_shown_with_its_facts_marked(void **state)
{
	struct outcome list = run_line(folder, "documents --csv --limit 1");
	char arguments[200];

	(void)state;
	char *identifier = strchr(list.output, '\n');
	assert_non_null(identifier);
	snprintf(arguments, sizeof arguments, "show %.*s", 17, identifier + 1);
	struct outcome shown = run_line(folder, arguments);
	assert_int_equal(shown.status, 0);
	assert_non_null(strstr(shown.output, "country       NO"));
	assert_non_null(strstr(shown.output, "[Police freed [40 children]("));
	assert_null(strchr(shown.output, '\033'));
	outcome_free(&shown);
	outcome_free(&list);
}

static void reports_of_one_text_are_listed(void **state)
{
	struct outcome list = run_line(folder, "documents --csv --limit 1");
	const char *row = strchr(list.output, '\n');
	char arguments[200], expected[200];

	(void)state;
	assert_non_null(row);
	snprintf(arguments, sizeof arguments, "documents --similar %.17s --csv", row + 1);
	snprintf(expected, sizeof expected, "\n%.17s,1.00,yes,g%.16s,", row + 1, row + 2);
	struct outcome similar = run_line(folder, arguments);
	assert_int_equal(similar.status, 0);
	assert_non_null(strstr(similar.output, expected));
	snprintf(arguments, sizeof arguments, "documents --similar %.17s --jsonl", row + 1);
	struct outcome lines = run_line(folder, arguments);
	assert_non_null(strstr(lines.output, ",\"similarity\":1.00,\"earliest\":true}\n"));
	snprintf(arguments, sizeof arguments, "documents --similar %.17s", row + 1);
	struct outcome table = run_line(folder, arguments);
	assert_non_null(strstr(table.output, " 1.00  earliest "));
	outcome_free(&table);
	outcome_free(&lines);
	outcome_free(&similar);
	outcome_free(&list);
}

#define APPEAL "Independent reporting costs money; become a member of our paper today, please."

static void put_report(const char *into, unsigned number)
{
	char name[32], text[400];

	snprintf(name, sizeof name, "pages/%u.txt", number);
	snprintf(text, sizeof text,
		"Ward %u votes\n\nThe council of ward %u voted by %u to 3 on Tuesday to keep "
		"its schools open.\n\n" APPEAL "\n",
		number, number, number + 4);
	free(temporary_file(into, name, winnow_str(text)));
}

static void what_is_left_out_is_told(void **state)
{
	static const struct expectation expectations[] = {
		{ "check", 0, "keeps the blocks that many of its pages have", NULL },
		{ "run -q", 0, NULL, NULL },
	};
	char *own = temporary_folder(), arguments[200];

	(void)state;
	free(temporary_file(own, "winnow.yaml",
		winnow_str("store: news.db\nsources:\n- {name: pages, plugin: file, paths: "
			   "[./pages]}\n- {name: none, plugin: file, paths: [./pages/0.txt], "
			   "repeats: keep}\n")));
	for (unsigned i = 0; i < 12; i++)
		put_report(own, i);
	assert_all(own, expectations, COUNT_OF(expectations));
	put_report(own, 12);
	assert_all(own, expectations + 1, 1);
	struct outcome list = run_line(own, "documents --csv --source pages");
	const char *row = strstr(list.output, "Ward 12 votes");
	assert_non_null(row);
	while (row[-1] != '\n')
		row--;
	snprintf(arguments, sizeof arguments, "show %.17s", row);
	struct outcome shown = run_line(own, arguments);
	assert_non_null(strstr(
		shown.output, "left out      1 block that many pages of this source have:\n"));
	assert_non_null(strstr(shown.output, "              " APPEAL));
	outcome_free(&shown);
	outcome_free(&list);
	temporary_remove(own);
}

static void a_cell_cannot_be_a_formula(void **state)
{
	struct outcome guarded = run_line(folder, "documents --csv"),
		       raw = run_line(folder, "documents --csv --raw");

	(void)state;
	assert_non_null(strstr(guarded.output, ",'=SUM(1)"));
	assert_non_null(strstr(raw.output, ",=SUM(1)"));
	outcome_free(&guarded);
	outcome_free(&raw);
}

static void a_wrong_configuration_is_told_whole(void **state)
{
	static const struct expectation expectations[] = {
		{ "check -c wrong.yaml", 78, NULL, "wrong.yaml:1:1: " },
		{ "run -c wrong.yaml", 78, NULL, "did you mean 'paths'?" },
		{ "run -c wrong.yaml", 78, NULL, "wrong.yaml:3:" },
	};

	(void)state;
	free(temporary_file(folder, "wrong.yaml",
		winnow_str("stroe: news.db\nsources:\n  - {name: pages, plugin: file, pahts: "
			   "[./pages]}\n")));
	assert_all(folder, expectations, COUNT_OF(expectations));
}

static int make_folder(void **state)
{
	(void)state;
	folder = temporary_folder();
	free(temporary_file(folder, "winnow.yaml",
		winnow_str("store: news.db\nsources: [{name: pages, plugin: file, paths: "
			   "[./pages]}]\n")));
	free(temporary_file(folder, "pages/a.txt",
		winnow_str("NORWAY: Forty children freed\n\n[05 March 2014] -\n\nPolice freed "
			   "40 children "
			   "at the harbour. Each family received 1,500 dollars.\n")));
	free(temporary_file(folder, "people/c.txt",
		winnow_str("Tailor fined\n\nA court fined Ann Lindqvist, 34, a tailor, on 5 "
			   "March 2014.\n")));
	free(temporary_file(folder, "sinks.yaml",
		winnow_str("store: people.db\nsources: [{name: pages, plugin: file, paths: "
			   "[./people]}]\nsinks:\n"
			   "- {plugin: jsonl, name: hidden, path: hidden.jsonl}\n"
			   "- {plugin: jsonl, name: whole, path: whole.jsonl, "
			   "include_restricted: our archive}\n")));
	free(temporary_file(folder, "reasons.yaml",
		winnow_str("store: news.db\nsources:\n- {name: pages, plugin: file, "
			   "include_restricted: x, paths: [.]}\nsinks:\n"
			   "- {plugin: jsonl, path: x.jsonl, include_restricted: ''}\n")));
	free(temporary_file(folder, "pages/b.txt",
		winnow_str("=SUM(1)\n\nNothing much is told here, in words that state no "
			   "fact.\n")));
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
		cmocka_unit_test(help_is_there_for_everything),
		cmocka_unit_test(mistakes_on_the_command_line_are_told),
		cmocka_unit_test(a_run_tells_what_it_did),
		cmocka_unit_test(what_is_stored_can_be_seen),
		cmocka_unit_test(what_is_lost_on_its_way_is_told),
		cmocka_unit_test(an_extractor_that_cannot_be_loaded_is_told),
		cmocka_unit_test(names_of_people_are_shown_for_a_reason),
		cmocka_unit_test(a_document_is_shown_with_its_facts_marked),
		cmocka_unit_test(reports_of_one_text_are_listed),
		cmocka_unit_test(what_is_left_out_is_told),
		cmocka_unit_test(a_cell_cannot_be_a_formula),
		cmocka_unit_test(a_wrong_configuration_is_told_whole),
	};

	return cmocka_run_group_tests_name("commands", tests, make_folder, remove_folder);
}
