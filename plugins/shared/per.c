/* SPDX-License-Identifier: MIT */
#include "shared/per.h"

/* "$500 a week ago" is no rate. */
static int tells_when(const struct passage *passage, uint32_t token)
{
	return passage_is(passage, token, "ago") || passage_is(passage, token, "later") ||
	       passage_is(passage, token, "earlier") || passage_is(passage, token, "before") ||
	       passage_is(passage, token, "after") || passage_is(passage, token, "old");
}

struct per per_read(const struct passage *passage, const struct winnow_lexicon *words,
	uint32_t token, uint32_t limit)
{
	struct per per = { .first = token, .end = token };
	const struct winnow_term *term = passage_match(passage, words, token, limit, &per.end);

	if (term) {
		per.unit = term_value(term, 0);
	} else if (token + 1 < limit && passage_is(passage, token, "per") &&
		   passage_kind(passage, token + 1) == WINNOW_WORD) {
		per.unit = passage_lower(passage, passage_word(passage, token + 1));
		per.end = token + 2;
	} else {
		per.end = token;
	}
	if (tells_when(passage, per.end))
		return (struct per){ .first = token, .end = token };
	return per;
}
