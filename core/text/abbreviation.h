/* SPDX-License-Identifier: MIT
 * What the lexicons LANGUAGE/abbreviation say, columns "term kind". */
#ifndef WINNOW_TEXT_ABBREVIATION_H
#define WINNOW_TEXT_ABBREVIATION_H

#include "text/lexicon.h"

enum abbreviation {
	ABBREVIATION_NONE,
	ABBREVIATION_TITLE,  /* Mr. — no sentence ends with it */
	ABBREVIATION_NUMBER, /* No. — nor with this before digits */
	ABBREVIATION_ENDING, /* Inc. — one may, before a quote or a starter */
	ABBREVIATION_STARTER /* The — none itself, but a word that often begins sentences */
};

/* ABBREVIATION_NONE for a row of no such kind. */
enum abbreviation abbreviation_of(const struct winnow_term *term);

#endif
