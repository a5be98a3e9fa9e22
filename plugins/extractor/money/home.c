/* SPDX-License-Identifier: MIT */
#include "home.h"

enum { DATELINE_REACH = 2000, DATELINE_LENGTH = 80 }; /* bytes */

static int has_code(const struct winnow_str *codes, uint32_t count, struct winnow_str code)
{
	for (uint32_t i = 0; i < count; i++)
		if (winnow_equal(codes[i], code))
			return 1;
	return 0;
}

static void add_code(struct winnow_str *codes, uint32_t *count, struct winnow_str code)
{
	if (code.len && *count < HOME_CODES && !has_code(codes, *count, code))
		codes[(*count)++] = code;
}

/* What the country pays with; empty: not known. */
static struct winnow_str paid_in(const struct reading *reading, struct winnow_str country)
{
	const struct passage *passage = &reading->passage;
	const struct winnow_lexicon *paid = reading->language->currency.country;

	if (!country.len || !paid)
		return (struct winnow_str){ 0 };
	return term_value(passage->text->find(passage->host, paid, country), 0);
}

static struct winnow_str paid_at(const struct reading *reading, const struct winnow_fact *place)
{
	const struct winnow_attribute *country = winnow_find(place, "country");

	return country ? paid_in(reading, country->text) : (struct winnow_str){ 0 };
}

/* The country of "KARACHI: ", by the names of cities as they are written; empty: the text begins otherwise. */
static struct winnow_str heading_country(const struct reading *reading)
{
	enum { COUNTRY = 1, LONGEST_CITY = 24 };
	struct winnow_str text = reading->passage.document->text, none = { 0 };
	char name[LONGEST_CITY];
	size_t at = 0;

	for (; at < sizeof name && at < text.len && text.ptr[at] != ':'; at++) {
		char letter = text.ptr[at];
		if (letter != ' ' && (letter < 'A' || letter > 'Z'))
			return none;
		name[at] = at > 0 && name[at - 1] != ' ' ? (char)(letter | ' ') : letter;
	}
	if (!reading->language->city || at < 3 || at == sizeof name ||
		!winnow_starts(winnow_slice(text, at, text.len - at), ": "))
		return none;
	return term_value(reading->passage.text->find(reading->passage.host,
				  reading->language->city, (struct winnow_str){ name, at }),
		COUNTRY);
}

/* "KARACHI:", "TORONTO —", "SYDNEY, Australia (AP) -": in capitals where a line begins, and what ends a dateline
 * behind it. `ret_end`: where that is. */
static int is_dateline(struct winnow_str text, const struct winnow_fact *place, size_t *ret_end)
{
	static const char *const ends[] = { ": ", "— ", "– ", "- ", "—", NULL };
	size_t at = place->at, end = at + place->length;

	if (at > DATELINE_REACH || (at > 0 && text.ptr[at - 1] != '\n'))
		return 0;
	for (; at < end; at++)
		if (text.ptr[at] >= 'a' && text.ptr[at] <= 'z')
			return 0;
	for (; end < text.len && end < at + DATELINE_LENGTH && text.ptr[end] != '\n'; end++)
		for (size_t i = 0; ends[i]; i++)
			if (winnow_starts(winnow_slice(text, end, text.len - end), ends[i])) {
				*ret_end = end;
				return 1;
			}
	return 0;
}

/* Whether nothing but spaces, a comma and small words stand between: no "(AP)". */
static int is_bare(struct winnow_str text, size_t at, size_t end)
{
	return !memchr(text.ptr + at, '(', end - at) && !memchr(text.ptr + at, ',', end - at);
}

static int mentions(struct winnow_str text, const char *words)
{
	size_t length = strlen(words);

	for (size_t at = 0; at + length <= text.len; at++) {
		const char *found = memchr(text.ptr + at, words[0], text.len - at);
		if (!found)
			return 0;
		at = (size_t)(found - text.ptr);
		if (winnow_starts(winnow_slice(text, at, text.len - at), words))
			return 1;
	}
	return 0;
}

