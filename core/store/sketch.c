/* SPDX-License-Identifier: MIT */
#include "store/sketch.h"
#include <stdlib.h>
#include "base/hash.h"

/* Fewer may be one story that is told from day to day, with the same lines of what happened before.
 * To leave out words that report something costs facts; to keep some that do not costs little. */
#define FEWEST_PAGES 10
#define LEAST_SHARE 4 /* one in so many of the pages */

#define PAGES_REMEMBERED 512

uint64_t sketch_hash(struct winnow_str words)
{
	return hash_spread(hash_of(words));
}

static struct sketch_entry *set_of(struct sketch *sketch, uint64_t hash)
{
	return &sketch->entries[hash % SKETCH_SETS * SKETCH_WAYS];
}

/* NULL: it is not there. */
static struct sketch_entry *find(struct sketch *sketch, uint64_t hash)
{
	struct sketch_entry *set = set_of(sketch, hash);

	for (unsigned i = 0; i < SKETCH_WAYS; i++)
		if (set[i].pages && set[i].hash == hash)
			return &set[i];
	return NULL;
}

static struct sketch_entry *least_of(struct sketch_entry *set)
{
	struct sketch_entry *least = set;

	for (unsigned i = 1; i < SKETCH_WAYS; i++)
		if (set[i].pages < least->pages)
			least = &set[i];
	return least;
}

static void count_one(struct sketch *sketch, uint64_t hash)
{
	struct sketch_entry *entry = find(sketch, hash);

	if (!entry) {
		entry = least_of(set_of(sketch, hash));
		entry->hash = hash;
		entry->excess = entry->pages;
	}
	entry->pages++;
}

static void forget_half(struct sketch *sketch)
{
	sketch->pages /= 2;
	for (unsigned i = 0; i < SKETCH_ENTRIES; i++) {
		sketch->entries[i].pages /= 2;
		sketch->entries[i].excess /= 2;
	}
}

static int compare_hashes(const void *left, const void *right)
{
	const uint64_t *a = left, *b = right;

	return (*a > *b) - (*a < *b);
}

void sketch_count(struct sketch *sketch, uint64_t whole, uint64_t *blocks, size_t count)
{
	if (find(sketch, whole))
		return;
	qsort(blocks, count, sizeof *blocks, compare_hashes);
	for (size_t i = 0; i < count; i++)
		if (i == 0 || blocks[i] != blocks[i - 1])
			count_one(sketch, blocks[i]);
	count_one(sketch, whole);
	if (++sketch->pages == PAGES_REMEMBERED)
		forget_half(sketch);
}

size_t sketch_learned(const struct sketch *sketch, uint64_t learned[SKETCH_ENTRIES])
{
	size_t count = 0;

	for (unsigned i = 0; i < SKETCH_ENTRIES; i++) {
		const struct sketch_entry *entry = &sketch->entries[i];
		uint32_t pages = entry->pages - entry->excess;
		if (pages >= FEWEST_PAGES && pages * LEAST_SHARE >= sketch->pages)
			learned[count++] = entry->hash;
	}
	qsort(learned, count, sizeof *learned, compare_hashes);
	return count;
}

static void encode_number(uint64_t number, unsigned char *bytes, unsigned size)
{
	for (unsigned i = 0; i < size; i++)
		bytes[i] = (unsigned char)(number >> 8 * i);
}

static uint64_t decode_number(const char *bytes, unsigned size)
{
	uint64_t number = 0;

	for (unsigned i = 0; i < size; i++)
		number |= (uint64_t)(unsigned char)bytes[i] << 8 * i;
	return number;
}

void sketch_encode_hash(uint64_t hash, unsigned char bytes[8])
{
	encode_number(hash, bytes, 8);
}

uint64_t sketch_decode_hash(const char bytes[8])
{
	return decode_number(bytes, 8);
}

void sketch_encode(const struct sketch *sketch, unsigned char bytes[SKETCH_BYTES])
{
	encode_number(sketch->pages, bytes, 4);
	for (unsigned i = 0; i < SKETCH_ENTRIES; i++) {
		unsigned char *place = bytes + 4 + 16 * (size_t)i;
		encode_number(sketch->entries[i].hash, place, 8);
		encode_number(sketch->entries[i].pages, place + 8, 4);
		encode_number(sketch->entries[i].excess, place + 12, 4);
	}
}

bool sketch_decode(struct winnow_str bytes, struct sketch *ret_sketch)
{
	if (bytes.len != SKETCH_BYTES)
		return false;
	ret_sketch->pages = (uint32_t)decode_number(bytes.ptr, 4);
	for (unsigned i = 0; i < SKETCH_ENTRIES; i++) {
		const char *place = bytes.ptr + 4 + 16 * (size_t)i;
		ret_sketch->entries[i] = (struct sketch_entry){ decode_number(place, 8),
			(uint32_t)decode_number(place + 8, 4),
			(uint32_t)decode_number(place + 12, 4) };
	}
	return true;
}
