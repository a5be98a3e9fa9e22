/* SPDX-License-Identifier: MIT
 * A quotation points at the fact that names its speaker, where the names are found as well. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <setjmp.h>
#include <cmocka.h>
#include "tools/extractor_harness.h"

static struct extractor_harness *names, *quotes;

static int begin(void **state)
{
	(void)state;
	names = extractor_open("names", NULL);
	quotes = extractor_open("quote", NULL);
	return 0;
}

static int end(void **state)
{
	(void)state;
	extractor_close(quotes);
	extractor_close(names);
	return 0;
}

/* The name at which the last quotation of the text points; "": at none. */
static void expect(const char *text, const char *name)
{
	struct winnow_document document = extractor_document(names, text, "en");
	struct extraction *named = extractor_run(names, &document, NULL);
	struct extraction *found = extractor_run(quotes, &document, named);
	const char *reference = "";

	for (size_t i = 0; i < found->count; i++)
		if (winnow_is(found->facts[i].type, "quote"))
			reference = fact_value(found, i, "said_by");
	const char *value =
		*reference ? fact_value(named, strtoul(reference + 1, NULL, 10), "value") : "";
	if (strcmp(value, name) != 0)
		fail_msg("%s: \"%s\"", text, value);
	extraction_free(found);
	extraction_free(named);
}

static void test_by_the_name(void **state)
{
	(void)state;
	expect("“It is over,” Maria Lopez said.", "Maria Lopez");
	expect("Maria Lopez came on Monday. “It is over,” Ms Lopez said.", "Maria Lopez");
	expect("“It is over,” said the teacher.", "");
	expect("“It is over,” said its harbour master, Maria Lopez.", "Maria Lopez");
	expect("It is over, its head, Prof. Maria Lopez, disclosed.", "Maria Lopez");
}

static void test_by_the_name_before_what_was_said(void **state)
{
	(void)state;
	expect("Marn spoke of a Maria Lopez report that the boats were old.", "Maria Lopez");
	expect("Marn spoke of a harbour report that the boats were old.", "");
}

static void test_by_the_name_it_begins_with(void **state)
{
	(void)state;
	expect("Maria Lopez, one of the leading captains, and a head of the union, explained "
	       "that "
	       "talks went on.",
		"Maria Lopez");
	expect("Overall, one of the leading captains explained that talks went on.", "");
}

static void test_no_agency_in_a_name(void **state)
{
	const char *const text = "Maria R. Bloomberg left Orm, as Bloomberg reported.";
	struct winnow_document document = extractor_document(names, text, "en");
	struct extraction *named = extractor_run(names, &document, NULL);
	struct extraction *found = extractor_run(quotes, &document, named);

	(void)state;
	for (size_t i = 0; i < found->count; i++)
		if (winnow_is(found->facts[i].type, "source"))
			assert_int_equal(found->facts[i].at, 32);
	extraction_free(found);
	extraction_free(named);
}

static void test_by_the_name_between_commas(void **state)
{
	(void)state;
	expect("The chief spokesman, Rear Admiral Pavel Brandt, said talks went on.",
		"Pavel Brandt");
	expect("The chief spokesman, in Sankt Orm, said talks went on.", "");
	expect("Pavel Brandt, a clerk at the port who said talks went on, left.", "");
}

static void test_by_what_somebody_was_said_to_be(void **state)
{
	(void)state;
	expect("Maria Lopez, an obstetrician, came. “It is over,” the obstetrician said.",
		"Maria Lopez");
	expect("Maria Lopez, an obstetrician, met Peter Brown, an obstetrician. “It is over,” "
	       "the obstetrician said.",
		"");
}

static void test_by_he_or_she(void **state)
{
	(void)state;
	expect("Maria Lopez came on Monday. “It is over,” she said.", "Maria Lopez");
	expect("Maria Lopez met Peter Brown on Monday. “It is over,” he said.", "Peter Brown");
	expect("Mr Marn met Ms Brandt on Monday. “It is over,” she said.", "Brandt");
	expect("They came on Monday. “It is over,” she said.", "");
	expect("Maria Lopez came on Monday. “It is over,” they said.", "");
}

static void test_the_subject_goes_first(void **state)
{
	(void)state;
	expect("In a talk with Peter Brown, John Lopez defended the plan. “It is over,” he "
	       "said.",
		"John Lopez");
	expect("John Lopez came on Monday. He added that Peter Brown might follow. “It is "
	       "over,” he said.",
		"John Lopez");
	expect("John Lopez came. “Peter Brown will follow,” he said. “It is over,” he added.",
		"John Lopez");
}

static void test_by_whom_the_sentence_before_is_about(void **state)
{
	(void)state;
	expect("“The boats are old,” said Maria Lopez.\n\nPeter Brown held up a picture of "
	       "them. “Go "
	       "and see them for yourselves.”",
		"Peter Brown");
	expect("Peter Brown came to the quay. He waved a lamp. “Go and see them for "
	       "yourselves.”",
		"Peter Brown");
	expect("“The boats are old,” said Maria Lopez. The quay was closed. “Go and see it for "
	       "yourselves.”",
		"Maria Lopez");
	expect("Peter Brown waved a lamp. “The boats are old,” said Maria Lopez. “Go and see "
	       "them "
	       "for yourselves.”",
		"Maria Lopez");
	expect("“The boats are old,” said Maria Lopez.\n\nPeter Brown, a builder who spent ten "
	       "years at sea, recalled a storm. “Go and see them for yourselves.”",
		"Peter Brown");
	expect("Peter Brown waved a lamp.\n\n“Go and see them for yourselves.”", "");
}

static void test_by_the_person_before_who(void **state)
{
	(void)state;
	expect("Many came, including the diver Maria Lopez, who wrote, “It is over.”",
		"Maria Lopez");
	expect("The union met Maria Lopez, a nurse at Orm Hospital, who called it “a scandal”.",
		"Maria Lopez");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_by_the_name),
		cmocka_unit_test(test_by_the_name_before_what_was_said),
		cmocka_unit_test(test_by_the_name_it_begins_with),
		cmocka_unit_test(test_no_agency_in_a_name),
		cmocka_unit_test(test_by_the_name_between_commas),
		cmocka_unit_test(test_by_what_somebody_was_said_to_be),
		cmocka_unit_test(test_by_he_or_she),
		cmocka_unit_test(test_the_subject_goes_first),
		cmocka_unit_test(test_by_whom_the_sentence_before_is_about),
		cmocka_unit_test(test_by_the_person_before_who),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
