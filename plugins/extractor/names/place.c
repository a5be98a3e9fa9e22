/* SPDX-License-Identifier: MIT */
#include "names.h"

/* Columns of the lexicons, after the term. */
enum { COUNTRY_CODE = 0 };
enum { AREA_KIND = 0, AREA_CODE = 1 };
enum {
	CITY_KIND,
	CITY_COUNTRY,
	CITY_SUBDIVISION,
	CITY_LATITUDE,
	CITY_LONGITUDE,
	CITY_POPULATION
};

enum { LONGEST_ENUMERATION = 40 /* tokens from a name to "counties" */ };

static const char *const kind_names[PLACE_KINDS] = { "water", "land", "division", "settlement",
	"street", "site" };

enum { DIVISION = 2 }; /* of the kinds */

void place_open(struct extractor *extractor)
{
	const struct glossary *glossary = extractor->glossary;

	for (int i = 0; i < PLACE_KINDS; i++)
		extractor->place_kinds[i] = glossary_class(glossary, kind_names[i]);
	extractor->division_ends =
		glossary_class(glossary, "division") | glossary_class(glossary, "settlement");
	extractor->division_words = glossary_class(glossary, "division_word");
	extractor->place_ends = glossary_class(glossary, "division_word") |
				glossary_class(glossary, "site_word");
}

/* Of a country, or of a division of one; empty: neither is known. */
static void know_code(struct winnow_str code, struct known *known)
{
	known->country = code.len > 2 ? winnow_slice(code, 0, 2) : code;
	if (code.len > 2)
		known->subdivision = code;
}

static int know_country(
	const struct reading *reading, const struct name *name, struct known *known)
{
	const struct winnow_term *term =
		listed_as(reading, LIST_COUNTRY, name->first, name->end);
	const struct winnow_term *area = listed_as(reading, LIST_AREA, name->first, name->end);
	const struct winnow_term *postal =
		name->end == name->first + 1 ? postal_code_at(reading->extractor->glossary,
						       &reading->passage, name->first)
					     : NULL;

	if (term) {
		known->kind = winnow_str("country");
		known->country = term_value(term, COUNTRY_CODE);
	} else if (area) {
		known->kind = term_value(area, AREA_KIND);
		know_code(term_value(area, AREA_CODE), known);
	} else if (postal) {
		known->kind = winnow_str("subdivision");
		know_code(division_code(reading, postal), known);
	}
	return term || area || postal;
}

/* Of a city and a province of one name the city is meant where it is a capital, is large, or lies
 * in that province's country. */
static int is_city(const struct winnow_term *city, struct winnow_str division)
{
	return city && (division.len == 0 || term_is(city, CITY_KIND, "capital") ||
			       term_value(city, CITY_POPULATION).len >= MILLIONS ||
			       winnow_equal(winnow_slice(division, 0, 2),
				       term_value(city, CITY_COUNTRY)));
}

int place_know_inner(
	const struct winnow_term *city, struct winnow_str division, struct known *known)
{
	if (is_city(city, division)) {
		*known = (struct known){ term_value(city, CITY_KIND),
			term_value(city, CITY_COUNTRY), term_value(city, CITY_SUBDIVISION),
			term_value(city, CITY_LATITUDE), term_value(city, CITY_LONGITUDE) };
	} else if (division.len) {
		known->kind = winnow_str("subdivision");
		known->subdivision = division;
		known->country = winnow_slice(division, 0, 2);
	}
	return city || division.len;
}

/* "Santa Cruz, Bolivia": what stands behind the name lies in another country. */
static int is_elsewhere(const struct reading *reading, uint32_t end, struct winnow_str country)
{
	struct winnow_str code = place_code_behind(reading, end);

	return code.len && country.len && !winnow_equal(winnow_slice(code, 0, 2), country);
}

/* Of what any country may have, none that the document tells of. */
static int is_vague_division(
	const struct reading *reading, uint32_t first, uint32_t end, const struct known *known)
{
	return winnow_is(known->kind, "subdivision") && is_any_countrys(reading, first, end) &&
	       !countries_have(countries_read(reading), known->country);
}

static int know_inner(
	const struct reading *reading, uint32_t first, uint32_t end, struct known *known)
{
	const struct winnow_term *city = listed_as(reading, LIST_CITY, first, end);
	struct winnow_str division =
		division_code(reading, listed_as(reading, LIST_SUBDIVISION, first, end));

	if (division.len && is_elsewhere(reading, end, winnow_slice(division, 0, 2)))
		division = (struct winnow_str){ 0 };
	place_know_inner(city, division, known);
	if (city && !winnow_is(known->kind, "subdivision"))
		namesake_read(
			reading, first, end, term_value(city, CITY_POPULATION).len, known);
	if (is_vague_division(reading, first, end, known))
		*known = (struct known){ .kind = { 0 } };
	return known->kind.len > 0;
}

static int is_of_class(const struct reading *reading, uint32_t token, uint64_t classes)
{
	return passage_kind(&reading->passage, token) == WINNOW_WORD &&
	       (word_at(&reading->words, token)->classes & classes) != 0;
}

