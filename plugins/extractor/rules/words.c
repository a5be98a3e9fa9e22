/* SPDX-License-Identifier: MIT */
#include <limits.h>
#include <stdlib.h>
#include <unicase.h>
#include "words.h"

/* What writes the same otherwise: typographic apostrophes and hyphens. */
static const struct {
	const char *written;
	char plain;
} signs[] = {
	{ "\xe2\x80\x98", '\'' },
	{ "\xe2\x80\x99", '\'' },
	{ "\xe2\x80\x90", '-' },
	{ "\xe2\x80\x91", '-' },
};
#define SIGNS (sizeof signs / sizeof *signs)

#define SIGN_LENGTH 3

/* The sign at `text` as it is compared, of one byte or three; how many it has. */
static size_t put_sign(const char *text, char *space)
{
	for (size_t sign = 0; sign < SIGNS; sign++)
		if (memcmp(text, signs[sign].written, SIGN_LENGTH) == 0) {
			*space = signs[sign].plain;
			return 1;
		}
	memmove(space, text, SIGN_LENGTH);
	return SIGN_LENGTH;
}

/* General punctuation, which has no case: U+2000 to U+203F. */
static int is_sign(struct winnow_str text, size_t at)
{
	return text.len - at >= SIGN_LENGTH && memcmp(text.ptr + at, "\xe2\x80", 2) == 0;
}

static size_t make_plain(char *text, size_t length)
{
	const struct winnow_str whole = { text, length };
	size_t to = 0, at = 0;

	while (at < length)
		if (is_sign(whole, at)) {
			to += put_sign(text + at, text + to);
			at += SIGN_LENGTH;
		} else {
			text[to++] = text[at++];
		}
	return to;
}

static struct winnow_str fold_other(struct winnow_str word, char space[FOLD_LONGEST])
{
	size_t length = FOLD_LONGEST;
	uint8_t *lower = u8_tolower(
		(const uint8_t *)word.ptr, word.len, NULL, NULL, (uint8_t *)space, &length);

	if (lower == (uint8_t *)space)
		return (struct winnow_str){ space, make_plain(space, length) };
	free(lower);
	return (struct winnow_str){ 0 };
}

struct winnow_str word_fold(struct winnow_str word, char space[FOLD_LONGEST])
{
	size_t to = 0, at = 0;

	if (word.len > FOLD_LONGEST)
		return (struct winnow_str){ 0 };
	while (at < word.len)
		if ((unsigned char)word.ptr[at] < 0x80) {
			space[to++] = passage_lower_ascii(word.ptr[at++]);
		} else if (is_sign(word, at)) {
			to += put_sign(word.ptr + at, space + to);
			at += SIGN_LENGTH;
		} else {
			return fold_other(word, space);
		}
	return (struct winnow_str){ space, to };
}

/* FNV-1a. */
static uint32_t hash_of(struct winnow_str word)
{
	uint32_t hash = 2166136261u;

	for (size_t i = 0; i < word.len; i++)
		hash = (hash ^ (unsigned char)word.ptr[i]) * 16777619u;
	return hash;
}

static uint32_t find_folded(const struct words *words, struct winnow_str word, uint32_t hash)
{
	if (!words->slots)
		return NONE;
	for (uint32_t at = hash & words->mask; words->slots[at]; at = (at + 1) & words->mask) {
		const struct entry *entry = &words->entries.items[words->slots[at] - 1];
		if (entry->hash == hash && winnow_equal(entry->word, word))
			return words->slots[at] - 1;
	}
	return NONE;
}

static void put_slot(struct words *words, uint32_t entry)
{
	uint32_t at = words->entries.items[entry].hash & words->mask;

	while (words->slots[at])
		at = (at + 1) & words->mask;
	words->slots[at] = entry + 1;
}

/* At most half full. */
static int make_room(const struct winnow_host *host, struct words *words)
{
	if (words->slots && 2 * (words->entries.count + 1) <= words->mask)
		return 1;
	uint32_t size = words->slots ? 2 * (words->mask + 1) : 256;
	uint32_t *slots = host->alloc(host, size * sizeof *slots);
	if (!slots)
		return 0;
	words->slots = slots;
	words->mask = size - 1;
	for (uint32_t i = 0; i < words->entries.count; i++)
		put_slot(words, i);
	return 1;
}

