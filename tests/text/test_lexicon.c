/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include "base/str.h"
#include "text/lexicon_file.h"
#include "text/lexicon_table.h"
#include "text/reading.h"
#include "tools/temporary.h"

#define HEAD "# title: t\n# origin: o\n# licence: MIT\n# columns: term value\n"

static struct vocabulary *vocabulary; /* of every lexicon here, as in a run */

static struct winnow_lexicon *read_good(const char *text)
{
	struct winnow_lexicon *lexicon;
	struct failure failure = { 0 };

	if (lexicon_read("x.tsv", winnow_str(text), vocabulary, &lexicon, &failure))
		fail_msg("%s", failure.why);
	return lexicon;
}

static void assert_refused(struct winnow_str text, const char *why)
{
	struct winnow_lexicon *lexicon = NULL;
	struct failure failure = { 0 };

	assert_int_equal(
		lexicon_read("x.tsv", text, vocabulary, &lexicon, &failure), FAILURE_CONFIG);
	assert_null(lexicon);
	if (strncmp(failure.why, why, strlen(why)) != 0)
		fail_msg("wanted \"%s\", got \"%s\"", why, failure.why);
}

static void assert_found(
	const struct winnow_lexicon *lexicon, const char *word, const char *value)
{
	const struct winnow_term *term = lexicon_find(lexicon, winnow_str(word));

	if (!value) {
		assert_null(term);
		return;
	}
	if (!term)
		fail_msg("%s is not found", word);
	assert_int_equal(term->value_count, 1);
	assert_true(winnow_is(term->values[0], value));
}

static void words_are_found_in_any_case(void **state)
{
	struct winnow_lexicon *lexicon = read_good(
		HEAD "Orvania\t1\nÉtat\t2\nсто\t3\nPort Ven\t4\nRask's\t5\nde-miner\t6\n's\t7\n"
		     "caf\xc3\xa9\t8\nStraße\t9\n");

	(void)state;
	assert_found(lexicon, "ORVANIA", "1");
	assert_found(lexicon, "état", "2");
	assert_found(lexicon, "СТО", "3");
	assert_found(lexicon, "port  VEN", "4");
	assert_found(lexicon, "Rask’s", "5");
	assert_found(lexicon, "de\xe2\x80\x90miner", "6");
	assert_found(lexicon, "’s", "7");
	assert_found(lexicon, "cafe\xcc\x81", "8");
	assert_found(lexicon, "STRASSE", "9");
	assert_found(lexicon, "Port", NULL);
	assert_found(lexicon, "PortVen", NULL);
	assert_found(lexicon, "de - miner", NULL);
	assert_found(lexicon, "Orvania Ven", NULL);
	assert_found(lexicon, "", NULL);
	lexicon_destroy(lexicon);
}

static void case_may_count(void **state)
{
	struct winnow_lexicon *lexicon =
		read_good("# case: exact\n" HEAD
			  "# a remark, and an empty line\n\nNo.\t1\r\nno\t2\r\nÉ\t3\n");

	(void)state;
	assert_found(lexicon, "No.", "1");
	assert_found(lexicon, "no", "2");
	assert_found(lexicon, "NO", NULL);
	assert_found(lexicon, "é", NULL);
	assert_found(lexicon, "E\xcc\x81", "3");
	lexicon_destroy(lexicon);
}

static void terms_are_as_written(void **state)
{
	struct winnow_lexicon *lexicon =
		read_good("\xef\xbb\xbf# title: t\n# origin: o\n# licence: MIT\n"
			  "# columns: term a b c\nPort  Ven\tx\t\tz z\n");
	const struct winnow_term *term = lexicon_find(lexicon, STR_LITERAL("port ven"));

	(void)state;
	assert_non_null(term);
	assert_true(winnow_is(term->term, "Port  Ven"));
	assert_int_equal(term->value_count, 3);
	assert_true(winnow_is(term->values[0], "x"));
	assert_int_equal(term->values[1].len, 0);
	assert_true(winnow_is(term->values[2], "z z"));
	lexicon_destroy(lexicon);
}

