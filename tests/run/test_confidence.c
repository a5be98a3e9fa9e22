/* SPDX-License-Identifier: MIT
 * How sure facts are, and what is left when they must be surer. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "run/confidence.h"
#include "tools/temporary.h"

#define CALIBRATION                                                                            \
	"# title: How sure\n# origin: a test\n# licence: MIT\n"                                \
	"# columns: rule extractor version right of stated\n"                                  \
	"count.digits\tquantity\t1.0.0\t89\t98\t0.5\n"                                         \
	"count.words\tquantity\t1.0.0\t0\t0\t0.9\n"                                            \
	"count.old\tquantity\t0.9.0\t1\t98\t0.9\n"

static double sure(
	const struct winnow_lexicon *calibration, const char *rule, double confidence)
{
	struct calibrated_rules rules = { 0 };
	static const struct winnow_plugin quantity = { .id = "quantity", .version = "1.0.0" };
	const struct winnow_fact fact = { .rule = winnow_str(rule), .confidence = confidence };

	double first = confidence_of(&rules, calibration, &quantity, &fact);
	double again = confidence_of(&rules, calibration, &quantity, &fact);

	assert_true(first == again);
	return first;
}

#define assert_about(value, expected) assert_true(fabs((value) - (expected)) < 0.0005)

static void a_rule_is_as_sure_as_it_was_right(void **state)
{
	char *folder = temporary_folder();
	struct lexicons *lexicons;
	const struct winnow_lexicon *calibration;
	struct failure failure;

	(void)state;
	free(temporary_file(folder, "any/calibration.tsv", winnow_str(CALIBRATION)));
	assert_int_equal(lexicons_create(winnow_str(folder), &lexicons, &failure), 0);
	assert_int_equal(
		lexicons_open(lexicons, winnow_str("any/calibration"), &calibration, &failure),
		0);
	assert_about(sure(calibration, "count.digits", 0.5), 0.9);    /* as its average */
	assert_about(sure(calibration, "count.digits", 0.75), 0.964); /* three times the odds */
	assert_about(sure(calibration, "count.digits", 0.25), 0.75);
	assert_true(sure(calibration, "count.digits", 1) < 1);
	assert_true(sure(calibration, "count.digits", 0) > 0);
	assert_about(sure(calibration, "count.words", 0.9), 0.5); /* of nothing measured */
	assert_about(sure(calibration, "count.old", 0.9), 0.9);   /* another version */
	assert_about(sure(calibration, "count.other", 0.3), 0.3);
	assert_about(sure(NULL, "count.digits", 0.3), 0.3);
	lexicons_destroy(lexicons);
	temporary_remove(folder);
}

/* ---- what is kept ---- */

static const struct winnow_attribute_type part_attributes[] = {
	{ "part_of", "", NULL, WINNOW_VALUE_REFERENCE, 0 },
	{ NULL },
};
static const struct winnow_attribute_type role_attributes[] = {
	{ "of", "", NULL, WINNOW_VALUE_REFERENCE, WINNOW_REQUIRED },
	{ NULL },
};
static const struct winnow_fact_type types[] = {
	{ "count", "", part_attributes },
	{ "role", "", role_attributes },
	{ NULL },
};

static struct completed_fact make(
	struct winnow_attribute *attribute, const char *type, double confidence, int64_t of)
{
	struct completed_fact completed = { .fact = { .size = sizeof completed.fact,
						    .type = winnow_str(type),
						    .attributes = attribute,
						    .attribute_count = of >= 0,
						    .confidence = confidence } };

	*attribute = (struct winnow_attribute){
		.name = winnow_str(winnow_is(winnow_str(type), "role") ? "of" : "part_of"),
		.type = WINNOW_VALUE_REFERENCE,
		.integer = of
	};
	return completed;
}

static size_t keep(double least, struct completed_fact *facts, size_t count)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	const struct config config = { .min_confidence = least };
	struct instance instance = { .extractor = { .makes = types } };
	struct instance *extractors[] = { &instance };
	const struct plan plan = { .config = &config,
		.extractors = extractors,
		.counts = { [SECTION_EXTRACTOR] = 1 } };

	assert_true(confidence_keep(&plan, facts, &count, arena));
	return count;
}

static void facts_too_unsure_go_with_what_hangs_on_them(void **state)
{
	struct winnow_attribute attributes[5];
	struct completed_fact facts[] = {
		make(&attributes[0], "count", 0.4, -1), /* goes */
		make(&attributes[1], "count", 0.9, 0),  /* stays, a part of nothing */
		make(&attributes[2], "role", 0.9, 0),   /* cannot be without it */
		make(&attributes[3], "role", 0.8, 1),
		make(&attributes[4], "count", 0.7, 1),
	};

	(void)state;
	assert_int_equal(keep(0, facts, 5), 5);
	assert_int_equal(facts[2].fact.attribute_count, 1);
	assert_int_equal(keep(0.7, facts, 5), 3);
	assert_int_equal(facts[0].fact.attribute_count, 0);
	assert_int_equal(facts[1].fact.attributes[0].integer, 0);
	assert_int_equal(facts[2].fact.attributes[0].integer, 0);
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(facts[i].fact.number, (int64_t)i);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_rule_is_as_sure_as_it_was_right),
		cmocka_unit_test(facts_too_unsure_go_with_what_hangs_on_them),
	};

	return cmocka_run_group_tests_name("confidence", tests, NULL, NULL);
}
