/* SPDX-License-Identifier: MIT
 * What readers of a store are shown of people who may be harmed by being found. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include "base/utf8.h"
#include "store/disclosure.h"
#include "store/fixture.h"
#include "store/masked_text.h"
#include "store/query.h"
#include "store/record_json.h"
#include "store/version.h"
#include "tools/temporary.h"

/* ---- names in a text ---- */

struct hidden {
	const char *text, *masked;
	bool is_address;
};

static void assert_hidden(const struct name_list *names, const struct hidden *expected)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	struct masked_text masked;
	char shown[400];

	assert_true(masked_text_make(
		names, winnow_str(expected->text), expected->is_address, arena, &masked));
	snprintf(shown, sizeof shown, "%.*s", STR_ARGS(masked.text));
	assert_string_equal(shown, expected->masked);
}

static void names_are_hidden_in_every_form(void **state)
{
	static const struct hidden texts[] = {
		{ "Zoë Lind, 9, is safe.", "[child 1], 9, is safe.", false },
		{ "ZOE LIND is safe", "[child 1] is safe", false },
		{ "Lind's mother", "[child 1]'s mother", false },
		{ "Lind, Zoe", "[child 1], [child 1]", false },
		{ "Lind Zoë was seen", "[child 1] was seen", false },
		{ "a kind word, a lind tree", "a kind word, a lind tree", false },
		{ "Zoë\xc2\xa0Lind and Zoë", "[child 1] and [child 1]", false },
		{ "Zoe\xcc\x88 Lind in two marks", "[child 1] in two marks", false },
		{ "Lindström is another", "Lindström is another", false },
		{ "Jo de la Cruz and Cruz", "[person 2] and [person 2]", false },
		{ "from Jo to Li", "from Jo to Li", false },
		{ "Li Wei, 55, Wei said", "[person 3], 55, [person 3] said", false },
		{ "\xe5\xbc\xa0\xe6\xb7\x91\xe4\xbe\xa0\xe8\xaf\xb4", "[person 4]\xe8\xaf\xb4",
			false },
		{ "https://a.example/2014/zoe-lind-found",
			"https://a.example/2014/[child 1]-found", true },
		{ "https://a.example/zoelind.html", "https://a.example/[child 1].html", true },
		{ "https://a.example/?q=Zo%C3%AB+Lind", "https://a.example/?q=[child 1]",
			true },
		{ "https://a.example/a%20b%2Fc", "https://a.example/a%20b%2Fc", true },
		{ "", "", false },
	};
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	struct name_list names;

	(void)state;
	name_list_init(&names, arena);
	assert_true(name_list_add(&names, winnow_str("Zoë Lind"), winnow_str("[child 1]")));
	assert_true(
		name_list_add(&names, winnow_str("Jo de la Cruz"), winnow_str("[person 2]")));
	assert_true(name_list_add(&names, winnow_str("Li Wei"), winnow_str("[person 3]")));
	assert_true(name_list_add(&names, winnow_str("\xe5\xbc\xa0\xe6\xb7\x91\xe4\xbe\xa0"),
		winnow_str("[person 4]")));
	name_list_sort(&names);
	for (size_t i = 0; i < COUNT_OF(texts); i++)
		assert_hidden(&names, &texts[i]);
	name_list_finish(&names);
}

/* ---- documents ---- */

static const struct winnow_attribute_type person_attributes[] = {
	{ "value", "the name", NULL, WINNOW_VALUE_TEXT, WINNOW_SPANNED },
	{ "sensitivity", "", NULL, WINNOW_VALUE_CODE, 0 },
	{ "restricted_for", "", NULL, WINNOW_VALUE_CODE, 0 },
	{ "same_as", "", NULL, WINNOW_VALUE_REFERENCE, 0 },
	{ NULL },
};
static const struct winnow_fact_type person_type = { "person", "somebody", person_attributes };

#define TEXT "Pavel Brandt, 52, hired Ása Grím, aged nine. Brandt sold twelve pearls, said Ása."

struct people {
	struct winnow_attribute attributes[4][4];
	struct completed_fact facts[4];
};

