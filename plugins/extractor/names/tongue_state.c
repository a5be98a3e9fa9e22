/* SPDX-License-Identifier: MIT
 * The facts of a document in another language than English. */
#include "spot.h"

/* The spots of a document, and what each tells of, by open addressing. */
struct spots {
	struct spot *items;
	uint32_t count, capacity;
	struct entry {
		struct winnow_str value; /* ptr NULL: free */
		enum support best;
		int64_t number; /* of the first fact; negative: none yet */
	} * entries;
	size_t mask;
};

static int no_memory(const struct reading *reading)
{
	return winnow_fail(
		reading->passage.host, WINNOW_ELIMIT, "no memory is left for its places");
}

static int push(const struct reading *reading, struct spots *spots, const struct spot *spot)
{
	if (spots->count == spots->capacity) {
		const struct winnow_host *host = reading->passage.host;
		uint32_t capacity = spots->capacity ? 2 * spots->capacity : 64;
		struct spot *items = host->alloc(host, capacity * sizeof *items);
		if (!items)
			return no_memory(reading);
		if (spots->count)
			memcpy(items, spots->items, spots->count * sizeof *items);
		spots->items = items;
		spots->capacity = capacity;
	}
	spots->items[spots->count++] = *spot;
	return 0;
}

/* "EE. UU." and "Estados Unidos" are one country. */
static struct winnow_str identity(const struct spot *spot)
{
	return winnow_is(spot->known.kind, "country") ? spot->known.country : spot->value;
}

static struct entry *entry_of(const struct spots *spots, struct winnow_str value)
{
	uint64_t hash = text_hash(value);
	size_t at = (size_t)(hash ^ hash >> 32) & spots->mask;

	while (spots->entries[at].value.ptr && !winnow_equal(spots->entries[at].value, value))
		at = (at + 1) & spots->mask;
	return &spots->entries[at];
}

static int join(const struct reading *reading, struct spots *spots)
{
	spots->mask = 64;
	while (spots->mask < 2 * (size_t)spots->count)
		spots->mask *= 2;
	spots->entries = reading->passage.host->alloc(
		reading->passage.host, spots->mask-- * sizeof *spots->entries);
	if (!spots->entries)
		return no_memory(reading);
	for (uint32_t i = 0; i < spots->count; i++) {
		struct winnow_str value = identity(&spots->items[i]);
		struct entry *entry = entry_of(spots, value);
		if (!entry->value.ptr)
			*entry = (struct entry){ value, SPOT_REFUSED, -1 };
		if (spots->items[i].support > entry->best)
			entry->best = spots->items[i].support;
	}
	return 0;
}

static int find_all(
	const struct reading *reading, const struct tongue *tongue, struct spots *spots)
{
	const struct passage *passage = &reading->passage;
	uint32_t count = passage->analysis->token_count;
	struct spot spot;

	for (uint32_t token = 0; token < count;) {
		const struct spot *before =
			spots->count ? &spots->items[spots->count - 1] : NULL;
		if (!is_capital(passage, token) ||
			!spot_find(reading, tongue, before, token, &spot)) {
			token++;
			continue;
		}
		int code = push(reading, spots, &spot);
		if (code < 0)
			return code;
		token = spot.end;
		if (passage->host->cancelled(passage->host))
			break;
	}
	return 0;
}

/* By what supports it. */
static double confidence_of(enum support support)
{
	switch (support) {
	case SPOT_SURE:
		return 0.9;
	case SPOT_LIKELY:
		return 0.75;
	default:
		return 0.6;
	}
}

static int is_stated(const struct spot *spot, const struct entry *entry)
{
	return spot->support >= SPOT_LIKELY ||
	       (spot->support == SPOT_BARE && entry->best == SPOT_SURE);
}

static int state_places(const struct reading *reading, struct spots *spots)
{
	for (uint32_t i = 0; i < spots->count; i++) {
		const struct spot *spot = &spots->items[i];
		struct entry *entry = entry_of(spots, identity(spot));
		if (!is_stated(spot, entry))
			continue;
		const struct told told = { spot->first, spot->end, spot->value, spot->known,
			entry->number, "place.listed", confidence_of(spot->support) };
		int64_t number = place_tell(reading, &told);
		if (number < 0)
			return (int)number;
		if (entry->number < 0)
			entry->number = number;
	}
	return 0;
}

