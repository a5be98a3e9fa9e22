/* SPDX-License-Identifier: MIT
 *
 * Whether lines that stand together were broken by a machine, and belong to one paragraph, or by
 * their author: told by how much room each line leaves.
 */
#ifndef WINNOW_SHARED_WRAPPING_H
#define WINNOW_SHARED_WRAPPING_H

#include "shared/lines.h"

/* Nonzero: every line is a paragraph of its own: long ones that end as sentences do. */
int wrapping_is_line_by_line(const struct line *lines, size_t first, size_t end);

/* Where the paragraph that begins at `first` ends, else. */
size_t wrapping_paragraph(const struct line *lines, size_t first, size_t end);

/* Nonzero: the lines were wrapped; else their breaks are the author's. */
int wrapping_is_prose(const struct line *lines, size_t first, size_t end);

/* Nonzero: the next line's first word would not have fitted on this one. */
int wrapping_is_full(const struct line *line, const struct line *next);

/* Nonzero: the break divides a word at its hyphen, so no space stands for it. */
int wrapping_splits_word(const struct line *line, const struct line *next);

/* Nonzero: rows of cells, divided by tabs or by two spaces and more. */
int wrapping_is_table(const struct line *lines, size_t first, size_t end);

/* The next cell of a row, from byte *at on; 0: no more. */
int wrapping_cell(const struct line *line, size_t *at, struct winnow_str *ret_cell);

#endif