static void malformed_files_are_refused(void **state)
{
	char longest[200];

	(void)state;
	snprintf(longest, sizeof longest, HEAD "%0100d\t1\n", 0);
	assert_refused(
		STR_LITERAL(HEAD "a\t1\nb\n"), "x.tsv:6: the row has 1 column, the head");
	assert_refused(STR_LITERAL(HEAD "a\t1\t2\n"), "x.tsv:5: the row has 3 columns");
	assert_refused(STR_LITERAL(HEAD "a\t1\nA\t1\n"), "x.tsv:6: the term stands on an");
	assert_refused(STR_LITERAL(HEAD "\t1\n"), "x.tsv:5: the row has no term");
	assert_refused(STR_LITERAL(HEAD "a\xff\t1\n"), "x.tsv:5: the line is not UTF-8");
	assert_refused(STR_LITERAL(HEAD "a\0\t1\n"), "x.tsv:5: the line is not UTF-8");
	assert_refused(winnow_str(longest), "x.tsv:5: a word of the term is too long");
	assert_refused(
		STR_LITERAL("a\t1\n"), "x.tsv:1: the head lacks a line \"# title: ...\"");
	assert_refused(STR_LITERAL("# title: t\n# origin:\n# licence: MIT\n# columns: a b\n"),
		"x.tsv:5: the head lacks a line \"# origin: ...\"");
	assert_refused(STR_LITERAL("# title: t\n# origin: o\n# columns: a b\na\t1\n"),
		"x.tsv:4: the head lacks a line \"# licence: ...\"");
	assert_refused(STR_LITERAL("# title: t\n# origin: o\n# licence: MIT\na\t1\n"),
		"x.tsv:4: the head lacks a line \"# columns: ...\"");
	assert_refused(STR_LITERAL("# case: some\n"), "x.tsv:1: \"# case:\" is either");
	assert_refused(STR_LITERAL("# columns:\n"), "x.tsv:1: name the columns");
	assert_refused(STR_LITERAL(""), "x.tsv:1: the head lacks");
}

/* The longest term wins, and a term never goes over the end of a block. */
static void the_longest_match_is_found(void **state)
{
	struct winnow_lexicon *lexicon =
		read_good(HEAD "north\t1\nnorth west coast\t2\nU.S.\t3\n");
	struct winnow_str text = STR_LITERAL("north west coast U.S. north west U. S.");
	struct reading reading;
	uint32_t count = 0;

	(void)state;
	reading_open(&reading);
	const struct winnow_analysis *analysis =
		reading_analyse(&reading, text, STR_LITERAL("en"), WINNOW_PARAGRAPH);
	struct winnow_token *tokens = (struct winnow_token *)analysis->tokens;
	struct winnow_word words[13];
	struct token_run run = { text, tokens, words, 13 };
	assert_int_equal(analysis->token_count, 13);
	vocabulary_find_all(vocabulary, text, tokens, 13, words);
	assert_non_null(lexicon_match(lexicon, &run, 0, &count));
	assert_int_equal(count, 3);
	assert_null(lexicon_match(lexicon, &run, 1, &count));
	assert_non_null(lexicon_match(lexicon, &run, 3, &count));
	assert_int_equal(count, 4);
	assert_non_null(lexicon_match(lexicon, &run, 7, &count));
	assert_int_equal(count, 1);
	assert_null(lexicon_match(lexicon, &run, 9, &count));
	assert_int_equal(lexicon_next_start(lexicon, &run, 1), 3);
	assert_int_equal(lexicon_next_start(lexicon, &run, 10), 13);
	tokens[2].flags |= WINNOW_BLOCK_START;
	assert_non_null(lexicon_match(lexicon, &run, 0, &count));
	assert_int_equal(count, 1);
	run.count = 2;
	assert_non_null(lexicon_match(lexicon, &run, 0, &count));
	assert_int_equal(count, 1);
	reading_close(&reading);
	lexicon_destroy(lexicon);
}

static void many_terms_are_all_found(void **state)
{
	struct winnow_lexicon *lexicon = lexicon_create(false, 0, vocabulary);
	char word[32];

	(void)state;
	assert_non_null(lexicon);
	for (int i = 0; i < 20000; i++) {
		snprintf(word, sizeof word, "w%c%c%c x", 'a' + i % 26, 'a' + i / 26 % 26,
			'a' + i / 676);
		assert_int_equal(
			lexicon_add(lexicon, winnow_str(word), NULL, 0, false), LEXICON_ADDED);
	}
	size_t position = 0, count = 0;
	const struct winnow_term *term;
	while ((term = lexicon_next(lexicon, &position))) {
		assert_ptr_equal(lexicon_find(lexicon, term->term), term);
		count++;
	}
	assert_int_equal(count, 20000);
	lexicon_destroy(lexicon);
}

