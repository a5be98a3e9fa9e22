/* SPDX-License-Identifier: MIT
 * Words of a counted phrase that are several tokens: "baby-trafficking", "F-16", "U.S.". */
#include "counted.h"

/* A kind that a name and a number make: "Covid-19", "F-16", "Model 3"; where its number stands. */
static uint32_t numbered_last(const struct passage *passage, uint32_t token, uint32_t limit)
{
	int hyphened =
		counted_is_hyphen(passage, token + 1) && passage_glued(passage, token + 1);
	uint32_t digits = token + 1 + (uint32_t)hyphened;

	if (digits + 1 >= limit || passage_kind(passage, digits) != WINNOW_DIGITS ||
		passage_glued(passage, digits) != hyphened ||
		!(hyphened || passage_flag(passage, token, WINNOW_CAPITAL)))
		return token;
	return passage_kind(passage, digits + 1) == WINNOW_WORD &&
			       !passage_glued(passage, digits + 1)
		       ? digits
		       : token;
}

/* Where the word stands that ends the first half too: "coal- and gas-fired"; 0: nothing hangs. */
static uint32_t past_hanging(const struct passage *passage, uint32_t token, uint32_t limit)
{
	if (token + 3 >= limit || !counted_is_hyphen(passage, token + 1) ||
		!passage_glued(passage, token + 1) || passage_glued(passage, token + 2) ||
		!(passage_is(passage, token + 2, "and") ||
			passage_is(passage, token + 2, "or")) ||
		passage_kind(passage, token + 3) != WINNOW_WORD ||
		!counted_is_hyphen(passage, token + 4) || !passage_glued(passage, token + 4))
		return 0;
	return token + 3;
}

/* "U.S.": the stop behind its last letter; the token: it is none. */
static uint32_t initials_last(const struct passage *passage, uint32_t token, uint32_t limit)
{
	uint32_t last = token;

	for (uint32_t at = token;
		at + 1 < limit && passage_word(passage, at).len == 1 &&
		passage_flag(passage, at, WINNOW_CAPITAL) && passage_is(passage, at + 1, ".") &&
		passage_glued(passage, at + 1);
		at += 2) {
		last = at + 1;
		if (!passage_glued(passage, at + 2))
			break;
	}
	return last > token + 1 ? last : token;
}

/* "St. Louis", "Acme Co. workers": the stop behind a short name that ends no sentence; the token: it is none. */
static uint32_t abbreviated_last(const struct passage *passage, uint32_t token, uint32_t limit)
{
	const size_t longest = 4;

	return token + 2 < limit && passage_flag(passage, token, WINNOW_CAPITAL) &&
			       passage_word(passage, token).len > 1 &&
			       passage_word(passage, token).len <= longest &&
			       passage_is(passage, token + 1, ".") &&
			       passage_glued(passage, token + 1) &&
			       !passage_glued(passage, token + 2) &&
			       passage_kind(passage, token + 2) == WINNOW_WORD
		       ? token + 1
		       : token;
}

uint32_t counted_compound_last(const struct passage *passage, uint32_t token, uint32_t limit)
{
	uint32_t numbered = numbered_last(passage, token, limit);
	uint32_t hanging = past_hanging(passage, token, limit);
	uint32_t initials = initials_last(passage, token, limit);

	if (initials == token)
		initials = abbreviated_last(passage, token, limit);
	if (initials > token)
		return initials;
	if (numbered > token)
		return numbered;
	if (hanging)
		token = hanging;
	while (token + 2 < limit && counted_is_hyphen(passage, token + 1) &&
		passage_glued(passage, token + 1) && passage_glued(passage, token + 2) &&
		passage_kind(passage, token + 2) == WINNOW_WORD)
		token += 2;
	return token;
}
