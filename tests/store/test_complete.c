/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>
#include "store/fixture.h"

#define TEXT "Police in Nordmark found 12 children — and 3 adults."

static struct completed_document sample(struct fixture *fixture, struct completed_fact *facts)
{
	struct completed_document document =
		fixture_document(fixture, "a.html", "Children found", TEXT);

	facts[0] = fixture_count(fixture, &document, "12", 12);
	facts[1] = fixture_count(fixture, &document, "3", 3);
	document.facts = facts;
	document.fact_count = 2;
	return document;
}

static void stores_a_document_with_its_facts(void **state)
{
	struct fixture *fixture = *state;
	struct completed_fact facts[2];
	struct completed_document document = sample(fixture, facts);

	assert_int_equal(fixture_store(fixture, &document, "bytes", "plugins 1"), 0);
	assert_int_equal(fixture->counts.fresh, 1);
	assert_int_equal(fixture->counts.facts, 2);
	assert_string_equal(fixture_sql(fixture, "SELECT cause FROM documents"), "new");
	assert_string_equal(
		fixture_sql(fixture, "SELECT group_concat(quote, '|') FROM facts"), "12|3");
	assert_int_equal(
		fixture_number(fixture, "SELECT start_char FROM facts WHERE quote = '3'"), 43);
	assert_int_equal(
		fixture_number(fixture, "SELECT start_byte FROM facts WHERE quote = '3'"), 45);
	assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM broken_anchors"), 0);
}

static void tells_unchanged_changed_and_reprocessed(void **state)
{
	struct fixture *fixture = *state;
	struct completed_fact facts[2];
	struct completed_document document = sample(fixture, facts);

	assert_int_equal(fixture_store(fixture, &document, "bytes", "plugins 1"), 0);
	fixture_close(fixture);
	fixture_open(fixture);
	assert_int_equal(fixture_store(fixture, &document, "other bytes", "plugins 1"), 0);
	assert_int_equal(fixture->counts.unchanged, 1);
	fixture_close(fixture);
	fixture_open(fixture);
	document.fact_count = 1;
	assert_int_equal(fixture_store(fixture, &document, "other bytes", "plugins 2"), 0);
	assert_int_equal(fixture->counts.reprocessed, 1);
	fixture_close(fixture);
	fixture_open(fixture);
	document.document.title = winnow_str("Children and adults found");
	assert_int_equal(fixture_store(fixture, &document, "new bytes", "plugins 2"), 0);
	assert_int_equal(fixture->counts.changed, 1);
	assert_string_equal(
		fixture_sql(
			fixture, "SELECT group_concat(version || cause, ' ') FROM documents"),
		"1new 2reprocessed 3changed");
	assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM documents_latest"), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			stores_a_document_with_its_facts, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(tells_unchanged_changed_and_reprocessed,
			fixture_setup, fixture_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
