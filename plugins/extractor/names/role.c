/* SPDX-License-Identifier: MIT */
#include "role_parts.h"

enum { FARTHEST_PLACE = 4, LONGEST_BRACKET = 7 /* tokens */ };

uint64_t role_classes(const struct reading *reading, uint32_t token)
{
	return word_at(&reading->words, token)->classes;
}

static int is_word(const struct reading *reading, uint32_t token)
{
	return passage_kind(&reading->passage, token) == WINNOW_WORD &&
	       !passage_flag(&reading->passage, token, WINNOW_SENTENCE_START);
}

int role_is_grammatical(const struct reading *reading, uint32_t token)
{
	return (role_classes(reading, token) & reading->extractor->glossary->grammatical) != 0;
}

int role_is_person_word(const struct reading *reading, uint32_t token)
{
	const struct glossary *glossary = reading->extractor->glossary;
	uint64_t classes = role_classes(reading, token);

	return has_class(classes, glossary->person_noun) ||
	       has_class(classes, glossary->title) || has_class(classes, glossary->title_word);
}

/* A role may end with it: not with "senior", which says of what kind one is, nor with "police", who are many. */
static int is_head(const struct reading *reading, uint32_t token)
{
	static const char *const kinds[] = { "senior", "junior", "police", NULL };

	return role_is_person_word(reading, token) &&
	       !passage_is_any(&reading->passage, token, kinds);
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
			(is_word(reading, end) && !role_is_grammatical(reading, end))))
		end++;
	return end;
}