/* "Buffalo, New York", "Fulton County, Georgia": what it lies in stands behind it and a comma. */
static int follows_its_city(
	const struct reading *reading, uint32_t first, struct winnow_str division)
{
	const struct passage *passage = &reading->passage;
	uint32_t city = 0;

	if (is_of_class(reading, first - 2, reading->extractor->division_ends))
		return 1;
	return passage_match_before(passage, reading->extractor->glossary->lists[LIST_CITY],
		       first - 1, passage_sentence(passage, first).first, &city) &&
	       namesake_is_in(reading, city, first - 1, division);
}

/* "New York state", "the state of Washington", and not the city, nor the country, of that name. */
static int is_called_division(const struct reading *reading, const struct name *name)
{
	uint64_t words = reading->extractor->division_words;
	uint32_t first = name->first;

	return is_of_class(reading, name->end, words) ||
	       (first >= 2 && passage_is(&reading->passage, first - 1, "of") &&
		       is_of_class(reading, first - 2, words));
}

/* "Barry, Cass and Calhoun counties": each is one, whatever town has its name. */
static int is_among_divisions(const struct reading *reading, const struct name *name)
{
	static const char *const joints[] = { ",", "and", "or", NULL };
	static const char *const plurals[] = { "counties", "districts", "provinces", "states",
		"regions", "governorates", "municipalities", NULL };
	const struct passage *passage = &reading->passage;
	uint32_t at = name->end, limit = at + LONGEST_ENUMERATION;

	while (at < limit && (is_capital(passage, at) || passage_is_any(passage, at, joints)))
		at++;
	if (at == name->end &&
		(name->first == 0 || !passage_is_any(passage, name->first - 1, joints)))
		return 0;
	return passage_is_any(passage, at, plurals) && !passage_is_any(passage, at - 1, joints);
}

static int know_division(
	const struct reading *reading, const struct name *name, struct known *known)
{
	int is_called = is_called_division(reading, name),
	    may_follow =
		    name->first >= 2 && passage_is(&reading->passage, name->first - 1, ","),
	    is_among = is_among_divisions(reading, name);

	if (!is_called && !may_follow && !is_among)
		return 0;
	struct winnow_str division = division_code(
		reading, listed_as(reading, LIST_SUBDIVISION, name->first, name->end));
	if (division.len &&
		(is_called || (may_follow && follows_its_city(reading, name->first, division))))
		return place_know_inner(NULL, division, known);
	if (!is_among)
		return 0;
	/* Of no list's division the name is all that is known. */
	if (!division.len ||
		!countries_have(countries_read(reading), winnow_slice(division, 0, 2)))
		known->kind = winnow_str("division");
	else
		place_know_inner(NULL, division, known);
	return 1;
}

/* PLACE_KINDS: the word tells none. */
static int kind_of_word(const struct reading *reading, uint32_t at)
{
	uint64_t classes = word_at(&reading->words, at)->classes;
	int kind = 0;

	while (kind < PLACE_KINDS && !(classes & reading->extractor->place_kinds[kind]))
		kind++;
	return kind;
}

/* The kind that a word of the name tells: "River", "Province". The last goes first, then the one
 * that begins it: "Harbour Street" is a street, "Lake Victoria" water. */
static struct winnow_str kind_by_word(const struct reading *reading, const struct name *name)
{
	int kind = kind_of_word(reading, name->end - 1);

	if (kind == PLACE_KINDS)
		kind = kind_of_word(reading, name->first);
	for (uint32_t at = name->end; kind == PLACE_KINDS && at-- > name->first;)
		kind = kind_of_word(reading, at);
	return winnow_str(kind < PLACE_KINDS ? kind_names[kind] : "unknown");
}

/* "Shaanxi Province" is the one that lists have, and not a city of that name; "Washington County" is no
 * state, and "Napa County" is not the town. */
static void know_as_division(
	const struct reading *reading, const struct name *name, struct known *known)
{
	uint32_t last = name->end - 1;
	struct winnow_str country = known->country, division;

	division =
		division_code(reading, listed_as(reading, LIST_SUBDIVISION, name->first, last));
	*known = (struct known){ winnow_str("division"), country };
	if (division.len && winnow_equal(winnow_slice(division, 0, 2), country) &&
		!(passage_is(&reading->passage, last, "county") && winnow_is(country, "US")))
		place_know_inner(NULL, division, known);
}

/* "Shaanxi Province", "New York City": the name without the word for its kind. */
static int know_shorter(
	const struct reading *reading, const struct name *name, struct known *known)
{
	uint32_t last = name->end - 1;

	if (name->end - name->first < 2 ||
		passage_flag(&reading->passage, name->first, WINNOW_UPPER) ||
		!is_of_class(reading, last, reading->extractor->division_ends) ||
		!know_inner(reading, name->first, last, known))
		return 0;
	if (!winnow_is(known->kind, "subdivision") &&
		is_of_class(reading, last, reading->extractor->place_kinds[DIVISION]))
		know_as_division(reading, name, known);
	return 1;
}

