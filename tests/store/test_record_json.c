/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include "store/fixture.h"
#include "store/record_json.h"
#include "store/query.h"

#define TEXT "Zoë paid 21,600.50 crowns in May; \"12\" left."

static void name_attribute(struct winnow_attribute *attribute, const char *name, uint32_t type)
{
	attribute->name = winnow_str(name);
	attribute->type = type;
}

/* A document with two facts that have every type of attribute. */
static void store_sample(struct fixture *fixture)
{
	struct winnow_attribute values[7] = { 0 };
	struct winnow_field field = { winnow_str("section"), winnow_str("World"),
		winnow_str("meta article:section") };
	struct completed_document document =
		fixture_document(fixture, "a.html", "A \"price\"\n", TEXT);
	struct completed_fact facts[2] = { fixture_count(fixture, &document, "12", 12),
		fixture_count(fixture, &document, "21,600.50 crowns", 0) };

	name_attribute(&values[0], "value", WINNOW_VALUE_INTEGER);
	values[0].integer = -21600;
	name_attribute(&values[1], "unit", WINNOW_VALUE_TEXT);
	values[1].text = winnow_str("crowns");
	values[1].at = strstr(TEXT, "crowns") - TEXT;
	values[1].length = 6;
	name_attribute(&values[2], "about", WINNOW_VALUE_DECIMAL);
	values[2].text = winnow_str("21600.50");
	name_attribute(&values[3], "on", WINNOW_VALUE_DATE);
	values[3].text = winnow_str("2014-05");
	values[3].precision = WINNOW_MONTH;
	name_attribute(&values[4], "labels", WINNOW_VALUE_CODE);
	values[4].text = winnow_str("one");
	name_attribute(&values[5], "labels", WINNOW_VALUE_CODE);
	values[5].text = winnow_str("two");
	name_attribute(&values[6], "same", WINNOW_VALUE_REFERENCE);
	values[6].integer = 0;
	facts[1].fact.attributes = values;
	facts[1].fact.attribute_count = COUNT_OF(values);
	document.document.fields = &field;
	document.document.field_count = 1;
	document.document.published = winnow_str("2014-05-03");
	document.document.country = winnow_str("XN");
	document.document.language = winnow_str("en");
	document.document.uri = winnow_str("https://news.example/a");
	document.facts = facts;
	document.fact_count = 2;
	assert_int_equal(fixture_store(fixture, &document, "bytes", "plugins"), 0);
}

struct lines {
	uint32_t flags;
	struct arena *arena;
	unsigned count;
	struct winnow_str line[4];
};

static int write_line(void *context, const struct winnow_record *record)
{
	struct lines *lines = context;
	struct failure failure;

	return record_json(
		record, lines->flags, lines->arena, &lines->line[lines->count++], &failure);
}

static struct lines lines_of(struct fixture *fixture, uint32_t flags)
{
	struct lines lines = { .flags = flags, .arena = fixture->arena };
	int64_t last;

	assert_int_equal(cursor_follow(fixture->store, 0, 9, write_line, &lines, &last,
				 &fixture->failure),
		0);
	return lines;
}

#define ITEM                                                                                   \
	"\"item_uri\":\"a.html\",\"item_sha256\":"                                             \
	"\"277089d91c0bdf4f2e6862ba7e4a07605119431f5d13f726dd352b06f1b206a9\","                \
	"\"text_sha256\":"                                                                     \
	"\"a4bdedf4cdbf8b6293bb1604d79cec249a25c97ee2364d7c2cb136bfcb60043d\""
#define DESCRIPTION                                                                            \
	"\"uri\":\"https://news.example/a\",\"title\":\"A \\\"price\\\"\\n\","                 \
	"\"published\":\"2014-05-03\",\"language\":\"en\",\"country\":\"XN\","

static void writes_a_document(void **state)
{
	struct fixture *fixture = *state;

	store_sample(fixture);
	struct lines lines = lines_of(fixture, WINNOW_JSON_STABLE);
	assert_int_equal(lines.count, 3);
	assert_string_equal(lines.line[0].ptr,
		"{\"type\":\"document\",\"id\":\"de57f798826cc0152\","
		"\"schema\":\"winnow/document/1\",\"version\":1,\"cause\":\"new\","
		"\"source\":\"pages\",\"key\":\"a.html\"," DESCRIPTION
		"\"fields\":[{\"name\":\"section\",\"value\":\"World\","
		"\"origin\":\"meta article:section\"}],\"plugin\":\"html 1.0.0\"," ITEM "}");
}

