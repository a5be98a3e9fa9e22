/* SPDX-License-Identifier: MIT */
#include "names.h"

enum { ORGANISATION_KIND, ORGANISATION_COUNTRY, ORGANISATION_NAME };

/* Of the kinds that one word may tell, "Agency", the first. */
static const char *const kind_names[ORGANISATION_KINDS] = { "court", "force", "institution",
	"firm", "legal", "club", "body", "school", "party", "media", "site" };

void organisation_open(struct extractor *extractor)
{
	for (int i = 0; i < ORGANISATION_KINDS; i++) {
		extractor->organisation_kinds[i] =
			glossary_class(extractor->glossary, kind_names[i]);
		extractor->organisation_words |= extractor->organisation_kinds[i];
	}
	extractor->bodies = glossary_class(extractor->glossary, "body_word");
}

int organisation_known(const struct reading *reading, const struct name *name)
{
	return listed_as(reading, LIST_ORGANISATION, name->first, name->end) != NULL;
}

/* The kinds that a word tells, a bit for each. */
static unsigned kinds_of_word(const struct reading *reading, uint32_t at)
{
	uint64_t classes = word_at(&reading->words, at)->classes;
	unsigned kinds = 0;

	if (!(classes & reading->extractor->organisation_words))
		return 0;
	for (int i = 0; i < ORGANISATION_KINDS; i++)
		if (classes & reading->extractor->organisation_kinds[i])
			kinds |= 1U << i;
	return kinds;
}

/* The kind that the words of the stretch tell, the last word first; what it leaves open others
 * may say: a "News Agency" is no office. */
static struct winnow_str kind_within(
	const struct reading *reading, uint32_t first, uint32_t end)
{
	unsigned kinds = 0;
	int kind = 0;

	for (uint32_t at = end; at-- > first;) {
		unsigned told = kinds_of_word(reading, at);
		if (told && (kinds == 0 || (kinds & told)))
			kinds = kinds ? kinds & told : told;
	}
	if (kinds == 0)
		return (struct winnow_str){ 0 };
	while (!(kinds & 1U << kind))
		kind++;
	struct winnow_str name = winnow_str(kind_names[kind]);
	return winnow_is(name, "legal") ? winnow_str("firm") : name;
}

/* "Ministry of Labour" is a ministry: what stands before "of" goes first. */
static struct winnow_str kind_by_word(const struct reading *reading, const struct name *name)
{
	struct winnow_str kind = { 0 };
	uint32_t of = name->first;

	while (of < name->end && !passage_is(&reading->passage, of, "of"))
		of++;
	if (of < name->end)
		kind = kind_within(reading, name->first, of);
	return kind.len ? kind : kind_within(reading, name->first, name->end);
}

/* "Central Bank", "Jackson Laboratory": rather a word, or a person, than the city of that name. */
static int is_rather_word(const struct reading *reading, enum gazetteer list, uint32_t at)
{
	const struct glossary *glossary = reading->extractor->glossary;
	uint64_t classes = word_at(&reading->words, at)->classes;

	return has_class(classes, glossary->ordinary) || (classes & glossary->telling) != 0 ||
	       (list == LIST_CITY && (has_class(classes, glossary->family_name) ||
					     has_class(classes, glossary->given_name)));
}

/* Behind the longest place of the list that begins at `at`, which has a capital; `at`: none does. */
static uint32_t listed_end(
	const struct reading *reading, enum gazetteer list, uint32_t at, uint32_t limit)
{
	const struct passage *passage = &reading->passage;
	uint32_t count = 0;

	if (!(reading->words.marks[at] & 1u << list) ||
		!passage->text->match(
			passage->host, reading->extractor->glossary->lists[list], at, &count))
		return at;
	uint32_t end = at + count;
	/* "Orm-Sten School" is not of Orm. */
	int goes_on =
		end < limit && passage_glued(passage, end) && !is_possessive(passage, end);
	return end > limit || goes_on ||
			       (list != LIST_COUNTRY && count == 1 &&
				       is_rather_word(reading, list, at))
		       ? at
		       : end;
}

/* A country stands anywhere in the name of an organisation: "Star India". Another place begins it or
 * stands behind a small word: in "Ada Douglas School" there is none. */
static uint32_t place_end_within(
	const struct reading *reading, const struct name *name, uint32_t at)
{
	static const char *const small[] = { "of", "in", "at", "the", NULL };
	uint32_t end = listed_end(reading, LIST_COUNTRY, at, name->end);

	if (at > name->first && !passage_is_any(&reading->passage, at - 1, small))
		return end;
	for (int list = LIST_SUBDIVISION; list <= LIST_CITY; list++) {
		uint32_t other = listed_end(reading, (enum gazetteer)list, at, name->end);
		end = other > end ? other : end;
	}
	return end;
}

