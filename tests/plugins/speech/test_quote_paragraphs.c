/* SPDX-License-Identifier: MIT
 * Quotations over several paragraphs, and marks that are wrong or without end. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include "tools/extractor_harness.h"

static void check(const char *text, const char *lines)
{
	struct extractor_harness *extractor = extractor_open("quote", NULL);
	struct extraction *found = extractor_run_text(extractor, text);

	assert_null(found->refusal);
	assert_string_equal(extraction_lines(found), lines);
	extraction_free(found);
	extractor_close(extractor);
}

static void test_opened_again_in_each_paragraph(void **state)
{
	(void)state;
	check("“We saw the boats,” Ada Marn said. “Nobody came to help us.\n\n"
	      "“In the morning they were gone.”",
		"quote \"We saw the boats,\" kind=direct speaker=Ada Marn cue=said\n"
		"quote \"Nobody came to help us.\" kind=direct speaker=Ada Marn cue=said\n"
		"quote \"In the morning they were gone.\" kind=direct speaker=Ada Marn "
		"cue=said\n");
}

static void test_who_says_the_last_says_all(void **state)
{
	(void)state;
	check("“It was late,” said Ada Marn.\n\n“The boats are old. Nobody sails in them.\n\n"
	      "“We need new ones,” said Pavel Brandt.",
		"quote \"It was late,\" kind=direct speaker=Ada Marn cue=said\n"
		"quote \"The boats are old. Nobody sails in them.\" kind=direct "
		"speaker=Pavel Brandt cue=said\n"
		"quote \"We need new ones,\" kind=direct speaker=Pavel Brandt cue=said\n");
}

static void test_few_words_go_on(void **state)
{
	(void)state;
	check("“We need new boats,” Ada Marn said. “Nobody sails in them.\n\n"
	      "“We know.\n\n“We are poor.”",
		"quote \"We need new boats,\" kind=direct speaker=Ada Marn cue=said\n"
		"quote \"Nobody sails in them.\" kind=direct speaker=Ada Marn cue=said\n"
		"quote \"We know.\" kind=direct speaker=Ada Marn cue=said\n"
		"quote \"We are poor.\" kind=direct speaker=Ada Marn cue=said\n");
}

static void test_what_one_feels_does_not_go_on(void **state)
{
	(void)state;
	check("The divers were appalled that boats sank.\n\n“We threw the old nets away.”",
		"quote \"that boats sank\" kind=indirect speaker=The divers cue=were appalled\n"
		"attribution \"The divers were appalled\" kind=indirect speaker=The divers "
		"cue=were appalled content=that boats sank\n"
		"quote \"We threw the old nets away.\" kind=direct\n");
}

static void test_single_marks_opened_again(void **state)
{
	(void)state;
	check("'You can sell boats in Orm.\n\n'If they are old, nobody buys them,' said Ada "
	      "Marn.",
		"quote \"You can sell boats in Orm.\" kind=direct speaker=Ada Marn cue=said\n"
		"quote \"If they are old, nobody buys them,\" kind=direct speaker=Ada Marn "
		"cue=said\n");
	check("Ada Marn said: ‘We were late at the pier.\n\n‘We are sorry for them.’",
		"quote \"We were late at the pier.\" kind=direct speaker=Ada Marn cue=said\n"
		"quote \"We are sorry for them.\" kind=direct speaker=Ada Marn cue=said\n");
	check("'We go to the boys.\n\nThe boats left.", "");
}

static void test_posted(void **state)
{
	(void)state;
	check("Sound the horn! Boats are here. pic.example.com/uI0\n\n"
	      "— Orm & Sons (@ormandsons) November 1, 2023\n\n— Ada Marn (40) is the mayor.",
		"quote \"Sound the horn! Boats are here.\" kind=direct speaker=Orm & Sons "
		"cue=—\n");
	check("Ada Marn on the radio: “We are late.” https://example.com\n\n"
	      "— Orm & Sons (@ormandsons) November 1, 2023",
		"quote \"We are late.\" kind=direct speaker=Ada Marn cue=:\n");
}

static void test_short_answers(void **state)
{
	(void)state;
	check("Q: Did it matter?\n\nA: Hardly. It was dismissed.\n\nA: Never.",
		"quote \"Did it matter?\" kind=direct cue=:\n"
		"quote \"Hardly. It was dismissed.\" kind=direct cue=:\n");
}

static void test_never_closed(void **state)
{
	(void)state;
	check("The doctor said: “The water on the quay is not safe.\n\nThe quay was closed.",
		"quote \"The water on the quay is not safe.\" kind=direct speaker=The doctor "
		"cue=said\n");
}

static void test_brought_by_the_paragraph_before(void **state)
{
	(void)state;
	check("Ada Marn wrote:\n\n“The island has one school and no doctor.”",
		"quote \"The island has one school and no doctor.\" kind=direct speaker=Ada "
		"Marn cue=wrote\n");
}

static void test_signed_on_a_line_of_its_own(void **state)
{
	(void)state;
	check("“The island has one school.”\n\n— Ada Marn, teacher",
		"quote \"The island has one school.\" kind=direct speaker=Ada Marn cue=—\n");
}

static void test_a_million_open_marks(void **state)
{
	static const char *const words[] = { "“", "\"x ", "“a said ", "'", "said that ",
		"saying ", "x, he saying, ", "« ", "“A,” said B, C, ", "according to ",
		"praising it “x” ", "told him ", "a report " };
	struct extractor_harness *extractor = extractor_open("quote", NULL);

	(void)state;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t length = strlen(words[i]), times = 1000000 / length;
		char *text = malloc(length * times + 1);
		assert_non_null(text);
		for (size_t j = 0; j < times; j++)
			memcpy(text + j * length, words[i], length);
		text[length * times] = 0;
		struct extraction *found = extractor_run_text(extractor, text);
		assert_null(found->refusal);
		extraction_free(found);
		free(text);
	}
	extractor_close(extractor);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_opened_again_in_each_paragraph),
		cmocka_unit_test(test_who_says_the_last_says_all),
		cmocka_unit_test(test_few_words_go_on),
		cmocka_unit_test(test_what_one_feels_does_not_go_on),
		cmocka_unit_test(test_single_marks_opened_again),
		cmocka_unit_test(test_posted),
		cmocka_unit_test(test_short_answers),
		cmocka_unit_test(test_never_closed),
		cmocka_unit_test(test_brought_by_the_paragraph_before),
		cmocka_unit_test(test_signed_on_a_line_of_its_own),
		cmocka_unit_test(test_a_million_open_marks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
