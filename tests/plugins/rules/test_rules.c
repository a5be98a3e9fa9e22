/* SPDX-License-Identifier: MIT
 * What rules find: each part of the language of patterns, and how facts are filled. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include "plugins/rules/rules_file.h"

#define TYPES                                                                                  \
	"types:\n"                                                                             \
	"  tale:\n"                                                                            \
	"    help: something told\n"                                                           \
	"    attributes:\n"                                                                    \
	"      who: by whom\n"                                                                 \
	"      count: {type: integer, help: how many}\n"                                       \
	"      share: {type: decimal, help: how much}\n"                                       \
	"      kind: {type: code, codes: [good, bad], help: which}\n"                          \
	"      part: {help: of it, list: yes}\n"                                               \
	"      day: {type: date, help: when}\n"                                                \
	"      when: {type: reference, help: the date}\n"                                      \
	"words:\n"                                                                             \
	"  crew: {sailors: good, harbour pirates: bad, harbour: good}\n"                       \
	"  fruit: [apple, sour apple, pear]\n"

/* One rule with this pattern and further keys, on one text. */
static void check_keys(
	const char *pattern, const char *keys, const char *text, const char *expected)
{
	char yaml[4000];

	snprintf(yaml, sizeof yaml, TYPES "rules:\n  - name: a\n    pattern: '%s'\n%s", pattern,
		keys);
	struct rules_file *rules = rules_open(yaml);
	assert_facts(rules, text, expected);
	rules_close(rules);
}

static void check(const char *pattern, const char *text, const char *expected)
{
	check_keys(pattern, "", text, expected);
}

static void words_match_in_any_case_and_exactly_in_quotes(void **state)
{
	(void)state;
	check("us ships", "US ships met us ships.", "tale \"US ships\"\ntale \"us ships\"\n");
	check("\"US\" ships", "US ships met us ships.", "tale \"US ships\"\n");
	check("caf\xc3\xa9", "The CAF\xc3\x89 burned.", "tale \"CAF\xc3\x89\"\n");
	check("crew''s", "The crew\xe2\x80\x99s boat.", "tale \"crew\xe2\x80\x99s\"\n");
}

static void a_tilde_takes_all_forms(void **state)
{
	(void)state;
	check("child~ sing~", "A child sang, children sing, the childish sing.",
		"tale \"child sang\"\ntale \"children sing\"\n");
	check("be~ lost", "It is lost, was lost, being lost.",
		"tale \"is lost\"\ntale \"was lost\"\ntale \"being lost\"\n");
	check("party~", "A party, two parties.", "tale \"party\"\ntale \"parties\"\n");
}

static void parts_are_optional_repeated_and_alternative(void **state)
{
	(void)state;
	check("old? boat", "A boat, an old boat.", "tale \"boat\"\ntale \"old boat\"\n");
	check("very{2,3} old", "very old, very very old, very very very very old",
		"tale \"very very old\"\ntale \"very very very old\"\n");
	check("(red | dark blue) boat", "A red boat, a dark blue boat, a blue boat.",
		"tale \"red boat\"\ntale \"dark blue boat\"\n");
	check("tide CONTENT* out", "The tide ran slowly out; the tide of the sea out.",
		"tale \"tide ran slowly out\"\n");
}

static void kinds_of_tokens(void **state)
{
	(void)state;
	check("by NAME", "Seen by Ada Marn of Salis.", "tale \"by Ada Marn\"\n");
	check("UPPER ship", "The HMS ship and a Hms ship.", "tale \"HMS ship\"\n");
	check("sea MARK ANY", "The sea, calm.", "tale \"sea, calm\"\n");
	check("START the", "The end of the day.", "tale \"The\"\n");
	check("day MARK END", "A day. The day.", "tale \"day.\"\ntale \"day.\"\n");
}

static void numbers_have_ranges(void **state)
{
	(void)state;
	check("count=NUMBER(12..17) boats", "12 boats, eleven boats, seventeen boats, 18 boats",
		"tale \"12 boats\" count=12\ntale \"seventeen boats\" count=17\n");
	check("share=NUMBER(..2.5) tons", "2.4 tons, 2.6 tons",
		"tale \"2.4 tons\" share=2.4\n");
	check("count=NUMBER tons", "1,094 tons and 2.4 tons",
		"tale \"1,094 tons\" count=1094\ntale \"2.4 tons\"\n");
}

static void lists_take_their_longest_term(void **state)
{
	(void)state;
	check("part=<fruit>", "A sour apple and a pear.",
		"tale \"sour apple\" part=sour apple\ntale \"pear\" part=pear\n");
	check("who=<crew> kind=<crew>.2", "sailors harbour pirates; harbour sailors",
		"tale \"sailors harbour pirates\" who=sailors kind=bad\n"
		"tale \"harbour sailors\" who=harbour kind=good\n");
	check("<child> left", "Two girls left.", "tale \"girls left\"\n");
	check("<offence>.2", "An arson.", "tale \"arson\"\n");
}

