/* SPDX-License-Identifier: MIT
 * What the words around a name call a place or a person, whatever its own words look like. */
#include "decide.h"

/* Nothing in the words themselves says what they name: "Van Vieng", but not "Borwe Bank", "TDP". */
static int is_plain(const struct glossary *glossary, const struct passage *passage,
	const struct words *words, const struct name *name)
{
	const uint16_t listed = (LISTED + 1u) << LIST_ORGANISATION | 1u << LIST_ORGANISATION;
	const uint64_t telling = glossary->telling & ~((uint64_t)1 << glossary->particle);

	for (uint32_t at = name->first; at < name->end; at++)
		if (word_at(words, at)->classes & telling || words->marks[at] & listed ||
			passage_flag(passage, at, WINNOW_UPPER))
			return 0;
	return 1;
}

static int is_person_elsewhere(const struct words *words, const struct name *name)
{
	const struct word *last = word_at(words, name->end - 1);

	return was_seen(last, SEEN_TITLED) || was_seen(last, SEEN_AGED);
}

/* "the Indian state Marwa", "a resort town Sarn Beck"; but what is known of "the village" may follow:
 * "the village Ana Morn grew up in". */
static int is_described(
	const struct passage *passage, const struct words *words, uint32_t noun, uint32_t floor)
{
	static const char *const no_modifiers[] = { "the", "a", "an", "this", "that", "his",
		"her", "their", "its", "of", NULL };

	if (noun <= floor || passage_kind(passage, noun - 1) != WINNOW_WORD)
		return 0;
	return is_capital(passage, noun - 1)
		       ? (words->marks[noun - 1] & 1u << LIST_NATIONALITY) != 0
		       : !passage_is_any(passage, noun - 1, no_modifiers);
}

/* "Khan Younis": the whole name is one of several words in the list of areas. */
static int is_listed_area(const struct words *words, const struct name *name)
{
	return (name->kind == KIND_PERSON ||
		       name->scores[KIND_PERSON] > name->scores[KIND_PLACE]) &&
	       name->end > name->first + 1 &&
	       marked_end(words, LIST_AREA, name->first, name->end) == name->end;
}

int is_called_place(const struct glossary *glossary, const struct passage *passage,
	const struct words *words, const struct name *name)
{
	uint32_t head = name->first;

	if (is_listed_area(words, name))
		return 1;
	if ((name->kind != KIND_PERSON && name->kind != KIND_ORGANISATION) ||
		name->first == 0 || is_capital(passage, name->first - 1) ||
		!is_plain(glossary, passage, words, name) || is_person_elsewhere(words, name))
		return 0;
	return passage_match_before(
		       passage, glossary->place_head, name->first, name->floor, &head) &&
	       (passage_is(passage, name->first - 1, "of") ||
		       is_described(passage, words, head, name->floor));
}

/* "the Sarn area", "Sarn coast", "Sarn-based" */
static int is_before_ground(const struct glossary *glossary, const struct passage *passage,
	const struct words *words, uint32_t end)
{
	static const char *const grounds[] = { "area", "areas", "zone", "coast", "camp",
		"region", NULL };

	if (passage_is(passage, end, "-"))
		return passage_is(passage, end + 1, "based");
	return passage_kind(passage, end) == WINNOW_WORD &&
	       ((word_at(words, end)->classes &
			(glossary->place_words | glossary->land_words)) != 0 ||
		       passage_is_any(passage, end, grounds));
}

int is_called_person(const struct glossary *glossary, const struct passage *passage,
	const struct words *words, const struct name *name)
{
	const uint32_t before = name->first - 1;

	return name->kind == KIND_PLACE && name->first > name->floor &&
	       name->end == name->first + 1 &&
	       !(words->marks[name->first] & 1u << LIST_COUNTRY) &&
	       !is_capital(passage, before) &&
	       (word_at(words, before)->classes & glossary->kin) != 0 &&
	       !is_before_ground(glossary, passage, words, name->end);
}

const struct winnow_term *postal_code_at(
	const struct glossary *glossary, const struct passage *passage, uint32_t token)
{
	/* "Canada, CA$12 million" is a sum. */
	return token > 1 && passage_flag(passage, token, WINNOW_UPPER) &&
			       passage_is(passage, token - 1, ",") &&
			       !passage_is(passage, token + 1, "$")
		       ? passage_find(passage, glossary->postal, token)
		       : NULL;
}

int may_be_town(const struct scene *scene, const struct name *name, uint32_t end)
{
	const uint32_t as_person = 1u << SEEN_TITLED | 1u << SEEN_GIVEN | 1u << SEEN_AGED;
	const struct word *word = word_at(scene->words, end - 1);

	if (name->end == end && (name->kind == KIND_PLACE || name->end > name->first + 1))
		return name->kind == KIND_PLACE;
	return (scene->words->marks[end - 1] & LISTED_PLACES) ||
	       (is_capital(scene->passage, end - 1) && !word->classes &&
		       !(word->seen & as_person));
}

int is_beside_postal(
	const struct glossary *glossary, const struct passage *passage, const struct name *name)
{
	return name->kind == KIND_PLACE &&
	       (postal_code_at(glossary, passage, name->first) ||
		       postal_code_at(glossary, passage, name->end + 1));
}

/* "Sarn district", ", Kenya", "Sarn River": what the document shows of the word. */
static int was_seen_as_place(const struct word *word)
{
	return was_seen(word, SEEN_AT_PLACE) || was_seen(word, SEEN_LOCATED) ||
	       was_seen(word, SEEN_LAND);
}

static int is_listed_place(const struct words *words, const struct name *name)
{
	return (words->marks[name->first] & LISTED_PLACES) != 0;
}

int is_joined_to_next(const struct passage *passage, const struct name *name)
{
	static const char *const joints[] = { ",", "and", "or", "-", "–", "/", "(", "'s", "’s",
		NULL };

	return name->kind == KIND_PLACE && name[1].kind == KIND_PLACE &&
	       name->end + 1 == name[1].first && passage_is_any(passage, name->end, joints);
}

/* "KESTRIA: ", "KESTRIA —" at the head of a report. */
static int is_head(const struct passage *passage, const struct name *name)
{
	static const char *const marks[] = { ":", "—", "–", "-", "--", "(", ",", NULL };

	return passage_flag(passage, name->first, WINNOW_UPPER) &&
	       passage_flag(passage, name->first, WINNOW_BLOCK_START) &&
	       passage_is_any(passage, name->end, marks);
}

int stands_as_place(const struct glossary *glossary, const struct passage *passage,
	const struct words *words, const struct names_found *names, uint32_t at)
{
	static const char *const before[] = { "to", "of", "around", "outside", "across", "into",
		"through", "between", "toward", "towards", "nearby", "capital", NULL };
	const struct name *name = &names->items[at];
	uint32_t first = name->first, noun;

	if (name->end > first + 1 || is_listed_place(words, name) ||
		was_seen_as_place(word_at(words, first)) || is_head(passage, name) ||
		is_before_ground(glossary, passage, words, name->end))
		return 1;
	if (first == 0)
		return 0;
	noun = first - 1;
	noun -= noun > 0 && passage_is(passage, noun, "the");
	return passage_is_any(passage, noun, before) ||
	       (word_at(words, noun)->classes & glossary->direction) != 0 ||
	       (at + 1 < names->count && is_joined_to_next(passage, name) &&
		       is_listed_place(words, name + 1));
}
