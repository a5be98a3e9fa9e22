/* SPDX-License-Identifier: MIT
 * Sentences and the facts they state, from a table: test_sentences PLUGIN TABLE [OPTIONS]. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <winnow/helpers.h>
#include "tools/extractor_harness.h"

static const char *plugin, *table, *options; /* as in a configuration; NULL: none */

/* A row: language, sentence, and the facts, each ended by a line feed as the harness writes. In the
 * sentence a ¶ stands for one. */
struct row {
	char *language, *sentence, *facts;
};

static int read_row(char *line, struct row *ret_row)
{
	line[strcspn(line, "\n")] = 0;
	char *sentence = strchr(line, '\t');
	if (line[0] == '#' || !sentence)
		return 0;
	*sentence++ = 0;
	char *facts = strchr(sentence, '\t');
	if (facts)
		*facts++ = 0;
	for (char *tab = facts; tab && (tab = strchr(tab, '\t'));)
		*tab = '\n';
	for (char *mark = sentence; (mark = strstr(mark, "¶"));) {
		*mark++ = '\n';
		memmove(mark, mark + 1, strlen(mark));
	}
	*ret_row = (struct row){ line, sentence, facts };
	return 1;
}

/* Without the last line feed, which a row does not have. */
static int is_expected(const char *lines, const char *facts)
{
	size_t length = strlen(lines);

	if (!facts)
		return length == 0;
	return length == strlen(facts) + 1 && memcmp(lines, facts, length - 1) == 0;
}

static int check_row(struct extractor_harness *extractor, const struct row *row)
{
	struct winnow_document document =
		extractor_document(extractor, row->sentence, row->language);
	struct extraction *found = extractor_run(extractor, &document, NULL);
	struct extraction *again = extractor_run(extractor, &document, NULL);
	int right = !found->refusal && is_expected(extraction_lines(found), row->facts) &&
		    strcmp(extraction_lines(found), extraction_lines(again)) == 0;

	if (!right)
		print_error("%s\nexpected:\n%s\nfound:\n%s%s\n", row->sentence,
			row->facts ? row->facts : "", extraction_lines(found),
			found->refusal ? found->refusal : "");
	extraction_free(found);
	extraction_free(again);
	return right;
}

static void test_states_what_the_table_says(void **state)
{
	char line[4096];
	int rows = 0, wrong = 0;
	struct row row;
	FILE *file = fopen(table, "r");
	struct extractor_harness *extractor = extractor_open(plugin, options);

	(void)state;
	assert_non_null(file);
	while (fgets(line, sizeof line, file))
		if (read_row(line, &row)) {
			rows++;
			wrong += !check_row(extractor, &row);
		}
	fclose(file);
	extractor_close(extractor);
	assert_true(rows > (options ? 3 : 30));
	assert_int_equal(wrong, 0);
}

/* Words that make every rule look as far as it may. */
static char *repeat(const char *words, size_t times)
{
	size_t length = strlen(words);
	char *text = malloc(length * times + 1);

	assert_non_null(text);
	for (size_t i = 0; i < times; i++)
		memcpy(text + i * length, words, length);
	text[length * times] = 0;
	return text;
}

static void test_stays_bounded_on_hostile_text(void **state)
{
	static const char *const words[] = { "12 ", "12, ", "at least ", "12 of ", "three and ",
		"12 people and ", "$5-", "5 (£", "5% ", "between 5 and ", "1 in 2 in ", "-",
		"12 very ", "a dollar ", "12 men, who, ", "of these, 3 " };
	struct extractor_harness *extractor = extractor_open(plugin, options);

	(void)state;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		char *text = repeat(words[i], 20000);
		struct extraction *found = extractor_run_text(extractor, text);
		assert_null(found->refusal);
		extraction_free(found);
		free(text);
	}
	extractor_close(extractor);
}

int main(int count, char **arguments)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_states_what_the_table_says),
		cmocka_unit_test(test_stays_bounded_on_hostile_text),
	};

	if (count < 3)
		return 2;
	plugin = arguments[1];
	table = arguments[2];
	options = arguments[3];
	return cmocka_run_group_tests(tests, NULL, NULL);
}
