/* SPDX-License-Identifier: MIT
 *
 * What lines mean by the way they are set: paragraphs that were wrapped, lists, headings, verse,
 * tables, quotes. A group is the lines between blank ones or rules.
 */
#ifndef WINNOW_SHARED_LAYOUT_H
#define WINNOW_SHARED_LAYOUT_H

#include "shared/lines.h"
#include "shared/prose.h"

/* The first group at or behind `at`: its lines are *ret_first up to, not with, *ret_end. 0: no
 * more. */
int layout_group(const struct lines *lines, size_t at, size_t *ret_first, size_t *ret_end);

/* Writes the lines from `first` up to `end` as blocks. */
void layout_write(const struct lines *lines, size_t first, size_t end, struct prose *prose);

#endif