static void add_person(struct people *people, size_t index, const char *words, const char *name,
	const char *reason, int64_t same)
{
	struct winnow_attribute *attributes = people->attributes[index];
	struct winnow_fact *fact = &people->facts[index].fact;
	uint64_t at = (uint64_t)(strstr(TEXT, words) - TEXT);

	*fact = (struct winnow_fact){ .size = sizeof *fact,
		.type = winnow_str("person"),
		.rule = winnow_str("person.name"),
		.attributes = attributes,
		.attribute_count = same < 0 ? 3 : 4,
		.at = at,
		.length = strlen(words),
		.confidence = 0.9,
		.number = (int64_t)index };
	attributes[0] = (struct winnow_attribute){ .name = winnow_str("value"),
		.text = winnow_str(name),
		.at = at,
		.length = strlen(words),
		.type = WINNOW_VALUE_TEXT };
	attributes[1] = (struct winnow_attribute){ .name = winnow_str("sensitivity"),
		.text = winnow_str("restricted"),
		.type = WINNOW_VALUE_CODE };
	attributes[2] = (struct winnow_attribute){ .name = winnow_str("restricted_for"),
		.text = winnow_str(reason),
		.type = WINNOW_VALUE_CODE };
	attributes[3] = (struct winnow_attribute){
		.name = winnow_str("same_as"), .integer = same, .type = WINNOW_VALUE_REFERENCE
	};
}

static int store_people(struct fixture *fixture, const char *title, const char *bytes)
{
	struct completed_document document = fixture_document(
		fixture, "https://news.example/pavel-brandt-guilty", title, TEXT);
	struct people people;

	add_person(&people, 0, "Pavel Brandt", "Pavel Brandt", "near_child", -1);
	add_person(&people, 1, "Ása Grím", "Ása Grím", "child", -1);
	add_person(&people, 2, "Brandt sold", "Pavel Brandt", "near_child", 0);
	people.facts[2].fact.length = people.attributes[2][0].length = strlen("Brandt");
	people.facts[3] = fixture_count(fixture, &document, "twelve pearls", 12);
	people.facts[3].fact.number = 3;
	for (size_t i = 0; i < 3; i++)
		people.facts[i].plugin = fixture->extractor;
	document.facts = people.facts;
	document.fact_count = 4;
	/* No extractor saw it. */
	const struct winnow_field left_out = { winnow_str("left_out"),
		winnow_str("Missing since May: Una Berg, seven."), winnow_str("repeats") };
	document.document.fields = &left_out;
	document.document.field_count = 1;
	return fixture_store(fixture, &document, bytes, "p");
}

static int fill(void **state)
{
	assert_int_equal(fixture_setup(state), 0);
	struct fixture *fixture = *state;

	assert_int_equal(store_fact_type(fixture->store, &person_type, &fixture->failure), 0);
	assert_int_equal(store_people(fixture, "Pearl dealer BRANDT guilty", "1"), 0);
	return 0;
}

/* Every record as a line, and each quote as it stands in the text shown. */
struct lines {
	struct fixture *fixture;
	char json[16384];
	unsigned count;
};

static void assert_anchored(const struct winnow_record *record)
{
	const struct winnow_anchor *anchor = record->anchor;
	struct winnow_str text = record->document->text;
	struct winnow_str before = winnow_slice(text, 0, anchor->byte_start);
	struct winnow_str quote =
		winnow_slice(text, anchor->byte_start, anchor->byte_end - anchor->byte_start);

	assert_true(winnow_equal(quote, anchor->quote));
	assert_int_equal(anchor->start, utf8_count(before));
	assert_int_equal(anchor->end, anchor->start + utf8_count(quote));
	assert_int_equal(record->fact->at, anchor->byte_start);
	assert_true(anchor->prefix.len <= before.len);
	assert_true(winnow_equal(anchor->prefix,
		winnow_slice(before, before.len - anchor->prefix.len, anchor->prefix.len)));
	for (uint32_t i = 0; i < record->fact->attribute_count; i++)
		assert_true(
			record->fact->attributes[i].at + record->fact->attributes[i].length <=
			text.len);
}

static int take(void *context, const struct winnow_record *record)
{
	struct lines *lines = context;
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	size_t used = strlen(lines->json);
	struct winnow_str line;

	assert_int_equal(record_json(record, WINNOW_JSON_WITH_TEXT, arena, &line,
				 &lines->fixture->failure),
		0);
	assert_true(used + line.len + 2 < sizeof lines->json);
	snprintf(lines->json + used, sizeof lines->json - used, "%.*s\n", STR_ARGS(line));
	lines->count++;
	if (record->fact)
		assert_anchored(record);
	return 0;
}

static void assert_no_name(const char *text)
{
	static const char *const names[] = { "randt", "RANDT", "avel", "Grím", "Ása", "Una" };

	for (size_t i = 0; i < COUNT_OF(names); i++)
		if (strstr(text, names[i]))
			fail_msg("%s stands in %s", names[i], text);
}

