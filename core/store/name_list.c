/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <uninorm.h>
#include "store/name_list.h"
#include "text/character.h"

#define LONGEST_WORD 96  /* bytes; a longer one is no part of a name */
#define FEWEST_LETTERS 3 /* of a part that is hidden by itself: "Li" is too common a word */
#define MOST_WORDS 6     /* of a name whose parts are names; more are a sentence */
#define FARTHEST 8       /* bytes between two words of one name */

void name_list_init(struct name_list *list, struct arena *arena)
{
	*list = (struct name_list){ .arena = arena };
}

void name_list_finish(struct name_list *list)
{
	vector_finish(&list->names);
}

/* ---- words ---- */

struct word {
	size_t at, end;
	bool capital;
};

static bool is_word_character(struct character character)
{
	return character_is_letter(character) || character.kind == CHARACTER_DIGIT ||
	       character.kind == CHARACTER_COMBINING || character.kind == CHARACTER_JOINER;
}

/* The word at `from` or behind it; an ideograph is a word of its own. */
static bool next_word(struct winnow_str text, size_t from, struct word *ret_word)
{
	struct character character = character_at(text, from);

	while (character.length && !is_word_character(character) &&
		character.kind != CHARACTER_IDEOGRAPH) {
		from += character.length;
		character = character_at(text, from);
	}
	if (!character.length)
		return false;
	*ret_word = (struct word){ from, from + character.length,
		character.kind == CHARACTER_UPPER || character.kind == CHARACTER_IDEOGRAPH };
	if (character.kind == CHARACTER_IDEOGRAPH)
		return true;
	for (character = character_at(text, ret_word->end);
		character.length && is_word_character(character);
		character = character_at(text, ret_word->end))
		ret_word->end += character.length;
	return true;
}

struct fold {
	size_t length;
	uint8_t bytes[4 * LONGEST_WORD];
};

