/* SPDX-License-Identifier: MIT
 * A change is told of by two numbers that others have found. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include "tools/extractor_harness.h"

struct expectation {
	const char *text, *lines;
};

static void expect(
	const char *plugin, const char *language, const struct expectation *cases, size_t count)
{
	struct extractor_harness *numbers = extractor_open(plugin, NULL);
	struct extractor_harness *change = extractor_open("change", NULL);

	for (size_t i = 0; i < count; i++) {
		struct winnow_document document =
			extractor_document(numbers, cases[i].text, language);
		struct extraction *earlier = extractor_run(numbers, &document, NULL);
		struct extraction *found = extractor_run(change, &document, earlier);

		assert_string_equal(extraction_lines(found), cases[i].lines);
		extraction_free(found);
		extraction_free(earlier);
	}
	extractor_close(change);
	extractor_close(numbers);
}

static void counts_and_percentages_change(void **state)
{
	static const struct expectation cases[] = {
		{ "Camps went from about 40 boats last May to 7 boats.",
			"change \"from about 40 boats last May to 7 boats\" from=40 to=7 "
			"unit=boat "
			"direction=down earlier=#0 later=#1\n" },
		{ "Sales rose to 3.1% from 2.75.", "change \"to 3.1% from 2.75\" from=2.75 "
						   "to=3.1 unit=percent direction=up "
						   "earlier=#1 later=#0\n" },
		{ "Attacks had fallen from 4,100 in the north to 900 by spring.",
			"change \"from 4,100 in the north to 900\" from=4100 to=900 "
			"direction=down earlier=#0 later=#1\n" },
		{ "Sales went from 0 in May to 60 boats.",
			"change \"from 0 in May to 60 boats\" from=0 to=60 unit=boat "
			"direction=up earlier=#0 later=#1\n" },
		{ "It fell from a 7% to 5%.",
			"change \"from a 7% to 5%\" from=7 to=5 unit=percent direction=down "
			"earlier=#0 later=#1\n" },
		{ "Norland grew from 5 to 7 million people. Sudland grew from 900 to 2 "
		  "million.",
			"change \"from 5 to 7 million people\" from=5000000 to=7000000 "
			"unit=person direction=up earlier=#0 later=#1\n"
			"change \"from 900 to 2 million\" from=900 to=2000000 "
			"direction=up earlier=#2 later=#3\n" },
	};

	(void)state;
	expect("quantity", "en", cases, sizeof cases / sizeof *cases);
}

static void sums_and_measures_change(void **state)
{
	static const struct expectation sums[] = {
		{ "The fee was cut from five cents a child to 3.5 cents.",
			"change \"from five cents a child to 3.5 cents\" from=0.05 to=0.035 "
			"currency=USD direction=down earlier=#0 later=#1\n" },
		{ "Oil dropped from $75 a barrel to $45.88.",
			"change \"from $75 a barrel to $45.88\" from=75 to=45.88 currency=USD "
			"direction=down earlier=#0 later=#1\n" },
		{ "It rose from 5 euros in May to 7 dollars.", "" },
	};
	static const struct expectation measures[] = {
		{ "The load grew to 12 kg from 9 kg.",
			"change \"to 12 kg from 9 kg\" from=9 to=12 unit=kilogram direction=up "
			"earlier=#1 later=#0\n" },
	};

	(void)state;
	expect("money", "en", sums, sizeof sums / sizeof *sums);
	expect("measure", "en", measures, sizeof measures / sizeof *measures);
}

static void changes_are_told_in_other_languages(void **state)
{
	static const struct expectation es[] = {
		{ "El paro pasó de 5 a 7 millones.",
			"change \"de 5 a 7 millones\" from=5000000 to=7000000 direction=up "
			"earlier=#0 later=#1\n" },
		{ "El paro subió del 12,5 % al 13 %.",
			"change \"del 12,5 % al 13 %\" from=12.5 to=13 unit=percent "
			"direction=up earlier=#0 later=#1\n" },
	};
	static const struct expectation fr = { "Le chômage est passé de 5 % en mai à 4,5 %.",
		"change \"de 5 % en mai à 4,5 %\" from=5 to=4.5 unit=percent direction=down "
		"earlier=#0 later=#1\n" };
	static const struct expectation ru = { "Число погибших увеличилось с 12 до 15 человек.",
		"change \"с 12 до 15 человек\" from=12 to=15 unit=человек direction=up "
		"earlier=#0 later=#1\n" };

	(void)state;
	expect("quantity", "es", es, sizeof es / sizeof *es);
	expect("quantity", "fr", &fr, 1);
	expect("quantity", "ru", &ru, 1);
}

static void what_is_raised_for_a_law_changes(void **state)
{
	static const struct expectation cases[] = {
		{ "Parliament raised the age from 10 to 14.",
			"change \"from 10 to 14\" from=10 to=14 unit=year direction=up "
			"earlier=#0 later=#1\n" },
	};

	(void)state;
	expect("age", "en", cases, sizeof cases / sizeof *cases);
}

static void two_numbers_are_not_always_a_change(void **state)
{
	static const struct expectation cases[] = {
		{ "They rose and drove from 3 towns to 2 ports.", "" },
		{ "They drove from 3 towns in May to 2 towns.", "" },
		{ "Sales rose from 3 towns. To 2 towns they gave more.", "" },
		{ "It fell by 5 boats to 3 boats.", "" },
	};

	(void)state;
	expect("quantity", "en", cases, sizeof cases / sizeof *cases);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_and_percentages_change),
		cmocka_unit_test(sums_and_measures_change),
		cmocka_unit_test(changes_are_told_in_other_languages),
		cmocka_unit_test(what_is_raised_for_a_law_changes),
		cmocka_unit_test(two_numbers_are_not_always_a_change),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
