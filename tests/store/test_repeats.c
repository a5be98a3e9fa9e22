/* SPDX-License-Identifier: MIT
 *
 * What is counted is counted with the batch that brought it: a batch that is not stored leaves
 * nothing, and where the process ended between two of them nothing is counted twice or lost. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include "store/fixture.h"
#include "store/repeats.h"
#include "store/sketch.h"

#define COMMON "What many pages of a site have under what they report."

static struct completed_document page(struct fixture *fixture, const char *key, unsigned number)
{
	struct winnow_block *blocks = arena_alloc_array(fixture->arena, 2, sizeof *blocks);
	const char *own = arena_printf(fixture->arena, "The report of number %u.", number).ptr;
	const char *text = arena_printf(fixture->arena, "%s\n\n%s", own, COMMON).ptr;
	struct completed_document completed = fixture_document(fixture, key, "A title", text);

	assert_non_null(blocks);
	blocks[0] = (struct winnow_block){ 0, strlen(own), WINNOW_PARAGRAPH, 0 };
	blocks[1] =
		(struct winnow_block){ strlen(own) + 2, strlen(COMMON), WINNOW_PARAGRAPH, 0 };
	completed.document.blocks = blocks;
	completed.document.block_count = 2;
	completed.counts_blocks = true;
	return completed;
}

static void store_pages(struct fixture *fixture, unsigned first, unsigned count, bool reopen)
{
	for (unsigned i = first; i < first + count; i++) {
		const char *key = arena_printf(fixture->arena, "page%u", i).ptr;
		struct completed_document document = page(fixture, key, i);
		assert_int_equal(fixture_store(fixture, &document, key, "plugins"), 0);
		if (reopen) {
			fixture_close(fixture);
			fixture_open(fixture);
		}
	}
}

static size_t learned(struct fixture *fixture)
{
	struct learned_blocks blocks;

	assert_int_equal(repeats_learned(fixture->store, fixture->source, fixture->arena,
				 &blocks, &fixture->failure),
		0);
	if (blocks.count)
		assert_true(blocks.hashes[0] == sketch_hash(winnow_str(COMMON)));
	return blocks.count;
}

static void settle(struct fixture *fixture)
{
	assert_int_equal(repeats_settle(fixture->store, fixture->source, &fixture->failure), 0);
}

#define SKETCH "SELECT hex(sketch) FROM repeats"

static void is_learned_when_a_turn_ends(void **state)
{
	struct fixture *fixture = *state;

	settle(fixture);
	assert_int_equal(learned(fixture), 0);
	store_pages(fixture, 0, 12, false);
	assert_int_equal(learned(fixture), 0);
	settle(fixture);
	assert_int_equal(learned(fixture), 1);
}

static void to_end_between_two_batches_changes_nothing(void **state)
{
	struct fixture *fixture = *state;

	store_pages(fixture, 0, 12, false);
	const char *whole = fixture_sql(fixture, SKETCH);
	fixture_sql(fixture, "DELETE FROM repeats");
	fixture_sql(fixture, "UPDATE documents SET source_id = source_id + 1000");
	fixture_close(fixture);
	fixture_open(fixture);
	store_pages(fixture, 0, 12, true);
	assert_string_equal(fixture_sql(fixture, SKETCH), whole);
}

static void what_is_not_new_is_not_counted(void **state)
{
	struct fixture *fixture = *state;

	store_pages(fixture, 0, 12, false);
	const char *before = fixture_sql(fixture, SKETCH);
	fixture_close(fixture);
	fixture_open(fixture);
	struct completed_document changed = page(fixture, "page3", 99);
	assert_int_equal(fixture_store(fixture, &changed, "other", "plugins"), 0);
	assert_int_equal(fixture->counts.changed, 1);
	assert_string_equal(fixture_sql(fixture, SKETCH), before);
}

static void what_is_not_stored_is_not_counted(void **state)
{
	struct fixture *fixture = *state;

	store_pages(fixture, 0, 1, false);
	const char *before = fixture_sql(fixture, SKETCH);
	struct completed_document wrong = page(fixture, "page7", 7);
	wrong.document.title = (struct winnow_str){ "\xff", 1 };
	assert_true(fixture_store(fixture, &wrong, "wrong", "plugins") < 0);
	assert_string_equal(fixture_sql(fixture, SKETCH), before);
}

/* A day later the same page is read with less, and is the same page. */
static void what_is_left_out_makes_no_version(void **state)
{
	struct fixture *fixture = *state;
	struct completed_document whole = page(fixture, "page", 1), less = whole;

	assert_int_equal(fixture_store(fixture, &whole, "bytes", "plugins"), 0);
	fixture_close(fixture);
	fixture_open(fixture);
	less.as_read = &whole.document;
	less.document.text.len = less.document.blocks[0].length;
	less.document.block_count = 1;
	assert_int_equal(fixture_store(fixture, &less, "other bytes", "plugins"), 0);
	assert_int_equal(fixture->counts.unchanged, 1);
	/* And the other way round. */
	less.document.key = winnow_str("another");
	whole.document.key = winnow_str("another");
	assert_int_equal(fixture_store(fixture, &less, "bytes", "plugins"), 0);
	fixture_close(fixture);
	fixture_open(fixture);
	assert_int_equal(fixture_store(fixture, &whole, "other bytes", "plugins"), 0);
	assert_int_equal(fixture->counts.unchanged, 2);
	assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM documents"), 2);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(is_learned_when_a_turn_ends),
		TEST(to_end_between_two_batches_changes_nothing),
		TEST(what_is_not_new_is_not_counted),
		TEST(what_is_not_stored_is_not_counted),
		TEST(what_is_left_out_makes_no_version),
	};

	return cmocka_run_group_tests_name("store", tests, NULL, NULL);
}