static void read_home(const struct reading *reading, struct home *home)
{
	struct winnow_str text = reading->passage.document->text;
	const struct winnow_reading *shown = reading->shown;
	size_t end = 0;

	home->is_read = 1;
	home->heading = paid_in(reading, heading_country(reading));
	home->tells_dollars = mentions(text, "US$") || mentions(text, "U.S. dollar");
	for (uint32_t i = 0; i < shown->fact_count; i++) {
		const struct winnow_fact *place = shown->facts[i];
		struct winnow_str code = paid_at(reading, place);

		if (has_code(home->once, home->once_count, code))
			add_code(home->places, &home->place_count, code);
		add_code(home->once, &home->once_count, code);
		if (home->dateline.len || !code.len || !is_dateline(text, place, &end))
			continue;
		home->dateline = code;
		home->is_local = is_bare(text, place->at + place->length, end);
	}
}

/* The one of `codes` that is of the family; empty: none is, or several. */
static struct winnow_str only_one(
	const struct winnow_str *codes, uint32_t count, struct winnow_str family)
{
	struct winnow_str one = { 0 };

	for (uint32_t i = 0; i < count; i++) {
		if (!currency_is_of(family, codes[i]))
			continue;
		if (one.len)
			return (struct winnow_str){ 0 };
		one = codes[i];
	}
	return one;
}

static int has_any(const struct home *home, struct winnow_str family)
{
	for (uint32_t i = 0; i < home->once_count; i++)
		if (currency_is_of(family, home->once[i]))
			return 1;
	return 0;
}

/* The country of the heading, unless others alone are named; else the one that is named more than once, where
 * no other one is. */
static struct winnow_str told_by_places(const struct home *home, struct winnow_str family)
{
	struct winnow_str one = only_one(home->once, home->once_count, family);
	int is_headed = currency_is_of(family, home->heading);

	if (is_headed && (has_code(home->once, home->once_count, home->heading) ||
				 !has_any(home, family)))
		return home->heading;
	return has_code(home->places, home->place_count, one) ? one : (struct winnow_str){ 0 };
}

/* Where papers write "$" for their own: abroad "S$" and "HK$" are usual, and agencies mean the American one. */
static int is_own_dollar(const struct home *home)
{
	static const char *const plain[] = { "AUD", "CAD", "NZD", NULL };

	for (size_t i = 0; plain[i] && home->is_local && !home->tells_dollars; i++)
		if (winnow_is(home->dateline, plain[i]))
			return 1;
	return 0;
}

/* Of a sign or word that means one currency unless something else is told: "$", "pounds". */
static struct winnow_str instead(
	const struct home *home, const struct sum *sum, struct winnow_str said)
{
	struct winnow_str unit = sum->currency.unit, none = { 0 };

	if (winnow_is(unit, "dollar"))
		return is_own_dollar(home) ? home->dateline : none;
	if (strcmp(sum->rule, "money.word") != 0)
		return none;
	return said.len                                               ? said
	       : currency_is_of(sum->currency.family, home->dateline) ? home->dateline
								      : none;
}

void home_settle(const struct reading *reading, struct home *home, struct sum *sum)
{
	struct currency *currency = &sum->currency;

	if (!currency->ambiguous) {
		add_code(home->said, &home->said_count, currency->code);
		return;
	}
	if (reading->passage.document->country.len)
		return;
	if (!home->is_read)
		read_home(reading, home);
	struct winnow_str said = only_one(home->said, home->said_count, currency->family);
	struct winnow_str told = said;
	if (currency->code.len)
		told = instead(home, sum, said);
	else if (!said.len)
		told = currency_is_of(currency->family, home->dateline)
			       ? home->dateline
			       : told_by_places(home, currency->family);
	if (told.len)
		currency->code = told;
}