static uint32_t add_entry(
	const struct winnow_host *host, struct words *words, struct winnow_str word)
{
	uint32_t hash = hash_of(word), found = find_folded(words, word, hash);

	if (found != NONE)
		return found;
	char *copy = host->alloc(host, word.len + 1);
	struct entry *entry =
		copy && make_room(host, words) ? LIST_ADD(host, &words->entries) : NULL;
	if (!entry)
		return NONE;
	memcpy(copy, word.ptr, word.len);
	*entry = (struct entry){ .word = { copy, word.len }, .hash = hash };
	put_slot(words, words->entries.count - 1);
	return words->entries.count - 1;
}

int words_add(const struct winnow_host *host, struct words *words, struct winnow_str word,
	uint32_t atom, const struct term *term)
{
	char space[FOLD_LONGEST];
	struct winnow_str folded = word_fold(word, space);

	if (folded.len == 0)
		return 1;
	uint32_t entry = add_entry(host, words, folded);
	struct link *link = entry == NONE ? NULL : LIST_ADD(host, &words->links);
	if (!link)
		return 0;
	*link = (struct link){ entry, atom, term };
	return 1;
}

static int compare_links(const void *left, const void *right)
{
	const struct link *a = left, *b = right;

	if (a->entry != b->entry)
		return a->entry < b->entry ? -1 : 1;
	if (a->atom != b->atom)
		return a->atom < b->atom ? -1 : 1;
	uint32_t a_rest = a->term ? a->term->rest_count : 0;
	uint32_t b_rest = b->term ? b->term->rest_count : 0;
	return (a_rest < b_rest) - (a_rest > b_rest); /* the longest first */
}

int words_finish(const struct winnow_host *host, struct words *words)
{
	if (!make_room(host, words))
		return 0;
	if (words->links.count)
		qsort(words->links.items, words->links.count, sizeof *words->links.items,
			compare_links);
	for (uint32_t i = words->links.count; i > 0; i--) {
		struct entry *entry = &words->entries.items[words->links.items[i - 1].entry];
		entry->first_link = i - 1;
		entry->link_count++;
	}
	return 1;
}

uint32_t words_find_word(const struct words *words, struct winnow_str word)
{
	char space[FOLD_LONGEST];
	struct winnow_str folded = word_fold(word, space);

	return folded.len ? find_folded(words, folded, hash_of(folded)) : NONE;
}

static uint64_t bytes_at(const char *bytes, size_t count)
{
	uint64_t some = 0;

	memcpy(&some, bytes, count);
	return some;
}

/* By eights or fours, of which the last two may have bytes in common. */
static int is_ascii(struct winnow_str word)
{
	const uint64_t high = 0x8080808080808080;
	uint64_t all = 0;
	size_t last = word.len;

	if (word.len >= 8) {
		for (size_t at = 0; at < word.len - 8; at += 8)
			all |= bytes_at(word.ptr + at, 8);
		all |= bytes_at(word.ptr + word.len - 8, 8);
	} else if (word.len >= 4) {
		all = bytes_at(word.ptr, 4) | bytes_at(word.ptr + word.len - 4, 4);
	} else {
		while (last > 0)
			all |= (unsigned char)word.ptr[--last];
	}
	return !(all & high);
}

/* The highest that an entry has; 0 where one of them is no word by itself, and so none can be told to
 * lack a number. What is numbered later than all of them may be any word. */
static uint32_t highest_number(const struct winnow_text *text,
	const struct winnow_lexicon *lexicon, const struct words *words)
{
	uint32_t highest = 0;
	struct winnow_word one;

	for (uint32_t i = 0; lexicon && i < words->entries.count; i++) {
		struct winnow_str word = words->entries.items[i].word;
		uint32_t number = text->number(lexicon, word).folded;
		if (text->words(lexicon, word, &one, 1) != 1)
			return 0;
		highest = number > highest ? number : highest;
	}
	return highest;
}