static void writes_a_fact(void **state)
{
	struct fixture *fixture = *state;

	store_sample(fixture);
	struct lines lines = lines_of(fixture, WINNOW_JSON_STABLE);
	assert_string_equal(lines.line[2].ptr,
		"{\"type\":\"fact\",\"id\":\"f7056cc89cc64202e\",\"schema\":\"winnow/fact/1\","
		"\"fact_type\":\"count\",\"document_id\":\"de57f798826cc0152\",\"version\":1,"
		"\"cause\":\"new\",\"source\":\"pages\"," DESCRIPTION
		"\"quote\":\"21,600.50 crowns\",\"prefix\":\"Zoë paid \","
		"\"suffix\":\" in May; \\\"12\\\" left.\",\"start\":9,\"end\":25,"
		"\"byte_start\":10,\"byte_end\":26,\"attributes\":{\"value\":-21600,"
		"\"unit\":\"crowns\",\"about\":\"21600.50\",\"on\":\"2014-05\","
		"\"on_precision\":\"month\",\"labels\":[\"one\",\"two\"],\"same\":"
		"\"f92bb978bda144cdb\"},"
		"\"words\":{\"unit\":{\"quote\":\"crowns\",\"byte_start\":20,"
		"\"byte_end\":26},\"same\":{\"quote\":\"12\",\"byte_start\":36,"
		"\"byte_end\":38}},\"confidence\":0.9,"
		"\"rule\":\"count.digits\",\"plugin\":\"quantity 2.1.0\"," ITEM "}");
}

static void adds_the_clock_and_the_text_when_asked(void **state)
{
	struct fixture *fixture = *state;

	store_sample(fixture);
	struct lines lines = lines_of(fixture, WINNOW_JSON_WITH_TEXT);
	const char *line = lines.line[0].ptr;
	assert_non_null(strstr(line, "\"text\":\"Zoë paid 21,600.50 crowns in May; \\\"12"));
	assert_non_null(strstr(line,
		"\"blocks\":[{\"type\":\"paragraph\",\"byte_start\":0,\"byte_end\":45}]"));
	assert_non_null(strstr(
		line, "\"run\":\"1\",\"fetched\":\"2014-03-05T06:13:20Z\",\"stored\":\""));
	assert_null(strstr(lines.line[1].ptr, "\"text\":"));
	assert_non_null(strstr(line, "\"group\":\"g"));
	assert_non_null(strstr(lines.line[1].ptr, "\"group\":\"g"));
}

static void writes_a_list_of_one_as_an_array(void **state)
{
	static const char *const lists[] = { "labels", NULL };
	struct fixture *fixture = *state;
	struct winnow_attribute attribute = { .text = winnow_str("one") };
	struct winnow_fact fact = { .attributes = &attribute, .attribute_count = 1 };
	struct winnow_document document = { 0 };
	struct winnow_anchor anchor = { 0 };
	struct winnow_record record = { .size = sizeof record,
		.document = &document,
		.fact = &fact,
		.anchor = &anchor,
		.lists = lists };
	struct winnow_str line;

	name_attribute(&attribute, "labels", WINNOW_VALUE_CODE);
	assert_int_equal(record_json(&record, 0, fixture->arena, &line, NULL), 0);
	assert_non_null(strstr(line.ptr, "\"attributes\":{\"labels\":[\"one\"]}"));
	record.lists = NULL;
	assert_int_equal(record_json(&record, 0, fixture->arena, &line, NULL), 0);
	assert_non_null(strstr(line.ptr, "\"attributes\":{\"labels\":\"one\"}"));
}

static void refuses_what_is_no_text(void **state)
{
	const struct winnow_str bad[] = { STR_LITERAL("a\0b"), STR_LITERAL("\xff"),
		STR_LITERAL("\xed\xa0\x80") };
	struct fixture *fixture = *state;
	struct winnow_document document = { 0 };
	struct winnow_record record = { .size = sizeof record, .document = &document };
	struct winnow_str line = { NULL, 0 };

	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		document.title = bad[i];
		assert_int_equal(
			record_json(&record, 0, fixture->arena, &line, &fixture->failure),
			WINNOW_EDATA);
		assert_non_null(strstr(fixture->failure.why, "\"title\""));
		assert_null(line.ptr);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(writes_a_document),
		TEST(writes_a_fact),
		TEST(adds_the_clock_and_the_text_when_asked),
		TEST(writes_a_list_of_one_as_an_array),
		TEST(refuses_what_is_no_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
