/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>
#include "store/fixture.h"

#define TEXT "Twelve boys and two girls."

static void set(
	struct winnow_attribute *attribute, const char *name, uint32_t type, const char *text)
{
	*attribute = (struct winnow_attribute){
		.name = winnow_str(name), .type = type, .text = winnow_str(text)
	};
}

static void store_sample(struct fixture *fixture, const char *decimal)
{
	struct winnow_attribute values[7];
	struct completed_document document = fixture_document(fixture, "a", "Title", TEXT);
	struct completed_fact facts[2] = { fixture_count(fixture, &document, "Twelve boys", 12),
		fixture_count(fixture, &document, "two girls", 2) };

	set(&values[0], "value", WINNOW_VALUE_INTEGER, NULL);
	values[0].integer = 2;
	set(&values[1], "unit", WINNOW_VALUE_TEXT, "girls");
	set(&values[2], "about", WINNOW_VALUE_DECIMAL, decimal);
	set(&values[3], "on", WINNOW_VALUE_DATE, "2014-01");
	values[3].precision = WINNOW_QUARTER;
	set(&values[4], "labels", WINNOW_VALUE_CODE, "b");
	set(&values[5], "labels", WINNOW_VALUE_CODE, "a");
	set(&values[6], "same", WINNOW_VALUE_REFERENCE, NULL);
	facts[1].fact.attributes = values;
	facts[1].fact.attribute_count = COUNT_OF(values);
	document.document.dateline = winnow_str("2014-02-02");
	document.facts = facts;
	document.fact_count = 2;
	assert_int_equal(fixture_store(fixture, &document, decimal, "plugins"), 0);
}

#define GIRLS " FROM fact_count WHERE quote = 'two girls'"

static void has_a_column_for_each_attribute(void **state)
{
	struct fixture *fixture = *state;

	store_sample(fixture, "21600.50");
	assert_string_equal(
		fixture_sql(fixture,
			"SELECT group_concat(name) FROM pragma_table_info('fact_count')"),
		"fact_id,document_id,document_title,document_date,quote,value,unit,about,"
		"about_text,on,on_precision,labels,same");
	assert_string_equal(
		fixture_sql(fixture,
			"SELECT document_title || '|' || document_date || '|' || value || '|' "
			"|| "
			"unit || '|' || about || '|' || about_text || '|' || \"on\" || '|' || "
			"on_precision || '|' || labels" GIRLS),
		"Title|2014-02-02|2|girls|21600.5|21600.50|2014-01|quarter|[\"b\",\"a\"]");
	assert_string_equal(fixture_sql(fixture, "SELECT typeof(value) || typeof(about)" GIRLS),
		"integerreal");
	assert_string_equal(
		fixture_sql(fixture, "SELECT f.quote FROM fact_count AS f JOIN fact_count AS g "
				     "ON g.same = f.fact_id"),
		"Twelve boys");
	assert_string_equal(
		fixture_sql(fixture, "SELECT count(unit) || count(labels) || count(same) FROM "
				     "fact_count WHERE quote = 'Twelve boys'"),
		"000");
	assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM fact_place"), 0);
}

static void keeps_a_decimal_that_no_number_holds(void **state)
{
	struct fixture *fixture = *state;

	store_sample(fixture, "12345678901234567.25");
	assert_string_equal(
		fixture_sql(fixture, "SELECT typeof(about) || about || about_text" GIRLS),
		"text12345678901234567.2512345678901234567.25");
}

static void shows_the_latest_version_alone(void **state)
{
	struct fixture *fixture = *state;

	store_sample(fixture, "1.5");
	fixture_close(fixture);
	fixture_open(fixture);
	struct completed_document document = fixture_document(fixture, "a", "Other", TEXT);
	assert_int_equal(fixture_store(fixture, &document, "z", "plugins"), 0);
	assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM fact_count"), 0);
	assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM facts"), 2);
}

static void follows_a_new_declaration(void **state)
{
	static const struct winnow_attribute_type attributes[] = {
		{ "quote", "a name that is taken", NULL, WINNOW_VALUE_TEXT, 0 },
		{ "on", "a date", NULL, WINNOW_VALUE_DATE, 0 },
		{ "on_precision", "another name that is taken", NULL, WINNOW_VALUE_TEXT, 0 },
		{ "value", "a list now", NULL, WINNOW_VALUE_INTEGER, WINNOW_LIST },
		{ "group", "a word of SQL", NULL, WINNOW_VALUE_TEXT, 0 },
		{ NULL },
	};
	static const struct winnow_fact_type type = { "count", NULL, attributes };
	struct fixture *fixture = *state;

	store_sample(fixture, "1.5");
	assert_int_equal(store_fact_type(fixture->store, &type, &fixture->failure), 0);
	assert_string_equal(
		fixture_sql(fixture,
			"SELECT group_concat(name) FROM pragma_table_info('fact_count')"),
		"fact_id,document_id,document_title,document_date,quote,quote_,on,"
		"on_precision_,on_precision,value,group");
	assert_string_equal(fixture_sql(fixture, "SELECT value" GIRLS), "[2]");
	assert_int_equal(
		fixture_number(fixture,
			"SELECT count(*) FROM attribute_types JOIN fact_types "
			"ON fact_types.id = fact_type_id WHERE fact_types.name = 'count'"),
		5);
	assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM facts"), 2);
}

static void leaves_a_view_that_says_the_same(void **state)
{
	struct fixture *fixture = *state;
	int64_t before = fixture_number(fixture, "PRAGMA schema_version");

	fixture_close(fixture);
	fixture_open(fixture);
	assert_int_equal(fixture_number(fixture, "PRAGMA schema_version"), before);
}

static void refuses_a_fact_that_nobody_declared(void **state)
{
	struct fixture *fixture = *state;
	struct completed_document document = fixture_document(fixture, "a", "Title", TEXT);
	struct completed_fact fact = fixture_count(fixture, &document, "two", 2);

	fact.fact.type = winnow_str("rumour");
	document.facts = &fact;
	document.fact_count = 1;
	assert_int_equal(fixture_store(fixture, &document, "x", "plugins"), WINNOW_EDATA);
	assert_non_null(strstr(fixture->failure.why, "rumour was never declared"));
	assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM documents"), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(has_a_column_for_each_attribute),
		TEST(keeps_a_decimal_that_no_number_holds),
		TEST(shows_the_latest_version_alone),
		TEST(follows_a_new_declaration),
		TEST(leaves_a_view_that_says_the_same),
		TEST(refuses_a_fact_that_nobody_declared),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
