/* SPDX-License-Identifier: MIT
 *
 * The blocks of a page or of a plain text before it is decided what they are: a story, the
 * notice, furniture.
 */
#ifndef WINNOW_CRIN_PASSAGES_H
#define WINNOW_CRIN_PASSAGES_H

#include <stdbool.h>
#include "shared/page.h"

enum { PASSAGE_RULE = 1000 }; /* a row of underscores; else a type of block */

struct passage {
	uint32_t type, level;
	struct winnow_str words; /* lines divided by line feeds, cells by tabs */
};

/* Lives as long as the host that made it. */
struct passages {
	struct passage *items;
	size_t count;
};

/* All below `top` but what `skip` says; 0, or a negative after host->fail(). */
int passages_of_tree(const struct winnow_host *host, struct page_node *top, page_skip *skip,
	void *context, struct passages *ret_passages);

/* Plain text: divided by blank lines, bullets, rules and lines that end early. */
int passages_of_text(
	const struct winnow_host *host, struct winnow_str text, struct passages *ret_passages);

/* Makes passages of the lines of a paragraph as passages_of_text() does. */
int passages_divide(const struct winnow_host *host, struct passages *passages);

/* Of both, in this order. */
int passages_join(const struct winnow_host *host, const struct passages *first,
	const struct passages *second, struct passages *ret_passages);

/* Whether it ends as a sentence does. */
bool passage_is_sentence(const struct passage *passage);
size_t passage_words(const struct passage *passage);

#endif