static void a_folder_opens_each_file_once(void **state)
{
	char *folder = temporary_folder();
	struct lexicons *lexicons;
	const struct winnow_lexicon *first, *again, *missing;
	struct failure failure = { 0 };

	(void)state;
	free(temporary_file(folder, "en/noun.tsv", STR_LITERAL(HEAD "boat\t1\n")));
	free(temporary_file(folder, "en/bad.tsv", STR_LITERAL(HEAD "boat\n")));
	assert_int_equal(lexicons_create(winnow_str(folder), &lexicons, &failure), 0);
	assert_int_equal(lexicons_open(lexicons, STR_LITERAL("en/noun"), &first, &failure), 0);
	assert_non_null(first);
	assert_int_equal(lexicons_open(lexicons, STR_LITERAL("en/noun"), &again, &failure), 0);
	assert_ptr_equal(first, again);
	assert_int_equal(
		lexicons_open(lexicons, STR_LITERAL("xx/noun"), &missing, &failure), 0);
	assert_null(missing);
	assert_int_equal(lexicons_open(lexicons, STR_LITERAL("en/bad"), &missing, &failure),
		FAILURE_CONFIG);
	assert_non_null(strstr(failure.why, "en/bad.tsv:5: the row has 1 column"));
	assert_int_equal(lexicons_open(lexicons, STR_LITERAL("../en/noun"), &missing, &failure),
		FAILURE_CONFIG);
	assert_int_equal(
		lexicons_open(lexicons, STR_LITERAL("en"), &missing, &failure), FAILURE_CONFIG);
	lexicons_destroy(lexicons);
	temporary_remove(folder);
}

