/* SPDX-License-Identifier: MIT
 * Which countries a document tells of, and so which of several divisions of one name is meant. */
#include "names.h"
#include "shared/words.h"

enum { DIVISION_CODE, DIVISION_NAMESAKES };
enum { AREA_CODE = 1 };
enum { CITY_COUNTRY = 1, CITY_SUBDIVISION = 2, CITY_POPULATION = 5 };

int countries_have(const struct countries *countries, struct winnow_str code)
{
	for (uint32_t i = 0; i < countries->count; i++)
		if (winnow_equal(countries->codes[i], code))
			return 1;
	return 0;
}

void countries_add(struct countries *countries, struct winnow_str code)
{
	if (code.len == 2 && countries->count < MOST_COUNTRIES &&
		!countries_have(countries, code))
		countries->codes[countries->count++] = code;
}

static struct district *district_of(struct countries *countries, struct winnow_str division)
{
	for (uint32_t i = 0; i < countries->district_count; i++)
		if (winnow_equal(countries->districts[i].code, division))
			return &countries->districts[i];
	return NULL;
}

int countries_have_towns(struct countries *countries, struct winnow_str division)
{
	struct district *district = district_of(countries, division);

	return district && district->has_others;
}

static void add_town(struct countries *countries, const struct winnow_term *city)
{
	struct winnow_str division = term_value(city, CITY_SUBDIVISION);
	struct district *district = district_of(countries, division);

	if (district)
		district->has_others |= !winnow_equal(district->town, city->term);
	else if (division.len && countries->district_count < MOST_DISTRICTS)
		countries->districts[countries->district_count++] =
			(struct district){ division, city->term, 0 };
}

int is_other_word(const struct reading *reading, uint32_t first, uint32_t end)
{
	const struct glossary *glossary = reading->extractor->glossary;
	uint64_t classes = word_at(&reading->words, first)->classes;

	return end == first + 1 && (has_class(classes, glossary->given_name) ||
					   has_class(classes, glossary->ordinary) ||
					   (classes & glossary->telling) != 0);
}

int is_any_countrys(const struct reading *reading, uint32_t first, uint32_t end)
{
	const struct glossary *glossary = reading->extractor->glossary;
	uint64_t begin = word_at(&reading->words, first)->classes;

	if (end == first + 1)
		return is_other_word(reading, first, end) &&
		       !has_class(begin, glossary->given_name);
	return end == first + 2 && (begin & glossary->direction) &&
	       (word_at(&reading->words, end - 1)->classes & glossary->place_words);
}

/* Of the divisions of a row the one in a country told of so far; else the first. */
static struct winnow_str division_of(
	const struct countries *countries, const struct winnow_term *term)
{
	struct winnow_str first = term_value(term, DIVISION_CODE),
			  rest = term_value(term, DIVISION_NAMESAKES), code;

	if (first.len == 0 || countries_have(countries, winnow_slice(first, 0, 2)))
		return first;
	while (next_word(&rest, &code))
		if (countries_have(countries, winnow_slice(code, 0, 2)))
			return code;
	return first;
}

/* What may be a town, or another word, is a division of no country. */
static struct winnow_str country_of_division(
	const struct reading *reading, uint32_t first, uint32_t end)
{
	struct winnow_str code = { 0 };

	if (!is_other_word(reading, first, end) && !is_any_countrys(reading, first, end))
		code = division_of(
			reading->countries, listed_as(reading, LIST_SUBDIVISION, first, end));
	return code.len ? winnow_slice(code, 0, 2) : code;
}

/* "Ill.", "IL": of the country that it is a state of. */
static struct winnow_str country_of_short_form(
	const struct reading *reading, uint32_t first, uint32_t end)
{
	const struct winnow_term *area = listed_as(reading, LIST_AREA, first, end),
				 *postal = postal_code_at(reading->extractor->glossary,
					 &reading->passage, first);
	struct winnow_str code =
		area ? term_value(area, AREA_CODE) : division_of(reading->countries, postal);

	return code.len > 2 ? winnow_slice(code, 0, 2) : (struct winnow_str){ 0 };
}

static void read_place(const struct reading *reading, uint32_t first, uint32_t end)
{
	struct countries *countries = reading->countries;
	const struct winnow_term *country = listed_as(reading, LIST_COUNTRY, first, end),
				 *city = listed_as(reading, LIST_CITY, first, end);

	if (country) {
		countries_add(countries, term_value(country, 0));
	} else if (city) {
		add_town(countries, city);
		if (term_value(city, CITY_POPULATION).len >= MILLIONS)
			countries_add(countries, term_value(city, CITY_COUNTRY));
	} else {
		countries_add(countries, country_of_division(reading, first, end));
		countries_add(countries, country_of_short_form(reading, first, end));
	}
}

struct countries *countries_read(const struct reading *reading)
{
	struct countries *countries = reading->countries;

	if (countries->is_read)
		return countries;
	countries->is_read = 1;
	countries_add(countries, reading->passage.document->country);
	for (uint32_t i = 0; i < reading->names.count; i++) {
		const struct name *name = &reading->names.items[i];
		if (name->kind == KIND_NATIONALITY)
			countries_add(countries, nationality_country(reading, name));
		else if (name->kind == KIND_PLACE)
			read_place(reading, name->first, name->end);
	}
	return countries;
}

struct winnow_str division_code(const struct reading *reading, const struct winnow_term *term)
{
	return term ? division_of(countries_read(reading), term) : (struct winnow_str){ 0 };
}
