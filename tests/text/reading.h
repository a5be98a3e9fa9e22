/* SPDX-License-Identifier: MIT
 * A text, analysed with the lexicons of the source tree. */
#ifndef WINNOW_TESTS_TEXT_READING_H
#define WINNOW_TESTS_TEXT_READING_H

#include "text/analysis.h"

struct reading {
	struct lexicons *lexicons;
	struct language_tables *tables;
	struct arena *arena;
	struct text_call text; /* what was analysed last */
};

/* Ends the test when something is wrong with the lexicons. */
void reading_open(struct reading *reading);
void reading_close(struct reading *reading);

/* The text as one block of that type; what is returned lives until the next call. */
const struct winnow_analysis *reading_analyse(struct reading *reading, struct winnow_str text,
	struct winnow_str language, uint32_t block_type);

#endif