static void no_name_is_left_in_any_record(void **state)
{
	struct fixture *fixture = *state;
	struct lines lines = { .fixture = fixture };

	assert_int_equal(query_document(fixture->store, winnow_str("d"), take, &lines,
				 &fixture->failure),
		0);
	assert_int_equal(lines.count, 5);
	assert_no_name(lines.json);
	assert_non_null(strstr(lines.json,
		"[person 1], 52, hired [child 2], aged nine. [person 1] sold twelve pearls, "
		"said [child 2]."));
	assert_non_null(strstr(lines.json, "\"title\":\"Pearl dealer [person 1] guilty\""));
	assert_non_null(strstr(lines.json, "https://news.example/[person 1]-guilty"));
	assert_non_null(strstr(lines.json, "\"quote\":\"twelve pearls\""));
}

static int skip_match(
	void *context, const struct winnow_record *document, struct winnow_str snippet)
{
	(void)document;
	snprintf(context, 400, "%.*s", STR_ARGS(snippet));
	return 0;
}

static void nor_in_what_is_searched_followed_or_compared(void **state)
{
	struct fixture *fixture = *state;
	struct record_filter filter = { .words = winnow_str("brandt pearls") };
	struct lines lines = { .fixture = fixture };
	struct version_pair pair;
	char snippet[400] = "";
	int64_t last;

	assert_int_equal(
		query_search(fixture->store, &filter, skip_match, snippet, &fixture->failure),
		0);
	assert_no_name(snippet);
	assert_non_null(strstr(snippet, "pearls"));
	assert_int_equal(
		cursor_follow(fixture->store, 0, 9, take, &lines, &last, &fixture->failure), 0);
	assert_no_name(lines.json);

	fixture_close(fixture);
	fixture_open(fixture);
	assert_int_equal(store_people(fixture, "Pavel Brandt guilty, too", "2"), 0);
	assert_int_equal(version_read_pair(fixture->store, winnow_str("d"), 0, 0,
				 fixture->arena, &pair, &fixture->failure),
		0);
	assert_int_equal(
		version_redact(fixture->store, &pair, fixture->arena, &fixture->failure), 0);
	assert_true(winnow_is(pair.after.document.document->title, "[person 1] guilty, too"));
}

static void who_says_why_sees_all(void **state)
{
	struct fixture *fixture = *state;
	struct lines lines = { .fixture = fixture };
	const struct disclosure disclosure = { winnow_str("ann"), winnow_str("winnow facts"),
		winnow_str("to trace the family") };
	struct store *beside;

	assert_int_equal(
		store_open(fixture->path, STORE_BESIDE, &beside, &fixture->failure), 0);
	assert_int_equal(disclosure_record(beside, &disclosure, &fixture->failure), 0);
	store_close(beside);
	assert_string_equal(fixture_sql(fixture, "SELECT record ->> 'reason' FROM custody_log "
						 "WHERE event = 'disclosure'"),
		"to trace the family");
	query_show_restricted(fixture->store, true);
	assert_int_equal(query_document(fixture->store, winnow_str("d"), take, &lines,
				 &fixture->failure),
		0);
	assert_non_null(strstr(lines.json, "Ása Grím"));
	assert_null(strstr(lines.json, "[person"));
}

static void those_who_disclose_beside_each_other_share_one_log(void **state)
{
	struct fixture *fixture = *state;
	const struct disclosure disclosure = { winnow_str("ann"), winnow_str("winnow facts"),
		winnow_str("to trace the family") };
	struct store *beside;

	assert_int_equal(
		store_open(fixture->path, STORE_BESIDE, &beside, &fixture->failure), 0);
	struct store *const turns[] = { fixture->store, beside, fixture->store };
	for (size_t i = 0; i < COUNT_OF(turns); i++)
		assert_int_equal(
			disclosure_record(turns[i], &disclosure, &fixture->failure), 0);
	store_close(beside);
	assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM custody_log "
						 "WHERE event = 'disclosure'"),
		3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_hidden_in_every_form),
		cmocka_unit_test_setup_teardown(
			no_name_is_left_in_any_record, fill, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			nor_in_what_is_searched_followed_or_compared, fill, fixture_teardown),
		cmocka_unit_test_setup_teardown(who_says_why_sees_all, fill, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			those_who_disclose_beside_each_other_share_one_log, fill,
			fixture_teardown),
	};

	return cmocka_run_group_tests_name("redaction", tests, NULL, NULL);
}
