/* SPDX-License-Identifier: MIT
 *
 * Documents of any source that are one report have one group, as they are stored; what is looked
 * at for it is bounded. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include "store/fixture.h"
#include "store/query.h"

#define WORDS 200

/* `count` words of a text of its own for each `seed`, from the word `from` on. */
static const char *text_of(struct fixture *fixture, unsigned seed, size_t from, size_t count)
{
	struct winnow_str text = { "", 0 };

	for (size_t i = from; i < from + count; i++)
		text = arena_printf(fixture->arena, "%.*sw%zuof%u ", STR_ARGS(text),
			i * i * (seed + 3) % 997, seed);
	return text.ptr;
}

/* Of the source of that name; published as said. */
static void store_text(struct fixture *fixture, const char *source, const char *key,
	const char *published, const char *text)
{
	struct completed_document document = fixture_document(fixture, key, key, text);

	document.document.published = winnow_str(published);
	assert_int_equal(store_source(fixture->store, winnow_str(source), winnow_str("file"),
				 &fixture->source, &fixture->failure),
		0);
	if (fixture_store(fixture, &document, text, "plugins"))
		fail_msg("%s: %s", key, fixture->failure.why);
}

static void begin_another_run(struct fixture *fixture)
{
	fixture_close(fixture);
	fixture_open(fixture);
}

static const char *group_of(struct fixture *fixture, const char *key)
{
	return fixture_sql(
		fixture, arena_printf(fixture->arena,
				 "SELECT similar_group FROM signatures JOIN documents "
				 "USING (id) WHERE key = '%s' "
				 "ORDER BY version DESC",
				 key)
				 .ptr);
}

static void groups_across_sources(void **state)
{
	struct fixture *fixture = *state;

	store_text(fixture, "north", "a", "2014-03-05", text_of(fixture, 1, 0, WORDS));
	store_text(fixture, "north", "b", "2014-03-05", text_of(fixture, 2, 0, WORDS));
	store_text(fixture, "south", "c", "2014-03-04T10:00:00Z",
		text_of(fixture, 1, 0, WORDS * 3 / 5));
	store_text(fixture, "west", "d", "2014-03-04", text_of(fixture, 1, 0, WORDS / 5 + 3));
	assert_string_equal(group_of(fixture, "a"), group_of(fixture, "c"));
	assert_string_not_equal(group_of(fixture, "a"), group_of(fixture, "b"));
	assert_string_not_equal(group_of(fixture, "a"), group_of(fixture, "d"));
	assert_string_equal(fixture_sql(fixture, "SELECT documents || sources || "
						 "first_published FROM similar_groups"),
		"222014-03-04T10:00:00Z");
	/* The digits are those of the document that began it. */
	assert_string_equal(group_of(fixture, "a") + 1,
		fixture_sql(fixture, "SELECT substr(identifier, 2) FROM documents "
				     "WHERE key = 'a'"));
}

static void a_new_version_keeps_its_group_while_it_is_the_same(void **state)
{
	struct fixture *fixture = *state;

	store_text(fixture, "north", "a", "", text_of(fixture, 1, 0, WORDS));
	const char *group = group_of(fixture, "a");
	begin_another_run(fixture);
	store_text(fixture, "north", "a", "", text_of(fixture, 1, 0, WORDS + 9));
	assert_string_equal(group_of(fixture, "a"), group);
	begin_another_run(fixture);
	store_text(fixture, "north", "a", "", text_of(fixture, 5, 0, WORDS));
	assert_string_not_equal(group_of(fixture, "a"), group);
	assert_string_equal(fixture_sql(fixture, "SELECT count(*) FROM signatures"), "3");
	assert_string_equal(strchr(group_of(fixture, "a"), '.'), ".3");
}

struct listed {
	char text[400];
};

static int list(
	void *context, const struct winnow_record *record, double likeness, bool earliest)
{
	struct listed *listed = context;
	size_t length = strlen(listed->text);

	assert_true(record->group.len > 0);
	snprintf(listed->text + length, sizeof listed->text - length, "%.*s%s%s ",
		STR_ARGS(record->document->key), likeness == 1 ? "=" : "~",
		earliest ? "!" : "");
	return 0;
}

