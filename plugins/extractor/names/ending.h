/* SPDX-License-Identifier: MIT
 *
 * Declension by endings: a word takes the row with the longest first ending that it has; what comes
 * before that is its stem, to which the other endings of the row belong. A word that no row fits
 * does not decline.
 */
#ifndef WINNOW_NAMES_ENDING_H
#define WINNOW_NAMES_ENDING_H

#include "shared/passage.h"

/* One that a word with the first ending of the row may have in its place. */
struct ending {
	struct winnow_str text;
	const struct winnow_term *row;
};

enum { LAST_BYTES = 256 };

struct endings {
	const struct winnow_term **rows; /* the longest first ending first */
	uint32_t count;
	struct ending *all; /* of all rows, in the order of their last bytes */
	uint32_t all_count;
	uint32_t firsts[LAST_BYTES + 1]; /* by last byte */
};

enum { LONGEST_DECLINED = 96 /* bytes */ };

/* Inside open(), of a lexicon, which may be NULL: 0, or negative where there is no memory. */
int endings_open(const struct winnow_host *host, const struct winnow_text *text,
	const struct winnow_lexicon *lexicon, struct endings *ret_endings);

/* Whether `form` is the word or a form of it. */
int is_form_of(const struct endings *endings, struct winnow_str form, struct winnow_str word);

/* The words that `form` may be a form of, one a call, itself left out; *position is 0 at first.
 * The word is written to `room`. 0: no more. */
int next_nominative(const struct endings *endings, struct winnow_str form, uint32_t *position,
	char room[LONGEST_DECLINED], struct winnow_str *ret_word);

#endif
