/* SPDX-License-Identifier: MIT
 * How provisions and years are written. */
#include "law.h"

#define LONGEST_GROUP 4 /* bytes between the brackets of "(1)", "(xii)" */

int law_is_year(const struct passage *passage, uint32_t token)
{
	struct winnow_str word = passage_word(passage, token);

	return passage_kind(passage, token) == WINNOW_DIGITS && word.len == 4 &&
	       ((word.ptr[0] == '1' && word.ptr[1] >= '5') ||
		       (word.ptr[0] == '2' && word.ptr[1] == '0'));
}

static int is_roman(struct winnow_str word)
{
	for (size_t i = 0; i < word.len; i++)
		if (!strchr("IVXLC", word.ptr[i]))
			return 0;
	return word.len > 0;
}

/* Behind "(1)" or "(b)" at `token`. */
static uint32_t skip_group(const struct passage *passage, uint32_t token, uint32_t limit)
{
	return token + 2 < limit && passage_is(passage, token, "(") &&
			       passage_is(passage, token + 2, ")") &&
			       passage_word(passage, token + 1).len <= LONGEST_GROUP &&
			       !law_is_year(passage, token + 1)
		       ? token + 3
		       : token;
}

/* "A" of "170A", "-1" of "99-1", "/EU" of "2011/36/EU", "(1)". */
static uint32_t skip_suffix(const struct passage *passage, uint32_t at, uint32_t limit)
{
	if (at >= limit)
		return at;
	if (passage_is(passage, at, "("))
		return skip_group(passage, at, limit);
	if (!passage_glued(passage, at))
		return at;
	if (passage_kind(passage, at) == WINNOW_WORD && passage_word(passage, at).len <= 2 &&
		!passage_is(passage, at, "'s"))
		return at + 1;
	if (at + 1 >= limit || !passage_glued(passage, at + 1) ||
		(!passage_is(passage, at, "-") && !passage_is(passage, at, "/")))
		return at;
	return passage_kind(passage, at + 1) == WINNOW_DIGITS ||
			       (passage_flag(passage, at + 1, WINNOW_UPPER) &&
				       passage_word(passage, at + 1).len <= LONGEST_GROUP)
		       ? at + 2
		       : at;
}

uint32_t law_number_end(const struct passage *passage, uint32_t token, uint32_t limit)
{
	uint32_t at = token;

	if (at >= limit)
		return token;
	if (passage_kind(passage, at) == WINNOW_DIGITS || is_roman(passage_word(passage, at)))
		at++;
	else if (!passage_is(passage, at, "("))
		return token;
	for (uint32_t next = at; at > token || next == token; at = next) {
		next = skip_suffix(passage, at, limit);
		if (next == at)
			break;
	}
	return at;
}

uint32_t law_limit(const struct passage *passage, uint32_t token)
{
	struct winnow_sentence sentence = passage_sentence(passage, token);

	return sentence.first + sentence.count;
}

const struct winnow_term *law_head(const struct reading *reading, uint32_t token)
{
	const struct passage *passage = &reading->passage;
	int capital = passage_flag(passage, token, WINNOW_CAPITAL);

	if (!capital && passage_kind(passage, token + 1) != WINNOW_DIGITS &&
		!passage_is(passage, token + 1, "no"))
		return NULL;
	const struct winnow_term *head = passage_find(passage, reading->words->head, token);
	return capital || term_is(head, 0, "resolution") || term_is(head, 0, "comment") ? head
											: NULL;
}

const struct winnow_term *law_part_head(const struct reading *reading, uint32_t token)
{
	const struct passage *passage = &reading->passage;
	const struct winnow_term *head = passage_find(passage, reading->words->head, token);

	return passage_flag(passage, token, WINNOW_CAPITAL) || term_is(head, 1, "provision")
		       ? head
		       : NULL;
}
