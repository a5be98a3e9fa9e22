/* SPDX-License-Identifier: MIT
 * An event points at the facts of others that stand in its words. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include "tools/extractor_harness.h"

static void test_points_at_the_count(void **state)
{
	struct extractor_harness *quantity = extractor_open("quantity", NULL);
	struct extractor_harness *event = extractor_open("event", NULL);
	struct winnow_document document = extractor_document(
		quantity, "Two boats sank. Harbour police rescued 40 infants.", "en");
	struct extraction *counts = extractor_run(quantity, &document, NULL);
	struct extraction *found = extractor_run(event, &document, counts);

	(void)state;
	assert_int_equal(counts->count, 2);
	assert_int_equal(found->count, 1);
	assert_string_equal(fact_value(found, 0, "count"), "#1");
	assert_string_equal(fact_value(found, 0, "object"), "40 infants");
	extraction_free(found);
	extraction_free(counts);
	extractor_close(event);
	extractor_close(quantity);
}

/* Of each text the one event, with the attribute of that value, where the other's facts are known. */
static void expect_beside(
	const char *other, const char *const cases[][2], size_t count, const char *attribute)
{
	struct extractor_harness *before = extractor_open(other, NULL);
	struct extractor_harness *event = extractor_open("event", NULL);

	for (size_t i = 0; i < count; i++) {
		struct winnow_document document = extractor_document(before, cases[i][0], "en");
		struct extraction *facts = extractor_run(before, &document, NULL);
		struct extraction *found = extractor_run(event, &document, facts);

		assert_int_equal(found->count, 1);
		assert_string_equal(fact_value(found, 0, attribute), cases[i][1]);
		extraction_free(found);
		extraction_free(facts);
	}
	extractor_close(event);
	extractor_close(before);
}

static void test_names_a_treaty_whole(void **state)
{
	static const char *const cases[][2] = {
		{ "The state ratified the Convention on the Rights of the Child.",
			"the Convention on the Rights of the Child" },
	};

	(void)state;
	expect_beside("law", cases, sizeof cases / sizeof cases[0], "object");
}

static void test_leaves_a_day_that_names_something(void **state)
{
	static const char *const cases[][2] = {
		{ "The Friday prayers were banned.", "The Friday prayers" },
		{ "The prayers on Friday were banned.", "The prayers" },
	};

	(void)state;
	expect_beside("date", cases, sizeof cases / sizeof cases[0], "object");
}

static void test_points_at_the_day_rather_than_the_hour(void **state)
{
	static const char *const cases[][2] = {
		{ "Police arrested three men at 4 p.m. near the court on 3 May 2013.", "#1" },
		{ "Police arrested three men at 4 p.m. near the court.", "#0" },
		{ "Three divers died in May, compared with two in April.", "#0" },
		{ "Three divers died, compared with two in April.", "" },
		{ "Police charged a man, more often than in April.", "" },
		{ "Police brought charges against two men in April.", "#0" },
	};

	(void)state;
	expect_beside("date", cases, sizeof cases / sizeof cases[0], "date");
}

static void test_a_stretch_of_time_is_no_recipient(void **state)
{
	static const char *const cases[][2] = {
		{ "Police released three men on Monday.", "" },
		{ "The court jailed three men for six years.", "" },
		{ "Norland sent food to the islands.", "the islands" },
	};

	(void)state;
	expect_beside("date", cases, sizeof cases / sizeof cases[0], "recipient");
}

static void test_a_day_is_neither_whom_nor_what(void **state)
{
	static const char *const objects[][2] = {
		{ "The minister resigned Thursday.", "" },
		{ "Rebels on 3 May killed two nurses.", "two nurses" },
	};
	static const char *const agents[][2] = {
		{ "On 21 June the island released the men.", "the island" },
		{ "The raids this month in the harbour killed the nurses.", "The raids" },
		{ "Three men were released by Friday.", "" },
		{ "The jury took just 15 minutes to convict him.", "The jury" },
	};
	static const char *const targets[][2] = {
		{ "The island declared a state of siege on May 3 in the town.", "the town" },
	};
	static const char *const classes[][2] = {
		{ "The last meeting of the union was held in March.", "consultation" },
		{ "Hundreds of homes were burned in a wildfire last year.", "harm" },
	};

	static const char *const modes[][2] = {
		{ "Rebels on 3 May killed two nurses.", "" },
	};
	static const char *const sources[][2] = {
		{ "They waited for Marn on 30 April, who said a diver was beaten.", "Marn" },
	};

	(void)state;
	expect_beside("date", modes, 1, "modality");
	expect_beside("date", sources, 1, "attributed_to");
	expect_beside("date", objects, 2, "object");
	expect_beside("date", agents, sizeof agents / sizeof agents[0], "agent");
	expect_beside("date", targets, 1, "target");
	expect_beside("date", classes, sizeof classes / sizeof classes[0], "class");
}

