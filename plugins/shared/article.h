/* SPDX-License-Identifier: MIT
 *
 * An article written paragraph by paragraph, of a file whose paragraphs are known but not what they
 * are: the first may be its title, one of the next may begin with a dateline.
 */
#ifndef WINNOW_SHARED_ARTICLE_H
#define WINNOW_SHARED_ARTICLE_H

#include "shared/dates.h"
#include "shared/prose.h"

struct article {
	const struct winnow_host *host;
	const struct dates *dates;
	struct prose *prose;
	/* Its title is what the file says of itself, until a better one comes; title and dateline
	 * are set. */
	struct winnow_document *document;
	size_t paragraphs; /* seen so far */
};

/* A block of the types of winnow/plugin.h; in a table as there, else a line feed is a break within
 * the block. WINNOW_TITLE: it is set as one. Nothing is borrowed. */
void article_add(
	struct article *article, uint32_t type, uint32_t level, struct winnow_str words);

#endif
