/* SPDX-License-Identifier: MIT
 *
 * What leads from one list of texts to another, with as much as possible the same: Hirschberg's
 * longest common subsequence, in memory that is linear in the lists.
 */
#ifndef WINNOW_BASE_DIFFERENCE_H
#define WINNOW_BASE_DIFFERENCE_H

#include "base/str.h"

enum difference { DIFFERENCE_SAME, DIFFERENCE_REMOVED, DIFFERENCE_ADDED };

struct texts {
	const struct winnow_str *items;
	size_t count;
};

/* Beyond so many comparisons a stretch is removed and added whole. */
#define DIFFERENCE_MOST 100000000u

/* Shows each text of both lists, in order; a negative answer ends it and is returned. -1: no
 * memory. */
typedef int difference_each(void *context, enum difference difference, struct winnow_str text);
int difference_show(struct texts before, struct texts after, difference_each *each,
	void *context) MUST_CHECK;

#endif
