/* SPDX-License-Identifier: MIT
 * Which of several cities of one name: the largest, unless the document tells of the country of
 * another and not of its own, or what stands behind the name tells. */
#include <stdio.h>
#include "names.h"

enum {
	CITY_DIGITS = 7
}; /* of a population: so large that no other is meant without being said */

static int has_country(const struct countries *countries, struct winnow_str code)
{
	for (uint32_t i = 0; i < countries->count; i++)
		if (winnow_equal(countries->codes[i], code))
			return 1;
	return 0;
}

void countries_add(struct countries *countries, struct winnow_str code)
{
	if (code.len == 2 && countries->count < MOST_COUNTRIES && !has_country(countries, code))
		countries->codes[countries->count++] = code;
}

/* The one in the country or division of that code. */
static int find_in(const struct reading *reading, struct winnow_str code,
	struct winnow_str name, struct known *known)
{
	const struct passage *passage = &reading->passage;
	char key[80];
	int length = snprintf(
		key, sizeof key, "%.*s %.*s", (int)code.len, code.ptr, (int)name.len, name.ptr);

	if (length < 0 || (size_t)length >= sizeof key)
		return 0;
	const struct winnow_term *city = passage->text->find(
		passage->host, reading->extractor->namesake, winnow_str(key));
	return city && place_know_inner(city, (struct winnow_str){ 0 }, known);
}

int namesake_is_in(
	const struct reading *reading, uint32_t first, uint32_t end, struct winnow_str code)
{
	struct known known = { .kind = { 0 } };

	return (place_know_inner(listed_as(reading, LIST_CITY, first, end),
			(struct winnow_str){ 0 }, &known) &&
		       (winnow_equal(known.subdivision, code) ||
			       winnow_equal(known.country, code))) ||
	       find_in(reading, code, words_as_name(&reading->passage, first, end), &known);
}

void namesake_choose(const struct reading *reading, struct winnow_str name,
	struct winnow_str home, struct known *known)
{
	const struct countries *countries = reading->countries;

	if (has_country(countries, known->country))
		return;
	for (uint32_t i = 0; i < countries->count; i++)
		if (find_in(reading, countries->codes[i], name, known))
			return;
	if (home.len)
		find_in(reading, home, name, known);
}

static struct winnow_str code_of(const struct reading *reading, const struct name *name)
{
	if (name->kind == KIND_NATIONALITY)
		return nationality_country(reading, name);
	if (name->kind != KIND_PLACE)
		return (struct winnow_str){ 0 };
	const struct winnow_term *country =
		listed_as(reading, LIST_COUNTRY, name->first, name->end);
	if (country)
		return term_value(country, 0);
	/* What may be a city says of no country that it is told of. */
	struct winnow_str division = listed_as(reading, LIST_CITY, name->first, name->end)
					     ? (struct winnow_str){ 0 }
					     : term_value(listed_as(reading, LIST_SUBDIVISION,
								  name->first, name->end),
						       0);
	return division.len > 2 ? winnow_slice(division, 0, 2) : division;
}

/* Once for a document. */
static void read_countries(const struct reading *reading)
{
	struct countries *countries = reading->countries;

	if (countries->is_read)
		return;
	countries->is_read = 1;
	countries_add(countries, reading->passage.document->country);
	for (uint32_t i = 0; i < reading->names.count; i++)
		countries_add(countries, code_of(reading, &reading->names.items[i]));
}

/* ", Massachusetts", "(Canada)" behind the name: the code; empty: nothing of the kind. */
struct winnow_str place_code_behind(const struct reading *reading, uint32_t end)
{
	static const enum gazetteer lists[] = { LIST_SUBDIVISION, LIST_COUNTRY };
	const struct passage *passage = &reading->passage;
	uint32_t count = 0;

	if (!passage_is(passage, end, ",") && !passage_is(passage, end, "("))
		return (struct winnow_str){ 0 };
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		const struct winnow_term *term = passage->text->match(passage->host,
			reading->extractor->glossary->lists[lists[i]], end + 1, &count);
		if (term)
			return term_value(term, 0);
	}
	return (struct winnow_str){ 0 };
}

/* The one in that country or division; the one that is known, where none is. */
static void read_within(const struct reading *reading, struct winnow_str code,
	struct winnow_str name, struct known *known)
{
	if (!winnow_equal(code, known->subdivision) && !find_in(reading, code, name, known) &&
		!winnow_equal(winnow_slice(code, 0, 2), known->country))
		find_in(reading, winnow_slice(code, 0, 2), name, known);
}

void namesake_read(const struct reading *reading, uint32_t first, uint32_t end,
	size_t population_digits, struct known *known)
{
	struct winnow_str name = words_as_name(&reading->passage, first, end);
	struct winnow_str code = place_code_behind(reading, end);

	if (code.len) {
		read_within(reading, code, name, known);
		if (!winnow_equal(winnow_slice(code, 0, 2), known->country) &&
			population_digits < CITY_DIGITS && winnow_is(known->kind, "city"))
			*known = (struct known){ known->kind, winnow_slice(code, 0, 2),
				.subdivision = code.len > 2 ? code : (struct winnow_str){ 0 } };
		return;
	}
	if (population_digits >= CITY_DIGITS || !winnow_is(known->kind, "city"))
		return;
	read_countries(reading);
	namesake_choose(reading, name, (struct winnow_str){ 0 }, known);
}
