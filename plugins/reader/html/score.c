/* SPDX-License-Identifier: MIT */
#include "reader/html/score.h"
#include "reader/html/thresholds.h"

/* What an element may call itself, in order of trust, and which share of the page's running text,
 * in percent, it must then hold to be believed. */
static const struct claim {
	uint32_t nature;
	uint32_t share;
	const char *why;
} claims[] = {
	{ WEIGHT_PROPERTY, THRESHOLD_PROPERTY, "itemprop articleBody" },
	{ WEIGHT_BODY, THRESHOLD_BODY, "class of a text body" },
	{ WEIGHT_ARTICLE, THRESHOLD_ARTICLE, "element article" },
	{ WEIGHT_MAIN, THRESHOLD_MAIN, "element main" },
};

static int holds(uint32_t part, uint32_t whole, uint32_t percent)
{
	return (uint64_t)part * 100 >= (uint64_t)whole * percent;
}

/* The lowest element that both stand in. */
static struct page_node *common(struct page_node *first, struct page_node *second)
{
	size_t first_depth = 0, second_depth = 0;

	for (struct page_node *node = first; node; node = node->parent)
		first_depth++;
	for (struct page_node *node = second; node; node = node->parent)
		second_depth++;
	for (; first_depth > second_depth; first_depth--)
		first = first->parent;
	for (; second_depth > first_depth; second_depth--)
		second = second->parent;
	while (first != second) {
		first = first->parent;
		second = second->parent;
	}
	return first;
}

/* The outermost elements of that nature: the heaviest, or, where the text is in pieces, what they
 * stand in together. NULL: none. */
static struct page_node *find_claimant(struct page_node *root, uint32_t nature)
{
	struct page_node *heaviest = NULL, *all = NULL;
	uint32_t sum = 0;

	for (struct page_node *node = root; node;) {
		const struct weight *own = weight_of(node);
		int passed = own->nature & (WEIGHT_AWAY | WEIGHT_UNSEEN);
		if (!passed && (own->nature & nature) && own->mass) {
			if (!heaviest || own->mass > weight_of(heaviest)->mass)
				heaviest = node;
			all = all ? common(all, node) : node;
			sum += own->mass;
			passed = 1;
		}
		node = passed ? page_next_skip(node, root) : page_next(node, root);
	}
	if (!heaviest || holds(weight_of(heaviest)->mass, sum, 70))
		return heaviest;
	return holds(sum, weight_of(all)->mass, 75) ? all : heaviest;
}

/* Down to where the text divides: an only child that holds nearly all of it is the better
 * answer. */
static struct page_node *descend(struct page_node *node)
{
	for (struct page_node *child = node->children; child;) {
		const struct weight *own = weight_of(child);
		int heir = own->mass && !(own->nature & WEIGHT_AWAY) && own->paragraphs > 1 &&
			   holds(own->mass, weight_of(node)->mass, THRESHOLD_DESCENT);
		if (heir) {
			node = child;
			child = node->children;
		} else {
			child = child->next;
		}
	}
	return node;
}

struct page_node *score_article(struct page_node *root, const char **ret_why)
{
	uint32_t whole = weight_of(root)->mass;

	if (whole == 0)
		return NULL;
	for (size_t at = 0; at < sizeof(claims) / sizeof(claims[0]); at++) {
		struct page_node *claimant = find_claimant(root, claims[at].nature);
		if (claimant && holds(weight_of(claimant)->mass, whole, claims[at].share)) {
			*ret_why = claims[at].why;
			return descend(claimant);
		}
	}
	*ret_why = SCORE_BY_DENSITY;
	return descend(root);
}
