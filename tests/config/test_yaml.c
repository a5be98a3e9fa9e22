/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include "base/buffer.h"
#include "cases.h"

static const struct config_case unreadable[] = {
	{ "store: [a", "w.yaml:2:1: this is not YAML; close the bracket, and put commas "
		       "between what it holds (while parsing a flow sequence, which begins in "
		       "line 1, did not find expected ',' or ']')\n" },
	{ "store: 'a\nworkers: 2\n",
		"w.yaml:3:1: this is not YAML; close the quotes (while scanning a quoted "
		"scalar, which begins in line 1, found unexpected end of stream)\n" },
	{ "store: a: b\n", "w.yaml:1:9: this is not YAML; put a value that holds ': ' in "
			   "quotes, mend the indentation, or write the ':' that the line above "
			   "lacks (mapping values are not allowed in this context)\n" },
	{ "sources:\n\t- x\n", "w.yaml:2:1: this is not YAML; indent with spaces instead of "
			       "tabs (found character that cannot start any token)\n" },
	{ "store: @x\n", "w.yaml:1:8: this is not YAML; put the value in quotes (found "
			 "character that cannot start any token)\n" },
	{ "store news.db\nworkers: 1\n",
		"w.yaml:2:8: this is not YAML; put a value that holds ': ' in quotes, mend the "
		"indentation, or write the ':' that the line above lacks (mapping values are "
		"not allowed in this context)\n" },
	{ "sources:\n  - {name: a}\n plugin: x\n",
		"w.yaml:3:2: this is not YAML; begin all keys of one mapping in the same "
		"column; a value that begins with a quote must end with one (while parsing a "
		"block mapping, which begins in line 1, did not find expected key)\n" },
	{ "sources: - a\n",
		"w.yaml:1:10: this is not YAML; begin the list in a line of its own, below its "
		"key (block sequence entries are not allowed in this context)\n" },
	{ "store: \"\\q\"\n", "w.yaml:1:9: this is not YAML; write \\\\ for \\, or use single "
			      "quotes (found unknown escape character)\n" },
	{ "store: caf\xe9\n", "w.yaml:1:11: this is not text in UTF-8 (incomplete UTF-8 octet "
			      "sequence); save the file as UTF-8\n" },
	{ "store: a\nworkers: \x01\n", "w.yaml:2:10: a control character, which cannot be "
				       "seen, stands here; remove it\n" },
	{ "store: *secret\n", "w.yaml:1:8: '*' refers to nothing; put the value in quotes, or "
			      "write '&' and the same name before a value above it\n" },
	{ "sources: [{name: ${HOME}}]\n",
		"w.yaml:1:19: this is not YAML; put quotes around a ${NAME} that stands in "
		"brackets (did not find expected ',' or '}')\n" },
	{ "\xff\xfes", "w.yaml:1:1: this is not text in UTF-8 (invalid leading UTF-8 octet); "
		       "save the file as UTF-8\n" },
	{ "\xef\xbb\xbfstore: @x\n", "w.yaml:1:8: this is not YAML; put the value in quotes "
				     "(found character that cannot start any token)\n" },
	{ "sources: &a [*a]\n",
		"w.yaml:1:14: '*' refers to the very value in which it stands; remove it\n" },
};

static void test_what_is_no_yaml(void **state)
{
	(void)state;
	check_cases(unreadable, COUNT_OF(unreadable), true);
}

static const struct config_case wrong[] = {
	{ "", "" },
	{ "# nothing\n", "" },
	{ "---\n...\n", "" },
	{ "\xef\xbb\xbfstore: a.db\r\nworkers: 1\r\n", "" },
	{ "just words\n", "w.yaml:1:1: the file should begin with keys, as 'name: value', "
			  "not with a plain value\n" },
	{ "- a\n- b\n", "w.yaml:1:1: the file should begin with keys, as 'name: value', "
			"not with a list\n" },
	{ "store: a\n---\nstore: b\n",
		"w.yaml:2:1: a second document begins here; remove the '---', or put the rest "
		"into a file of its own\n" },
	{ "store: a\nworkers: 1\nstore: b\n", "w.yaml:3:1: 'store' is given a second time (the "
					      "first is in line 1); remove one of them\n" },
	{ "{[a]: b, {c: d}: e, store: f}\n",
		"w.yaml:1:2: a key must be a plain word, not a list; put quotes around the "
		"text if it is one\n"
		"w.yaml:1:10: a key must be a plain word, not a mapping; put quotes around the "
		"text if it is one\n" },
	{ "store: !secret x\nworkers: !!int 1\n",
		"w.yaml:1:8: '!' begins a tag, which means nothing here; remove it, or put the "
		"value in quotes\n" },
	{ "store: \"a\\0b\"\n",
		"w.yaml:1:8: this value holds the character NUL; remove the \\0 from it\n" },
	{ "workers: \"1\\0\"\n\"a\\0b\": 1\n",
		"w.yaml:1:10: this value holds the character NUL; remove the \\0 from it\n"
		"w.yaml:2:1: this value holds the character NUL; remove the \\0 from it\n" },
	{ "<<: 1\nstore: a\n",
		"w.yaml:1:5: '<<' takes a mapping, as '<<: *name', not a plain value\n" },
};

static void test_what_is_no_configuration(void **state)
{
	(void)state;
	check_cases(wrong, COUNT_OF(wrong), false);
}

