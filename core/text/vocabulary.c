/* SPDX-License-Identifier: MIT */
#include "text/vocabulary.h"
#include <stdlib.h>
#include <string.h>
#include "base/eight.h"
#include "base/vector.h"
#include "text/fold.h"

#define GROWTH 4

/* The first bytes of a word as one number, zero behind its end. No word has a zero in it. */
#define HEAD sizeof(uint64_t)

/* What tells words apart: most are no longer than a head, and are known by it. In the table of
 * hashes itself, so that to find one takes one look at memory. */
struct slot {
	uint64_t head;
	uint32_t hash;
	uint32_t number; /* WORD_UNKNOWN: free */
};

/* A word to be looked up: `fold` says that its letters count as if they were small. */
struct sought {
	struct winnow_str word;
	bool fold;
	uint64_t head;
	uint32_t hash;
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

/* Up to eight bytes from `at` on. */
static uint64_t chunk_at(struct winnow_str word, size_t at)
{
	size_t left = word.len - at;

	return left < HEAD ? few_at(word.ptr, at, left) : eight_at(word.ptr, at);
}

/* Eight ASCII letters at once: the high bit of a sum says that the byte is 'A' or more, 'Z' or
 * less. */
static uint64_t lower_chunk(uint64_t chunk)
{
	uint64_t from_a = chunk + (0x80 - 'A') * EACH_BYTE;
	uint64_t behind_z = chunk + (0x80 - 'Z' - 1) * EACH_BYTE;

	return chunk | ((from_a & ~behind_z & HIGH_BITS) >> 2);
}

static uint64_t sought_chunk(const struct sought *sought, size_t at)
{
	uint64_t chunk = chunk_at(sought->word, at);

	return sought->fold ? lower_chunk(chunk) : chunk;
}

static uint64_t spread(uint64_t head)
{
	return head * 0x9e3779b97f4a7c15u;
}

/* Of a word that is no longer. */
static uint32_t hash_of_head(uint64_t head)
{
	return (uint32_t)(spread(head) >> 32);
}

static struct sought seek(struct winnow_str word, bool fold)
{
	struct sought sought = { .word = word, .fold = fold };

	sought.head = sought_chunk(&sought, 0);
	uint64_t hash = spread(sought.head);
	for (size_t at = HEAD; at < word.len; at += HEAD)
		hash = ((hash ^ hash >> 29) + sought_chunk(&sought, at)) * 0xff51afd7ed558ccdu;
	sought.hash = (uint32_t)(hash >> 32);
	return sought;
}

static bool is_word(const struct vocabulary *vocabulary, const struct slot *slot,
	const struct sought *sought)
{
	if (slot->hash != sought->hash || slot->head != sought->head)
		return false;
	if (sought->word.len <= HEAD)
		return true;
	struct winnow_str word = vocabulary->words.items[slot->number - 1];
	bool same = word.len == sought->word.len;
	for (size_t at = HEAD; same && at < word.len; at += HEAD)
		same = chunk_at(word, at) == sought_chunk(sought, at);
	return same;
}

/* The word's slot, else the free one where it belongs. */
static struct slot *slot_of(const struct vocabulary *vocabulary, const struct sought *sought)
{
	size_t mask = vocabulary->slot_count - 1, at = sought->hash & mask;

	while (vocabulary->slots[at].number != WORD_UNKNOWN &&
		!is_word(vocabulary, &vocabulary->slots[at], sought))
		at = (at + 1) & mask;
	return &vocabulary->slots[at];
}

static bool widen(struct vocabulary *vocabulary)
{
	size_t count = vocabulary->slot_count ? GROWTH * vocabulary->slot_count : 1024;
	struct slot *slots = calloc(count, sizeof *slots);

	if (!slots)
		return false;
	for (size_t i = 0; i < vocabulary->slot_count; i++) {
		size_t at = vocabulary->slots[i].hash & (count - 1);
		while (slots[at].number != WORD_UNKNOWN)
			at = (at + 1) & (count - 1);
		if (vocabulary->slots[i].number != WORD_UNKNOWN)
			slots[at] = vocabulary->slots[i];
	}
	free(vocabulary->slots);
	vocabulary->slots = slots;
	vocabulary->slot_count = count;
	return true;
}

/* The number of a word that is new; WORD_UNKNOWN: no memory. */
static uint32_t add(struct vocabulary *vocabulary, const struct sought *sought)
{
	struct winnow_str word = arena_copy(vocabulary->arena, sought->word);
	struct winnow_str *place = word.ptr ? vector_push(&vocabulary->words) : NULL;

	if (!place)
		return WORD_UNKNOWN;
	*place = word;
	return (uint32_t)vocabulary->words.count;
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
	const struct sought sought = seek(word, false);
	struct slot *slot = slot_of(vocabulary, &sought);
	vocabulary->has_exact |= keep_case;
	if (slot->number == WORD_UNKNOWN)
		*slot = (struct slot){ sought.head, sought.hash, add(vocabulary, &sought) };
	return slot->number;
}

uint32_t vocabulary_count(const struct vocabulary *vocabulary)
{
	return (uint32_t)vocabulary->words.count;
}

struct winnow_str vocabulary_word(const struct vocabulary *vocabulary, uint32_t number)
{
	return vocabulary->words.items[number - 1];
}

static uint32_t find_folded(const struct vocabulary *vocabulary, const struct folded *folded)
{
	const struct sought sought =
		seek((struct winnow_str){ folded->bytes, folded->length }, false);

	return slot_of(vocabulary, &sought)->number;
}

/* Any script, and the signs that stand for others. */
static struct winnow_word find_any(const struct vocabulary *vocabulary, struct winnow_str token)
{
	struct winnow_word number = { WORD_UNKNOWN, WORD_UNKNOWN };
	struct folded folded, exact;

