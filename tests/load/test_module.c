/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "load/module.h"
#include "tools/temporary.h"

#define UNKNOWN "which this winnow does not know"
#define NO_NAME "has no name as [a-z][a-z0-9_]*"

/* A plugin with a bad habit, and what is said of it between its path and the remedy. */
struct habit {
	const char *name, *refusal;
};

static const struct habit habits[] = {
	{ "absurd_descriptor", "descriptor has 65536 bytes, which cannot be" },
	{ "odd_descriptor", "descriptor has 83 bytes, which cannot be" },
	{ "short_descriptor", "descriptor has 40 bytes, less than the 80 of the first ABI" },
	{ "absurd_option", "option_size has 4000000000 bytes, which cannot be" },
	{ "short_option", "option_size has 48 bytes, less than the 56 of the first ABI" },
	{ "bad_id", "has the id 'Skeleton-1', which is no name as [a-z][a-z0-9_]*" },
	{ "no_version", "does not say its version" },
	{ "version_of_two_words", "has the version '1.0 beta', which is not one word" },
	{ "no_licence", "does not say its licence" },
	{ "no_kind", "is neither source nor reader nor extractor nor sink" },
	{ "short_source", "the source table has 24 bytes, less than the 48 of the first ABI" },
	{ "unknown_kind_flag", "the source has the flags 0x6, " UNKNOWN },
	{ "no_start", "the source has no start()" },
	{ "bare_reader", "the reader has no probe()" },
	{ "bare_sink", "the sink has no flush()" },
	{ "endless_options",
		"the source has a table of options with no NULL at its end, or more than "
		"1000 entries" },
	{ "option_bad_name", "the option Max-Depth of the source " NO_NAME },
	{ "option_twice", "the option depth of the source is there twice" },
	{ "option_reserved",
		"the option plugin of the source has a name that is winnow's own" },
	{ "option_no_help", "the option depth of the source has no help" },
	{ "option_unknown_type", "the option depth of the source has the type 7, " UNKNOWN },
	{ "option_unknown_flag", "the option depth of the source has the flags 0x8, " UNKNOWN },
	{ "option_bounded_text",
		"the option title of the source has bounds, but is no number to be bounded" },
	{ "option_crossed_bounds",
		"the option depth of the source has a least value above its greatest" },
	{ "option_required_fallback",
		"the option depth of the source is required and yet has a fallback" },
	{ "option_bad_fallback", "the option most of the source has the fallback '12q', which "
				 "is not a size, as 32k or 10M" },
	{ "option_fallback_out_of_bounds",
		"the option depth of the source has the fallback '12', out of its own bounds" },
	{ "option_fallback_no_choice",
		"the option order of the source has the fallback 'size', "
		"which is none of its choices" },
	{ "option_bad_choice", "the option wait of the source has the choice 'soon', which is "
			       "not a duration, as 30s or 24h" },
	{ "option_no_choice", "the option order of the source has an empty table of choices" },
	{ "no_fact_type", "the extractor makes no fact type" },
	{ "short_fact_type", "the extractor's fact_type_size has 8 bytes, less than the 24 of "
			     "the first ABI" },
	{ "fact_bad_name", "the fact type tall-tree " NO_NAME },
	{ "fact_twice", "the fact type tree is there twice" },
	{ "fact_no_help", "the fact type tree has no help" },
	{ "attribute_bad_name", "the attribute 2nd of the fact type tree " NO_NAME },
	{ "attribute_twice", "the attribute height of the fact type tree is there twice" },
	{ "attribute_unknown_type",
		"the attribute height of the fact type tree has the type 9, " UNKNOWN },
	{ "attribute_unknown_flag",
		"the attribute height of the fact type tree has the flags 0x4, " UNKNOWN },
	{ "attribute_codes_of_text",
		"the attribute kind of the fact type tree has codes, but is no code" },
	{ "attribute_bad_code", "the attribute kind of the fact type tree has the code 'silver "
				"fir', which is none as [A-Za-z0-9._:/-]+" },
	{ "attribute_no_code",
		"the attribute kind of the fact type tree has an empty table of codes" },
	{ "need_bad_name", "the extractor needs a fact type 'tall forest', which is no name as "
			   "[a-z][a-z0-9_]*" },
	{ "use_bad_name", "the extractor uses a fact type 'low hedge', which is no name as "
			  "[a-z][a-z0-9_]*" },
};

static char *plugin_path(const char *name)
{
	char file[128];

	snprintf(file, sizeof file, "load/plugins/%s.so", name);
	return temporary_path(getenv("WINNOW_TEST_BUILD"), file);
}

static const struct module *load(const char *name)
{
	struct failure failure = { 0 };
	const struct module *module = NULL;
	char *path = plugin_path(name);

	if (module_load(path, &module, &failure) != 0)
		fail_msg("%s", failure.why);
	assert_string_equal(module->path, path);
	free(path);
	return module;
}

/* The file is refused with its path and `refusal`. */
static void refuse(const char *path, const char *refusal)
{
	struct failure failure = { 0 };
	const struct module untouched, *module = &untouched;
	char expected[1000];

	snprintf(expected, sizeof expected, "%s: %s", path, refusal);
	int result = module_load(path, &module, &failure);
	assert_string_equal(failure.why, expected);
	assert_int_equal(result, failure.code);
	assert_true(result < 0);
	assert_ptr_equal(module, &untouched);
}

static void refuse_plugin(const char *name, const char *refusal)
{
	char *path = plugin_path(name);

	refuse(path, refusal);
	free(path);
}