static int is_language(
	const struct reading *reading, const struct tongue *tongue, uint32_t token)
{
	return token > 0 &&
	       term_is(passage_find(&reading->passage, tongue->place_word, token - 1), 0, "in");
}

/* "mexicana", "российского"; with a capital only where a sentence begins, but for peoples in
 * French. */
static int is_nationality(
	const struct reading *reading, const struct tongue *tongue, uint32_t token)
{
	const struct passage *passage = &reading->passage;

	if (is_capital(passage, token) &&
		!passage_flag(passage, token, WINNOW_SENTENCE_START | WINNOW_BLOCK_START) &&
		(!tongue->peoples_have_capitals ||
			(token > 0 && is_capital(passage, token - 1))))
		return 0;
	return passage_kind(passage, token) == WINNOW_WORD &&
	       !is_language(reading, tongue, token);
}

static int64_t state_nationality(
	const struct reading *reading, const struct tongue *tongue, uint32_t token)
{
	const struct passage *passage = &reading->passage;
	struct statement statement;
	statement_begin(&statement, passage);
	const struct stated stated = { "nationality", "nationality.listed", token, token + 1,
		0.85 };
	struct winnow_str columns = tongue_nationality(tongue,
		words_straight(passage, passage_lower(passage, passage_word(passage, token))));

	struct winnow_str country = next_column(&columns);
	if (!columns.ptr || (!country.len && token > 0 && is_capital(passage, token - 1)))
		return 0; /* "Commission européenne" */
	statement_text(&statement, "value", passage_word(passage, token), 0, 0);
	statement_code_text(&statement, "country", country);
	return statement_make(&statement, reading->out, &stated);
}

static int state_nationalities(
	const struct reading *reading, const struct tongue *tongue, const struct spots *spots)
{
	uint32_t count = reading->passage.analysis->token_count, next = 0;

	for (uint32_t token = 0; token < count; token++) {
		while (next < spots->count && spots->items[next].end <= token)
			next++;
		if ((next < spots->count && spots->items[next].first <= token) ||
			!is_nationality(reading, tongue, token))
			continue;
		int64_t number = state_nationality(reading, tongue, token);
		if (number < 0)
			return (int)number;
	}
	return 0;
}

static void read_countries(const struct reading *reading, const struct spots *spots)
{
	countries_add(reading->countries, reading->passage.document->country);
	for (uint32_t i = 0; i < spots->count; i++)
		if (winnow_is(spots->items[i].known.kind, "country"))
			countries_add(reading->countries, spots->items[i].known.country);
}

/* The country that the language is named for, unless the city lies where it is read, too. */
static struct winnow_str home_of(
	const struct reading *reading, const struct tongue *tongue, const struct spot *spot)
{
	const struct passage *passage = &reading->passage;
	char *code = passage->host->alloc(passage->host, 2);

	if (!code ||
		passage->text->find(passage->host, tongue->home_country, spot->known.country))
		return (struct winnow_str){ 0 };
	for (int i = 0; i < 2; i++)
		code[i] = (char)(tongue->code.ptr[i] - 'a' + 'A');
	return (struct winnow_str){ code, 2 };
}

/* Of cities of one name the one that is meant here: "Brest" in a French report. */
static void choose_cities(
	const struct reading *reading, const struct tongue *tongue, struct spots *spots)
{
	read_countries(reading, spots);
	for (uint32_t i = 0; i < spots->count; i++) {
		struct spot *spot = &spots->items[i];
		if (spot->population < MILLIONS && winnow_is(spot->known.kind, "city"))
			namesake_choose(reading, spot->value, home_of(reading, tongue, spot),
				&spot->known);
	}
}

int tongue_state(const struct reading *reading, const struct tongue *tongue)
{
	struct spots spots = { 0 };
	int code = find_all(reading, tongue, &spots);

	if (code == 0)
		choose_cities(reading, tongue, &spots);
	if (code == 0)
		code = join(reading, &spots);
	if (code == 0)
		code = state_places(reading, &spots);
	return code == 0 ? state_nationalities(reading, tongue, &spots) : code;
}