/* The first name from the token on; that behind the last: there is none. */
static uint32_t first_name(const struct reading *reading, uint32_t token)
{
	uint32_t low = 0, high = reading->names.count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (reading->names.items[middle].first < token)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The first name of the kind from the token on and before `limit`. */
static uint32_t name_within(
	const struct reading *reading, enum kind kind, uint32_t token, uint32_t limit)
{
	for (uint32_t at = first_name(reading, token);
		at < reading->names.count && reading->names.items[at].first < limit; at++)
		if (reading->names.items[at].kind == kind)
			return at;
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

static int is_title_word(const struct reading *reading, uint32_t token)
{
	const struct glossary *glossary = reading->extractor->glossary;
	uint64_t classes = role_classes(reading, token);

	return has_class(classes, glossary->title) || has_class(classes, glossary->title_word);
}

/* The first name from the token on that is no person's begins there: "BBC" in ", BBC journalist". */
const struct name *role_owner_at(const struct reading *reading, uint32_t token)
{
	uint32_t at = first_name(reading, token);
	const struct name *name = &reading->names.items[at];

	return at < reading->names.count && name->first == token && name->kind != KIND_PERSON
		       ? name
		       : NULL;
}

/* Before "(Rural)", "(DIG)", which ends at `end`; `end`: nothing such does. */
static uint32_t before_bracket(const struct reading *reading, uint32_t end, uint32_t floor)
{
	const struct passage *passage = &reading->passage;

	if (end <= floor + 3 || !passage_is(passage, end - 1, ")"))
		return end;
	for (uint32_t at = end - 2; at > floor + 1 && at + LONGEST_BRACKET > end; at--)
		if (passage_is(passage, at, "("))
			return is_capital(passage, at + 1) && is_capital(passage, at - 1) ? at
											  : end;
	return end;
}

/* Where what the name is addressed with begins: "Dr". */
static uint32_t before_honorifics(const struct reading *reading, const struct name *name)
{
	const struct glossary *glossary = reading->extractor->glossary;
	uint32_t end = name->first;

	while (end > name->floor &&
		has_class(role_classes(reading, end - 1), glossary->honorific) &&
		!role_is_person_word(reading, end - 1))
		end--;
	return before_bracket(reading, end, name->floor);
}

/* ", businessman Marek Dolny", ", Minister of Health Marek Dolny": the role that ends there is told of the person
 * that follows. */
static int is_of_next(const struct reading *reading, uint32_t end)
{
	uint32_t next = name_within(reading, KIND_PERSON, end, end + 2 + LONGEST_ROLE);

	if (next == NO_NAME)
		return 0;
	uint32_t behind = before_honorifics(reading, &reading->names.items[next]);
	behind -= passage_is(&reading->passage, end, ".") && behind == end + 1 &&
		  !passage_flag(&reading->passage, behind, WINNOW_SENTENCE_START);
	return behind <= end || (is_capital(&reading->passage, end - 1) &&
					office_before(reading, behind, end - 1, 0) == end);
}

/* ", CEO and founder", ", Director of the Bureau", ", Senator.": a title that stands for itself. */
static int is_title_alone(const struct reading *reading, uint32_t end)
{
	static const char *const follow[] = { "of", "for", "at", "in", "and", "&", NULL };

	return passage_kind(&reading->passage, end) == WINNOW_MARK ||
	       passage_is_any(&reading->passage, end, follow);
}

static int is_owner_mark(const struct passage *passage, uint32_t token)
{
	return is_possessive(passage, token) || passage_is(passage, token, "'") ||
	       passage_is(passage, token, "’");
}

/* Behind "who is", with what goes on with it: `token` itself where it is none. */
static uint32_t skip_who_is(const struct passage *passage, uint32_t token)
{
	uint32_t at = token + (uint32_t)passage_is(passage, token, ",");

	return passage_is(passage, at, "who") &&
			       (passage_is(passage, at + 1, "is") ||
				       passage_is(passage, at + 1, "was")) &&
			       is_article(passage, at + 2)
		       ? at + 2
		       : token;
}

/* "Poland" in ", Poland's president", ", the U.S. ambassador"; NULL: it is nobody's. Sets where the role begins, which
 * has a country's name in it unless it is told whose it is, and where its other words do. */
static const struct name *find_owner(
	const struct reading *reading, uint32_t first, uint32_t *ret_value, uint32_t *ret_words)
{
	const struct passage *passage = &reading->passage;
	const struct name *owner = role_owner_at(reading, first);
	uint32_t value = owner ? owner->end : first + (uint32_t)is_article(passage, first);

	value += (uint32_t)(owner && is_possessive(passage, value));
	*ret_words = *ret_value = value;
	if (owner || value == first)
		return owner;
	owner = role_owner_at(reading, value);
	if (!owner || owner->kind != KIND_PLACE)
		return NULL;
	*ret_words = owner->end;
	if (is_possessive(passage, owner->end))
		*ret_value = ++*ret_words;
	return owner;
}

/* ", a nurse from Kampala", "a 52-year-old nurse", ", Poland's president", ", who is the director": `behind`
 * the name and its age. */
static int read_after(const struct reading *reading, uint32_t behind, struct role *role)
{
	const struct passage *passage = &reading->passage;
	uint32_t first = skip_who_is(passage, behind);

	if (first == behind) {
		int behind_age = !passage_is(passage, behind, ",") &&
				 passage_is(passage, behind - 1, "old");
		if (!behind_age && !passage_is(passage, behind, ","))
			return 0;
		first += !behind_age;
	}
	if (!is_word(reading, first))
		return 0;
	uint32_t value, words;
	const struct name *owner = find_owner(reading, first, &value, &words);
	uint32_t end = phrase_end(reading, words),
		 next = name_within(reading, KIND_PERSON, value, end);
	if (next != NO_NAME && reading->names.items[next].end >= end)
		end = reading->names.items[next].first;
	else if (end > value && is_owner_mark(passage, end)) {
		/* "the victim's mother" is the mother, "a women's rights activist" is one of those. */
		value = passage_is(passage, first, "the") ? end + 1 : value;
		end = phrase_end(reading, end + 1);
	}
	while (end > value && !is_head(reading, end - 1))
		end--;
	if (end == value || is_of_next(reading, end) ||
		(value == first && is_capital(passage, first) && !is_title_alone(reading, end)))
		return 0;
	if (is_capital(passage, end - 1))
		end = office_field_end(reading, end);
	*role = (struct role){
		.first = first, .end = end, .value_first = value, .value_end = end
	};
	find_place(reading, role);
	if (owner && owner->kind == KIND_PLACE && role->place == NO_NAME)
		role->place = (uint32_t)(owner - reading->names.items);
	return 1;
}

/* A word that can stand before the head of a role: "pearl" in "pearl dealer", "Interior" in "Deputy
 * Interior Minister". */
static int can_modify(const struct reading *reading, uint32_t token)
{
	const struct extractor *extractor = reading->extractor;
	const struct passage *passage = &reading->passage;
	int capital = is_capital(passage, token);

	if (passage_kind(passage, token) != WINNOW_WORD || role_is_grammatical(reading, token))
		return 0;
	if (passage_find(passage, extractor->role_word, token))
		return 1;
	if (passage_flag(passage, token, WINNOW_SENTENCE_START) && !capital)
		return 0;
	return role_is_person_word(reading, token) ||
	       (capital ? (role_classes(reading, token) & extractor->fields) != 0
			: has_class(role_classes(reading, token),
				  extractor->glossary->thing_noun));
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

/* "and" before "Child" in "Women and Child Development Minister". */
static int is_joined_field(const struct reading *reading, uint32_t first, uint32_t limit)
{
	const uint64_t fields = reading->extractor->fields;

	return first > limit + 1 && passage_is(&reading->passage, first - 1, "and") &&
	       is_capital(&reading->passage, first) &&
	       is_capital(&reading->passage, first - 2) &&
	       (role_classes(reading, first) & fields) != 0 &&
	       (role_classes(reading, first - 2) & fields) != 0;
}

/* Where the role begins whose last word stands before `end`. */
static uint32_t role_start(const struct reading *reading, uint32_t end, uint32_t limit)
{
	uint32_t first = compound_start(reading, end - 1, limit);

	while (first > limit && end - first < LONGEST_ROLE) {
		const uint32_t before =
			first - (uint32_t)is_joined_field(reading, first, limit);
		if (!can_modify(reading, before - 1))
			break;
		first = compound_start(reading, before - 1, limit);
		if (is_owned(reading, first, limit))
			first -= 2;
	}
	return first;
}

/* Where the name before `end` ends, of those before that one, or the sentence begins. */
static uint32_t limit_before(
	const struct reading *reading, const struct name *name, uint32_t end)
{
	while (name > reading->names.items && name[-1].end > end)
		name--;
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

/* The office that ends behind its field, the words for it from there: it is of a place, or the field is part of
 * what it is called. */
static void set_office(const struct reading *reading, const struct name *name, uint32_t limit,
	uint32_t head_end, uint32_t end, struct role *role)
{
	/* "South Africa's" is no part of it, "Polish" may be one. */
	uint32_t named = limit_before(reading, name, head_end);
	int is_owned_by = named > limit && is_possessive(&reading->passage, named);
	uint32_t first = role_start(reading, head_end, is_owned_by ? named + 1 : limit);
	uint32_t field = head_end + 1 + passage_is(&reading->passage, head_end + 1, "the");
	const struct name *place = role_owner_at(reading, field);
	int is_of_place = place && place->kind == KIND_PLACE && place->end == end;

	set_before(reading, name, first, is_of_place ? head_end : end, role);
	role->whole_end = end;
	if (is_of_place)
		role->place = (uint32_t)(place - reading->names.items);
}

/* "Secretary of State Marek Dolny"; "wife of President Marek Dolny", "father of Marek Dolny" are none. */
static int read_office(
	const struct reading *reading, const struct name *name, uint32_t end, struct role *role)
{
	uint32_t head_end = office_before(reading, end, name->floor, 0);

	if (head_end == end || name_within(reading, KIND_NATIONALITY, head_end, end) != NO_NAME)
		return 0;
	set_office(reading, name, name->floor, head_end, end, role);
	return 1;
}

static int read_before(
	const struct reading *reading, const struct name *name, struct role *role)
{
	const struct glossary *glossary = reading->extractor->glossary;
	uint32_t end = before_honorifics(reading, name),
		 limit = limit_before(reading, name, end);

	if (end == name->floor)
		return 0;
	/* "Superintendent of Police": no police. */
	if ((!is_head(reading, end - 1) || passage_is(&reading->passage, end - 2, "of")) &&
		read_office(reading, name, end, role))
		return 1;
	if (!is_head(reading, end - 1) || end == limit ||
		has_class(role_classes(reading, end - 1), glossary->honorific) ||
		reading->words.marks[end - 1] & 1u << LIST_NATIONALITY)
		return 0;
	set_before(reading, name, role_start(reading, end, limit), end, role);
	return 1;
}

/* "the mother of the boy, Ewa Dolna,": one of two. */
static int is_one_of_two(const struct reading *reading, uint32_t first, uint32_t floor)
{
	return first >= floor + 3 && passage_is(&reading->passage, first - 2, "of") &&
	       role_is_person_word(reading, first - 3);
}

/* "who killed the mayor, Marek Dolny, was": the name is told of the one who did. */
static int is_behind_who(const struct reading *reading, uint32_t first, uint32_t floor)
{
	const struct passage *passage = &reading->passage;

	return first >= floor + 3 && passage_is(passage, first - 1, "the") &&
	       passage_is(passage, first - 3, "who");
}

/* Whose or which it is stands before the role, or its nationality. */
static int is_owned_by_some(
	const struct reading *reading, const struct role *role, uint32_t floor)
{
	static const char *const owners[] = { "the", "his", "her", "their", "its", "my", "our",
		NULL };

	return role->nationality != NO_NAME ||
	       (role->first > floor &&
		       (passage_is_any(&reading->passage, role->first - 1, owners) ||
			       is_possessive(&reading->passage, role->first - 1)));
}

/* "Minister of Health, Marek Dolny said": an office that opens the sentence. */
static int is_opening(const struct reading *reading, uint32_t first, uint32_t floor)
{
	return is_capital(&reading->passage, first) &&
	       first == floor + passage_is(&reading->passage, floor, "the");
}

/* "her deputy, Marek Dolny, resigned", "the Polish ambassador, Jan Nowak.", "the mayor of Sarn, Jan Nowak,":
 * whose or which it is goes before, and a mark behind. */
static int read_apposed(
	const struct reading *reading, const struct name *name, struct role *role)
{
	const struct passage *passage = &reading->passage;
	int stands_apart = passage_kind(passage, name->end) == WINNOW_MARK;
	uint32_t end = before_honorifics(reading, name), floor = name->floor;

	if (end < floor + 3 || !passage_is(passage, --end, ","))
		return 0;
	uint32_t head_end = office_before(reading, end, floor, stands_apart);
	int is_office = head_end < end;
	if (is_office)
		set_office(reading, name, floor, head_end, end, role);
	else if (is_capital(passage, end - 1) ? is_title_word(reading, end - 1)
					      : role_is_person_word(reading, end - 1))
		set_before(reading, name,
			role_start(reading, end, limit_before(reading, name, end)), end, role);
	else
		return 0;
	if (is_behind_who(reading, role->first, floor) ||
		(!is_office && is_one_of_two(reading, role->first, floor)))
		return 0;
	return (stands_apart && is_owned_by_some(reading, role, floor)) ||
	       (is_office && is_opening(reading, role->first, floor));
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
		(has_class(role_classes(reading, first - 1), glossary->honorific) ||
			has_class(role_classes(reading, first - 1), glossary->title)))
		first = compound_start(reading, first - 1, 0);
	*ret_first = first;
	*ret_end = passage_is(&reading->passage, end - 1, ".") ? end - 1 : end;
	return end > 0 && first < *ret_end;
}
