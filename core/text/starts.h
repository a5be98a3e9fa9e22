/* SPDX-License-Identifier: MIT
 *
 * Which lexicons have a term that begins with a word, for all words and lexicons at once, so that a
 * token is asked once and not by every lexicon. Words that begin terms of the same lexicons share a
 * row of bits. Immutable once made.
 */
#ifndef WINNOW_TEXT_STARTS_H
#define WINNOW_TEXT_STARTS_H

#include "text/lexicon.h"

struct starts;

/* lexicons[n] has the number n. NULL: no memory. The vocabulary is not kept. */
struct starts *starts_create(const struct vocabulary *vocabulary,
	const struct winnow_lexicon *const *lexicons, uint32_t count) MUST_CHECK;
void starts_destroy(struct starts *starts); /* accepts NULL */

/* The rows of all tokens of a text, in `arena`; NULL: over its ceiling. */
const uint32_t *starts_find_all(const struct starts *starts, const struct winnow_word *words,
	uint32_t count, struct arena *arena) MUST_CHECK;

/* The rows themselves. */
struct winnow_starts starts_rows(const struct starts *starts);

#endif