static void lists_the_earliest_first(void **state)
{
	struct fixture *fixture = *state;
	struct record_filter filter = { .limit = 0 };
	struct listed listed = { "" };

	store_text(fixture, "north", "a", "2014-03-05T08:00:00+02:00",
		text_of(fixture, 1, 0, WORDS));
	store_text(fixture, "south", "b", "2014-03-05", text_of(fixture, 1, 0, WORDS));
	store_text(
		fixture, "east", "c", "2014-03-05T05:59:59Z", text_of(fixture, 1, 30, WORDS));
	store_text(fixture, "west", "d", "2013", text_of(fixture, 2, 0, WORDS));
	const char *id =
		fixture_sql(fixture, "SELECT identifier FROM documents WHERE key = 'a'");
	assert_int_equal(query_similar(fixture->store, winnow_str(id), &filter, list, &listed,
				 &fixture->failure),
		0);
	assert_string_equal(listed.text, "c~! a= b= ");
	filter.source = winnow_str("south");
	listed.text[0] = '\0';
	assert_int_equal(query_similar(fixture->store, winnow_str(id), &filter, list, &listed,
				 &fixture->failure),
		0);
	assert_string_equal(listed.text, "b= ");
	assert_int_equal(query_similar(fixture->store, winnow_str("d0"), &filter, list, &listed,
				 &fixture->failure),
		FAILURE_MISSING);
}

/* Copies add nothing to where copies are looked for. */
static void copies_take_no_more_room(void **state)
{
	struct fixture *fixture = *state;
	char key[16];

	store_text(fixture, "north", "first", "", text_of(fixture, 1, 0, WORDS));
	assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM signature_bands"), 24);
	for (int i = 0; i < 40; i++) {
		snprintf(key, sizeof key, "copy%d", i);
		store_text(fixture, "south", key, "", text_of(fixture, 1, 0, WORDS));
	}
	assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM signature_bands"), 24);
	assert_int_equal(fixture_number(fixture, "SELECT documents FROM similar_groups"), 41);
}

/* A band that many have takes no more, and no more of it are compared. */
static void a_popular_band_is_bounded(void **state)
{
	struct fixture *fixture = *state;
	char key[16];

	for (unsigned i = 0; i < 60; i++) {
		snprintf(key, sizeof key, "page%u", i);
		/* A third of each is the same in all, so that many a band is. */
		const char *text = arena_printf(fixture->arena, "%s%s",
			text_of(fixture, 1, 0, 70), text_of(fixture, i + 2, 0, 130))
					   .ptr;
		store_text(fixture, "north", key, "", text);
	}
	assert_int_equal(fixture_number(fixture, "SELECT max(n) FROM (SELECT count(*) AS n "
						 "FROM signature_bands GROUP BY band)"),
		8);
	assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM similar_groups"), 0);
}

/* As a store that an earlier winnow made is after its migration. */
static void signs_what_an_earlier_form_had(void **state)
{
	struct fixture *fixture = *state;
	char key[16];

	for (unsigned i = 0; i < 40; i++) {
		snprintf(key, sizeof key, "old%u", i);
		store_text(fixture, "north", key, "", text_of(fixture, i / 2, 0, WORDS));
	}
	const char *before = fixture_sql(fixture, "SELECT count(*) FROM similar_groups");
	fixture_sql(fixture, "DELETE FROM signatures");
	fixture_sql(fixture, "DELETE FROM signature_bands");
	fixture_sql(fixture, "UPDATE signing SET before = 41");
	store_text(fixture, "south", "new", "", text_of(fixture, 0, 0, WORDS));
	assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM signatures"), 33);
	assert_int_equal(fixture_number(fixture, "SELECT min(id) FROM signatures"), 9);
	store_text(fixture, "south", "newer", "", text_of(fixture, 99, 0, WORDS));
	assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM signatures"), 42);
	assert_string_equal(
		fixture_sql(fixture, "SELECT count(*) FROM similar_groups"), before);
	assert_string_equal(group_of(fixture, "old0"), group_of(fixture, "new"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(groups_across_sources),
		TEST(a_new_version_keeps_its_group_while_it_is_the_same),
		TEST(lists_the_earliest_first),
		TEST(copies_take_no_more_room),
		TEST(a_popular_band_is_bounded),
		TEST(signs_what_an_earlier_form_had),
	};

	return cmocka_run_group_tests_name("store", tests, NULL, NULL);
}
