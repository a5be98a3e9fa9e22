/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include "values.h"
#include "shared/words.h"

enum { FEWEST_SLOTS = 64 }; /* a power of two */
enum { EIGHT = 8 };         /* bytes that are looked at in one go */

struct slot {
	struct winnow_str text;
	uint32_t number; /* 0: it is free */
	uint32_t uses;   /* rows that are made of it */
};

static uint64_t hash_step(uint64_t hash, uint64_t bytes)
{
	hash = (hash ^ bytes) * 0x9e3779b97f4a7c15u;
	return hash ^ hash >> 29;
}

static uint64_t bytes_at(const char *text, size_t count)
{
	uint64_t bytes = 0;

	memcpy(&bytes, text, count);
	return bytes;
}

/* Of a few bytes some are taken twice, which is quicker than one by one. */
uint64_t text_hash(struct winnow_str text)
{
	uint64_t hash = hash_step(0, text.len);
	const char *at = text.ptr;
	size_t left = text.len;

	for (; left >= EIGHT; at += EIGHT, left -= EIGHT)
		hash = hash_step(hash, bytes_at(at, EIGHT));
	if (left >= EIGHT / 2)
		return hash_step(hash, bytes_at(at, EIGHT / 2) << 32 |
					       bytes_at(at + left - EIGHT / 2, EIGHT / 2));
	if (left)
		hash = hash_step(hash, bytes_at(at, 1) << 16 | bytes_at(at + left / 2, 1) << 8 |
					       bytes_at(at + left - 1, 1));
	return hash;
}

static struct slot *slot_of(const struct values *values, struct winnow_str text)
{
	uint64_t hash = text_hash(text);
	size_t at = (size_t)(hash ^ hash >> 32) & values->mask;

	while (values->slots[at].number && !winnow_equal(values->slots[at].text, text))
		at = (at + 1) & values->mask;
	return &values->slots[at];
}

struct value value_of(const struct values *values, struct winnow_str text)
{
	uint32_t number = text.len ? slot_of(values, text)->number : 0;

	return (struct value){ text.ptr, (uint32_t)text.len, number * EVIDENCE_ROOM };
}

/* Small, so that all of it stays close at hand: most rows are made of the same values. */
static int widen(const struct winnow_host *host, struct values *values)
{
	struct values wider = { .mask = 2 * values->mask + 1 };

	wider.slots = host->alloc(host, (wider.mask + 1) * sizeof *wider.slots);
	if (!wider.slots)
		return -1;
	for (size_t i = 0; values->slots && i <= values->mask; i++)
		if (values->slots[i].number)
			*slot_of(&wider, values->slots[i].text) = values->slots[i];
	values->slots = wider.slots;
	values->mask = wider.mask;
	return 0;
}

static int add(const struct winnow_host *host, struct values *values, struct winnow_str text)
{
	if (2 * (size_t)values->count > values->mask && widen(host, values))
		return -1;
	struct slot *slot = slot_of(values, text);
	if (slot->number == 0)
		*slot = (struct slot){ .text = text, .number = ++values->count };
	slot->uses++;
	return 0;
}

static int add_all(const struct winnow_host *host, const struct winnow_text *text,
	const struct winnow_lexicon *weights, struct values *values)
{
	const struct winnow_term *term;
	size_t position = 0;

	while (weights && (term = text->row(weights, &position))) {
		struct winnow_str rest = term->term, part;
		next_word(&rest, &part);
		while (next_word(&rest, &part))
			if (add(host, values, part))
				return -1;
	}
	return 0;
}

static int compare_uses(const void *left, const void *right)
{
	const struct slot *a = *(struct slot *const *)left, *b = *(struct slot *const *)right;

	if (a->uses != b->uses)
		return a->uses < b->uses ? 1 : -1;
	return a->number < b->number ? -1 : 1;
}

/* What is asked for most has the lowest numbers, and so what it weighs lies together. */
static int number_by_uses(struct values *values)
{
	struct slot **used = calloc((size_t)values->count + 1, sizeof *used);
	uint32_t count = 0;

	if (!used)
		return -1;
	for (size_t i = 0; i <= values->mask; i++)
		if (values->slots[i].number)
			used[count++] = &values->slots[i];
	qsort(used, count, sizeof *used, compare_uses);
	for (uint32_t i = 0; i < count; i++)
		used[i]->number = i + 1;
	free(used);
	return 0;
}

void *alloc_lines(const struct winnow_host *host, size_t size)
{
	char *memory = host->alloc(host, size + CACHE_LINE);

	return memory ? memory + -(uintptr_t)memory % CACHE_LINE : NULL;
}

const struct values *values_open(const struct winnow_host *host, const struct winnow_text *text,
	const struct winnow_lexicon *weights)
{
	static const char *const fixed[] = {
#define VALUE(name, text) text,
		FIXED_VALUES(VALUE)
#undef VALUE
	};
	struct values *values = WINNOW_NEW(host, struct values);

	if (!values)
		return NULL;
	values->mask = FEWEST_SLOTS / 2 - 1;
	if (widen(host, values) || add_all(host, text, weights, values) ||
		number_by_uses(values))
		return NULL;
	for (int i = 0; i < FIXED_COUNT; i++)
		values->fixed[i] = value_of(values, winnow_str(fixed[i]));
	return values;
}
