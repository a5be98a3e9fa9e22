/* SPDX-License-Identifier: MIT */
#include <ctype.h>
#include <string.h>
#include "cli/extract_unit.h"

/* Bytes of one that is made of a phrase; a longer one is its noun alone. */
#define LONGEST_UNIT 128

/* "dollar per month": a unit with what the fact says it is for. */
static struct winnow_str rate(
	struct arena *arena, const struct winnow_fact *fact, struct winnow_str unit)
{
	const struct winnow_attribute *per = winnow_find(fact, "per");

	if (!per || unit.len == 0 || winnow_is(per->text, "each"))
		return unit;
	return arena_printf(arena, "%.*s per %.*s", STR_ARGS(unit), STR_ARGS(per->text));
}

/* What a unit is not told by: the mark of an owner, "and" but for the one of "low- and middle-income",
 * what tells how many, and a measure, as the one of "250ml bottles". */
static bool is_small(struct winnow_str word, struct winnow_str before)
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

/* The word at *at, which then stands behind the blank that follows. */
static struct winnow_str next_word(struct winnow_str phrase, size_t *at)
{
	size_t first = *at, end = first;

	while (end < phrase.len && phrase.ptr[end] != ' ')
		end++;
	*at = end + (end < phrase.len);
	return winnow_slice(phrase, first, end - first);
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

/* Where the word stands in the phrase that says what befell the counted: "rescued children"; its end:
 * nowhere. */
static size_t event_place(
	const struct winnow_fact *fact, const struct winnow_attribute *counted, size_t length)
{
	const struct winnow_attribute *event = winnow_find(fact, "event");

	return event && counted && event->length && event->at >= counted->at &&
			       event->at < counted->at + length
		       ? (size_t)(event->at - counted->at)
		       : length;
}

/* "recorded songs", "displaced people": what was done, as an event says of those it knows. "Coal-fired" and
 * "unarmed" describe, and "hundred", "sacred" are none. */
static bool is_participle(struct winnow_str word)
{
	const size_t shortest = 6; /* "breed", "need" */

	return word.len >= shortest && winnow_ends(word, "ed") &&
	       islower((unsigned char)word.ptr[0]) && !winnow_starts(word, "un") &&
	       !memchr(word.ptr, '-', word.len) && !winnow_ends(word, "dred") &&
	       !winnow_ends(word, "cred");
}

/* "most visited", "most strongly supported", "well known": what they are, more than what was done. */
static bool is_degree(struct winnow_str word)
{
	return winnow_is(word, "most") || winnow_is(word, "least") || winnow_is(word, "best") ||
	       winnow_is(word, "well") || winnow_ends(word, "ly");
}

/* The word at `at` tells what befell the counted, or how it did: "internally displaced people". */
static bool tells_event(struct winnow_str phrase, size_t at, size_t event)
{
	size_t next = at;
	struct winnow_str word = next_word(phrase, &next);

	if (at == event || is_participle(word))
		return true;
	return winnow_ends(word, "ly") && next < phrase.len && tells_event(phrase, next, event);
}

/* "heart transplant" of "700 heart transplants", "digital photo sale" of "digital and photo sales": the
 * words of the counted phrase that name a thing, its noun in the singular, without the one at `event`. */
static struct winnow_str counted_words(
	struct arena *arena, struct winnow_str phrase, size_t event, struct winnow_str noun)
{
	struct winnow_str unit = { "", 0 }, before = { "", 0 };

	for (size_t at = 0; at < phrase.len && unit.ptr;) {
		size_t first = at;
		struct winnow_str word = next_word(phrase, &at);
		bool is_last = at == phrase.len;
		bool tells = !is_degree(before) && tells_event(phrase, first, event);
		if (word.len == 0 || (!is_last && (tells || is_small(word, before))))
			continue;
		before = word;
		word = is_last ? noun : bare_word(word);
		unit = arena_printf(arena, "%.*s%s%.*s", STR_ARGS(unit), unit.len ? " " : "",
			STR_ARGS(word));
	}
	return unit;
}

static struct winnow_str counted_unit(
	struct arena *arena, const struct winnow_fact *fact, struct winnow_str noun)
{
	const struct winnow_attribute *counted = winnow_find(fact, "counted");
	struct winnow_str phrase = counted ? noun_phrase(counted->text) : noun;
	size_t last = phrase.len;

	while (last > 0 && phrase.ptr[last - 1] != ' ')
		last--;
	if (last == 0 || noun.len == 0 || !isalpha((unsigned char)noun.ptr[0]) ||
		tolower((unsigned char)phrase.ptr[last]) != noun.ptr[0] ||
		last + noun.len >= LONGEST_UNIT)
		return rate(arena, fact, noun);
	return rate(arena, fact,
		counted_words(arena, phrase, event_place(fact, counted, phrase.len), noun));
}

/* The currency's name where there is one, for "USD per month" is said by nobody. What a conversion is paid
 * for is said of the sum that it converts. */
static struct winnow_str money_unit(struct arena *arena, const struct winnow_fact *fact,
	const struct winnow_attribute *attribute)
{
	const struct winnow_attribute *name = winnow_find(fact, "unit");

	struct winnow_str unit =
		name && winnow_is(attribute->name, "currency") ? name->text : attribute->text;
	return winnow_find(fact, "conversion_of") ? unit : rate(arena, fact, unit);
}

/* "percentage per year" */
static struct winnow_str percent_unit(
	struct arena *arena, const struct winnow_fact *fact, struct winnow_str unit)
{
	bool per_time = winnow_is(unit, "percent") && winnow_find(fact, "per");

	return rate(arena, fact, per_time ? winnow_str("percentage") : unit);
}

struct winnow_str extract_unit(const struct winnow_fact *fact,
	const struct winnow_attribute *attribute, struct arena *arena)
{
	struct winnow_str unit = attribute->text;

	if (winnow_is(fact->type, "age"))
		return arena_printf(arena, "%.*s of age", STR_ARGS(unit));
	if (winnow_is(fact->type, "quantity"))
		return counted_unit(arena, fact, unit);
	if (winnow_is(fact->type, "money"))
		return money_unit(arena, fact, attribute);
	/* "three times": a time is a span of time everywhere else. */
	if (winnow_is(fact->type, "number") && winnow_is(unit, "time"))
		return winnow_str("count");
	return winnow_is(fact->type, "percent") ? percent_unit(arena, fact, unit) : unit;
}
