/* SPDX-License-Identifier: MIT
 * The parser of HTML, whichever it is: markup in, events of a tree out. */
#ifndef WINNOW_SHARED_PAGE_PARSER_H
#define WINNOW_SHARED_PAGE_PARSER_H

#include "shared/page_tree.h"

/* Once, in open(): the parser's own tables. */
void page_parser_prepare(void);

/* `markup`: UTF-8, bounded (bound.h), not empty, less than 2 GB. `ret_document` NULL, or it is given
 * libxml2's own tree, whose elements have those of `tree` as `_private`. 0: the parser has no
 * memory. */
int page_parser_run(
	struct winnow_str markup, struct page_tree *tree, struct _xmlDoc **ret_document);

#endif