static void test_aliases(void **state)
{
	SCOPED(config_destroy)
	struct config *config = config_of("store: &file x.db\n"
					  "lexicon_path: *file\n"
					  "sources:\n"
					  "  - &a {name: a, plugin: file}\n"
					  "  - {<<: *a, name: b}\n"
					  "  - {name: c, <<: [{plugin: d}, *a]}\n");
	const struct section_list *sources = &config->sections[SECTION_SOURCE];
	(void)state;

	assert_true(winnow_is(config->lexicon_path, "/conf/x.db"));
	assert_int_equal(sources->count, 3);
	assert_true(winnow_is(sources->items[1].name, "b"));
	assert_true(winnow_is(sources->items[1].plugin, "file"));
	assert_true(winnow_is(sources->items[2].name, "c"));
	assert_true(winnow_is(sources->items[2].plugin, "d"));
}

/* Text made of `count` times `piece`, where "#" stands for the number, from 0. */
static void repeat(struct buffer *yaml, const char *piece, unsigned count)
{
	for (unsigned i = 0; i < count; i++)
		for (const char *byte = piece; *byte; byte++) {
			if (*byte == '#')
				buffer_printf(yaml, "%u", i);
			else
				buffer_append_byte(yaml, *byte);
		}
}

static void check_refused(struct buffer *yaml, const char *problem)
{
	SCOPED(problems_destroy) struct problems *problems = problems_create();
	SCOPED(config_destroy)
	struct config *config = config_parse(buffer_str(yaml), "w.yaml", "/conf", problems);

	assert_null(config);
	assert_int_equal(problems_count(problems), 1);
	assert_string_equal(problems_get(problems, 0)->text, problem);
	buffer_finish(yaml);
}

static void test_ceilings(void **state)
{
	struct buffer yaml;
	(void)state;

	buffer_init(&yaml, 0);
	buffer_append(&yaml, STR_LITERAL("sources: "));
	repeat(&yaml, "[", 100000);
	check_refused(&yaml,
		"lists and mappings are nested more than 20 deep here; nothing needs that");
	repeat(&yaml, "- ", 1000);
	check_refused(&yaml,
		"lists and mappings are nested more than 20 deep here; nothing needs that");
	buffer_append(&yaml, STR_LITERAL("sources: ["));
	repeat(&yaml, "a,", 300000);
	check_refused(&yaml, "the file holds more than 200000 values; divide it");
	buffer_append(&yaml, STR_LITERAL("x: &a b\nsources: ["));
	repeat(&yaml, "*a,", 300000);
	check_refused(&yaml, "the file holds more than 200000 values; divide it");
	buffer_append(&yaml, STR_LITERAL("sources:\n"));
	repeat(&yaml, "- &a# x\n", 2000);
	check_refused(&yaml, "the file has more than 1000 anchors; use fewer");
	repeat(&yaml, "key#: 1\n", 2000);
	check_refused(&yaml, "one mapping holds more than 1000 keys; divide it");
	repeat(&yaml, "%TAG !a# ! x\r", 101);
	check_refused(&yaml,
		"the file says '%TAG' more than 100 times, which means nothing here; "
		"remove these lines");
	repeat(&yaml, "\n\n\n\n\n\n\n\n\n\n\n\n", 100000);
	check_refused(&yaml, "this file is larger than 1024 KiB, as no configuration should "
			     "be; check the name, or divide it by 'include'");
}

/* Ten levels of ten: 10^10 values if aliases were copies. */
static void test_an_alias_bomb_is_small(void **state)
{
	struct buffer yaml;
	(void)state;

	buffer_init(&yaml, 0);
	buffer_append(&yaml, STR_LITERAL("sources:\n- &b0 [x]\n"));
	for (unsigned i = 1; i < 10; i++) {
		buffer_printf(&yaml, "- &b%u [", i);
		for (unsigned j = 0; j < 10; j++)
			buffer_printf(&yaml, "*b%u,", i - 1);
		buffer_append(&yaml, STR_LITERAL("]\n"));
	}
	SCOPED(problems_destroy) struct problems *problems = problems_create();
	SCOPED(config_destroy)
	struct config *config = config_parse(buffer_str(&yaml), "w.yaml", "/conf", problems);
	assert_non_null(config);
	assert_int_equal(problems_count(problems), 10);
	assert_true(arena_used(config->arena) < 100000);
	buffer_finish(&yaml);
}

/* A thousand keys, merged into a hundred thousand mappings. */
static void test_a_merge_bomb_is_refused(void **state)
{
	struct buffer yaml;
	(void)state;

	buffer_init(&yaml, 0);
	buffer_append(&yaml, STR_LITERAL("x: &a {"));
	repeat(&yaml, "k#: 1,", 900);
	buffer_append(&yaml, STR_LITERAL("}\nsources: ["));
	repeat(&yaml, "{<<: *a},", 100000);
	check_refused(&yaml, "the file holds more than 200000 values; divide it");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_is_no_yaml),
		cmocka_unit_test(test_what_is_no_configuration),
		cmocka_unit_test(test_aliases),
		cmocka_unit_test(test_ceilings),
		cmocka_unit_test(test_an_alias_bomb_is_small),
		cmocka_unit_test(test_a_merge_bomb_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
