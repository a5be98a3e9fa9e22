/* SPDX-License-Identifier: MIT
 *
 * What leads from one list of texts to another, with as much as possible the same: Hirschberg's
 * longest common subsequence, in memory that is linear in the lists.
 */
#ifndef WINNOW_BASE_DIFFERENCE_H
#define WINNOW_BASE_DIFFERENCE_H

#include "base/arena.h"

enum difference { DIFFERENCE_SAME, DIFFERENCE_REMOVED, DIFFERENCE_ADDED };

struct texts {
	const struct winnow_str *items;
	size_t count;
};

/* The lines of a text in which something stands, in `arena`. False: no memory. */
bool texts_of_lines(
	struct winnow_str text, struct arena *arena, struct texts *ret_texts) MUST_CHECK;

/* Beyond so many comparisons a stretch is removed and added whole. */
#define DIFFERENCE_MOST 100000000u

/* Shows each text of both lists, in order; a negative answer ends it and is returned. -1: no
 * memory. */
typedef int difference_each(void *context, enum difference difference, struct winnow_str text);
int difference_show(struct texts before, struct texts after, difference_each *each,
	void *context) MUST_CHECK;

#endif
