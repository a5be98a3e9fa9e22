/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>
#include "base/utf8.h"
#include "store/anchor.h"
#include "store/fixture.h"
#include "store/query.h"

/* One, two, three and four bytes a character, and a mark that combines. */
#define TEXT "aé€😀e\xcc\x81 – تم إنقاذ ٣٨٢ طفلا — end"

static void counts_code_points_of_any_span(void **state)
{
	struct winnow_str text = winnow_str(TEXT);
	size_t count = utf8_count(text);
	struct anchor_span spans[64];
	struct failure failure;

	(void)state;
	assert_true(count < COUNT_OF(spans));
	/* From the end to the beginning, so that the order asked in is not that of the text. */
	for (size_t i = 0; i < count; i++) {
		spans[i].start_byte = utf8_step(text, 0, (long)(count - 1 - i));
		spans[i].end_byte = utf8_step(text, spans[i].start_byte, 2);
	}
	assert_int_equal(anchor_resolve(text, spans, count, &failure), 0);
	for (size_t i = 0; i < count; i++) {
		assert_int_equal(spans[i].start_char, count - 1 - i);
		assert_int_equal(spans[i].end_char, i ? count + 1 - i : count);
	}
}

static void refuses_spans_that_do_not_stand(void **state)
{
	static const struct anchor_span bad[] = { { .start_byte = 2, .end_byte = 3 },
		{ .start_byte = 1, .end_byte = 2 }, { .start_byte = 3, .end_byte = 1 },
		{ .start_byte = 0, .end_byte = 1000 },
		{ .start_byte = UINT64_MAX, .end_byte = UINT64_MAX } };
	struct failure failure;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		struct anchor_span span = bad[i];
		assert_int_equal(
			anchor_resolve(winnow_str(TEXT), &span, 1, &failure), WINNOW_EDATA);
	}
	struct anchor_span empty = { 0 };
	assert_int_equal(
		anchor_resolve((struct winnow_str){ NULL, 0 }, &empty, 1, &failure), 0);
}

static struct completed_document store_sample(struct fixture *fixture)
{
	struct completed_document document = fixture_document(fixture, "a", "A", TEXT);
	struct completed_fact *facts = arena_alloc_array(fixture->arena, 3, sizeof *facts);

	assert_non_null(facts);
	facts[0] = fixture_count(fixture, &document, "a", 1);
	facts[1] = fixture_count(fixture, &document, "٣٨٢ طفلا", 382);
	facts[2] = fixture_count(fixture, &document, "end", 0);
	document.facts = facts;
	document.fact_count = 3;
	assert_int_equal(fixture_store(fixture, &document, "bytes", "plugins"), 0);
	return document;
}

static void proves_its_anchors_in_sql(void **state)
{
	struct fixture *fixture = *state;
	int64_t broken;

	store_sample(fixture);
	assert_int_equal(query_broken_anchors(fixture->store, &broken, &fixture->failure), 0);
	assert_int_equal(broken, 0);
	assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM facts WHERE quote = "
						 "'٣٨٢ طفلا' AND end_char - start_char = 8 "
						 "AND end_byte - start_byte = 15"),
		1);
}

static void finds_every_way_to_break_one(void **state)
{
	static const char *const breaks[] = {
		"UPDATE facts SET quote = '٣٨٣ طفلا' WHERE number = 1",
		"UPDATE facts SET quote = '' WHERE number = 1",
		"UPDATE facts SET start_char = start_char + 1 WHERE number = 1",
		"UPDATE facts SET end_char = end_char + 1 WHERE number = 1",
		"UPDATE facts SET start_byte = start_byte + 1 WHERE number = 1",
		"UPDATE facts SET start_byte = start_byte - 1, end_byte = end_byte - 1 "
		"WHERE number = 1",
		"UPDATE facts SET start_char = start_char - 1, end_char = end_char - 1 "
		"WHERE number = 1",
		"UPDATE facts SET end_byte = end_byte + 1 WHERE number = 1",
		"UPDATE facts SET prefix = 'x' || prefix WHERE number = 0",
		"UPDATE facts SET suffix = substr(suffix, 1, 5) WHERE number = 0",
		"UPDATE facts SET suffix = 'x' WHERE number = 2",
		"UPDATE attributes SET quote = 'two' WHERE fact_id = 1",
		"UPDATE attributes SET quote = NULL WHERE fact_id = 1",
		"UPDATE attributes SET start_char = NULL WHERE fact_id = 1",
		"UPDATE attributes SET start_char = 7, end_char = 8 WHERE fact_id = 1",
		"UPDATE attributes SET start_byte = 7, end_byte = 8 WHERE fact_id = 1",
		"UPDATE attributes SET start_byte = NULL WHERE fact_id = 1",
		"UPDATE blocks SET end_char = end_char - 1",
		"UPDATE blocks SET end_byte = end_byte + 1",
	};
	struct fixture *fixture = *state;

	store_sample(fixture);
	for (size_t i = 0; i < COUNT_OF(breaks); i++) {
		int64_t broken = fixture_broken_by(fixture, breaks[i]);
		if (broken != 1)
			fail_msg("%s: %lld rows", breaks[i], (long long)broken);
	}
}

static void refuses_a_fact_beside_the_text(void **state)
{
	struct fixture *fixture = *state;
	struct completed_document document = store_sample(fixture);
	struct completed_fact fact = document.facts[0];

	fixture_close(fixture);
	fixture_open(fixture);
	fact.fact.length = 1000;
	document.facts = &fact;
	document.fact_count = 1;
	assert_int_equal(fixture_store(fixture, &document, "other", "other"), WINNOW_EDATA);
	assert_non_null(strstr(fixture->failure.why, "does not stand in the text"));
	assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM documents"), 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_code_points_of_any_span),
		cmocka_unit_test(refuses_spans_that_do_not_stand),
		TEST(proves_its_anchors_in_sql),
		TEST(finds_every_way_to_break_one),
		TEST(refuses_a_fact_beside_the_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
