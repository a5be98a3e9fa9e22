/* SPDX-License-Identifier: MIT
 *
 * What stands among the report's passages and is none of it.
 */
#ifndef WINNOW_CRIN_TIDY_H
#define WINNOW_CRIN_TIDY_H

#include "source/crin/draft.h"

/* Lines of languages to switch to, "print this page" and the like go. */
void tidy_furniture(
	const struct reader *reader, const struct winnow_host *host, struct passages *passages);

/* The labels behind the report ("Further information:", "Owner: …") become fields and go. */
void tidy_labels(struct draft *draft, struct passages *passages);

/* Before parsing is over: a paragraph all in bold is a heading. */
void tidy_headings(struct page_node *top);

#endif
