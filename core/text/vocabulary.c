/* SPDX-License-Identifier: MIT */
#include "text/vocabulary.h"
#include <stdlib.h>
#include "base/hash.h"
#include "base/vector.h"
#include "text/fold.h"
#include "text/token.h"

#define GROWTH 4

/* Beside the number, so that most words that are not it are told by four bytes. */
struct slot {
	uint32_t hash;
	uint32_t number; /* WORD_UNKNOWN: free */
};

struct vocabulary {
	struct arena *arena;
	VECTOR(struct winnow_str) words; /* number n is item n - 1 */
	struct slot *slots;
	size_t slot_count;
	bool has_exact; /* some lexicon keeps case */
};

struct vocabulary *vocabulary_create(void)
{
	struct vocabulary *vocabulary = calloc(1, sizeof *vocabulary);

	if (!vocabulary)
		return NULL;
	vocabulary->arena = arena_create(0);
	if (vocabulary->arena)
		return vocabulary;
	free(vocabulary);
	return NULL;
}

void vocabulary_destroy(struct vocabulary *vocabulary)
{
	if (!vocabulary)
		return;
	vector_finish(&vocabulary->words);
	free(vocabulary->slots);
	arena_destroy(vocabulary->arena);
	free(vocabulary);
}

static uint32_t short_hash_of(struct winnow_str word)
{
	uint64_t hash = hash_of(word);

	return (uint32_t)(hash ^ hash >> 32);
}

/* The word's slot, else the free one where it belongs. */
static struct slot *slot_of(
	const struct vocabulary *vocabulary, struct winnow_str word, uint32_t hash)
{
	size_t mask = vocabulary->slot_count - 1, at = hash & mask;

	for (;; at = (at + 1) & mask) {
		struct slot *slot = &vocabulary->slots[at];
		if (slot->number == WORD_UNKNOWN ||
			(slot->hash == hash &&
				winnow_equal(vocabulary->words.items[slot->number - 1], word)))
			return slot;
	}
}

/* The slots keep the hashes, so that no word has to be looked at. */
static bool widen(struct vocabulary *vocabulary)
{
	size_t count = vocabulary->slot_count ? GROWTH * vocabulary->slot_count : 1024;
	struct slot *slots = calloc(count, sizeof *slots);

	if (!slots)
		return false;
	for (size_t i = 0; i < vocabulary->slot_count; i++) {
		size_t at = vocabulary->slots[i].hash & (count - 1);
		if (vocabulary->slots[i].number == WORD_UNKNOWN)
			continue;
		while (slots[at].number != WORD_UNKNOWN)
			at = (at + 1) & (count - 1);
		slots[at] = vocabulary->slots[i];
	}
	free(vocabulary->slots);
	vocabulary->slots = slots;
	vocabulary->slot_count = count;
	return true;
}

uint32_t vocabulary_add(struct vocabulary *vocabulary, struct winnow_str token, bool keep_case,
	bool *ret_too_long)
{
	struct folded folded;

	*ret_too_long = !fold_token(token, keep_case, &folded);
	if (*ret_too_long)
		return WORD_UNKNOWN;
	if (2 * vocabulary->words.count >= vocabulary->slot_count && !widen(vocabulary))
		return WORD_UNKNOWN;
	struct winnow_str word = { folded.bytes, folded.length };
	uint32_t hash = short_hash_of(word);
	struct slot *slot = slot_of(vocabulary, word, hash);
	vocabulary->has_exact |= keep_case;
	if (slot->number != WORD_UNKNOWN)
		return slot->number;
	word = arena_copy(vocabulary->arena, word);
	struct winnow_str *place = word.ptr ? vector_push(&vocabulary->words) : NULL;
	if (!place)
		return WORD_UNKNOWN;
	*place = word;
	*slot = (struct slot){ hash, (uint32_t)vocabulary->words.count };
	return slot->number;
}

static uint32_t find(const struct vocabulary *vocabulary, const struct folded *folded)
{
	struct winnow_str word = { folded->bytes, folded->length };

	return slot_of(vocabulary, word, short_hash_of(word))->number;
}

struct word_number vocabulary_find(const struct vocabulary *vocabulary, struct winnow_str token)
{
	struct word_number number = { WORD_UNKNOWN, WORD_UNKNOWN };
	struct folded folded, exact;

	if (!vocabulary->slot_count || !fold_token(token, false, &folded))
		return number;
	number.folded = number.exact = find(vocabulary, &folded);
	if (vocabulary->has_exact && fold_token(token, true, &exact) &&
		(exact.length != folded.length ||
			memcmp(exact.bytes, folded.bytes, exact.length) != 0))
		number.exact = find(vocabulary, &exact);
	return number;
}

const struct word_number *vocabulary_find_all(const struct vocabulary *vocabulary,
	struct winnow_str text, const struct winnow_token *tokens, uint32_t count,
	struct arena *arena)
{
	struct word_number *numbers = arena_alloc_array(arena, count, sizeof *numbers);

	for (uint32_t i = 0; numbers && i < count; i++)
		numbers[i] = vocabulary_find(vocabulary, token_text(text, &tokens[i]));
	return numbers;
}
