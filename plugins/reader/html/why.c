/* SPDX-License-Identifier: MIT */
#include "reader/html/why.h"

#include <winnow/why.h>

struct telling {
	const struct winnow_host *host;
	const struct winnow_why *why;
	struct writing writing;
	const char *chosen_by;
};

static int holds(const struct page_node *above, const struct page_node *node)
{
	while (node && node != above)
		node = node->parent;
	return node != NULL;
}

/* "div.story#main", as a style sheet would name it. */
static struct winnow_str name_of(const struct winnow_host *host, const struct page_node *node)
{
	enum { LONGEST = 60 };
	struct winnow_str name = winnow_str(page_name(node));
	struct winnow_str class = page_attribute(node, ATTRIBUTE_CLASS);
	char *text = host->alloc(host, name.len + 1 + LONGEST);
	size_t length = name.len;

	if (!text)
		return name;
	memcpy(text, name.ptr, name.len);
	if (class.len)
		text[length++] = '.';
	for (size_t at = 0; at < class.len && at < LONGEST && class.ptr[at] != ' '; at++)
		text[length++] = class.ptr[at];
	return prose_line(host, (struct winnow_str){ text, length });
}

static void tell(
	const struct telling *telling, struct page_node *node, const char *left_because)
{
	const struct winnow_judgement judgement = {
		.size = sizeof(judgement),
		.kept = left_because == NULL,
		.score = weight_of(node)->mass,
		.part = name_of(telling->host, node),
		.reason = winnow_str(left_because ? left_because : telling->chosen_by),
		.words = page_line(telling->host, node),
	};

	telling->why->tell(telling->host, &judgement);
}

static int has_block(const struct page_node *node)
{
	for (const struct page_node *child = node->children; child; child = child->next)
		if (page_role(child) != ROLE_NONE && page_role(child) != ROLE_BREAK &&
			weight_of(child)->letters)
			return 1;
	return 0;
}

/* Nonzero: all that is below it was told. */
static int judge(struct telling *telling, struct page_node *node)
{
	const struct page_node *article = telling->writing.article;

	if ((weight_of(node)->nature & WEIGHT_UNSEEN) || weight_of(node)->letters == 0)
		return 1;
	if (article && node != article && holds(node, article))
		return 0;
	const char *reason = node == article ? NULL : write_leaves_out(&telling->writing, node);
	if (!article || !holds(article, node))
		reason = reason ? reason : "outside the article";
	if (!reason && !page_role(node))
		return 0;
	if (!reason && has_block(node))
		return 0;
	tell(telling, node, reason);
	return 1;
}

void why_tell(const struct winnow_host *host, struct page_node *root, struct page_node *article,
	struct winnow_str title, const struct notices *promotions, const char *chosen_by)
{
	struct telling telling = {
		.host = host,
		.why = host->service(host, WINNOW_WHY_SERVICE),
		.writing = { .host = host,
			.article = article,
			.title = title,
			.promotions = promotions,
			.heading = article ? write_find_heading(host, article, title) : NULL },
		.chosen_by = chosen_by,
	};

	for (struct page_node *node = telling.why ? root : NULL; node;) {
		int told = node->kind == PAGE_ELEMENT && judge(&telling, node);
		node = told ? page_next_skip(node, root) : page_next(node, root);
	}
}