static void every_bad_habit_is_named(void **state)
{
	char refusal[600];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(habits); i++) {
		snprintf(refusal, sizeof refusal, "%s: correct it and rebuild the plugin",
			habits[i].refusal);
		refuse_plugin(habits[i].name, refusal);
		refuse_plugin(habits[i].name, refusal);
	}
}

static void another_major_is_refused(void **state)
{
	(void)state;
	refuse_plugin("wrong_major", "speaks winnow ABI 2, this winnow speaks 0: rebuild it "
				     "against the headers of this version");
}

static void a_shared_object_of_others_is_no_plugin(void **state)
{
	(void)state;
	refuse_plugin("no_symbol", "not a winnow plugin: it exports no constant winnow_plugin");
}

static void winnow_lends_no_symbols(void **state)
{
	(void)state;
	refuse_plugin("undefined_symbol",
		"does not load: undefined symbol: winnow_lends_nothing: winnow lends no "
		"symbols, link the plugin with the library that has it");
}

static void what_is_no_shared_object_is_called_so(void **state)
{
	static const char broken[] = "\177ELF and nothing that follows from it";
	char *folder = temporary_folder();
	char *text = temporary_file(folder, "text.so", winnow_str("not a program\n"));
	char *empty = temporary_file(folder, "empty.so", winnow_str(""));
	char *half =
		temporary_file(folder, "half.so", (struct winnow_str){ broken, sizeof broken });
	char *missing = temporary_path(folder, "missing.so");

	(void)state;
	refuse(text, "not a shared object: name a plugin's .so file");
	refuse(empty, "not a shared object: name a plugin's .so file");
	refuse(half, "is cut short: copy it anew");
	refuse(folder, "a folder, not a plugin: name the .so file in it");
	refuse("/dev/null", "not a regular file: name a plugin's .so file");
	refuse(missing, "there is no such file: `winnow plugins` lists those there are");
	free(text);
	free(empty);
	free(half);
	free(missing);
	temporary_remove(folder);
}

static void a_sound_plugin_is_copied_whole(void **state)
{
	const struct module *module = load("sound");

	(void)state;
	assert_string_equal(module->plugin.id, "skeleton");
	assert_true(winnow_is(module->label, "skeleton 1.0.0"));
	assert_ptr_equal(module->plugin.source, &module->source);
	assert_ptr_equal(module->plugin.extractor, &module->extractor);
	assert_null(module->plugin.reader);
	assert_null(module->plugin.sink);
	assert_string_equal(module->source.options[0].name, "depth");
	assert_null(module->source.options[1].name);
	assert_null(module->extractor.options);
	assert_string_equal(module->extractor.makes[0].name, "tree");
	assert_string_equal(module->extractor.makes[0].attributes[0].name, "height");
	assert_string_equal(module->extractor.needs[0], "forest");
}

/* As both older.c and newer.c have it, in structs of other lengths. */
static void check_contents(const struct module *module)
{
	const struct winnow_option *options = module->source.options;
	const struct winnow_fact_type *makes = module->extractor.makes;

	assert_string_equal(options[0].name, "depth");
	assert_int_equal(options[0].max, 9);
	assert_string_equal(options[1].name, "wait");
	assert_string_equal(options[1].fallback, "30s");
	assert_int_equal(options[1].type, WINNOW_DURATION);
	assert_null(options[2].name);
	assert_string_equal(makes[0].name, "tree");
	assert_string_equal(makes[0].attributes[0].name, "height");
	assert_int_equal(makes[0].attributes[0].flags, WINNOW_REQUIRED);
	assert_string_equal(makes[0].attributes[1].name, "kind");
	assert_int_equal(makes[0].attributes[1].type, WINNOW_VALUE_CODE);
	assert_null(makes[0].attributes[2].name);
	assert_string_equal(makes[1].name, "forest");
	assert_null(makes[1].attributes);
	assert_null(makes[2].name);
	assert_non_null(module->source.open);
	assert_non_null(module->source.start);
	assert_null(module->source.visit);
	assert_non_null(module->extractor.extract);
}

static void an_older_plugin_reads_right(void **state)
{
	const struct module *module = load("older");

	(void)state;
	assert_int_equal(module->plugin.abi_minor, 0);
	assert_true(winnow_is(module->label, "older 0.9"));
	check_contents(module);
}

static void a_newer_plugin_reads_right(void **state)
{
	const struct module *module = load("newer");

	(void)state;
	assert_int_equal(module->plugin.abi_minor, WINNOW_ABI_MINOR + 1);
	assert_true(winnow_is(module->label, "newer 2.0"));
	check_contents(module);
}

static void the_same_file_is_the_same_module(void **state)
{
	(void)state;
	assert_ptr_equal(load("witness"), load("witness"));
	assert_ptr_not_equal(load("witness"), load("sound"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_bad_habit_is_named),
		cmocka_unit_test(another_major_is_refused),
		cmocka_unit_test(a_shared_object_of_others_is_no_plugin),
		cmocka_unit_test(winnow_lends_no_symbols),
		cmocka_unit_test(what_is_no_shared_object_is_called_so),
		cmocka_unit_test(a_sound_plugin_is_copied_whole),
		cmocka_unit_test(an_older_plugin_reads_right),
		cmocka_unit_test(a_newer_plugin_reads_right),
		cmocka_unit_test(the_same_file_is_the_same_module),
	};

	return cmocka_run_group_tests_name("load module", tests, NULL, NULL);
}
