/* SPDX-License-Identifier: MIT */
#include "reader/html/profile_body.h"
#include "reader/html/weigh.h"

static struct weight *weight(struct page_node *node)
{
	return node->note;
}

static void mark(const struct selection *selection, uint32_t nature)
{
	for (size_t at = 0; at < selection->count; at++)
		if (selection->items[at].node && weight(selection->items[at].node))
			weight(selection->items[at].node)->nature |= nature;
}

/* All that a selected element stands in is on the way to it. */
static void mark_way(struct page_node *node)
{
	for (node = node->parent; node; node = node->parent) {
		struct weight *own = weight(node);
		if (!own || own->nature & WEIGHT_HOLDS)
			return;
		own->nature |= WEIGHT_HOLDS;
	}
}

/* The lowest element that all selected ones stand in: from the root on, as long as there is only
 * one way to go. */
static struct page_node *find_top(struct page_node *root)
{
	struct page_node *top = root, *way = root;

	while (way && !(weight_of(top)->nature & WEIGHT_CHOSEN)) {
		way = NULL;
		for (struct page_node *child = top->children; child; child = child->next) {
			if (!(weight_of(child)->nature & (WEIGHT_CHOSEN | WEIGHT_HOLDS)))
				continue;
			if (way)
				return top;
			way = child;
		}
		top = way ? way : top;
	}
	return top;
}

/* Whether a child stays. What stands within what was selected stays, too. */
static int stays(struct page_node *child, int inside)
{
	uint32_t nature = weight_of(child)->nature;

	if (child->kind != PAGE_ELEMENT)
		return inside;
	if (nature & WEIGHT_DROPPED)
		return 0;
	if (inside)
		weight(child)->nature |= WEIGHT_INSIDE;
	return inside || nature & (WEIGHT_CHOSEN | WEIGHT_HOLDS);
}

static void prune_children(struct page_node *node)
{
	int inside = (weight_of(node)->nature & (WEIGHT_CHOSEN | WEIGHT_INSIDE)) != 0;
	struct page_node *child = node->children;

	node->children = node->last = NULL;
	while (child) {
		struct page_node *next = child->next;
		if (stays(child, inside)) {
			child->next = NULL;
			if (node->last)
				node->last->next = child;
			else
				node->children = child;
			node->last = child;
		}
		child = next;
	}
}

struct page_node *profile_body(struct page_node *root, const struct selection *body,
	const struct selection *dropped, const struct selection *notice)
{
	int any = 0;

	for (size_t at = 0; at < body->count; at++) {
		struct page_node *node = body->items[at].node;
		if (!node || !weight(node) || node->unseen)
			continue;
		weight(node)->nature |= WEIGHT_CHOSEN;
		mark_way(node);
		any = 1;
	}
	if (!any)
		return NULL;
	mark(dropped, WEIGHT_DROPPED);
	mark(notice, WEIGHT_DROPPED);
	struct page_node *top = find_top(root);
	for (struct page_node *node = top; node; node = page_next(node, top))
		if (node->kind == PAGE_ELEMENT)
			prune_children(node);
	return top;
}
