/* SPDX-License-Identifier: MIT
 * Whose money it is, by the places that another extractor found. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include "tools/extractor_harness.h"

struct expectation {
	const char *text, *lines;
};

static void expect(const struct expectation *cases, size_t count)
{
	struct extractor_harness *names = extractor_open("names", NULL);
	struct extractor_harness *money = extractor_open("money", NULL);

	for (size_t i = 0; i < count; i++) {
		struct winnow_document document =
			extractor_document(names, cases[i].text, "en");
		struct extraction *earlier = extractor_run(names, &document, NULL);
		struct extraction *found = extractor_run(money, &document, earlier);

		assert_string_equal(extraction_lines(found), cases[i].lines);
		extraction_free(found);
		extraction_free(earlier);
	}
	extractor_close(money);
	extractor_close(names);
}

static void a_dateline_tells_whose_rupees_they_are(void **state)
{
	static const struct expectation cases[] = {
		{ "KARACHI: The mill owes Rs 500, police in Karachi said.",
			"money \"Rs 500\" amount=500 currency=PKR bound=exact\n" },
		{ "KOLKATA, India – He drew 30 rupees, about $4.",
			"money \"30 rupees\" amount=30 currency=INR bound=exact\n"
			"money \"$4\" amount=4 currency=USD bound=about hedge=about\n" },
		{ "ISLAMABAD: The mill owes Rs 500.",
			"money \"Rs 500\" amount=500 currency=PKR bound=exact\n" },
		{ "HYDERABAD: The mill in Pakistan owes Rs 500.",
			"money \"Rs 500\" amount=500 unit=rupee bound=exact\n" },
		{ "The mill owes Rs 500.",
			"money \"Rs 500\" amount=500 unit=rupee bound=exact\n" },
	};

	(void)state;
	expect(cases, sizeof cases / sizeof *cases);
}

static void dollars_are_local_where_nothing_else_is_told(void **state)
{
	static const struct expectation cases[] = {
		{ "TORONTO — The fine was $40, a court in Toronto said.",
			"money \"$40\" amount=40 currency=CAD bound=exact\n" },
		{ "TORONTO (AP) — The fine was $40, a court in Toronto said.",
			"money \"$40\" amount=40 currency=USD bound=exact\n" },
		{ "SYDNEY, Australia — The fine was $40, a court said.",
			"money \"$40\" amount=40 currency=USD bound=exact\n" },
		{ "OTTAWA — It gave US$5 and then $40, Ottawa said.",
			"money \"US$5\" amount=5 currency=USD bound=exact\n"
			"money \"$40\" amount=40 currency=USD bound=exact\n" },
		{ "HONG KONG — It cost $40 in Hong Kong.",
			"money \"$40\" amount=40 currency=USD bound=exact\n" },
	};

	(void)state;
	expect(cases, sizeof cases / sizeof *cases);
}

static void what_was_named_goes_on(void **state)
{
	static const struct expectation cases[] = {
		{ "They pay 80 Egyptian pounds, and spend 20 pounds in all.",
			"money \"80 Egyptian pounds\" amount=80 currency=EGP bound=exact\n"
			"money \"20 pounds\" amount=20 currency=EGP bound=exact\n" },
	};

	(void)state;
	expect(cases, sizeof cases / sizeof *cases);
}

static void the_one_country_of_a_report_pays(void **state)
{
	static const struct expectation cases[] = {
		{ "A bank in Mexico lent 500 pesos, and Mexico lost them.",
			"money \"500 pesos\" amount=500 currency=MXN bound=exact\n" },
		{ "A bank in Mexico lent 500 pesos.",
			"money \"500 pesos\" amount=500 unit=peso bound=exact\n" },
		{ "Mexico and Argentina lost 500 pesos, said Mexico.",
			"money \"500 pesos\" amount=500 unit=peso bound=exact\n" },
	};

	(void)state;
	expect(cases, sizeof cases / sizeof *cases);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_dateline_tells_whose_rupees_they_are),
		cmocka_unit_test(dollars_are_local_where_nothing_else_is_told),
		cmocka_unit_test(what_was_named_goes_on),
		cmocka_unit_test(the_one_country_of_a_report_pays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
