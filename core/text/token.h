/* SPDX-License-Identifier: MIT
 *
 * Words, digits, marks and symbols of a stretch of text, one after the other. Terms of lexicons
 * go through the same, so that they are cut as the text is.
 *
 * Languages are not told apart: "China's" is "China" and "'s", "don't" is "do" and "n't",
 * "l'ONU" is "l'" and "ONU", "O'Brien" is one word. Each ideograph is a word of its own.
 */
#ifndef WINNOW_TEXT_TOKEN_H
#define WINNOW_TEXT_TOKEN_H

#include <winnow/text.h>
#include "base/str.h"

struct tokeniser {
	struct winnow_str text; /* up to where the stretch ends; at most 4 GiB */
	size_t start, at;       /* where the stretch begins; where the next token is sought */
	bool leans; /* a term: "'s" at its start is the short form that stands behind a word */
};

/* The next token, its flags but for those of block and sentence; false at the end. */
bool tokeniser_next(struct tokeniser *tokeniser, struct winnow_token *ret_token);

/* The same of many, which is quicker than one by one: how many there were, `most` at the most. */
uint32_t tokeniser_next_all(
	struct tokeniser *tokeniser, struct winnow_token *ret_tokens, uint32_t most);

/* The token's words; for a mark or symbol, whether it is this ASCII character. */
struct winnow_str token_text(struct winnow_str text, const struct winnow_token *token);
bool token_is(struct winnow_str text, const struct winnow_token *token, char sign);
/* A hyphen, or one of its likenesses. */
bool token_is_hyphen(struct winnow_str text, const struct winnow_token *token);

#endif
