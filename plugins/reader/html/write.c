/* SPDX-License-Identifier: MIT */
#include "reader/html/write.h"
#include "reader/html/thresholds.h"
#include "shared/scan.h"

/* Blocks that are mostly links, and nothing that weighs: lists of other articles. */
static int is_links(const struct page_node *node)
{
	const struct weight *own = weight_of(node);

	if (own->letters == 0 || own->mass)
		return 0;
	/* One that is a link, in a list of sentences, is a sentence, too. */
	if (page_role(node) == ROLE_ITEM && weight_of(node->parent)->mass)
		return 0;
	if (page_role(node) == ROLE_PARAGRAPH)
		return own->linked * 10 >= own->letters * 9 && own->letters < THRESHOLD_LINK;
	return (page_role(node) == ROLE_LIST || page_role(node) == ROLE_BLOCK ||
		       page_role(node) == ROLE_TABLE || page_role(node) == ROLE_ITEM) &&
	       own->linked * 100 >= own->letters * THRESHOLD_LINKED;
}

/* Nearly all of it is a quotation: the words of somebody, set into the article. */
static int quotes(const struct page_node *node)
{
	const struct page_node *top = node;
	struct page_node *child = node->children;

	for (; child; child = page_next(child, top))
		if (page_is(child, ELEMENT_BLOCKQUOTE))
			return (uint64_t)weight_of(child)->letters * 10 >=
			       (uint64_t)weight_of(node)->letters * 8;
	return 0;
}

/* A line with a <time> in it, and hardly more. */
static int tells_time(const struct page_node *node)
{
	const struct weight *own = weight_of(node);

	return own->letters && own->letters < THRESHOLD_TIME && own->mass == 0 &&
	       (page_role(node) == ROLE_BLOCK || page_role(node) == ROLE_PARAGRAPH) &&
	       page_find((struct page_node *)(uintptr_t)node, ELEMENT_TIME);
}

static const char *leaves_out_part(const struct writing *writing, const struct page_node *node)
{
	const struct weight *own = weight_of(node);

	if ((own->nature & WEIGHT_AWAY) && !quotes(node))
		return "its name is not an article's";
	if ((own->nature & WEIGHT_ABOUT) && !(own->nature & WEIGHT_BODY) &&
		own->letters < THRESHOLD_ABOUT && own->mass < THRESHOLD_ABOUT / 2)
		return "who wrote it, and when";
	if (page_is(node, ELEMENT_TIME) && own->letters < THRESHOLD_ABOUT &&
		node->parent == writing->article)
		return "a time";
	if (tells_time(node))
		return "a time";
	return is_links(node) ? "mostly links" : NULL;
}

/* A heading over nothing: what it was for is left out, or it stands last. */
static int leads_nowhere(const struct writing *writing, const struct page_node *heading)
{
	int left = 0;

	if (weight_of(heading)->letters == 0)
		return 1;
	for (const struct page_node *node = heading->next; node; node = node->next) {
		if (node->kind == PAGE_TEXT && !page_is_blank(node))
			return 0;
		if (node->kind != PAGE_ELEMENT || node->unseen || weight_of(node)->letters == 0)
			continue;
		if (!leaves_out_part(writing, node))
			return 0;
		left = 1;
	}
	return left || heading->parent == writing->article;
}

static int repeats_title(const struct writing *writing, const struct page_node *heading)
{
	struct winnow_str words;

	if (weight_of(heading)->letters > writing->title.len)
		return 0;
	words = page_line(writing->host, (struct page_node *)(uintptr_t)heading);
	return words.len && winnow_equal(words, writing->title);
}

/* Below a heading that speaks for the site, up to the next one that ranks as high, or to where
 * running text goes on. */
static int is_promoted(struct writing *writing, const struct page_node *node)
{
	const struct page_node *heading = writing->promotion;

	if (!heading || node->parent != heading->parent)
		return 0;
	const struct weight *own = weight_of(node);
	int runs = page_role(node) == ROLE_PARAGRAPH && own->mass &&
		   own->linked * 3 < own->letters;
	if (runs || (page_role(node) == ROLE_HEADING && node->element <= heading->element))
		writing->promotion = NULL;
	return writing->promotion != NULL;
}

