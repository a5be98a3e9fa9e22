/* SPDX-License-Identifier: MIT
 *
 * The head of a plain text: its title, who submitted it, its dateline. What was recognised is
 * taken out of the lines.
 */
#ifndef WINNOW_READER_TEXT_OPENING_H
#define WINNOW_READER_TEXT_OPENING_H

#include "shared/lines.h"
#include "shared/dates.h"
#include "shared/fields.h"

struct opening {
	struct winnow_str title;          /* empty: none */
	struct winnow_str dateline_words; /* as they stand; empty: none */
	struct winnow_str dateline;       /* ISO */
	size_t body;                      /* the first line behind the title */
	size_t dateline_line; /* the dateline stands before what is left of this line */
};

void opening_read(const struct dates *dates, const struct winnow_host *host,
	struct lines *lines, struct fields *fields, struct opening *ret_opening);

#endif
