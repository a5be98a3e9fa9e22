/* SPDX-License-Identifier: MIT
 *
 * Patterns as they are written, config/rules/README.md says how, into a tree of pieces.
 */
#ifndef WINNOW_RULES_PARSE_H
#define WINNOW_RULES_PARSE_H

#include "build.h"

enum piece_kind {
	PIECE_ATOM,
	PIECE_SEQUENCE,
	PIECE_CHOICE,
	PIECE_REPEAT,  /* of its one child */
	PIECE_CAPTURE, /* likewise */
	PIECE_START,
	PIECE_END
};

enum {
	PATTERN_DEEPEST = 20,
	PATTERN_MOST_REPEATS = 40,
	PATTERN_STAR = 8,
	PATTERN_MOST_PIECES = 2000
};

struct piece {
	enum piece_kind kind;
	uint32_t atom;
	uint32_t least, most;   /* of PIECE_REPEAT */
	struct winnow_str name; /* of PIECE_CAPTURE */
	size_t at;              /* in the text of `node` */
	const struct winnow_node *node;
	struct piece *first, *last; /* children */
	struct piece *next;
};

/* The pattern of a node's text, or of a list of them, which are alternatives. NULL: it is none,
 * and a problem says why. */
struct piece *pattern_parse(struct build *build, const struct winnow_node *node);

#endif
