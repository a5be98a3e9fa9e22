/* SPDX-License-Identifier: MIT
 *
 * A page's tree as it is made: a parser's events in, nodes out. Everything is in the memory of the
 * call; whichever parser there is says no more than this.
 */
#ifndef WINNOW_SHARED_PAGE_TREE_H
#define WINNOW_SHARED_PAGE_TREE_H

#include "shared/page.h"

struct page_tree {
	const struct winnow_host *host;
	struct page_node *root, *open;
	struct page_node *nodes;   /* room for more */
	struct winnow_str *values; /* likewise */
	size_t node_room, value_room;
	char *text; /* of text nodes and attributes, one behind the other */
	size_t length, capacity;
	size_t elements;
	int spent; /* over budget: what came later is missing */
};

/* `most`: bytes of text and attributes that may come. 0, or WINNOW_ELIMIT after host->fail(). */
int page_tree_begin(struct page_tree *tree, const struct winnow_host *host, size_t most);

/* `pairs`: names and values of attributes, a value NULL where there is none, and NULL at the end;
 * NULL: no attributes. */
void page_tree_start(struct page_tree *tree, const char *name, const char *const *pairs);
void page_tree_end(struct page_tree *tree);
void page_tree_text(struct page_tree *tree, const char *bytes, size_t length);

/* After all events, of a tree that has a root. */
void page_tree_finish(struct page_tree *tree);

#endif
