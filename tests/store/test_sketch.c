/* SPDX-License-Identifier: MIT
 *
 * What many pages have is found among a million blocks that few have, in one size; and forgotten
 * once pages no longer have it. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "store/sketch.h"

#define BLOCKS 20

struct site {
	struct sketch sketch;
	uint64_t learned[SKETCH_ENTRIES];
	unsigned pages; /* so far */
};

static uint64_t hash_number(unsigned number)
{
	char words[16];

	snprintf(words, sizeof words, "%u", number);
	return sketch_hash(winnow_str(words));
}

/* A page of its own blocks, the last of them `common`, twice. */
static void add_page(struct site *site, uint64_t common)
{
	uint64_t blocks[BLOCKS];
	unsigned first = site->pages++ * BLOCKS;

	for (unsigned i = 0; i < BLOCKS; i++)
		blocks[i] = hash_number(first + i);
	if (common)
		blocks[BLOCKS - 1] = blocks[BLOCKS - 2] = common;
	sketch_count(&site->sketch, hash_number(first) ^ 1, blocks, BLOCKS);
}

static void add_pages(struct site *site, unsigned count, uint64_t common)
{
	for (unsigned i = 0; i < count; i++)
		add_page(site, common);
}

static bool knows(struct site *site, uint64_t hash)
{
	size_t count = sketch_learned(&site->sketch, site->learned);

	for (size_t i = 0; i < count; i++)
		if (site->learned[i] == hash)
			return true;
	return false;
}

static int setup(void **state)
{
	*state = calloc(1, sizeof(struct site));
	return *state ? 0 : -1;
}

static int teardown(void **state)
{
	free(*state);
	return 0;
}

static void ten_pages_are_enough_and_nine_are_not(void **state)
{
	struct site *site = *state;
	uint64_t common = hash_number(UINT32_MAX);

	add_pages(site, 9, common);
	assert_int_equal(sketch_learned(&site->sketch, site->learned), 0);
	add_page(site, common);
	assert_int_equal(sketch_learned(&site->sketch, site->learned), 1);
	assert_true(site->learned[0] == common);
}

static void one_page_in_four_is_enough_and_one_in_five_is_not(void **state)
{
	struct site *site = *state;
	uint64_t often = hash_number(UINT32_MAX), seldom = hash_number(UINT32_MAX - 1);

	for (unsigned i = 0; i < 30; i++) {
		add_page(site, often);
		add_pages(site, 3, 0);
	}
	assert_true(knows(site, often));
	for (unsigned i = 0; i < 200; i++) {
		add_page(site, seldom);
		add_pages(site, 4, 0);
	}
	assert_false(knows(site, seldom));
}

static void finds_one_among_a_million(void **state)
{
	struct site *site = *state;
	uint64_t common = hash_number(UINT32_MAX);

	for (unsigned i = 0; i < 1000000 / BLOCKS; i += 2) {
		add_page(site, common);
		add_page(site, 0);
	}
	assert_int_equal(sketch_learned(&site->sketch, site->learned), 1);
	assert_true(site->learned[0] == common);
	assert_true(SKETCH_BYTES <= 33000);
}

static void a_new_design_is_learned_and_the_old_one_forgotten(void **state)
{
	struct site *site = *state;
	uint64_t old = hash_number(UINT32_MAX), new = hash_number(UINT32_MAX - 1);
	unsigned pages = 0;

	add_pages(site, 5000, old);
	assert_true(knows(site, old));
	while (!knows(site, new) && pages++ < 1000)
		add_page(site, new);
	assert_in_range(pages, 10, 200);
	add_pages(site, 800, new);
	assert_false(knows(site, old));
	assert_true(knows(site, new));
}

static void a_page_under_many_addresses_is_one_page(void **state)
{
	struct site *site = *state;

	for (unsigned i = 0; i < 40; i++) {
		site->pages = 7;
		add_page(site, 0);
	}
	assert_int_equal(site->sketch.pages, 1);
	assert_int_equal(sketch_learned(&site->sketch, site->learned), 0);
}

static void is_the_same_once_it_was_stored(void **state)
{
	struct site *site = *state;
	unsigned char *bytes = malloc(SKETCH_BYTES);
	struct sketch *again = calloc(1, sizeof *again);

	assert_non_null(bytes);
	assert_non_null(again);
	add_pages(site, 700, hash_number(UINT32_MAX));
	sketch_encode(&site->sketch, bytes);
	struct winnow_str stored = { (const char *)bytes, SKETCH_BYTES };
	assert_true(sketch_decode(stored, again));
	assert_memory_equal(again, &site->sketch, sizeof *again);
	stored.len--;
	assert_false(sketch_decode(stored, again));
	free(again);
	free(bytes);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(ten_pages_are_enough_and_nine_are_not),
		TEST(one_page_in_four_is_enough_and_one_in_five_is_not),
		TEST(finds_one_among_a_million),
		TEST(a_new_design_is_learned_and_the_old_one_forgotten),
		TEST(a_page_under_many_addresses_is_one_page),
		TEST(is_the_same_once_it_was_stored),
	};

	return cmocka_run_group_tests_name("store", tests, NULL, NULL);
}
