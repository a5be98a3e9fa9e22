/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>
#include "cases.h"
#include "config/node.h"

static const struct config_case cases[] = {
	{ "sources: [{name: a, plugin: file}]\nreaders: [html, text]\nextractors: quantity\n"
	  "sinks:\n  - {plugin: jsonl, path: facts.jsonl}\n  - {name: b, plugin: jsonl}\n",
		"" },
	{ "sources:\nsinks: []\n", "" },
	{ "sources:\n  - crin\n  - {plugin: file}\n",
		"w.yaml:2:5: a source needs a name of its own; write '{name: crin, plugin: "
		"crin}'\n"
		"w.yaml:3:5: a source needs a name of its own; add one, as 'name: file'\n" },
	{ "sources:\n  - ./my_source.so\n",
		"w.yaml:2:5: a source needs a name of its own; write '{name: my_source, "
		"plugin: ./my_source.so}'\n" },
	{ "sources:\n  - {name: My-Pages, plugin: file}\n  - {name: '', plugin: file}\n",
		"w.yaml:2:12: 'My-Pages' cannot be the name of a source; use a to z, 0 to 9 "
		"and _, 64 of them at most\n"
		"w.yaml:3:12: '' cannot be the name of a source; use a to z, 0 to 9 and _, 64 "
		"of them at most\n" },
	{ "sources:\n  - {name: "
	  "a123456789b123456789c123456789d123456789e123456789f123456789g1234,"
	  " plugin: file}\n",
		"w.yaml:2:12: 'a123456789b123456789c123456789d123456789e123456789f123456789' "
		"cannot be the name of a source; use a to z, 0 to 9 and _, 64 of them at "
		"most\n" },
	{ "sources:\n  - {name: a, plugin: file}\n  - {name: b, plugin: file}\n"
	  "  - {name: a, plugin: crin}\n  - {name: a, plugin: crin}\n",
		"w.yaml:4:5: another source is named 'a' (w.yaml:2); give this one a 'name' of "
		"its own\n"
		"w.yaml:5:5: another source is named 'a' (w.yaml:4); give this one a 'name' of "
		"its own\n" },
	{ "sources:\n  - {site: globalvoice}\n  - {site: guardian}\n  - {site: xyzzy}\n",
		"w.yaml:2:12: there is no profile of a site 'globalvoice'; did you mean "
		"'globalvoices'?\n"
		"w.yaml:3:12: the profile of 'guardian' does not say how the site is looked "
		"through; name a plugin here, with its options\n"
		"w.yaml:4:12: there is no profile of a site 'xyzzy'; write one, "
		"sites/xyzzy.yaml, in a folder of your own that data_path names\n" },
	{ "sinks: [jsonl, jsonl]\n", "w.yaml:1:16: another sink is named 'jsonl' (w.yaml:1); "
				     "give this one a 'name' of its own\n" },
	{ "sinks: [{plugin: ./Odd-Name.so}]\n",
		"w.yaml:1:9: 'Odd-Name' cannot be the name of a sink; use a to z, 0 to 9 and "
		"_, 64 of them at most\n" },
	{ "sources:\n  - {name: a, plugn: file}\n  - {name: b}\n  - {}\n",
		"w.yaml:2:5: this source names no plugin; did you mean 'plugin' where it says "
		"'plugn'?\n"
		"w.yaml:3:5: this source names no plugin; add one, as 'plugin: NAME', of those "
		"that 'winnow plugins' lists\n"
		"w.yaml:4:5: this source names no plugin; add one, as 'plugin: NAME', of those "
		"that 'winnow plugins' lists\n" },
	{ "sinks:\n  - jsonl: {path: x}\n  - jsonl:\n  - path: x\n",
		"w.yaml:2:5: this sink names no plugin; write 'plugin: jsonl', and its options "
		"beside that, not below\n"
		"w.yaml:3:5: this sink names no plugin; write 'plugin: jsonl', and its options "
		"beside that, not below\n"
		"w.yaml:4:5: this sink names no plugin; add one, as 'plugin: NAME', of those "
		"that 'winnow plugins' lists\n" },
	{ "sources:\n  - {name: [a], plugin: {b: c}}\n  - {name: a, plugin: }\n",
		"w.yaml:2:12: 'name' takes one plain value, not a list\n"
		"w.yaml:2:25: 'plugin' takes one plain value, not a mapping\n"
		"w.yaml:3:23: 'plugin' has no value; write one, or remove the line\n" },
	{ "sources:\n  -\n  - ''\n  - [a]\n", "w.yaml:2:4: this source must be the name of a "
					      "plugin, or 'plugin: NAME' with its options\n"
					      "w.yaml:3:5: this source must be the name of a "
					      "plugin, or 'plugin: NAME' with its options\n"
					      "w.yaml:4:5: this source must be the name of a "
					      "plugin, or 'plugin: NAME' with its options\n" },
	{ "sources:\n  pages:\n    plugin: file\n",
		"w.yaml:2:3: 'sources' takes a list; begin each entry with '- ', as '- {name: "
		"NAME, plugin: PLUGIN}'\n" },
	{ "sources: {name: a, plugin: file}\n", "" },
	{ "extractors: {quantity: {}, money: {}}\n",
		"w.yaml:1:13: 'extractors' takes a list; begin each entry with '- ', as '- "
		"{plugin: PLUGIN}'\n" },
	{ "readers: [html, html]\nextractors: [date, {plugin: date}]\n", "" },
};

