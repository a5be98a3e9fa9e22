/* SPDX-License-Identifier: MIT
 * Mistakes in rules: each at its line and column with a remedy, all at once. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include "plugins/rules/rules_file.h"

#define TYPES                                                                                  \
	"types: {tale: {help: told, attributes: {who: by whom, n: {type: integer, help: "      \
	"x}}}}\n"

static void check(const char *yaml, const char *expected)
{
	char *problems = rules_problems(yaml);

	assert_string_equal(problems, expected);
	free(problems);
}

/* Of a rule in line 2 whose pattern begins in column 30. */
static void check_pattern(const char *pattern, const char *expected)
{
	char yaml[4000];

	snprintf(yaml, sizeof yaml, TYPES "rules: [{name: a, pattern: '%s'}]\n", pattern);
	check(yaml, expected);
}

static void a_pattern_says_where_it_is_wrong(void **state)
{
	(void)state;
	check_pattern("the (old boat", "2:33: close this bracket with ')' (at '(old boat')\n");
	check_pattern("boat)", "2:33: this bracket closes none; remove it (at ')')\n");
	check_pattern("a | ? b", "2:33: this sign needs something before it; to mean the sign "
				 "itself, put it in \"quotes\" (at '? b')\n");
	check_pattern("boat | ", "2:36: write something here; what may be missing has a '?' "
				 "behind it (at '')\n");
	check_pattern("boat{3,2}", "2:33: write how often as {2}, or from and to as {0,3} (at "
				   "'{3,2}')\n");
	check_pattern("boat{99}", "2:33: nothing is repeated more than 40 times (at '{99}')\n");
	check_pattern("n=NUMBER(7..2)", "2:31: write a range as NUMBER(12..17), NUMBER(..17), "
					"NUMBER(12..) or NUMBER(12)\n");
	check_pattern("\"boat", "2:29: close the quotes with another \" (at '\"boat')\n");
	check_pattern("<nothing> boat",
		"2:29: there is no list 'nothing': write it under 'words' of this file, or "
		"name "
		"a lexicon, of which winnow has config/lexicon/en/*.tsv\n");
	check_pattern("boat?", "2:29: this pattern can be empty; let one part of it be without "
			       "'?' or '*'\n");
	check_pattern("ANY WORD",
		"2:29: this pattern needs one word, list, NUMBER or FACT that "
		"is always there; it is looked for where that stands\n");
	check_pattern("whom=boat", "2:29: 'whom' is no attribute of tale; declare it under "
				   "'types', or correct the name\n");
	check_pattern("n=boat", "2:29: a number is taken from NUMBER, or from a fact, as "
				"FACT(age).value\n");
	check_pattern("((a{40}){40}){40} boat",
		"2:29: this pattern is too large; divide it into several rules, or repeat "
		"less\n");
}

static void all_mistakes_are_told_at_once(void **state)
{
	(void)state;
	check(TYPES "rules:\n"
		    "  - name: a\n"
		    "    pattern: the (boat\n"
		    "  - name: Two\n"
		    "    pattern: boat\n"
		    "  - name: c\n"
		    "    type: tail\n"
		    "    pattern: boat\n"
		    "    confidence: 7\n"
		    "  - name: d\n"
		    "    patern: boat\n"
		    "  - name: e\n"
		    "    pattern: boat\n"
		    "    set: {whom: x}\n"
		    "  - name: e\n"
		    "    pattern: boat\n"
		    "    tests: [{txt: a}]\n",
		"4:18: close this bracket with ')' (at '(boat')\n"
		"5:11: a name is made of small letters, digits and _, and begins with a "
		"letter\n"
		"8:11: no file declares this type; write it under 'types'\n"
		"10:17: a confidence is from 0 to 1, as 0.8\n"
		"12:5: unknown key 'patern'; did you mean 'pattern'?\n"
		"15:11: this is no attribute of tale; write 'set' as {attribute: value}\n"
		"16:11: another rule of this type has this name; give it one of its own\n"
		"18:14: unknown key 'txt'; did you mean 'text'?\n");
}

static void types_and_words_are_checked(void **state)
{
	(void)state;
	check("types:\n"
	      "  Tale: {help: x}\n"
	      "  a: {help: x, attributes: {n: {type: number, help: x}}}\n"
	      "  b: {help: x, attributes: {n: {type: code, codes: ['a b'], help: x}}}\n"
	      "  c: {}\n"
	      "words: {Crew: [a]}\n"
	      "rules: []\n",
		"2:3: a name is made of small letters, digits and _, and begins with a letter\n"
		"3:39: 'type': 'number' is not one of: text, integer, decimal, date, code, "
		"reference\n"
		"4:32: the code 'a b' is none: use letters, digits and . _ : / -\n"
		"5:6: 'help' is missing; add it: What it states, in a few words.\n"
		"6:9: write lists as 'name: [one, another]'; names have small letters, digits "
		"and _\n");
}

static void what_a_type_requires_must_come_from_somewhere(void **state)
{
	(void)state;
	check("types: {tale: {help: x, attributes: {who: {help: x, required: yes}}}}\n"
	      "rules: [{name: a, pattern: boat}]\n",
		"2:9: 'who' is required of tale; capture it in the pattern, or give it under "
		"'set'\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_pattern_says_where_it_is_wrong),
		cmocka_unit_test(all_mistakes_are_told_at_once),
		cmocka_unit_test(types_and_words_are_checked),
		cmocka_unit_test(what_a_type_requires_must_come_from_somewhere),
	};

	return cmocka_run_group_tests_name("rules mistakes", tests, NULL, NULL);
}
