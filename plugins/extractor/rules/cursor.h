/* SPDX-License-Identifier: MIT
 * A pattern being read, letter by letter. */
#ifndef WINNOW_RULES_CURSOR_H
#define WINNOW_RULES_CURSOR_H

#include "atoms.h"

struct parsing {
	struct build *build;
	const struct winnow_node *node;
	struct winnow_str text;
	size_t at;
	uint32_t depth, pieces;
};

/* The letter in hand; NUL at the end. */
char parse_peek(const struct parsing *parsing);
void parse_skip(struct parsing *parsing); /* white space */
int parse_take(struct parsing *parsing, char letter);

int letter_is_lower(char letter);
int letter_is_upper(char letter);
int letter_is_digit(char letter);
int letter_is_word(char letter); /* of a word: letters, digits, apostrophes, all beyond ASCII */

/* From `from` to where the reading stands. */
struct winnow_str parse_since(const struct parsing *parsing, size_t from);
struct written parse_written(const struct parsing *parsing, size_t from);

/* Up to the letter, which is taken, too. 0: it does not come. */
int parse_until(struct parsing *parsing, char letter, struct winnow_str *ret_inside);

/* A mistake at that place. NULL, so that a function can end with it. */
void *parse_fault(struct parsing *parsing, size_t at, const char *sentence);

#endif