/* Whether it is a line of its own that speaks for the site. */
static int promotes(struct writing *writing, const struct page_node *node)
{
	enum role role = page_role(node);

	if (role == ROLE_NONE || role == ROLE_LIST || role == ROLE_TABLE ||
		!promotion_is(writing->promotions, writing->host,
			(struct page_node *)(uintptr_t)node))
		return 0;
	if (role == ROLE_HEADING)
		writing->promotion = node;
	return 1;
}

static int holds(const struct page_node *above, const struct page_node *node)
{
	while (node && node != above)
		node = node->parent;
	return node != NULL;
}

/* The title is still to come: what stands here is the site's. */
static int is_above_title(struct writing *writing, const struct page_node *node)
{
	if (node == writing->heading)
		writing->heading = NULL;
	return writing->heading && !holds(node, writing->heading);
}

/* The running text that stands before a node of the article. */
static uint64_t mass_before(const struct page_node *article, const struct page_node *node)
{
	uint64_t mass = 0;

	for (; node != article; node = node->parent)
		for (const struct page_node *child = node->parent->children; child != node;
			child = child->next)
			if (!(weight_of(child)->nature & WEIGHT_AWAY))
				mass += weight_of(child)->mass;
	return mass;
}

const struct page_node *write_find_heading(
	const struct winnow_host *host, struct page_node *article, struct winnow_str title)
{
	struct page_node *node = page_find(article, ELEMENT_H1);

	if (!node || !winnow_equal(page_line(host, node), title))
		return NULL;
	return mass_before(article, node) * 100 <=
			       (uint64_t)weight_of(article)->mass * THRESHOLD_ABOVE
		       ? node
		       : NULL;
}

static const char *leaves_out(struct writing *writing, const struct page_node *node)
{
	if (weight_of(node)->nature & (WEIGHT_CHOSEN | WEIGHT_HOLDS))
		return NULL;
	if (is_promoted(writing, node) || promotes(writing, node))
		return "it speaks for the site";
	if (page_role(node) != ROLE_HEADING)
		return leaves_out_part(writing, node);
	if (page_is(node, ELEMENT_H1) || repeats_title(writing, node))
		return "the title";
	if (weight_of(node)->nature & WEIGHT_AWAY)
		return "its name is not an article's";
	return leads_nowhere(writing, node) ? "a heading over nothing" : NULL;
}

const char *write_leaves_out(struct writing *writing, const struct page_node *node)
{
	if (is_above_title(writing, node))
		return "above the title";
	const char *why = leaves_out(writing, node);
	/* Left out together with what it stands in, the title is behind us, too. */
	if (why && writing->heading && holds(node, writing->heading))
		writing->heading = NULL;
	return why;
}

static int skip(void *context, const struct page_node *node)
{
	return write_leaves_out(context, node) != NULL;
}

/* What its class calls a caption, and a figure's few words, are written as one. */
static void name_captions(struct page_node *article)
{
	for (struct page_node *node = article->children; node;
		node = page_next(node, article)) {
		const struct weight *own = weight_of(node);
		int caption = (own->nature & WEIGHT_CAPTION) || page_is(node, ELEMENT_FIGURE);
		if (caption && own->letters && own->letters < THRESHOLD_CAPTION &&
			page_role(node) != ROLE_CAPTION)
			page_rename(node, ELEMENT_FIGCAPTION);
	}
}

void write_article(const struct winnow_host *host, struct page_node *article,
	struct winnow_str title, const struct notices *promotions, struct prose *prose)
{
	struct writing writing = { .host = host,
		.article = article,
		.title = title,
		.promotions = promotions,
		.heading = write_find_heading(host, article, title) };

	name_captions(article);
	page_write(prose, article, skip, &writing);
}