static void rows_of_unknown_kinds_are_refused(void **state)
{
	static const char *const files[][2] = {
		{ "en/number.tsv", "# columns: term value kind\nten\t10\tunits\n" },
		{ "en/number.tsv", "# columns: term value kind\nten\tx\tunit\n" },
		{ "en/number.tsv", "# columns: term value kind\n.\tdot\tseparator\n" },
		{ "en/abbreviation.tsv", "# columns: term kind\nMr.\ttitles\n" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(files); i++) {
		char *folder = temporary_folder(), text[200];
		struct lexicons *lexicons;
		struct language_tables *tables;
		struct failure failure = { 0 };
		snprintf(text, sizeof text, "# title: t\n# origin: o\n# licence: MIT\n%s",
			files[i][1]);
		free(temporary_file(folder, files[i][0], winnow_str(text)));
		assert_int_equal(lexicons_create(winnow_str(folder), &lexicons, &failure), 0);
		assert_int_equal(
			language_tables_create(lexicons, &tables, &failure), FAILURE_CONFIG);
		assert_int_equal(strncmp(failure.why, files[i][0], strlen(files[i][0])), 0);
		lexicons_destroy(lexicons);
		temporary_remove(folder);
	}
}

static void a_missing_folder_is_named(void **state)
{
	struct lexicons *lexicons;
	struct failure failure = { 0 };

	(void)state;
	assert_int_equal(lexicons_create(STR_LITERAL("/nowhere/at/all"), &lexicons, &failure),
		FAILURE_MISSING);
	assert_non_null(strstr(failure.why, "\"/nowhere/at/all\" cannot be opened"));
}

static int open_vocabulary(void **state)
{
	(void)state;
	vocabulary = vocabulary_create();
	return vocabulary ? 0 : -1;
}

static int close_vocabulary(void **state)
{
	(void)state;
	vocabulary_destroy(vocabulary);
	return 0;
}

static void a_folder_is_merged_over_another(void **state)
{
	char *folder = temporary_folder();
	char *installed = temporary_path(folder, "installed"),
	     *own = temporary_path(folder, "own");
	char before[DIGEST_TEXT_SIZE], after[DIGEST_TEXT_SIZE];
	const struct winnow_lexicon *lexicon;
	struct lexicons *lexicons;
	struct failure failure;

	(void)state;
	free(temporary_file(
		folder, "installed/en/month.tsv", winnow_str(HEAD "May\t5\nJune\t6\n")));
	free(temporary_file(
		folder, "own/en/month.tsv", winnow_str(HEAD "June\tsix\nJuly\t7\n")));
	free(temporary_file(folder, "own/xx/day.tsv", winnow_str(HEAD "Monday\t1\n")));
	free(temporary_file(folder, "own/en/bad.tsv",
		winnow_str("# title: t\n# origin: o\n# licence: MIT\n# columns: term\nMay\n")));
	free(temporary_file(folder, "installed/en/bad.tsv", winnow_str(HEAD "May\t5\n")));
	assert_int_equal(lexicons_create(winnow_str(installed), &lexicons, &failure), 0);
	assert_int_equal(lexicons_add_folder(lexicons, winnow_str(own), &failure), 0);
	lexicons_merged(lexicons, before);
	assert_int_equal(
		lexicons_open(lexicons, STR_LITERAL("en/month"), &lexicon, &failure), 0);
	assert_found(lexicon, "May", "5");
	assert_found(lexicon, "June", "six");
	assert_found(lexicon, "July", "7");
	assert_string_not_equal(before, lexicons_merged(lexicons, after).ptr);
	assert_int_equal(lexicons_open(lexicons, STR_LITERAL("xx/day"), &lexicon, &failure), 0);
	assert_found(lexicon, "Monday", "1");
	assert_int_equal(lexicons_open(lexicons, STR_LITERAL("en/bad"), &lexicon, &failure),
		FAILURE_CONFIG);
	assert_non_null(strstr(failure.why,
		"bad.tsv:5: the lexicon that it is merged over has 2 columns, this has 1"));
	assert_int_equal(lexicons_add_folder(lexicons, STR_LITERAL("/nowhere"), &failure),
		FAILURE_MISSING);
	lexicons_destroy(lexicons);
	free(installed);
	free(own);
	temporary_remove(folder);
}

static void assert_rows_refused(struct lexicons *lexicons, const char *name, const char *why)
{
	const struct winnow_str *rows = NULL;
	struct failure failure = { 0 };
	uint32_t parts = 0;

	assert_int_equal(lexicons_rows(lexicons, winnow_str(name), &rows, &parts, &failure),
		FAILURE_CONFIG);
	if (!strstr(failure.why, why))
		fail_msg("wanted \"%s\", got \"%s\"", why, failure.why);
}

/* One's own rows come first, and what is searched by halves must be sorted. */
static void rows_may_stay_as_they_lie(void **state)
{
	char *folder = temporary_folder();
	char *installed = temporary_path(folder, "installed"),
	     *own = temporary_path(folder, "own");
	char before[DIGEST_TEXT_SIZE], after[DIGEST_TEXT_SIZE];
	const struct winnow_str *rows, *again;
	struct lexicons *lexicons;
	struct failure failure = { 0 };
	uint32_t parts;

	(void)state;
	free(temporary_file(
		folder, "installed/xx/city.tsv", winnow_str(HEAD "Orva\t1\nOrvan\t2\n")));
	free(temporary_file(folder, "own/xx/city.tsv", winnow_str(HEAD "Port Ven\t3\n")));
	free(temporary_file(folder, "own/xx/mixed.tsv", winnow_str(HEAD "b\t1\na\t2\n")));
	free(temporary_file(folder, "own/xx/twice.tsv", winnow_str(HEAD "a\t1\na\t2\n")));
	free(temporary_file(folder, "own/xx/gap.tsv", winnow_str(HEAD "a\t1\n\nb\t2\n")));
	free(temporary_file(folder, "own/xx/remark.tsv", winnow_str(HEAD "a\t1\n# b\n")));
	assert_int_equal(lexicons_create(winnow_str(installed), &lexicons, &failure), 0);
	assert_int_equal(lexicons_add_folder(lexicons, winnow_str(own), &failure), 0);
	lexicons_merged(lexicons, before);
	assert_int_equal(
		lexicons_rows(lexicons, STR_LITERAL("xx/city"), &rows, &parts, &failure), 0);
	assert_int_equal(parts, 2);
	assert_true(winnow_is(rows[0], "Port Ven\t3"));
	assert_true(winnow_is(rows[1], "Orva\t1\nOrvan\t2"));
	assert_string_not_equal(before, lexicons_merged(lexicons, after).ptr);
	assert_int_equal(
		lexicons_rows(lexicons, STR_LITERAL("xx/city"), &again, &parts, &failure), 0);
	assert_ptr_equal(again, rows);
	assert_int_equal(
		lexicons_rows(lexicons, STR_LITERAL("xx/none"), &rows, &parts, &failure), 0);
	assert_null(rows);
	assert_int_equal(parts, 0);
	assert_rows_refused(lexicons, "xx/mixed", "mixed.tsv:6: the rows of this lexicon");
	assert_rows_refused(lexicons, "xx/twice", "twice.tsv:6: the rows of this lexicon");
	assert_rows_refused(lexicons, "xx/gap", "gap.tsv:7: the rows of this lexicon");
	assert_rows_refused(lexicons, "xx/remark", "remark.tsv:6: the row has 1 column");
	assert_rows_refused(lexicons, "../city", "is no lexicon's name");
	lexicons_destroy(lexicons);
	free(installed);
	free(own);
	temporary_remove(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_found_in_any_case),
		cmocka_unit_test(a_folder_is_merged_over_another),
		cmocka_unit_test(rows_may_stay_as_they_lie),
		cmocka_unit_test(case_may_count),
		cmocka_unit_test(terms_are_as_written),
		cmocka_unit_test(malformed_files_are_refused),
		cmocka_unit_test(the_longest_match_is_found),
		cmocka_unit_test(many_terms_are_all_found),
		cmocka_unit_test(a_folder_opens_each_file_once),
		cmocka_unit_test(rows_of_unknown_kinds_are_refused),
		cmocka_unit_test(a_missing_folder_is_named),
	};

	return cmocka_run_group_tests(tests, open_vocabulary, close_vocabulary);
}