/* "University of Arizona": the place that the name has in it; empty where it has none. */
static struct name place_within(const struct reading *reading, const struct name *name)
{
	for (uint32_t at = name->first; at < name->end; at++) {
		uint32_t end = at;
		if (is_capital(&reading->passage, at))
			end = place_end_within(reading, name, at);
		if (end > at && (at > name->first || end < name->end))
			return (struct name){ .first = at, .end = end, .kind = KIND_PLACE };
	}
	return (struct name){ .kind = KIND_PLACE };
}

/* Of a nationality that the name has in it: "Indian Army"; the "Inter-American Court" is of none. */
static struct winnow_str country_by_word(const struct reading *reading, const struct name *name)
{
	for (uint32_t at = name->first; at < name->end; at++) {
		struct name part = { .first = at, .end = at + 1, .kind = KIND_NATIONALITY };
		struct winnow_str country = { 0 };
		if (is_capital(&reading->passage, at) &&
			!(reading->words.marks[at] & 256u << LIST_NATIONALITY))
			country = nationality_country(reading, &part);
		if (country.len)
			return country;
	}
	return (struct winnow_str){ 0 };
}

/* "Russia's Foreign Ministry", "the Polish Foreign Ministry" */
static struct winnow_str country_of_owner(
	const struct reading *reading, const struct name *name)
{
	const struct name *owner = name - 1;
	uint32_t gap = name->first;

	if (name == reading->names.items)
		return (struct winnow_str){ 0 };
	if (owner->kind == KIND_NATIONALITY && owner->end == gap)
		return nationality_country(reading, owner);
	if (owner->kind == KIND_PLACE && owner->end + 1 == gap &&
		is_possessive(&reading->passage, owner->end) &&
		listed_as(reading, LIST_COUNTRY, owner->first, owner->end))
		return place_country(reading, owner);
	return (struct winnow_str){ 0 };
}

/* `known`: by the lists. */
static void find_where(const struct reading *reading, const struct name *name,
	struct winnow_str known, struct organisation *organisation)
{
	struct name place = place_within(reading, name);
	struct winnow_str country = known;

	if (country.len == 0)
		country = country_by_word(reading, name);
	if (country.len == 0 && place.end > place.first)
		country = place_country(reading, &place);
	if (country.len == 0)
		country = country_of_owner(reading, name);
	organisation->country = country;
	organisation->place_first = place.first;
	organisation->place_end = place.end;
}

static struct organisation describe(const struct reading *reading, const struct name *name)
{
	const struct winnow_term *known =
		listed_as(reading, LIST_ORGANISATION, name->first, name->end);
	struct organisation organisation = { term_value(known, ORGANISATION_NAME),
		term_value(known, ORGANISATION_KIND) };

	if (organisation.value.len == 0)
		organisation.value = passage_words(&reading->passage, name->first, name->end);
	if (organisation.kind.len == 0)
		organisation.kind = kind_by_word(reading, name);
	find_where(reading, name, term_value(known, ORGANISATION_COUNTRY), &organisation);
	return organisation;
}

/* By the name that tells in full of the one at that index, once for all its mentions. */
static struct organisation describe_full(const struct reading *reading, uint32_t at)
{
	struct mention *full = &reading->mentions[reading->mentions[at].full];

	if (full->organisation)
		return *full->organisation;
	struct organisation organisation =
		describe(reading, &reading->names.items[reading->mentions[at].full]);
	struct organisation *kept =
		reading->passage.host->alloc(reading->passage.host, sizeof *kept);
	if (kept)
		*kept = organisation;
	full->organisation = kept;
	return organisation;
}

int64_t organisation_state(const struct reading *reading, uint32_t at)
{
	const struct name *name = &reading->names.items[at];
	const struct passage *passage = &reading->passage;
	const struct organisation told = describe_full(reading, at);
	struct statement statement;
	statement_begin(&statement, passage);

	statement_text(&statement, "value", told.value, 0, 0);
	statement_text(&statement, "kind", told.kind, 0, 0);
	statement_code_text(&statement, "country", told.country);
	statement_text(&statement, "place",
		passage_words(passage, told.place_first, told.place_end), told.place_first,
		told.place_end);
	statement_reference(
		&statement, "same_as", reading->mentions[reading->mentions[at].full].number);
	const struct stated stated = { "organisation", "organisation.name", name->first,
		name->end, name_confidence(name) };
	return statement_make(&statement, reading->out, &stated);
}
