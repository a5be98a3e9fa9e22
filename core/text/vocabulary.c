/* SPDX-License-Identifier: MIT */
#include "text/vocabulary.h"
#include <stdlib.h>
#include <string.h>
#include "base/eight.h"
#include "base/large.h"
#include "base/vector.h"
#include "text/fold.h"

#define FIRST_SLOTS 1024
#define GROWTH 4 /* large tables double too often */

/* Some bytes of a word as one number, zero behind its end. No word has a zero in it. */
#define HEAD sizeof(uint64_t)

/* What tells words apart: nearly all are no longer than two heads, and are known by them. In the
 * table of hashes itself, so that to find one takes one look at memory. */
struct slot {
	uint64_t head, next;
	uint32_t hash;
	uint32_t number; /* WORD_UNKNOWN: free */
};

/* A word to be looked up: `fold` says that its letters count as if they were small. */
struct sought {
	struct winnow_str word;
	bool fold;
	bool is_plain, has_capitals; /* all of it is ASCII; some of it is folded */
	uint64_t first;              /* as it stands */
	uint64_t head, next;         /* as they count */
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
	vocabulary->arena = arena_create_large(0, 0);
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

struct arena *vocabulary_arena(struct vocabulary *vocabulary)
{
	return vocabulary->arena;
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

	return chunk | ((from_a ^ behind_z) & HIGH_BITS) >> 2;
}

static uint64_t spread(uint64_t bytes)
{
	return bytes * 0x9e3779b97f4a7c15u;
}

static uint64_t sought_chunk(const struct sought *sought, size_t at)
{
	uint64_t chunk = chunk_at(sought->word, at);

	return sought->fold ? lower_chunk(chunk) : chunk;
}

/* `first` is what the word begins with, up to eight bytes. */
static inline struct sought seek(struct winnow_str word, uint64_t first, bool fold)
{
	struct sought sought = { .word = word, .first = first, .fold = fold };
	uint64_t all = first;

	sought.head = fold ? lower_chunk(first) : first;
	uint64_t changed = sought.head ^ first, hash = spread(sought.head);
	for (size_t at = HEAD; at < word.len; at += HEAD) {
		uint64_t chunk = chunk_at(word, at), lower = fold ? lower_chunk(chunk) : chunk;
		if (at == HEAD)
			sought.next = lower;
		hash = spread((hash ^ hash >> 29) + lower);
		all |= chunk;
		changed |= chunk ^ lower;
	}
	sought.hash = (uint32_t)(hash >> 32);
	sought.is_plain = !(all & HIGH_BITS);
	sought.has_capitals = changed != 0;
	return sought;
}

static bool is_long_word(const struct vocabulary *vocabulary, const struct slot *slot,
	const struct sought *sought)
{
	struct winnow_str word = vocabulary->words.items[slot->number - 1];
	bool same = word.len == sought->word.len;

	for (size_t at = 2 * HEAD; same && at < word.len; at += HEAD)
		same = chunk_at(word, at) == sought_chunk(sought, at);
	return same;
}

/* A word that is shorter than two heads has a zero in them, and is told by them alone. */
static inline bool is_word(const struct vocabulary *vocabulary, const struct slot *slot,
	const struct sought *sought)
{
	if (slot->head != sought->head || slot->next != sought->next)
		return false;
	return sought->word.len < 2 * HEAD || is_long_word(vocabulary, slot, sought);
}

/* The word's slot, else the free one where it belongs. */
static inline struct slot *slot_of(
	const struct vocabulary *vocabulary, const struct sought *sought)
{
	size_t mask = vocabulary->slot_count - 1, at = sought->hash & mask;
	struct slot *slot = &vocabulary->slots[at];

	while (!is_word(vocabulary, slot, sought) && slot->number != WORD_UNKNOWN) {
		at = (at + 1) & mask;
		slot = &vocabulary->slots[at];
	}
	return slot;
}

static bool widen(struct vocabulary *vocabulary)
{
	size_t count = vocabulary->slot_count ? GROWTH * vocabulary->slot_count : FIRST_SLOTS;
	struct slot *slots = large_alloc_zeroed(count, sizeof *slots);

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
	const struct sought sought = seek(word, chunk_at(word, 0), false);
	struct slot *slot = slot_of(vocabulary, &sought);
	vocabulary->has_exact |= keep_case;
	if (slot->number == WORD_UNKNOWN)
		*slot = (struct slot){ sought.head, sought.next, sought.hash,
			add(vocabulary, &sought) };
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
	struct winnow_str word = { folded->bytes, folded->length };
	const struct sought sought = seek(word, chunk_at(word, 0), false);

	return slot_of(vocabulary, &sought)->number;
}

/* Any script, and the signs that stand for others: most are marks, which have no case. */
static struct winnow_word find_any(const struct vocabulary *vocabulary, struct winnow_str token)
{
	struct winnow_word number = { WORD_UNKNOWN, WORD_UNKNOWN };
	struct folded folded;