static void captures_may_be_within_captures_and_repeated(void **state)
{
	(void)state;
	check("who=(count=NUMBER <crew>) sang", "Four sailors sang.",
		"tale \"Four sailors sang\" who=Four sailors count=4\n");
	check("(part=<fruit> ,?){1,4} fell", "Apple, pear, apple fell.",
		"tale \"Apple, pear, apple fell\" part=Apple part=pear part=apple\n");
}

static void constants_fill_what_is_not_captured(void **state)
{
	(void)state;
	check_keys("tide", "    set: {kind: good, count: 3, day: 2014-03}\n", "The tide.",
		"tale \"tide\" kind=good count=3 day=2014-03 month\n");
}

static void context_stands_outside_the_fact(void **state)
{
	(void)state;
	check_keys("boat", "    before: red | blue\n    after: sank\n",
		"The red boat sank, the boat sank, the blue boat swam.", "tale \"boat\"\n");
	check_keys("boat", "    not_before: red ANY{0,2}\n    not_after: sank\n",
		"The red old boat, the boat sank, a boat.", "tale \"boat\"\n");
	check_keys(
		"boat", "    with: storm~\n", "A boat in storms. A boat.", "tale \"boat\"\n");
	check_keys("boat", "    without: never\n", "A boat never came. A boat.",
		"tale \"boat\"\n");
}

static void matches_stay_within_a_sentence(void **state)
{
	(void)state;
	check("red ANY{0,3} boat", "It was red. The boat left.", "");
}

static void of_one_type_the_first_and_longest_stays(void **state)
{
	struct rules_file *rules =
		rules_open(TYPES "rules:\n"
				 "  - {name: short, pattern: old boat}\n"
				 "  - {name: long, pattern: old boat sank, confidence: 0.5}\n"
				 "  - {name: later, pattern: sank fast}\n");

	(void)state;
	assert_facts(rules, "The old boat sank fast.", "tale \"old boat sank\"\n");
	rules_close(rules);
}

static void facts_of_others_are_steps_of_a_pattern(void **state)
{
	struct rules_file *rules =
		rules_open(TYPES "rules:\n"
				 "  - name: a\n"
				 "    pattern: boats? left (on | in)? when=FACT(date)\n"
				 "  - name: b\n"
				 "    pattern: boats sank in day=FACT(date kind=none).date\n"
				 "  - name: c\n"
				 "    pattern: boats came in day=FACT(date).date\n");
	struct extractor_harness *dates = extractor_open("date", NULL);
	struct winnow_document document = extractor_document(rules->extractor,
		"The boats left on 5 March 2014. The boats came in 2012.", "en");
	struct extraction *earlier = extractor_run(dates, &document, NULL);
	struct extraction *found = extractor_run(rules->extractor, &document, earlier);

	(void)state;
	assert_int_equal(earlier->count, 2);
	assert_string_equal(extraction_lines(found),
		"tale \"boats left on 5 March 2014\" when=#0\n"
		"tale \"boats came in 2012\" day=2012 year\n");
	extraction_free(found);
	extraction_free(earlier);
	extractor_close(dates);
	rules_close(rules);
}

static void a_restricted_type_marks_its_facts(void **state)
{
	struct rules_file *rules =
		rules_open("types:\n"
			   "  tale: {help: told, sensitivity: restricted}\n"
			   "rules:\n"
			   "  - {name: a, pattern: boat}\n"
			   "  - {name: b, pattern: ship, sensitivity: open}\n");

	(void)state;
	assert_facts(rules, "A boat and a ship.",
		"tale \"boat\" sensitivity=restricted\ntale \"ship\" sensitivity=open\n");
	rules_close(rules);
}

static void rules_are_for_texts_of_their_language(void **state)
{
	struct rules_file *rules = rules_open("language: fr\ntypes: {tale: {help: told}}\n"
					      "rules: [{name: a, pattern: bateau}]\n");
	struct winnow_document document =
		extractor_document(rules->extractor, "Un bateau.", "fr");
	struct extraction *found = extractor_run(rules->extractor, &document, NULL);

	(void)state;
	assert_string_equal(extraction_lines(found), "tale \"bateau\"\n");
	extraction_free(found);
	assert_facts(rules, "The bateau left the harbour in the morning.", "");
	rules_close(rules);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_match_in_any_case_and_exactly_in_quotes),
		cmocka_unit_test(a_tilde_takes_all_forms),
		cmocka_unit_test(parts_are_optional_repeated_and_alternative),
		cmocka_unit_test(kinds_of_tokens),
		cmocka_unit_test(numbers_have_ranges),
		cmocka_unit_test(lists_take_their_longest_term),
		cmocka_unit_test(captures_may_be_within_captures_and_repeated),
		cmocka_unit_test(constants_fill_what_is_not_captured),
		cmocka_unit_test(context_stands_outside_the_fact),
		cmocka_unit_test(matches_stay_within_a_sentence),
		cmocka_unit_test(of_one_type_the_first_and_longest_stays),
		cmocka_unit_test(facts_of_others_are_steps_of_a_pattern),
		cmocka_unit_test(a_restricted_type_marks_its_facts),
		cmocka_unit_test(rules_are_for_texts_of_their_language),
	};

	return cmocka_run_group_tests_name("rules", tests, NULL, NULL);
}
