/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>
#include "store/fixture.h"
#include "store/version.h"

/* A version whose facts are the counts of those words; the second refers to the first. */
static void store_counts(struct fixture *fixture, const char *text, const char *first,
	const char *second, int64_t value)
{
	struct completed_document document = fixture_document(fixture, "a", "Title", text);
	struct completed_fact facts[2] = {
		fixture_count(fixture, &document, first, 12),
		fixture_count(fixture, &document, second, value),
	};
	struct winnow_attribute attributes[2] = {
		facts[1].fact.attributes[0],
		{ .name = winnow_str("same"), .type = WINNOW_VALUE_REFERENCE },
	};

	facts[1].fact.attributes = attributes;
	facts[1].fact.attribute_count = 2;
	document.facts = facts;
	document.fact_count = 2;
	assert_int_equal(fixture_store(fixture, &document, text, "f"), 0);
	fixture_close(fixture);
	fixture_open(fixture);
}

static struct version_pair read_pair(struct fixture *fixture, int64_t before, int64_t after)
{
	const char *id = fixture_sql(fixture, "SELECT identifier FROM documents LIMIT 1");
	struct version_pair pair;

	assert_int_equal(version_read_pair(fixture->store, winnow_str(id), before, after,
				 fixture->arena, &pair, &fixture->failure),
		0);
	return pair;
}

/* "-12 +13 =7 ": each fact's sign and quote. */
static const char *changes_of(struct fixture *fixture, const struct version_pair *pair)
{
	struct changed_fact *facts;
	struct winnow_str all = winnow_str("");
	size_t count;

	assert_int_equal(
		version_compare_facts(pair, fixture->arena, &facts, &count, &fixture->failure),
		0);
	for (size_t i = 0; i < count; i++)
		all = arena_printf(fixture->arena, "%.*s%c%.*s ", STR_ARGS(all),
			"-+="[facts[i].change], STR_ARGS(facts[i].record->anchor->quote));
	return all.ptr;
}

static void facts_are_compared_by_what_they_say(void **state)
{
	struct fixture *fixture = *state;

	store_counts(fixture, "Freed 12 divers, 7 clerks.", "12", "7", 7);
	store_counts(fixture, "In all, they freed 12 divers and 7 clerks.", "12", "7", 7);
	store_counts(fixture, "In all, they freed 12 divers and 7 clerks!", "12", "7", 8);
	store_counts(fixture, "They freed 15 divers and 7 clerks.", "15", "7", 8);
	struct version_pair moved = read_pair(fixture, 1, 2), valued = read_pair(fixture, 2, 3),
			    referred = read_pair(fixture, 0, 0),
			    back = read_pair(fixture, 3, 2);

	assert_string_equal(changes_of(fixture, &moved), "=12 =7 ");
	assert_string_equal(changes_of(fixture, &valued), "=12 -7 +7 ");
	assert_int_equal(referred.before.document.version, 3);
	assert_int_equal(referred.after.document.version, 4);
	assert_string_equal(changes_of(fixture, &referred), "+15 -12 +7 -7 ");
	assert_string_equal(changes_of(fixture, &back), "=12 -7 +7 ");
}

static void what_is_said_twice_counts_twice(void **state)
{
	struct fixture *fixture = *state;
	struct completed_document document =
		fixture_document(fixture, "a", "Title", "7 here, 7 there");
	struct completed_fact facts[2] = {
		fixture_count(fixture, &document, "7", 7),
		fixture_count(fixture, &document, "7 there", 7),
	};

	facts[1].fact.length = 1;
	document.facts = facts;
	document.fact_count = 2;
	assert_int_equal(fixture_store(fixture, &document, "one", "f"), 0);
	fixture_close(fixture);
	fixture_open(fixture);
	document.fact_count = 1;
	document.document.title = winnow_str("Another");
	assert_int_equal(fixture_store(fixture, &document, "two", "f"), 0);
	struct version_pair pair = read_pair(fixture, 0, 0);
	assert_string_equal(changes_of(fixture, &pair), "=7 -7 ");
}

static void assert_missing(
	struct fixture *fixture, const char *id, int64_t before, int64_t after, const char *why)
{
	struct version_pair pair;

	assert_int_equal(version_read_pair(fixture->store, winnow_str(id), before, after,
				 fixture->arena, &pair, &fixture->failure),
		FAILURE_MISSING);
	assert_non_null(strstr(fixture->failure.why, why));
}

static void what_is_not_there_is_told(void **state)
{
	struct fixture *fixture = *state;

	assert_missing(fixture, "d", 0, 0, "no document has this id");
	store_counts(fixture, "Freed 12 divers, 7 clerks.", "12", "7", 7);
	assert_missing(fixture, "d", 0, 0, "nothing before version 1");
	assert_missing(fixture, "d", 1, 2, "has a version 2");
	assert_missing(fixture, "d", 9, 1, "has a version 9");
}

static int count_document(void *context, const struct winnow_record *record)
{
	int *versions = context;

	*versions = *versions * 10 + (int)record->version;
	return 0;
}

static int versions_of(struct fixture *fixture, bool all)
{
	struct record_filter filter = { .changed = true, .all_versions = all };
	int versions = 0;

	assert_int_equal(query_documents(fixture->store, &filter, count_document, &versions,
				 &fixture->failure),
		0);
	return versions;
}

static void changed_documents_are_those_with_several_versions(void **state)
{
	struct fixture *fixture = *state;
	struct completed_document other = fixture_document(fixture, "b", "Other", "Nothing.");

	assert_int_equal(fixture_store(fixture, &other, "b", "f"), 0);
	store_counts(fixture, "Freed 12 divers, 7 clerks.", "12", "7", 7);
	assert_int_equal(versions_of(fixture, false), 0);
	store_counts(fixture, "Freed 12 divers and 7 clerks.", "12", "7", 7);
	assert_int_equal(versions_of(fixture, false), 2);
	assert_int_equal(versions_of(fixture, true), 12);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		TEST(facts_are_compared_by_what_they_say),
		TEST(what_is_said_twice_counts_twice),
		TEST(what_is_not_there_is_told),
		TEST(changed_documents_are_those_with_several_versions),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
