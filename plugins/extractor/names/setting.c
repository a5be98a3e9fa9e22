/* SPDX-License-Identifier: MIT
 * Where a name stands: in a notice below the report, or within the name of something else. */
#include "role_parts.h"

enum {
	LAST_BLOCKS = 3,
	LONGEST_ADDRESS = 60, /* tokens of an address before a word of it */
	LONGEST_LIST = 40     /* tokens of names behind one word of naming */
};

uint32_t notice_first(const struct passage *passage, const struct winnow_lexicon *notice)
{
	const struct winnow_analysis *analysis = passage->analysis;
	uint32_t first = UINT32_MAX, end = 0;
	int blocks = 0;

	for (uint32_t i = analysis->sentence_count; i-- > 0 && blocks < LAST_BLOCKS;) {
		uint32_t at = analysis->sentences[i].first;
		if (!passage_flag(passage, at, WINNOW_BLOCK_START))
			continue;
		blocks++;
		if (passage_match(passage, notice, at, analysis->token_count, &end))
			first = at;
	}
	return first;
}

/* "with names such as", and not a bare "such as", before `at`. */
static int is_named_here(const struct reading *reading, uint32_t at, uint32_t limit)
{
	static const char *const loose[] = { "such", "like", "including", NULL };
	uint32_t first = at;

	return passage_match_before(
		       &reading->passage, reading->extractor->naming, at, limit, &first) &&
	       !passage_is_any(&reading->passage, first, loose);
}

int is_possessive(const struct passage *passage, uint32_t token)
{
	return passage_is(passage, token, "'s") || passage_is(passage, token, "’s");
}

/* "sites called Night Watch, Dream House and Norway's Lost Children": all of it is the name. */
static int is_within_name(const struct reading *reading, const struct name *name)
{
	static const char *const joints[] = { ",", "and", "or", "of", "the", "'s", "’s", "\"",
		"“", "”", NULL };
	const struct passage *passage = &reading->passage;
	uint32_t limit, at = name->first;
	int is_owner = is_possessive(passage, name->end) && is_capital(passage, name->end + 1),
	    is_owned = at > 0 && is_possessive(passage, at - 1);

	if (!is_owner && !is_owned)
		return 0;
	limit = name->floor;
	if (!is_owner && at <= limit + 1)
		return 0;
	for (; at > limit && at + LONGEST_LIST > name->first; at--) {
		if (is_named_here(reading, at, limit))
			return 1;
		if (!is_capital(passage, at - 1) && !passage_is_any(passage, at - 1, joints))
			return 0;
	}
	return 0;
}

/* "https://kestria.example/Ada-Marn-in-Bergen", "@AdaMarn": what is glued there is no name. */
static int is_in_address(const struct passage *passage, uint32_t first)
{
	uint32_t least = first > LONGEST_ADDRESS ? first - LONGEST_ADDRESS : 0;

	if (first > 0 && passage_glued(passage, first) && passage_is(passage, first - 1, "@"))
		return 1;
	for (uint32_t at = first; at > least && passage_glued(passage, at); at--)
		if (passage_is(passage, at - 1, "www") ||
			(at > 1 && passage_is(passage, at - 1, "/") &&
				passage_is(passage, at - 2, "/")))
			return 1;
	return 0;
}

/* "See https://…": a word like others, which a capital or an address makes no name. */
static int leads_to_address(const struct reading *reading, const struct name *name)
{
	static const char *const begins[] = { "http", "https", "www", NULL };

	return name->kind == KIND_PERSON && name->end == name->first + 1 &&
	       passage_is_any(&reading->passage, name->end, begins) &&
	       has_class(word_at(&reading->words, name->first)->classes,
		       reading->extractor->glossary->ordinary);
}

/* "120Hz", "AW3418DW": what is glued to digits is part of a code; and a letter alone, "(R)", no body. */
static int is_in_code(const struct reading *reading, const struct name *name)
{
	const struct passage *passage = &reading->passage;
	uint32_t first = name->first;

	if (name->end > first + 1)
		return 0;
	return (first > 0 && passage_glued(passage, first) &&
		       passage_kind(passage, first - 1) == WINNOW_DIGITS) ||
	       (name->kind == KIND_ORGANISATION && passage_word(passage, first).len == 1 &&
		       !organisation_known(reading, name));
}

int is_set_aside(const struct reading *reading, uint32_t at)
{
	const struct name *name = &reading->names.items[at];

	if (is_in_address(&reading->passage, name->first) || leads_to_address(reading, name) ||
		is_in_code(reading, name))
		return 1;
	if ((name->kind == KIND_PLACE || name->kind == KIND_ORGANISATION) &&
		is_within_name(reading, name))
		return 1;
	if (name->kind == KIND_ORGANISATION && office_has(reading, name->first, name->floor))
		return 1;
	if (name->kind != KIND_ORGANISATION || name->first < reading->notice_first)
		return 0;
	return reading->mentions[reading->mentions[at].full].number >= 0 ||
	       !organisation_known(reading, name);
}