	if (!fold_token(token, false, &folded))
		return number;
	number.folded = number.exact = find_folded(vocabulary, &folded);
	if (vocabulary->has_exact && fold_token(token, true, &exact) &&
		(exact.length != folded.length ||
			memcmp(exact.bytes, folded.bytes, exact.length) != 0))
		number.exact = find_folded(vocabulary, &exact);
	return number;
}

/* What is in the token: all of it at once. */
static void look_through(struct winnow_str token, bool *ret_ascii, bool *ret_capitals)
{
	uint64_t all = 0, changed = 0;

	for (size_t at = 0; at < token.len; at += HEAD) {
		uint64_t chunk = chunk_at(token, at);
		all |= chunk;
		changed |= chunk ^ lower_chunk(chunk);
	}
	*ret_ascii = !(all & HIGH_BITS);
	*ret_capitals = changed != 0;
}

static bool may_be_known(const struct vocabulary *vocabulary, struct winnow_str token)
{
	return vocabulary->slot_count && token.len <= FOLD_LONGEST_TOKEN;
}

/* Of any length and script. */
static struct winnow_word find_long(
	const struct vocabulary *vocabulary, struct winnow_str token)
{
	struct winnow_word number = { WORD_UNKNOWN, WORD_UNKNOWN };
	bool plain, capitals;

	if (!may_be_known(vocabulary, token))
		return number;
	look_through(token, &plain, &capitals);
	if (!plain)
		return find_any(vocabulary, token);
	struct sought sought = seek(token, capitals);
	number.folded = number.exact = slot_of(vocabulary, &sought)->number;
	if (capitals && vocabulary->has_exact) {
		sought = seek(token, false);
		number.exact = slot_of(vocabulary, &sought)->number;
	}
	return number;
}

/* The number of a word that is no longer than its head. */
static uint32_t find_head(const struct vocabulary *vocabulary, uint64_t head)
{
	size_t mask = vocabulary->slot_count - 1;
	uint32_t hash = hash_of_head(head);
	const struct slot *slot = &vocabulary->slots[hash & mask];

	while (slot->number != WORD_UNKNOWN && (slot->head != head || slot->hash != hash))
		slot = &vocabulary->slots[(size_t)(slot - vocabulary->slots + 1) & mask];
	return slot->number;
}

/* A token that is no longer than a head. */
static inline struct winnow_word find_short(
	const struct vocabulary *vocabulary, struct winnow_str token, uint64_t head)
{
	uint64_t folded = lower_chunk(head);
	struct winnow_word number;

	if (head & HIGH_BITS)
		return find_any(vocabulary, token);
	number.folded = number.exact = find_head(vocabulary, folded);
	if (folded != head && vocabulary->has_exact)
		number.exact = find_head(vocabulary, head);
	return number;
}

struct winnow_word vocabulary_find(const struct vocabulary *vocabulary, struct winnow_str token)
{
	if (vocabulary->slot_count && token.len <= HEAD)
		return find_short(vocabulary, token, chunk_at(token, 0));
	return find_long(vocabulary, token);
}

#define AHEAD 16 /* tokens, a power of two: while one is looked up, memory brings the next */

/* The head of a token of the text. */
static uint64_t head_of(struct winnow_str text, const struct winnow_token *token)
{
	if (token->length == 0 || token->length > HEAD || text.len - token->at < HEAD)
		return chunk_at(winnow_slice(text, token->at, token->length), 0);
	return eight_at(text.ptr, token->at) & UINT64_MAX >> 8 * (HEAD - token->length);
}

/* Asks memory for what a short word will be looked up by. */
static void prefetch(const struct vocabulary *vocabulary, uint64_t head)
{
	uint32_t hash = hash_of_head(lower_chunk(head));

	__builtin_prefetch(&vocabulary->slots[hash & (vocabulary->slot_count - 1)]);
}

static void find_each(const struct vocabulary *vocabulary, struct winnow_str text,
	const struct winnow_token *tokens, uint32_t count, struct winnow_word *numbers)
{
	uint64_t heads[AHEAD];

	for (uint32_t i = 0; i < count + AHEAD; i++) {
		uint64_t *head = &heads[i % AHEAD];
		if (i >= AHEAD) {
			const struct winnow_token *token = &tokens[i - AHEAD];
			struct winnow_str word = winnow_slice(text, token->at, token->length);
			numbers[i - AHEAD] = word.len <= HEAD
						     ? find_short(vocabulary, word, *head)
						     : find_long(vocabulary, word);
		}
		if (i < count) {
			*head = head_of(text, &tokens[i]);
			prefetch(vocabulary, *head);
		}
	}
}

const struct winnow_word *vocabulary_find_all(const struct vocabulary *vocabulary,
	struct winnow_str text, const struct winnow_token *tokens, uint32_t count,
	struct arena *arena)
{
	struct winnow_word *numbers = arena_alloc_array(arena, count, sizeof *numbers);

	if (numbers && vocabulary->slot_count)
		find_each(vocabulary, text, tokens, count, numbers);
	return numbers;
}
