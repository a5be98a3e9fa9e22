/* SPDX-License-Identifier: MIT */
#include <ctype.h>
#include "thing.h"

enum { LONGEST_THING = 128 }; /* bytes; a longer one is its noun alone */

/* What is told word by word, from the first byte of the phrase; its noun, and where the event's word is. */
struct phrase_text {
	struct winnow_str words, noun;
	size_t event; /* the length of the words: it is not among them */
	const struct winnow_lexicon *superlative; /* NULL: what they are is not one of many */
};

/* The word at *at, which then stands behind the blank that follows. */
static struct winnow_str next_word(struct winnow_str words, size_t *at)
{
	size_t first = *at, end = first;

	while (end < words.len && words.ptr[end] != ' ')
		end++;
	*at = end + (end < words.len);
	return winnow_slice(words, first, end - first);
}

/* "cases" of "cases of child labour": where the noun ends. */
static struct winnow_str noun_phrase(struct winnow_str counted)
{
	struct winnow_str word = { 0 };

	for (size_t at = 0; at < counted.len;) {
		size_t first = at;
		word = next_word(counted, &at);
		if (first > 0 && (winnow_is(word, "of") || winnow_is(word, "with")))
			return winnow_slice(counted, 0, first - 1);
	}
	return counted;
}

/* What a thing is not told by: the mark of an owner, "and" but for the one of "low- and middle-income",
 * what tells how many, and a measure, as the one of "250ml bottles". */
static int is_small(struct winnow_str word, struct winnow_str before)
{
	if (isdigit((unsigned char)word.ptr[0]))
		return memchr(word.ptr, '-', word.len) ||
		       !isdigit((unsigned char)word.ptr[word.len - 1]);
	return winnow_is(word, "more") || winnow_is(word, "another") ||
	       ((winnow_is(word, "and") || winnow_is(word, "or")) && !winnow_ends(before, "-"));
}

/* "Norland" of "Norland's", "big" of "big,", "premier" of "“premier”". */
static struct winnow_str bare_word(struct winnow_str word)
{
	static const char *const ends[] = { "'s", "’s", "'", "’", ",", "”", "\"", "»", NULL };
	static const char *const starts[] = { "“", "‘", "\"", "'", "«", NULL };

	for (size_t i = 0; starts[i]; i++)
		if (winnow_starts(word, starts[i]))
			word = winnow_slice(
				word, strlen(starts[i]), word.len - strlen(starts[i]));
	for (size_t i = 0; ends[i]; i++)
		if (winnow_ends(word, ends[i]))
			return winnow_slice(word, 0, word.len - strlen(ends[i]));
	return word;
}

/* "recorded songs", "displaced people": what was done, as an event says of those it knows. "Coal-fired" and
 * "unarmed" describe, and "hundred", "sacred" are none. */
static int is_participle(struct winnow_str word)
{
	const size_t shortest = 6; /* "breed", "need" */

	return word.len >= shortest && winnow_ends(word, "ed") &&
	       islower((unsigned char)word.ptr[0]) && !winnow_starts(word, "un") &&
	       !memchr(word.ptr, '-', word.len) && !winnow_ends(word, "dred") &&
	       !winnow_ends(word, "cred");
}

/* "large" of "largest", nothing of "most": what one of those is that are the most so. */
static struct winnow_str positive(
	const struct passage *passage, const struct phrase_text *phrase, struct winnow_str word)
{
	const struct winnow_term *term =
		phrase->superlative ? passage->text->find(passage->host, phrase->superlative,
					      passage_lower(passage, word))
				    : NULL;

	if (phrase->superlative && winnow_is(word, "most"))
		return (struct winnow_str){ 0 };
	return term ? term_value(term, 0) : word;
}

/* "most visited", "most strongly supported", "well known": what they are, more than what was done. */
static int is_degree(struct winnow_str word)
{
	return winnow_is(word, "most") || winnow_is(word, "least") || winnow_is(word, "best") ||
	       winnow_is(word, "well") || winnow_ends(word, "ly");
}

/* The word at `at` tells what befell the counted, or how it did: "internally displaced people". */
static int tells_event(const struct phrase_text *phrase, size_t at)
{
	for (;;) {
		size_t next = at;
		struct winnow_str word = next_word(phrase->words, &next);
		if (at == phrase->event || is_participle(word))
			return 1;
		if (!winnow_ends(word, "ly") || next >= phrase->words.len)
			return 0;
		at = next;
	}
}

static void append(struct winnow_str *thing, char *bytes, struct winnow_str word)
{
	if (word.len == 0)
		return;
	if (thing->len)
		bytes[thing->len++] = ' ';
	memcpy(bytes + thing->len, word.ptr, word.len);
	thing->len += word.len;
}

/* The words of the phrase that name the thing, its noun in the singular. */
static struct winnow_str name(const struct passage *passage, const struct phrase_text *phrase)
{
	char *bytes =
		passage->host->alloc(passage->host, phrase->words.len + phrase->noun.len + 1);
	struct winnow_str thing = { bytes, 0 }, before = { "", 0 };

	for (size_t at = 0; bytes && at < phrase->words.len;) {
		size_t first = at;
		struct winnow_str word = next_word(phrase->words, &at);
		int is_last = at == phrase->words.len;
		if (word.len == 0)
			continue;
		int tells = !is_last && !is_degree(before) && tells_event(phrase, first);
		if (tells || (!is_last && is_small(word, before)))
			continue;
		before = word;
		append(&thing, bytes,
			is_last ? phrase->noun : positive(passage, phrase, bare_word(word)));
	}
	return thing;
}

/* Bytes into the counted phrase. */
static size_t event_place(const struct passage *passage, const struct counted *counted,
	const struct event *event, size_t length)
{
	if (event->lemma.len == 0 || event->first >= event->end ||
		event->first < counted->first || event->first >= counted->end)
		return length;
	size_t place = (size_t)(passage_at(passage, event->first) -
				passage_at(passage, counted->first));
	return place < length ? place : length;
}

struct winnow_str thing_of(const struct passage *passage, const struct counted *counted,
	struct winnow_str unit, const struct event *event,
	const struct winnow_lexicon *superlative)
{
	struct phrase_text phrase = {
		.words = noun_phrase(passage_words(passage, counted->first, counted->end)),
		.noun = unit,
		.superlative = superlative,
	};
	size_t last = phrase.words.len;

	while (last > 0 && phrase.words.ptr[last - 1] != ' ')
		last--;
	if (last == 0 || unit.len == 0 || !isalpha((unsigned char)unit.ptr[0]) ||
		passage_lower_ascii(phrase.words.ptr[last]) != unit.ptr[0] ||
		last + unit.len >= LONGEST_THING)
		return unit;
	phrase.event = event_place(passage, counted, event, phrase.words.len);
	return name(passage, &phrase);
}