static void decimal(struct statement *statement, const char *name, struct winnow_str text)
{
	if (text.len == 0)
		return;
	statement_text(statement, name, text, 0, 0);
	statement->attributes[statement->count - 1].type = WINNOW_VALUE_DECIMAL;
}

/* "Orange County, Florida" */
static void know_code_behind(const struct reading *reading, uint32_t end, struct known *known)
{
	struct winnow_str code = place_code_behind(reading, end);

	if (code.len)
		know_code(code, known);
}

static struct known know(const struct reading *reading, const struct name *name)
{
	struct known known = { .kind = { 0 } };

	if (name->kind == KIND_SITE) {
		known.kind = winnow_str("site");
		return known;
	}
	if (!know_division(reading, name, &known) && !know_country(reading, name, &known) &&
		!know_inner(reading, name->first, name->end, &known) &&
		!know_shorter(reading, name, &known))
		known.kind = kind_by_word(reading, name);
	if (winnow_is(known.kind, "division") && known.subdivision.len == 0)
		know_code_behind(reading, name->end, &known);
	return known;
}

struct winnow_str place_country(const struct reading *reading, const struct name *name)
{
	return know(reading, name).country;
}

uint32_t place_end(const struct reading *reading, const struct name *name)
{
	return name->end +
	       (uint32_t)is_of_class(reading, name->end, reading->extractor->place_ends);
}

int64_t place_tell(const struct reading *reading, const struct told *told)
{
	struct statement statement;
	statement_begin(&statement, &reading->passage);
	int is_country = winnow_is(told->known.kind, "country") && told->known.country.len;
	int is_topic = told->first == 0 && passage_is(&reading->passage, told->end, ":");

	statement_text(
		&statement, "value", is_country ? told->known.country : told->value, 0, 0);
	statement_code_text(&statement, "kind", told->known.kind);
	statement_code_text(&statement, "country", told->known.country);
	statement_code_text(&statement, "subdivision", told->known.subdivision);
	decimal(&statement, "latitude", told->known.latitude);
	decimal(&statement, "longitude", told->known.longitude);
	statement_reference(&statement, "same_as", told->same_as);
	const struct stated stated = { is_topic ? "topic_place" : "place",
		is_topic ? "place.topic" : told->rule, told->first, told->end,
		told->confidence };
	return statement_make(&statement, reading->out, &stated);
}

/* "London, Ontario" and later "London": what the same words told at first. */
static const struct name *told_first(const struct reading *reading, uint32_t at)
{
	const struct name *name = &reading->names.items[at];
	const struct name *full = &reading->names.items[reading->mentions[at].full];

	return full->kind == name->kind &&
			       winnow_equal(
				       passage_words(&reading->passage, full->first, full->end),
				       passage_words(&reading->passage, name->first, name->end))
		       ? full
		       : name;
}

/* "Washington" and later "Washington state", "Victoria, Seychelles": not what the same words told at
 * first. */
static int is_other(
	const struct reading *reading, const struct name *name, const struct known *first)
{
	struct known known = { .kind = { 0 } };

	return is_elsewhere(reading, name->end, first->country) ||
	       (know_division(reading, name, &known) &&
		       !winnow_equal(known.subdivision, first->subdivision));
}

/* Of the name that tells in full of the one at that index, once for all its mentions. */
static struct known know_full(const struct reading *reading, uint32_t at)
{
	struct mention *full = &reading->mentions[reading->mentions[at].full];

	if (full->known)
		return *full->known;
	struct known known = know(reading, &reading->names.items[reading->mentions[at].full]);
	struct known *kept = reading->passage.host->alloc(reading->passage.host, sizeof *kept);
	if (kept)
		*kept = known;
	full->known = kept;
	return known;
}

int64_t place_state(const struct reading *reading, uint32_t at)
{
	const struct name *name = &reading->names.items[at];
	const struct name *full = told_first(reading, at);
	int is_first = full == &reading->names.items[reading->mentions[at].full];
	struct known first = is_first ? know_full(reading, at) : know(reading, full);
	int other = full != name && is_other(reading, name, &first);
	const struct told told = { name->first, name->end,
		passage_words(&reading->passage, name->first, name->end),
		other ? know(reading, name) : first,
		other ? -1 : reading->mentions[reading->mentions[at].full].number, "place.name",
		name_confidence(name) };

	return place_tell(reading, &told);
}

struct winnow_str nationality_country(const struct reading *reading, const struct name *name)
{
	return term_value(listed_as(reading, LIST_NATIONALITY, name->first, name->end), 0);
}

int64_t nationality_state(const struct reading *reading, uint32_t at)
{
	const struct name *name = &reading->names.items[at];
	struct statement statement;
	statement_begin(&statement, &reading->passage);
	const struct stated stated = { "nationality", "nationality.name", name->first,
		name->end, name_confidence(name) };

	statement_text(&statement, "value",
		passage_words(&reading->passage, name->first, name->end), 0, 0);
	statement_code_text(&statement, "country", nationality_country(reading, name));
	statement_reference(
		&statement, "same_as", reading->mentions[reading->mentions[at].full].number);
	return statement_make(&statement, reading->out, &stated);
}