static void test_problems(void **state)
{
	(void)state;
	check_cases(cases, COUNT_OF(cases), false);
}

static void check_section(const struct section *section, enum section_kind kind,
	const char *name, const char *plugin, unsigned line)
{
	assert_int_equal(section->kind, kind);
	assert_true(winnow_is(section->name, name));
	assert_true(winnow_is(section->plugin, plugin));
	assert_int_equal(section->place.line, line);
	assert_string_equal(section->place.file, "w.yaml");
}

static void test_entries(void **state)
{
	SCOPED(config_destroy)
	struct config *config = config_of("sources:\n"
					  "  - {name: pages, plugin: file, paths: [.]}\n"
					  "extractors: [quantity, {plugin: ./mine/date.so}]\n"
					  "sinks:\n"
					  "  - jsonl\n"
					  "  - name: copy\n"
					  "    plugin: jsonl\n");
	struct section_list *lists = config->sections;
	(void)state;

	assert_true(lists[SECTION_SOURCE].given);
	assert_false(lists[SECTION_READER].given);
	assert_int_equal(lists[SECTION_SOURCE].count, 1);
	assert_int_equal(lists[SECTION_EXTRACTOR].count, 2);
	assert_int_equal(lists[SECTION_SINK].count, 2);
	check_section(&lists[SECTION_SOURCE].items[0], SECTION_SOURCE, "pages", "file", 2);
	check_section(&lists[SECTION_EXTRACTOR].items[0], SECTION_EXTRACTOR, "quantity",
		"quantity", 3);
	check_section(&lists[SECTION_EXTRACTOR].items[1], SECTION_EXTRACTOR, "date",
		"/conf/mine/date.so", 3);
	check_section(&lists[SECTION_SINK].items[0], SECTION_SINK, "jsonl", "jsonl", 5);
	check_section(&lists[SECTION_SINK].items[1], SECTION_SINK, "copy", "jsonl", 6);
	assert_null(lists[SECTION_SINK].items[0].node);
	assert_non_null(lists[SECTION_SINK].items[1].node);
}

static const struct config_node *value_of(const struct section *section, const char *key)
{
	for (size_t i = 0; i < section->node->count; i++)
		if (winnow_is(section->node->pairs[i].key, key))
			return section->node->pairs[i].value;
	return NULL;
}

static void test_a_source_as_its_sites_profile_says(void **state)
{
	SCOPED(config_destroy)
	struct config *config =
		config_of("sources:\n"
			  "  - {site: globalvoices, max_entries: 5, schedule: \"@daily\"}\n"
			  "  - {site: hrw, name: rights, urls: [a.xml]}\n");
	const struct section *sections = config->sections[SECTION_SOURCE].items;
	(void)state;

	check_section(&sections[0], SECTION_SOURCE, "globalvoices", "feed", 2);
	check_section(&sections[1], SECTION_SOURCE, "rights", "feed", 3);
	assert_true(winnow_is(value_of(&sections[0], "max_entries")->text, "5"));
	assert_true(winnow_is(sections[0].timing.schedule, "@daily"));
	const struct config_node *urls = value_of(&sections[0], "urls");
	assert_true(winnow_is(node_item(urls, 0)->text, "https://globalvoices.org/feed/"));
	/* A mistake there would be told there. */
	assert_non_null(strstr(urls->place.file, "sites/globalvoices.yaml"));
	assert_true(winnow_is(node_item(value_of(&sections[1], "urls"), 0)->text, "a.xml"));
	assert_null(value_of(&sections[1], "site"));
}

/* "extractors: []" is not the same as no such key: none, rather than all. */
static void test_an_empty_list_is_given(void **state)
{
	SCOPED(config_destroy) struct config *config = config_of("extractors: []\nsinks:\n");
	(void)state;

	assert_true(config->sections[SECTION_EXTRACTOR].given);
	assert_true(config->sections[SECTION_SINK].given);
	assert_int_equal(config->sections[SECTION_EXTRACTOR].count, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_problems),
		cmocka_unit_test(test_entries),
		cmocka_unit_test(test_a_source_as_its_sites_profile_says),
		cmocka_unit_test(test_an_empty_list_is_given),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
