/* SPDX-License-Identifier: MIT
 * The pieces of evidence that there are of a token, for what fits their weights. */
#ifndef WINNOW_TOOLS_PIECES_H
#define WINNOW_TOOLS_PIECES_H

#include "names/evidence.h"

enum {
	MOST_PIECES = 448
}; /* were a word of every class, in every list and seen in every way */

/* Of a piece of one value `b` is NULL. One whose values are empty says nothing. */
struct piece {
	const struct value *a, *b;
	enum evidence_kind kind;
};

struct pieces {
	uint32_t count;
	struct piece items[MOST_PIECES];
};

/* Of a token of the stretch that the scene is turned to. */
void pieces_list(const struct scene *scene, uint32_t token, struct pieces *ret_pieces);

#endif
