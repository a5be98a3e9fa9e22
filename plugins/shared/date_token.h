/* SPDX-License-Identifier: MIT
 * A stretch of text as numbers, words and marks, a few at a time. */
#ifndef WINNOW_SHARED_DATE_TOKEN_H
#define WINNOW_SHARED_DATE_TOKEN_H

#include <winnow/helpers.h>

enum { /* the kind of a token; 0: the text ends */
	DATE_NUMBER = 1,
	DATE_WORD = 2,
	DATE_MARK = 3
};

enum { DATE_WINDOW = 24 }; /* tokens; no date has more */

struct date_token {
	size_t at, end; /* bytes */
	int kind;
	int spaced; /* white space stands before it */
	int digits; /* of a number */
	int value;  /* of a number with 4 digits or fewer, else -1; of a mark: the character */
};

/* The token at or behind `at`; kind 0 at the end. */
struct date_token date_token_read(struct winnow_str text, size_t at);

#endif
