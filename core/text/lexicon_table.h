/* SPDX-License-Identifier: MIT
 *
 * The inside of a lexicon, as its file's reader fills it: a tree of terms, token by token, each
 * step found by hashing. A step says whether white space stands between; the text must agree,
 * so that "U.S." is not found in "the U. S" nor "can not" in "cannot".
 */
#ifndef WINNOW_TEXT_LEXICON_TABLE_H
#define WINNOW_TEXT_LEXICON_TABLE_H

#include <stdbool.h>
#include "text/lexicon.h"

#define LEXICON_NO_NUMBER UINT32_MAX /* of one that is not among others */

/* With what words its terms begin: a bit for each by its number. */
struct lexicon_begins {
	const uint64_t *bits;
	size_t count; /* of 64 words each */
	bool keep_case;
};
struct lexicon_begins lexicon_begins(const struct winnow_lexicon *lexicon);

/* NULL: no memory. `rows`: about how many it will have. The vocabulary takes up its words and its
 * rows, and must outlive it. */
struct winnow_lexicon *lexicon_create(
	bool keep_case, size_t rows, struct vocabulary *vocabulary) MUST_CHECK;
void lexicon_destroy(struct winnow_lexicon *lexicon); /* accepts NULL */

enum lexicon_added {
	LEXICON_ADDED,
	LEXICON_TWICE,   /* the term is there already */
	LEXICON_NO_WORD, /* nothing in it that a text could show */
	LEXICON_TOO_LONG,
	LEXICON_NO_MEMORY
};

/* Term and values are copied; `values` has value_count items. Matches are asked only once all is
 * added. With `over`, the row takes the place of one with the same term. */
enum lexicon_added lexicon_add(struct winnow_lexicon *lexicon, struct winnow_str term,
	const struct winnow_str *values, uint32_t value_count, bool over) MUST_CHECK;

/* All rows, one after the other: *position begins with 0. NULL: that was the last. */
const struct winnow_term *lexicon_next(const struct winnow_lexicon *lexicon, size_t *position);

#endif
