/* SPDX-License-Identifier: MIT */
#include "age.h"
#include "role.h"

enum { ADULT = 18 };

/* What stands beside the name. */
struct person {
	int has_age, has_role, has_title;
	struct age age;
	struct role role;
	uint32_t title_first, title_end;
};

static struct person person_read(const struct reading *reading, uint32_t at)
{
	const struct name *name = &reading->names.items[at];
	uint32_t before = at, behind = name->end;
	struct person person = { 0 };

	while (before > 0 && reading->names.items[before - 1].kind != KIND_PERSON)
		before--;
	uint32_t limit = before ? reading->names.items[before - 1].end : 0;
	person.has_age = age_read(reading, name, limit, &person.age);
	if (person.has_age && person.age.first >= name->end)
		behind = person.age.behind;
	behind += (uint32_t)passage_is(&reading->passage, behind, ")");
	person.has_role = role_read(reading, name, behind, &person.role);
	person.has_title = title_read(reading, name, &person.title_first, &person.title_end);
	return person;
}

static int tells_of_children(const struct reading *reading, uint32_t token)
{
	struct child_sight *sight = reading->sight;

	if (token < sight->end)
		return sight->tells;
	struct winnow_sentence sentence = passage_sentence(&reading->passage, token);
	*sight = (struct child_sight){ sentence.first + sentence.count, 0 };
	for (uint32_t i = sentence.first; i < sight->end && !sight->tells; i++)
		sight->tells = has_class(word_at(&reading->words, i)->classes,
			reading->extractor->glossary->child_word);
	return sight->tells;
}

/* Children, and persons in a sentence that tells of children or of what was done to somebody. */
static const char *protected_as(
	const struct reading *reading, uint32_t at, const struct person *person)
{
	if (person->has_age && person->age.years < ADULT)
		return "child";
	if (tells_of_children(reading, reading->names.items[at].first))
		return "near_child";
	return person->has_age ? "age" : "name";
}

static struct winnow_str words_of(const struct reading *reading, uint32_t name)
{
	const struct name *found = &reading->names.items[name];

	return passage_words(&reading->passage, found->first, found->end);
}

static void add_role(const struct reading *reading, const struct role *role,
	const char *attribute, struct statement *statement)
{
	statement_text(statement, attribute,
		passage_words(&reading->passage, role->value_first, role->value_end),
		role->first, role->end);
	if (role->place != NO_NAME)
		statement_text(statement, "place", words_of(reading, role->place), 0, 0);
	struct winnow_str country =
		role->place != NO_NAME
			? place_country(reading, &reading->names.items[role->place])
		: role->nationality != NO_NAME
			? nationality_country(reading, &reading->names.items[role->nationality])
			: (struct winnow_str){ 0 };
	statement_code_text(statement, "country", country);
}

static int64_t role_state(
	const struct reading *reading, const struct role *role, int64_t person)
{
	struct statement statement;
	statement_begin(&statement, &reading->passage);
	const struct stated stated = { "role", "role.beside_name", role->first, role->whole_end,
		0.8 };

	add_role(reading, role, "value", &statement);
	statement_reference(&statement, "of", person);
	return statement_make(&statement, reading->out, &stated);
}

int64_t person_state(const struct reading *reading, uint32_t at)
{
	const struct passage *passage = &reading->passage;
	const struct name *name = &reading->names.items[at];
	struct person person = person_read(reading, at);
	struct statement statement;
	statement_begin(&statement, passage);

	statement_text(
		&statement, "value", words_of(reading, reading->mentions[at].full), 0, 0);
	if (person.has_age)
		statement_integer(
			&statement, "age", person.age.years, person.age.first, person.age.end);
	if (person.has_title)
		statement_text(&statement, "title",
			passage_words(passage, person.title_first, person.title_end),
			person.title_first, person.title_end);
	if (person.has_role)
		add_role(reading, &person.role, "role", &statement);
	statement_code(&statement, "sensitivity", "restricted");
	statement_code(&statement, "restricted_for", protected_as(reading, at, &person));
	statement_reference(
		&statement, "same_as", reading->mentions[reading->mentions[at].full].number);
	const struct stated stated = { "person", "person.name", name->first, name->end,
		name_confidence(name) };
	int64_t number = statement_make(&statement, reading->out, &stated);
	if (number < 0 || !person.has_role)
		return number;
	int64_t role = role_state(reading, &person.role, number);
	return role < 0 ? role : number;
}