	if (!fold_token(token, true, &folded))
		return number;
	number.exact = number.folded = find_folded(vocabulary, &folded);
	if (!folded.may_fold || !fold_token(token, false, &folded))
		return number;
	number.folded = find_folded(vocabulary, &folded);
	if (!vocabulary->has_exact)
		number.exact = number.folded;
	return number;
}

/* `sought` has its case folded. */
static inline struct winnow_word find(
	const struct vocabulary *vocabulary, const struct sought *sought)
{
	struct winnow_word number;

	if (!sought->is_plain)
		return find_any(vocabulary, sought->word);
	number.folded = number.exact = slot_of(vocabulary, sought)->number;
	if (sought->has_capitals && vocabulary->has_exact) {
		const struct sought exact = seek(sought->word, sought->first, false);
		number.exact = slot_of(vocabulary, &exact)->number;
	}
	return number;
}

struct winnow_word vocabulary_find(const struct vocabulary *vocabulary, struct winnow_str token)
{
	if (!vocabulary->slot_count || token.len > FOLD_LONGEST_TOKEN)
		return (struct winnow_word){ WORD_UNKNOWN, WORD_UNKNOWN };
	const struct sought sought = seek(token, chunk_at(token, 0), true);
	return find(vocabulary, &sought);
}

#define AHEAD 16 /* tokens: while one is looked up, memory brings the next */

/* What the token begins with, of a text of which more may be read. */
static inline uint64_t first_of(struct winnow_str text, size_t at, size_t length)
{
	if (text.len - at < HEAD)
		return chunk_at(winnow_slice(text, at, length), 0);
	uint64_t eight = eight_at(text.ptr, at);
	return length < HEAD ? eight & (((uint64_t)1 << 8 * length) - 1) : eight;
}

/* A token of the text, and asks memory for what it will be looked up by. One that is too long to be
 * known counts as one without letters: no word of the vocabulary has none. */
static inline struct sought look_ahead(const struct vocabulary *vocabulary,
	struct winnow_str text, const struct winnow_token *token)
{
	size_t length = token->length <= FOLD_LONGEST_TOKEN ? token->length : 0;
	struct winnow_str word = { text.ptr + token->at, length };
	struct sought sought = seek(word, first_of(text, token->at, length), true);

	__builtin_prefetch(&vocabulary->slots[sought.hash & (vocabulary->slot_count - 1)]);
	return sought;
}

static void find_some(const struct vocabulary *vocabulary, struct winnow_str text,
	const struct winnow_token *tokens, uint32_t count, struct winnow_word *ret_words)
{
	struct sought ahead[AHEAD];

	for (uint32_t i = 0; i < count; i++)
		ahead[i] = look_ahead(vocabulary, text, &tokens[i]);
	for (uint32_t i = 0; i < count; i++)
		ret_words[i] = find(vocabulary, &ahead[i]);
}

void vocabulary_find_all(const struct vocabulary *vocabulary, struct winnow_str text,
	const struct winnow_token *tokens, uint32_t count, struct winnow_word *ret_words)
{
	uint32_t done = 0;

	if (!vocabulary->slot_count) {
		memset(ret_words, 0, count * sizeof *ret_words);
		return;
	}
	for (; count - done > AHEAD; done += AHEAD)
		find_some(vocabulary, text, tokens + done, AHEAD, ret_words + done);
	find_some(vocabulary, text, tokens + done, count - done, ret_words + done);
}
