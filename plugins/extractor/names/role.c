/* SPDX-License-Identifier: MIT */
#include "role.h"

enum { LONGEST_ROLE = 8, FARTHEST_PLACE = 4 };

static uint64_t classes_at(const struct reading *reading, uint32_t token)
{
	return word_at(&reading->words, token)->classes;
}

static int is_word(const struct reading *reading, uint32_t token)
{
	return passage_kind(&reading->passage, token) == WINNOW_WORD &&
	       !passage_flag(&reading->passage, token, WINNOW_SENTENCE_START);
}

static int is_grammatical(const struct reading *reading, uint32_t token)
{
	return (classes_at(reading, token) & reading->extractor->glossary->grammatical) != 0;
}

static int is_person_word(const struct reading *reading, uint32_t token)
{
	const struct glossary *glossary = reading->extractor->glossary;
	uint64_t classes = classes_at(reading, token);

	return has_class(classes, glossary->person_noun) ||
	       has_class(classes, glossary->title) || has_class(classes, glossary->title_word);
}

static int is_article(const struct passage *passage, uint32_t token)
{
	return passage_is(passage, token, "a") || passage_is(passage, token, "an") ||
	       passage_is(passage, token, "the");
}

/* Where the words of a phrase end: at a mark, a preposition, a verb. A hyphen joins. */
static uint32_t phrase_end(const struct reading *reading, uint32_t token)
{
	uint32_t end = token;

	while (end < token + LONGEST_ROLE &&
		(passage_is(&reading->passage, end, "-") ||
			(is_word(reading, end) && !is_grammatical(reading, end))))
		end++;
	return end;
}

/* The first name of the kind from the token on and before `limit`. */
static uint32_t name_within(
	const struct reading *reading, enum kind kind, uint32_t token, uint32_t limit)
{
	uint32_t low = 0, high = reading->names.count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (reading->names.items[middle].first < token)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < reading->names.count && reading->names.items[low].first < limit; low++)
		if (reading->names.items[low].kind == kind)
			return low;
	return NO_NAME;
}

/* "in north-west Shaanxi province", "from Kampala" behind the role. */
static void find_place(const struct reading *reading, struct role *role)
{
	const struct passage *passage = &reading->passage;

	role->place = NO_NAME;
	role->whole_end = role->end;
	role->nationality = name_within(reading, KIND_NATIONALITY, role->first, role->end);
	if (!passage_is(passage, role->end, "in") && !passage_is(passage, role->end, "from") &&
		!passage_is(passage, role->end, "at") && !passage_is(passage, role->end, "of"))
		return;
	uint32_t limit = role->end + 1 + FARTHEST_PLACE;
	for (uint32_t at = role->end + 1; at < limit; at++)
		if (passage_is(passage, at, ",") || passage_is(passage, at, "."))
			limit = at;
	role->place = name_within(reading, KIND_PLACE, role->end + 1, limit);
	if (role->place != NO_NAME)
		role->whole_end = place_end(reading, &reading->names.items[role->place]);
}

/* ", a nurse from Kampala", "a 52-year-old nurse": `behind` the name and its age. */
static int read_after(const struct reading *reading, uint32_t behind, struct role *role)
{
	const struct passage *passage = &reading->passage;
	int behind_age =
		!passage_is(passage, behind, ",") && passage_is(passage, behind - 1, "old");
	uint32_t first = behind + !behind_age, value = first;

	if ((!behind_age && !passage_is(passage, behind, ",")) || !is_word(reading, first))
		return 0;
	value += (uint32_t)is_article(passage, first);
	uint32_t end = phrase_end(reading, value);
	while (end > value && !is_person_word(reading, end - 1))
		end--;
	if (end == value || (value == first && is_capital(passage, first)))
		return 0;
	*role = (struct role){
		.first = first, .end = end, .value_first = value, .value_end = end
	};
	find_place(reading, role);
	return 1;
}

/* A word that can stand before the head of a role: "pearl" in "pearl dealer", "Interior" in "Deputy
 * Interior Minister". */
static int can_modify(const struct reading *reading, uint32_t token)
{
	const struct extractor *extractor = reading->extractor;
	const struct passage *passage = &reading->passage;
	int capital = is_capital(passage, token);

	if (passage_kind(passage, token) != WINNOW_WORD || is_grammatical(reading, token))
		return 0;
	if (passage_find(passage, extractor->role_word, token))
		return 1;
	if (passage_flag(passage, token, WINNOW_SENTENCE_START) && !capital)
		return 0;
	return is_person_word(reading, token) ||
	       (capital ? (classes_at(reading, token) & extractor->fields) != 0
			: has_class(
				  classes_at(reading, token), extractor->glossary->thing_noun));
}

