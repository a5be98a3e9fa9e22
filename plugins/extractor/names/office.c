/* SPDX-License-Identifier: MIT
 * What an office is for: "of Health" in "Minister of Health". */
#include "role_parts.h"

/* Between an office and its field */
static const char *const ties[] = { "of", "for", "to", NULL };

/* A word of an office's field: "Health", "Police", no "President"; one in small letters only where it names nobody.
 */
static int is_of_field(const struct reading *reading, uint32_t token, int may_be_small)
{
	const struct glossary *glossary = reading->extractor->glossary;
	uint64_t classes = role_classes(reading, token);

	if (passage_kind(&reading->passage, token) != WINNOW_WORD ||
		has_class(classes, glossary->honorific) ||
		has_class(classes, glossary->title) || has_class(classes, glossary->title_word))
		return 0;
	return is_capital(&reading->passage, token) ||
	       passage_is(&reading->passage, token, "police") ||
	       (may_be_small && !role_is_grammatical(reading, token) &&
		       !has_class(classes, glossary->person_noun));
}

/* "Labour": what offices deal with. */
static int is_known_field(const struct reading *reading, uint32_t token)
{
	return is_capital(&reading->passage, token) &&
	       has_class(role_classes(reading, token), reading->extractor->glossary->field);
}

/* The comma of "of Gender, Labour and Social Development". */
static int is_comma_within(const struct reading *reading, uint32_t token)
{
	return passage_is(&reading->passage, token, ",") &&
	       is_known_field(reading, token - 1) && is_known_field(reading, token + 1);
}

uint32_t office_before(
	const struct reading *reading, uint32_t end, uint32_t limit, int stands_apart)
{
	static const char *const joints[] = { "and", "the", NULL };
	const struct passage *passage = &reading->passage;

	int has_field = 0;

	for (uint32_t at = end; at > limit + 1 && at + LONGEST_ROLE > end; at--) {
		uint32_t word = at - 1;
		int is_tie = passage_is_any(passage, word, ties);
		if (is_tie && has_field && role_is_person_word(reading, word - 1))
			return word;
		if (has_field && (is_tie || passage_is_any(passage, word, joints) ||
					 is_comma_within(reading, word)))
			continue;
		if (!is_of_field(reading, word, stands_apart))
			return end;
		has_field = 1;
	}
	return end;
}

uint32_t office_field_end(const struct reading *reading, uint32_t end)
{
	const struct passage *passage = &reading->passage;
	uint32_t first = end + 1, behind = first;

	if (!passage_is_any(passage, end, ties) || role_owner_at(reading, first))
		return end;
	while (behind < first + LONGEST_ROLE && is_of_field(reading, behind, 0))
		behind += 1 + ((passage_is(passage, behind + 1, "and") &&
				       is_of_field(reading, behind + 2, 0)) ||
				      is_comma_within(reading, behind + 1));
	return behind > first && !passage_is(passage, behind, "-") ? behind : end;
}

int office_has(const struct reading *reading, uint32_t first, uint32_t floor)
{
	const struct passage *passage = &reading->passage;

	if (first < floor + 4)
		return 0;
	return (is_comma_within(reading, first - 1) ||
		       (passage_is(passage, first - 1, "(") &&
			       passage_is(passage, first - 2, "police") &&
			       passage_is(passage, first - 3, "of"))) &&
	       office_before(reading, first - 1, floor, 0) < first - 1;
}
