/* SPDX-License-Identifier: MIT */
#include "reader/html/lead.h"

enum { LEAST = 60, MOST = 700 /* letters */ };

static int holds(const struct page_node *above, const struct page_node *node)
{
	while (node && node != above)
		node = node->parent;
	return node != NULL;
}

/* Descriptions may be cut, with an ellipsis; what they begin with is enough. */
static int is_described(const struct evidence *evidence, struct winnow_str words)
{
	for (size_t at = 0; at < evidence->count; at++) {
		struct winnow_str value = evidence->items[at].value;
		if (evidence->items[at].kind == EVIDENCE_DESCRIPTION && value.len >= LEAST &&
			words.len >= LEAST && strncmp(words.ptr, value.ptr, LEAST) == 0)
			return 1;
	}
	return 0;
}

static int is_lead(const struct evidence *evidence, struct page_node *node)
{
	const struct weight *own = weight_of(node);

	if (own->letters < LEAST || own->letters > MOST || own->linked * 2 > own->letters ||
		!page_role(node) || page_is(node, ELEMENT_H1))
		return 0;
	return (own->nature & WEIGHT_LEAD) ||
	       is_described(evidence, page_line(evidence->host, node));
}

struct page_node *lead_find(const struct evidence *evidence, struct page_node *root,
	const struct page_node *article)
{
	for (struct page_node *node = root; node && node != article;) {
		int away = weight_of(node)->nature & (WEIGHT_AWAY | WEIGHT_UNSEEN);
		if (!away && node->kind == PAGE_ELEMENT && is_lead(evidence, node) &&
			!holds(node, article))
			return node;
		node = away ? page_next_skip(node, root) : page_next(node, root);
	}
	return NULL;
}