/* "Secretary-General", "editor-in-chief": where the compound that ends before `token` begins. */
static uint32_t compound_start(const struct reading *reading, uint32_t token, uint32_t limit)
{
	const struct passage *passage = &reading->passage;

	for (int parts = 0; parts < 2; parts++)
		if (token > limit + 1 && passage_glued(passage, token) &&
			passage_is(passage, token - 1, "-") &&
			passage_glued(passage, token - 1))
			token -= 2;
	return token;
}

/* "Children's" before "Rights Commissioner". */
static int is_owned(const struct reading *reading, uint32_t first, uint32_t limit)
{
	const struct passage *passage = &reading->passage;

	return first > limit + 1 && is_possessive(passage, first - 1) &&
	       is_capital(passage, first - 2) && is_capital(passage, first);
}

/* Where the role begins whose last word stands before `end`. */
static uint32_t role_start(const struct reading *reading, uint32_t end, uint32_t limit)
{
	uint32_t first = compound_start(reading, end - 1, limit);

	while (first > limit && end - first < LONGEST_ROLE && can_modify(reading, first - 1)) {
		first = compound_start(reading, first - 1, limit);
		if (is_owned(reading, first, limit))
			first -= 2;
	}
	return first;
}

/* Where the name before that one ends, or the sentence begins. */
static uint32_t limit_before(const struct reading *reading, const struct name *name)
{
	return name > reading->names.items && name[-1].end > name->floor ? name[-1].end
									 : name->floor;
}

/* Of the one that ends where the role begins. */
static uint32_t nationality_before(
	const struct reading *reading, const struct name *name, uint32_t first)
{
	return name > reading->names.items && name[-1].end == first &&
			       name[-1].kind == KIND_NATIONALITY
		       ? (uint32_t)(name - reading->names.items) - 1
		       : NO_NAME;
}

static void set_before(const struct reading *reading, const struct name *name, uint32_t first,
	uint32_t end, struct role *role)
{
	*role = (struct role){ first, end, first, end, NO_NAME, end,
		nationality_before(reading, name, first) };
}

static int read_before(
	const struct reading *reading, const struct name *name, struct role *role)
{
	const struct glossary *glossary = reading->extractor->glossary;
	uint32_t limit, end = name->first;

	if (end == 0 || !(is_person_word(reading, end - 1) ||
				has_class(classes_at(reading, end - 1), glossary->honorific)))
		return 0;
	limit = limit_before(reading, name);
	while (end > limit && has_class(classes_at(reading, end - 1), glossary->honorific) &&
		!is_person_word(reading, end - 1))
		end--;
	if (end == limit || !is_person_word(reading, end - 1) ||
		has_class(classes_at(reading, end - 1), glossary->honorific))
		return 0;
	set_before(reading, name, role_start(reading, end, limit), end, role);
	return 1;
}

/* "her deputy, Marek Dolny, resigned", "the Polish ambassador, Jan Nowak.": whose or which it is goes
 * before, and a mark behind. */
static int read_apposed(
	const struct reading *reading, const struct name *name, struct role *role)
{
	static const char *const owners[] = { "the", "his", "her", "their", "its", "my", "our",
		NULL };
	const struct passage *passage = &reading->passage;
	uint32_t limit, end = name->first - 1;

	if (name->first < 3 || !passage_is(passage, end, ",") ||
		passage_kind(passage, name->end) != WINNOW_MARK ||
		is_capital(passage, end - 1) || !is_person_word(reading, end - 1))
		return 0;
	limit = name->floor;
	if (name->first < limit + 3)
		return 0;
	uint32_t before = limit_before(reading, name);
	uint32_t first = role_start(reading, end, before);
	set_before(reading, name, first, end, role);
	return role->nationality != NO_NAME ||
	       (first > limit && (passage_is_any(passage, first - 1, owners) ||
					 is_possessive(passage, first - 1)));
}

int role_read(const struct reading *reading, const struct name *name, uint32_t behind,
	struct role *ret_role)
{
	return read_after(reading, behind, ret_role) || read_before(reading, name, ret_role) ||
	       read_apposed(reading, name, ret_role);
}

int title_read(const struct reading *reading, const struct name *name, uint32_t *ret_first,
	uint32_t *ret_end)
{
	const struct glossary *glossary = reading->extractor->glossary;
	uint32_t end = name->first, first = end;

	if (first > 1 && passage_is(&reading->passage, first - 1, "."))
		first--;
	while (first > 0 && is_capital(&reading->passage, first - 1) &&
		(has_class(classes_at(reading, first - 1), glossary->honorific) ||
			has_class(classes_at(reading, first - 1), glossary->title)))
		first = compound_start(reading, first - 1, 0);
	*ret_first = first;
	*ret_end = passage_is(&reading->passage, end - 1, ".") ? end - 1 : end;
	return end > 0 && first < *ret_end;
}