static bool fold_ascii(struct winnow_str word, struct fold *fold)
{
	for (size_t i = 0; i < word.len; i++) {
		char byte = word.ptr[i];
		if ((unsigned char)byte >= 128)
			return false;
		fold->bytes[i] = (uint8_t)(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
	}
	fold->length = word.len;
	return true;
}

static void drop_accents(struct fold *fold)
{
	struct winnow_str text = { (const char *)fold->bytes, fold->length };
	size_t length = 0;

	for (size_t at = 0; at < text.len;) {
		struct character character = character_at(text, at);
		bool kept = character.kind != CHARACTER_COMBINING &&
			    character.kind != CHARACTER_JOINER;
		if (kept)
			memmove(fold->bytes + length, text.ptr + at, character.length);
		length += kept ? character.length : 0;
		at += character.length;
	}
	fold->length = length;
}

/* False: too long a word, or nothing is left of it. */
static bool fold_word(struct winnow_str word, struct fold *fold)
{
	size_t length = sizeof fold->bytes;

	if (word.len > LONGEST_WORD)
		return false;
	if (fold_ascii(word, fold))
		return word.len > 0;
	uint8_t *folded = u8_casefold(
		(const uint8_t *)word.ptr, word.len, NULL, UNINORM_NFKD, fold->bytes, &length);
	if (folded != fold->bytes) {
		free(folded);
		return false;
	}
	fold->length = length;
	drop_accents(fold);
	return fold->length > 0;
}

static struct winnow_str folded(const struct fold *fold)
{
	return (struct winnow_str){ (const char *)fold->bytes, fold->length };
}

static bool is_word(struct winnow_str text, const struct word *word, struct winnow_str wanted)
{
	struct fold fold;

	return fold_word(winnow_slice(text, word->at, word->end - word->at), &fold) &&
	       winnow_equal(folded(&fold), wanted);
}

/* ---- the list ---- */

static bool add(struct name_list *list, struct winnow_str *words, size_t count, bool in_address,
	struct winnow_str label)
{
	struct name *name = vector_push(&list->names);

	if (!name)
		return false;
	*name = (struct name){ words, count, in_address, label };
	return true;
}

/* The folded words of a name, in the list's arena; *ret_count 0: none. False: no memory. */
static bool fold_words(struct name_list *list, struct winnow_str name,
	struct winnow_str **ret_words, size_t *ret_count)
{
	struct winnow_str *words = arena_alloc_array(list->arena, name.len + 1, sizeof *words);
	struct word word;
	struct fold fold;
	size_t count = 0;

	if (!words)
		return false;
	for (size_t at = 0; next_word(name, at, &word); at = word.end) {
		if (!fold_word(winnow_slice(name, word.at, word.end - word.at), &fold))
			continue;
		words[count] = arena_copy(list->arena, folded(&fold));
		if (!words[count++].ptr)
			return false;
	}
	*ret_words = words;
	*ret_count = count;
	return true;
}

static size_t letters(struct winnow_str word)
{
	size_t count = 0;

	for (size_t at = 0; at < word.len; at += character_at(word, at).length)
		count++;
	return count;
}

static bool add_parts(
	struct name_list *list, struct winnow_str *words, size_t count, struct winnow_str label)
{
	for (size_t i = 0; i < count; i++)
		if (letters(words[i]) >= FEWEST_LETTERS &&
			!add(list, &words[i], 1, false, label))
			return false;
	return true;
}

/* "annelind" in an address. */
static bool add_run_together(struct name_list *list, const struct winnow_str *words,
	size_t count, struct winnow_str label)
{
	struct winnow_str *whole = arena_alloc(list->arena, sizeof *whole);
	size_t length = 0;

	for (size_t i = 0; i < count; i++)
		length += words[i].len;
	char *bytes = arena_alloc(list->arena, length + 1);
	if (!whole || !bytes)
		return false;
	*whole = (struct winnow_str){ bytes, length };
	for (size_t i = 0; i < count; i++) {
		memcpy(bytes, words[i].ptr, words[i].len);
		bytes += words[i].len;
	}
	return add(list, whole, 1, true, label);
}

bool name_list_add(struct name_list *list, struct winnow_str name, struct winnow_str label)
{
	struct winnow_str *words;
	size_t count;

	if (!fold_words(list, name, &words, &count))
		return false;
	if (count == 0 || (count == 1 && letters(words[0]) < FEWEST_LETTERS))
		return true;
	if (!add(list, words, count, false, label))
		return false;
	if (count == 1 || count > MOST_WORDS)
		return true;
	return add_parts(list, words, count, label) &&
	       add_run_together(list, words, count, label);
}

/* By the first word; of one first word the longest name first. */
static int compare(const void *left, const void *right)
{
	const struct name *a = left, *b = right;
	int order = str_compare(a->words[0], b->words[0]);

	return order ? order : (a->count < b->count) - (a->count > b->count);
}

void name_list_sort(struct name_list *list)
{
	if (list->names.count)
		qsort(list->names.items, list->names.count, sizeof *list->names.items, compare);
}

/* The first name that begins with the word, `count` when none does. */
static size_t find_first(const struct name_list *list, struct winnow_str word)
{
	size_t low = 0, high = list->names.count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (str_compare(list->names.items[middle].words[0], word) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* ---- the search ---- */

/* Where the name ends that begins with `word`; 0: it goes on otherwise. */
static size_t match(
	const struct name_search *search, const struct word *word, const struct name *name)
{
	struct word next = *word;

	if (name->in_address && !search->is_address)
		return 0;
	if (name->count == 1 && !search->is_address && !word->capital)
		return 0;
	for (size_t i = 1; i < name->count; i++) {
		size_t end = next.end;
		if (!next_word(search->text, end, &next) || next.at - end > FARTHEST ||
			!is_word(search->text, &next, name->words[i]))
			return 0;
	}
	return next.end;
}

static bool match_any(
	const struct name_search *search, const struct word *word, struct name_found *ret_found)
{
	const struct name_list *list = search->list;
	struct fold fold;

	if (!fold_word(winnow_slice(search->text, word->at, word->end - word->at), &fold))
		return false;
	for (size_t i = find_first(list, folded(&fold));
		i < list->names.count &&
		winnow_equal(list->names.items[i].words[0], folded(&fold));
		i++) {
		size_t end = match(search, word, &list->names.items[i]);
		if (!end)
			continue;
		*ret_found = (struct name_found){ word->at, end, list->names.items[i].label };
		return true;
	}
	return false;
}

static bool find_next(struct name_search *search, struct name_found *ret_found)
{
	struct word word;

	while (next_word(search->text, search->at, &word)) {
		search->at = word.end;
		if (!match_any(search, &word, ret_found))
			continue;
		search->at = ret_found->end;
		return true;
	}
	return false;
}

/* Nothing but a space or two, or hyphens. */
static bool is_joint(struct winnow_str between)
{
	for (size_t i = 0; i < between.len; i++)
		if (!strchr(" -_+", between.ptr[i]))
			return false;
	return between.len <= 2;
}

bool name_search_next(struct name_search *search, struct name_found *ret_found)
{
	struct name_found next;

	if (!find_next(search, ret_found))
		return false;
	for (size_t at = search->at; find_next(search, &next); at = search->at) {
		struct winnow_str between =
			winnow_slice(search->text, ret_found->end, next.at - ret_found->end);
		if (!winnow_equal(next.label, ret_found->label) || !is_joint(between)) {
			search->at = at;
			return true;
		}
		ret_found->end = next.end;
	}
	search->at = search->text.len;
	return true;
}
