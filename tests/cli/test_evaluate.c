/* SPDX-License-Identifier: MIT
 * `winnow evaluate`: what was found against what was marked. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include "base/attr.h"
#include "cli/program.h"
#include "tools/temporary.h"

static char *folder;

static int make_folder(void **state)
{
	(void)state;
	folder = temporary_folder();
	/* Found exactly; found with another end and value; missed; and one that nobody marked. */
	free(temporary_file(folder, "gold.jsonl",
		winnow_str(
			"{\"id\":\"a\",\"text\":\"Police found 12 boys.\",\"facts\":["
			"{\"type\":\"quantity\",\"start\":13,\"end\":20,\"value\":12}]}\n"
			"{\"id\":\"b\",\"text\":\"Police found 13 boys.\",\"facts\":["
			"{\"type\":\"quantity\",\"start\":13,\"end\":15,\"value\":14},"
			"{\"type\":\"quantity\",\"start\":0,\"end\":6,\"text\":\"Police\"}]}\n"
			"{\"id\":\"c\",\"text\":\"Police found 15 boys.\"}\n")));
	free(temporary_file(folder, "winnow.yaml",
		winnow_str("store: news.db\nextractors: [quantity, money]\nsources: []\n")));
	return 0;
}

static int remove_folder(void **state)
{
	(void)state;
	temporary_remove(folder);
	return 0;
}

static void counts_each_type(void **state)
{
	static const struct expectation expectations[] = {
		{ "evaluate gold.jsonl", 0,
			"\nquantity               3     3    33.3  33.3  33.3    66.7  66.7  "
			"66.7    33.3\n",
			NULL },
		{ "evaluate gold.jsonl", 0, "\nall                    3     3 ", NULL },
		{ "evaluate --rules gold.jsonl", 0,
			"\nquantity.digits                quantity               3   33.3      "
			"  "
			"66.7\n",
			NULL },
	};

	(void)state;
	assert_all(folder, expectations, COUNT_OF(expectations));
}

static void lists_what_was_missed(void **state)
{
	static const struct expectation expectations[] = {
		{ "evaluate --misses gold.jsonl", 0,
			"\nmissed  quantity           b:0 \"Police\" \n", NULL },
		{ "evaluate --misses gold.jsonl", 0,
			"\nextra   quantity           c:13 \"15 boys\" quantity.digits\n",
			NULL },
	};

	(void)state;
	assert_all(folder, expectations, COUNT_OF(expectations));
}

static void tells_how_sure_the_rules_are(void **state)
{
	static const struct expectation expectations[] = {
		{ "evaluate --calibration gold.jsonl", 0,
			"\n# columns: rule extractor version right of stated\n"
			"quantity.digits\tquantity\t",
			NULL },
		{ "evaluate --calibration gold.jsonl", 0, "\t1\t3\t0.", NULL },
		{ "evaluate --confidence -c sure.yaml gold.jsonl", 0,
			"\nconfidence     found  stated   right\n0.4 to 0.5         3    "
			"40.0    33.3\n",
			NULL },
		{ "evaluate -c surer.yaml gold.jsonl", 0, "\nquantity               3     0 ",
			NULL },
		{ "check -c unsure.yaml", 78, NULL,
			"unsure.yaml:1:17: 'min_confidence': '2' is not a share" },
	};
	struct outcome calibration = run_line(folder, "evaluate --calibration gold.jsonl");

	(void)state;
	free(temporary_file(
		folder, "lexicon/any/calibration.tsv", winnow_str(calibration.output)));
	outcome_free(&calibration);
	free(temporary_file(folder, "sure.yaml",
		winnow_str("lexicons: [lexicon]\nextractors: [quantity]\nsources: []\n")));
	free(temporary_file(folder, "surer.yaml",
		winnow_str("lexicons: [lexicon]\nextractors: [quantity]\nsources: []\n"
			   "min_confidence: 41%\n")));
	free(temporary_file(folder, "unsure.yaml",
		winnow_str("min_confidence: 2\nextractors: [quantity]\nsources: []\n")));
	assert_all(folder, expectations, COUNT_OF(expectations));
}

/* Measures and changes are quantities in a line, but not of the extractor of that name. */
static void a_rule_is_of_the_extractor_that_has_it(void **state)
{
	static const struct expectation expectations[] = {
		{ "evaluate --calibration -c measure.yaml measured.jsonl", 0,
			"\nmeasure.digits\tmeasure\t", NULL },
	};

	(void)state;
	free(temporary_file(
		folder, "measure.yaml", winnow_str("extractors: [measure]\nsources: []\n")));
	free(temporary_file(folder, "measured.jsonl",
		winnow_str("{\"id\": \"a\", \"text\": \"It sank 43 km away.\", \"facts\": "
			   "[{\"type\": \"quantity\", \"start\": 8, \"end\": 13}]}\n")));
	assert_all(folder, expectations, COUNT_OF(expectations));
}

static void misses_what_a_refused_document_marks(void **state)
{
	static const struct expectation expectations[] = {
		{ "evaluate --misses undated.jsonl", 1,
			"\nmissed  quantity           undated.jsonl:1:13 ",
			"undated.jsonl:1: a document has a published date" },
		{ "evaluate odd.jsonl", 1, "\nall", "odd.jsonl:1: \\\"facts\\\" is no array" },
	};

	(void)state;
	free(temporary_file(folder, "odd.jsonl",
		winnow_str("{\"id\": \"a\", \"text\": \"12 boys\", \"facts\": {}}\n")));
	free(temporary_file(folder, "undated.jsonl",
		winnow_str("{\"id\": \"a\", \"text\": \"Police found 12 boys.\", \"dct\": "
			   "\"soon\", \"facts\": "
			   "[{\"type\": \"quantity\", \"start\": 13, \"end\": 20}]}\n")));
	assert_all(folder, expectations, COUNT_OF(expectations));
}

static void ends_by_the_least_that_is_asked(void **state)
{
	static const struct expectation expectations[] = {
		{ "evaluate --least 33 gold.jsonl", 0, "\nall", NULL },
		{ "evaluate --least 34 gold.jsonl", 1, "\nall", NULL },
		{ "evaluate --least much gold.jsonl", 64, NULL, "much" },
		{ "evaluate", 64, NULL, "GOLD" },
		{ "evaluate nowhere.jsonl", 1, "\nall", "nowhere.jsonl" },
	};

	(void)state;
	assert_all(folder, expectations, COUNT_OF(expectations));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_each_type),
		cmocka_unit_test(lists_what_was_missed),
		cmocka_unit_test(tells_how_sure_the_rules_are),
		cmocka_unit_test(a_rule_is_of_the_extractor_that_has_it),
		cmocka_unit_test(misses_what_a_refused_document_marks),
		cmocka_unit_test(ends_by_the_least_that_is_asked),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