static size_t length_of(struct winnow_str word)
{
	return word.len < WORD_LENGTHS ? word.len : WORD_LENGTHS - 1;
}

static uint32_t letter_bit(struct winnow_str word)
{
	return (uint32_t)1 << (word.ptr[0] & 31); /* the same of a capital */
}

/* Words of ASCII are folded in the same way everywhere. */
static void number_entry(struct words *words, uint32_t index, uint32_t number)
{
	const struct entry *entry = &words->entries.items[index];
	struct winnow_str word = entry->word;

	if (number == 0 && is_ascii(word))
		words->begins[length_of(word)] |= letter_bit(word);
	else if (number > 0 && is_ascii(word))
		words->of_number[number] = index + 1;
	else if (number > 0 && !words->of_number[number])
		words->of_number[number] = NONE;
	words->fires[number / CHAR_BIT] |=
		(unsigned char)((unsigned)entry->fires << number % CHAR_BIT);
}

int words_number(const struct winnow_host *host, const struct winnow_text *text,
	const struct winnow_lexicon *lexicon, struct words *words)
{
	uint32_t highest = highest_number(text, lexicon, words);

	if (highest == 0) {
		memset(words->begins, 0xff, sizeof words->begins);
		return 1;
	}
	words->of_number = host->alloc(host, ((size_t)highest + 1) * sizeof *words->of_number);
	words->fires = host->alloc(host, (size_t)highest / CHAR_BIT + 1);
	if (!words->of_number || !words->fires)
		return 0;
	words->number_count = highest + 1;
	words->fires[0] = 1; /* what has no number may be any word */
	for (uint32_t i = 0; i < words->entries.count; i++)
		number_entry(
			words, i, text->number(lexicon, words->entries.items[i].word).folded);
	return 1;
}

/* By its letters: a word without a number that entries had when they were numbered. */
static uint32_t find_unnumbered(const struct words *words, struct winnow_str word)
{
	return words->begins[length_of(word)] & letter_bit(word) || !is_ascii(word)
		       ? words_find_word(words, word)
		       : NONE;
}

/* A word whose number an entry has. */
static uint32_t find_numbered(const struct words *words, struct winnow_str word, uint32_t known)
{
	if (!is_ascii(word))
		return words_find_word(words, word);
	return known == NONE ? NONE : known - 1;
}

/* Most words have a number that no entry has. */
static inline uint32_t find_token(
	const struct words *words, const struct passage *passage, uint32_t token)
{
	uint32_t number = passage->analysis->words[token].folded;

	if (number == 0 || number >= words->number_count)
		return find_unnumbered(words, passage_word(passage, token));
	uint32_t known = words->of_number[number];
	return known ? find_numbered(words, passage_word(passage, token), known) : NONE;
}

void words_find(const struct words *words, const struct passage *passage,
	const struct winnow_sentence *sentence, uint32_t *ret_entries)
{
	for (uint32_t i = 0; i < sentence->count; i++)
		ret_entries[sentence->first + i] =
			find_token(words, passage, sentence->first + i);
}

static int may_fire(const unsigned char *fires, uint32_t number)
{
	return fires[number / CHAR_BIT] >> number % CHAR_BIT & 1;
}

/* The first token from `token` on whose word is not told by its number alone that it does not fire. */
static uint32_t next_doubtful(
	const struct words *words, const struct winnow_analysis *analysis, uint32_t token)
{
	const struct winnow_word *word = analysis->words;
	const unsigned char *fires = words->fires;
	uint32_t count = analysis->token_count, numbers = words->number_count;

	while (token < count && word[token].folded < numbers &&
		!may_fire(fires, word[token].folded))
		token++;
	return token;
}

void words_fire(const struct words *words, const struct passage *passage, char *ret_fires)
{
	const struct winnow_analysis *analysis = passage->analysis;
	uint32_t token = next_doubtful(words, analysis, 0);

	while (token < analysis->token_count) {
		uint32_t entry = find_token(words, passage, token);
		if (entry != NONE)
			ret_fires[token] = (char)words->entries.items[entry].fires;
		token = next_doubtful(words, analysis, token + 1);
	}
}
