/* SPDX-License-Identifier: MIT */
#include "names.h"

enum { ORGANISATION_KIND, ORGANISATION_COUNTRY, ORGANISATION_NAME };

static const char *const kind_names[ORGANISATION_KINDS] = { "court", "media", "school", "force",
	"party", "firm", "legal", "club", "institution", "body", "site" };

void organisation_open(struct extractor *extractor)
{
	for (int i = 0; i < ORGANISATION_KINDS; i++)
		extractor->organisation_kinds[i] =
			glossary_class(extractor->glossary, kind_names[i]);
	extractor->bodies = glossary_class(extractor->glossary, "body_word");
}

int organisation_known(const struct reading *reading, const struct name *name)
{
	return listed_as(reading, LIST_ORGANISATION, name->first, name->end) != NULL;
}

/* The kind that a word of the name tells, the last word first: "Ministry of Health". */
static struct winnow_str kind_by_word(const struct reading *reading, const struct name *name)
{
	for (uint32_t at = name->end; at-- > name->first;) {
		uint64_t classes = word_at(&reading->words, at)->classes;
		for (int i = 0; i < ORGANISATION_KINDS; i++)
			if (classes & reading->extractor->organisation_kinds[i])
				return winnow_str(winnow_is(winnow_str(kind_names[i]), "legal")
							  ? "firm"
							  : kind_names[i]);
	}
	return (struct winnow_str){ 0 };
}

/* Of a country or nationality that the name has in it: "Bank of Ghana", "Indian Army". */
static struct winnow_str country_by_word(const struct reading *reading, const struct name *name)
{
	for (uint32_t at = name->first; at < name->end; at++) {
		struct name part = { .first = at, .end = at + 1, .kind = KIND_PLACE };
		if (!is_capital(&reading->passage, at))
			continue;
		struct winnow_str country = nationality_country(reading, &part);
		if (country.len == 0 && reading->words.marks[at] & 1u << LIST_COUNTRY)
			country = place_country(reading, &part);
		if (country.len)
			return country;
	}
	return (struct winnow_str){ 0 };
}

int64_t organisation_state(const struct reading *reading, uint32_t at)
{
	const struct name *name = &reading->names.items[at];
	const struct name *full_name = &reading->names.items[reading->mentions[at].full];
	const struct passage *passage = &reading->passage;
	struct winnow_str words = passage_words(passage, full_name->first, full_name->end);
	const struct winnow_term *known =
		listed_as(reading, LIST_ORGANISATION, full_name->first, full_name->end);
	struct winnow_str full = term_value(known, ORGANISATION_NAME);
	struct winnow_str kind = term_value(known, ORGANISATION_KIND);
	struct winnow_str country = term_value(known, ORGANISATION_COUNTRY);
	struct statement statement = { .passage = passage };

	statement_text(&statement, "value", full.len ? full : words, 0, 0);
	statement_text(
		&statement, "kind", kind.len ? kind : kind_by_word(reading, full_name), 0, 0);
	statement_code_text(&statement, "country",
		country.len ? country : country_by_word(reading, full_name));
	statement_reference(
		&statement, "same_as", reading->mentions[reading->mentions[at].full].number);
	const struct stated stated = { "organisation", "organisation.name", name->first,
		name->end, name_confidence(name) };
	return statement_make(&statement, reading->out, &stated);
}
