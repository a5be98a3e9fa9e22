/* SPDX-License-Identifier: MIT
 * Which of several cities of one name: the largest, unless the document tells of the country of
 * another and not of its own, or what stands behind the name tells. */
#include <stdio.h>
#include "names.h"

enum { AREA_CODE = 1 };
enum {
	RARE = 5 /* digits of a population: a name that hardly anybody knows without its country */
};

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

	if (countries_have(countries, known->country))
		return;
	for (uint32_t i = 0; i < countries->count; i++)
		if (find_in(reading, countries->codes[i], name, known))
			return;
	if (home.len)
		find_in(reading, home, name, known);
}

/* ", Massachusetts", "(Canada)" behind the name: the code; empty: nothing of the kind. */
struct winnow_str place_code_behind(const struct reading *reading, uint32_t end)
{
	const struct winnow_lexicon *const *lists = reading->extractor->glossary->lists;
	const struct passage *passage = &reading->passage;
	uint32_t count = 0;

	if (!passage_is(passage, end, ",") && !passage_is(passage, end, "("))
		return (struct winnow_str){ 0 };
	const struct winnow_term *division =
		passage->text->match(passage->host, lists[LIST_SUBDIVISION], end + 1, &count);
	if (!division)
		division = postal_code_at(reading->extractor->glossary, passage, end + 1);
	if (division)
		return division_code(reading, division);
	struct winnow_str code = term_value(
		passage->text->match(passage->host, lists[LIST_AREA], end + 1, &count),
		AREA_CODE);
	if (code.len > 2)
		return code;
	return term_value(
		passage->text->match(passage->host, lists[LIST_COUNTRY], end + 1, &count), 0);
}

/* The one in that country or division; the one that is known, where none is. */
static void read_within(const struct reading *reading, struct winnow_str code,
	struct winnow_str name, struct known *known)
{
	if (!winnow_equal(code, known->subdivision) && !find_in(reading, code, name, known) &&
		!winnow_equal(winnow_slice(code, 0, 2), known->country))
		find_in(reading, winnow_slice(code, 0, 2), name, known);
}

/* The document tells of its country, or of another town near it; or of no country, and the name of a
 * city, or of several words, is not likely to be anything else. */
static int is_meant(const struct reading *reading, uint32_t first, uint32_t end,
	size_t population_digits, const struct known *known)
{
	struct countries *countries = countries_read(reading);

	if (countries_have(countries, known->country) ||
		countries_have_towns(countries, known->subdivision))
		return 1;
	if (countries->count)
		return population_digits > RARE &&
		       (end > first + 1 || !word_at(&reading->words, first)->classes);
	return end > first + 1 ||
	       (population_digits > RARE && !is_other_word(reading, first, end));
}

void namesake_read(const struct reading *reading, uint32_t first, uint32_t end,
	size_t population_digits, struct known *known)
{
	struct winnow_str name = words_as_name(&reading->passage, first, end);
	struct winnow_str code = place_code_behind(reading, end);

	if (code.len) {
		read_within(reading, code, name, known);
		if (!winnow_equal(winnow_slice(code, 0, 2), known->country) &&
			population_digits < MILLIONS && winnow_is(known->kind, "city"))
			*known = (struct known){ known->kind, winnow_slice(code, 0, 2),
				.subdivision = code.len > 2 ? code : (struct winnow_str){ 0 } };
		return;
	}
	if (population_digits >= MILLIONS || !winnow_is(known->kind, "city"))
		return;
	countries_read(reading);
	namesake_choose(reading, name, (struct winnow_str){ 0 }, known);
	if (!is_meant(reading, first, end, population_digits, known))
		*known = (struct known){ .kind = { 0 } };
}
