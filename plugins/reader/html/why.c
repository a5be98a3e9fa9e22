/* SPDX-License-Identifier: MIT */
#include "reader/html/why.h"

#include <winnow/why.h>

struct telling {
	const struct winnow_host *host;
	const struct winnow_why *why;
	struct writing writing;
	const char *chosen_by;
};

static int holds(const xmlNode *above, const xmlNode *node)
{
	while (node && node != above)
		node = node->parent;
	return node != NULL;
}

/* "div.story#main", as a style sheet would name it. */
static struct winnow_str name_of(const struct winnow_host *host, const xmlNode *node)
{
	enum { LONGEST = 60 };
	struct winnow_str name = winnow_str((const char *)node->name);
	struct winnow_str class = page_attribute(node, "class");
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

static void tell(const struct telling *telling, xmlNode *node, const char *left_because)
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

static int has_block(const xmlNode *node)
{
	for (const xmlNode *child = node->children; child; child = child->next)
		if (page_role(child) && strcmp(page_role(child), "break") != 0 &&
			weight_of(child)->letters)
			return 1;
	return 0;
}

/* Nonzero: all that is below it was told. */
static int judge(const struct telling *telling, xmlNode *node)
{
	const xmlNode *article = telling->writing.article;

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

void why_tell(const struct winnow_host *host, xmlNode *root, xmlNode *article,
	struct winnow_str title, const char *chosen_by)
{
	const struct telling telling = {
		.host = host,
		.why = host->service(host, WINNOW_WHY_SERVICE),
		.writing = { .host = host, .article = article, .title = title },
		.chosen_by = chosen_by,
	};

	for (xmlNode *node = telling.why ? root : NULL; node;) {
		int told = node->type == XML_ELEMENT_NODE && judge(&telling, node);
		node = told ? page_next_skip(node, root) : page_next(node, root);
	}
}
