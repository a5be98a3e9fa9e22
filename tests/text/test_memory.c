/* SPDX-License-Identifier: MIT
 * Every allocation fails in turn: an error comes out, and nothing is left behind. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include "base/str.h"
#include "text/analysis.h"
#include "text/language.h"
#include "text/lexicon_file.h"
#include "text/lexicon_table.h"
#include "text/reading.h"
#include "tools/alloc_failure.h"
#include "tools/temporary.h"

#define HEAD "# title: t\n# origin: o\n# licence: MIT\n# columns: term value kind\n"
#define TEXT "Forty-three boys and ÉLÈVES, 1,094 of them. She didn't say.\n"
#define TWICE(text) text text

static void read_lexicon(void *context)
{
	struct vocabulary *vocabulary = vocabulary_create();
	struct winnow_lexicon *lexicon = NULL;
	struct failure failure = { 0 };

	if (!vocabulary)
		return;
	int code = lexicon_read("x.tsv", winnow_str(context), vocabulary, &lexicon, &failure);
	if (code == 0) {
		assert_non_null(lexicon_find(lexicon, STR_LITERAL("forty")));
		lexicon_destroy(lexicon);
	} else {
		assert_true(failure.code == code && failure.why[0] != '\0');
	}
	vocabulary_destroy(vocabulary);
}

static void a_lexicon_is_whole_or_none(void **state)
{
	char text[] = HEAD "one two three\t1\tunit\nforty\t40\ttens\né\t3\tunit\n";

	(void)state;
	assert_true(alloc_failure_each(read_lexicon, text) >= 5);
}

static void analyse_in(struct lexicons *lexicons)
{
	struct language_tables *tables = NULL;
	struct winnow_document document = {
		.text = STR_LITERAL(TWICE(TWICE(TWICE(TWICE(TEXT))))),
		.language = STR_LITERAL("en"),
	};
	struct text_call text = { 0 };
	struct failure failure = { 0 };
	struct arena *arena = arena_create(0);

	if (arena && language_tables_create(lexicons, &tables, &failure) == 0) {
		int code = analyse(tables, &document, arena, &text, &failure);
		assert_int_equal(code == 0, text.analysis != NULL);
		assert_true(code == 0 || code == WINNOW_ELIMIT);
		if (code == 0)
			assert_int_equal(text.analysis->number_count, 32);
	}
	language_tables_destroy(tables);
	arena_destroy(arena);
}

static void open_and_analyse(void *context)
{
	struct lexicons *lexicons = NULL;
	struct failure failure = { 0 };

	if (lexicons_create(winnow_str(context), &lexicons, &failure) == 0)
		analyse_in(lexicons);
	else
		assert_true(failure.why[0] != '\0');
	lexicons_destroy(lexicons);
}

static void an_analysis_is_whole_or_none(void **state)
{
	char *folder = temporary_folder();

	(void)state;
	free(temporary_file(folder, "en/number.tsv",
		STR_LITERAL(HEAD "three\t3\tunit\nforty\t40\ttens\n,\tgroup\tseparator\n")));
	assert_true(alloc_failure_each(open_and_analyse, folder) > 10);
	temporary_remove(folder);
}

static void detect(void *context)
{
	struct language_detector *detector = NULL;
	struct reading *reading = context;
	struct winnow_str language;
	struct failure failure = { 0 };
	int code = language_detector_create(&detector, &failure);

	if (code == 0)
		code = language_of(detector, reading->tables,
			STR_LITERAL("La guardia costera dijo el lunes que los barcos estaban "
				    "en el puerto."),
			STR_LITERAL(""), &language, &failure);
	assert_true(code == 0 || code == FAILURE_MEMORY || code == FAILURE_MISSING);
	language_detector_destroy(detector);
}

static void a_detector_is_whole_or_none(void **state)
{
	struct reading reading;

	(void)state;
	reading_open(&reading);
	assert_true(alloc_failure_each(detect, &reading) > 0);
	reading_close(&reading);
}

/* A ceiling is met, not passed. */
static void an_arena_bounds_the_analysis(void **state)
{
	struct lexicons *lexicons;
	struct language_tables *tables;
	struct failure failure = { 0 };
	char *folder = temporary_folder();
	struct winnow_document document = {
		.text = STR_LITERAL(TWICE(TWICE(TWICE(TWICE(TWICE(TEXT)))))),
	};

	(void)state;
	assert_int_equal(lexicons_create(winnow_str(folder), &lexicons, &failure), 0);
	assert_int_equal(language_tables_create(lexicons, &tables, &failure), 0);
	int before = WINNOW_ELIMIT;
	for (size_t ceiling = 16; ceiling <= 131072; ceiling *= 2) {
		struct text_call text = { 0 };
		struct arena *arena = arena_create(ceiling);
		int code = analyse(tables, &document, arena, &text, &failure);
		assert_true(code == 0 || (code == WINNOW_ELIMIT && before == code));
		assert_int_equal(code == 0, text.analysis != NULL);
		arena_destroy(arena);
		before = code;
	}
	assert_int_equal(before, 0);
	language_tables_destroy(tables);
	lexicons_destroy(lexicons);
	temporary_remove(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_lexicon_is_whole_or_none),
		cmocka_unit_test(an_analysis_is_whole_or_none),
		cmocka_unit_test(a_detector_is_whole_or_none),
		cmocka_unit_test(an_arena_bounds_the_analysis),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