static void test_last_year_is_no_part_of_whom(void **state)
{
	static const char *const cases[][2] = {
		{ "Two boys were recruited by the army in Orm last year.", "the army in Orm" },
	};

	(void)state;
	expect_beside("date", cases, 1, "agent");
}

static void test_a_count_may_begin_before_whom_it_counts(void **state)
{
	static const char *const cases[][2] = {
		{ "The army handed over 60 boys to the agency.", "#0" },
	};

	(void)state;
	expect_beside("quantity", cases, 1, "count");
}

static void test_the_day_of_who_says_so_is_not_that_of_the_deed(void **state)
{
	static const char *const cases[][2] = {
		{ "Two boys were killed on Monday, police said on Friday.", "#0" },
		{ "Two boys were killed, police said on Friday.", "" },
		{ "Two boys were killed in Orm, police said Friday.", "" },
	};

	(void)state;
	expect_beside("date", cases, 3, "date");
}

static void test_the_day_of_another_deed_is_not_that_of_the_deed(void **state)
{
	static const char *const cases[][2] = {
		{ "Rebels killed two boys and left the town on Friday.", "" },
		{ "Rebels killed two boys, and the town was empty on Friday.", "" },
		{ "Rebels beat a clerk who was born in May 1980.", "" },
		{ "On Monday rebels beat a clerk who was born in May 1980.", "#0" },
		{ "Rebels killed two boys and a girl on Friday.", "#0" },
		{ "Two boys were killed and left there on Friday.", "#0" },
		{ "In May 2014 rebels jailed a clerk for selling boats in 2012.", "#0" },
		{ "Rebels jailed a clerk for selling boats in 2012.", "#0" },
	};

	(void)state;
	expect_beside("date", cases, sizeof cases / sizeof cases[0], "date");
}

static void test_a_price_is_no_charge_and_a_sum_granted_no_sanction(void **state)
{
	static const char *const cases[][2] = {
		{ "The bar charges 40 euros, and the court charged the cook.", "the cook" },
		{ "The town sanctioned 40 euros, and Norland sanctioned Kestria.", "Kestria" },
	};

	(void)state;
	expect_beside("money", cases, sizeof cases / sizeof cases[0], "object");
}

static void test_persons_are_known_by_name_and_count(void **state)
{
	static const char *const named[][2] = {
		{ "Prison guards beat Pavel Brandt, and Norland beat Kestria.",
			"Pavel Brandt" },
		{ "Ada Marn beat Pavel Brandt in the vote, and rebels beat Nelson Garcia.",
			"Nelson Garcia" },
		{ "Ada Marn beat Pavel Brandt in the vote, and Nelson Garcia beat her brother "
		  "Jack Lund.",
			"her brother Jack Lund" },
	};
	static const char *const counted[][2] = {
		{ "Doctors treated 40 wounded, and captured 40 boats.", "40 wounded" },
		{ "A total of 30 divers have been arrested.", "A total of 30 divers" },
		{ "The group abducted more than 20 women and girls.",
			"more than 20 women and girls" },
		{ "Over 100 girls missing after ferry sinks", "Over 100 girls" },
	};

	(void)state;
	expect_beside("names", named, sizeof named / sizeof named[0], "object");
	expect_beside("quantity", counted, 4, "object");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_points_at_the_count),
		cmocka_unit_test(test_names_a_treaty_whole),
		cmocka_unit_test(test_leaves_a_day_that_names_something),
		cmocka_unit_test(test_points_at_the_day_rather_than_the_hour),
		cmocka_unit_test(test_a_stretch_of_time_is_no_recipient),
		cmocka_unit_test(test_a_day_is_neither_whom_nor_what),
		cmocka_unit_test(test_persons_are_known_by_name_and_count),
		cmocka_unit_test(test_last_year_is_no_part_of_whom),
		cmocka_unit_test(test_a_count_may_begin_before_whom_it_counts),
		cmocka_unit_test(test_a_price_is_no_charge_and_a_sum_granted_no_sanction),
		cmocka_unit_test(test_the_day_of_another_deed_is_not_that_of_the_deed),
		cmocka_unit_test(test_the_day_of_who_says_so_is_not_that_of_the_deed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
