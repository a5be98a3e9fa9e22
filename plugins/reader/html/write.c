/* SPDX-License-Identifier: MIT */
#include "reader/html/write.h"
#include "shared/element_table.h"
#include "shared/scan.h"

enum {
	ABOUT_LETTERS = 200, /* a byline is shorter */
	CAPTION_LETTERS = 600,
	LINK_LETTERS = 160 /* so is a paragraph that is one link to something else */
};

/* Blocks that are mostly links, and nothing that weighs: lists of other articles. */
static int is_links(const struct page_node *node)
{
	const struct weight *own = weight_of(node);

	if (own->letters == 0 || own->mass)
		return 0;
	if (page_role(node) == ROLE_PARAGRAPH)
		return own->linked * 10 >= own->letters * 9 && own->letters < LINK_LETTERS;
	return (page_role(node) == ROLE_LIST || page_role(node) == ROLE_BLOCK ||
		       page_role(node) == ROLE_TABLE || page_role(node) == ROLE_ITEM) &&
	       own->linked * 10 >= own->letters * 6;
}

static const char *leaves_out_part(const struct writing *writing, const struct page_node *node)
{
	const struct weight *own = weight_of(node);

	if (own->nature & WEIGHT_AWAY)
		return "its name is not an article's";
	if ((own->nature & WEIGHT_ABOUT) && !(own->nature & WEIGHT_BODY) &&
		own->letters < ABOUT_LETTERS && own->mass < ABOUT_LETTERS / 2)
		return "who wrote it, and when";
	if (page_is(node, ELEMENT_TIME) && own->letters < ABOUT_LETTERS &&
		node->parent == writing->article)
		return "a time";
	return is_links(node) ? "mostly links" : NULL;
}

/* A heading over nothing: what it was for is left out, or it stands last. */
static int leads_nowhere(const struct writing *writing, const struct page_node *heading)
{
	if (weight_of(heading)->letters == 0)
		return 1;
	for (const struct page_node *node = heading->next; node; node = node->next) {
		if (node->kind == PAGE_TEXT && !page_is_blank(node))
			return 0;
		if (node->kind != PAGE_ELEMENT || node->unseen || weight_of(node)->letters == 0)
			continue;
		return leaves_out_part(writing, node) != NULL;
	}
	return heading->parent == writing->article;
}

static int repeats_title(const struct writing *writing, const struct page_node *heading)
{
	struct winnow_str words;

	if (weight_of(heading)->letters > writing->title.len)
		return 0;
	words = page_line(writing->host, (struct page_node *)(uintptr_t)heading);
	return words.len && winnow_equal(words, writing->title);
}

const char *write_leaves_out(const struct writing *writing, const struct page_node *node)
{
	if (page_role(node) != ROLE_HEADING)
		return leaves_out_part(writing, node);
	if (page_is(node, ELEMENT_H1) || repeats_title(writing, node))
		return "the title";
	if (weight_of(node)->nature & WEIGHT_AWAY)
		return "its name is not an article's";
	return leads_nowhere(writing, node) ? "a heading over nothing" : NULL;
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
		if (caption && own->letters && own->letters < CAPTION_LETTERS &&
			page_role(node) != ROLE_CAPTION)
			page_rename(node, ELEMENT_FIGCAPTION);
	}
}

void write_article(const struct winnow_host *host, struct page_node *article,
	struct winnow_str title, struct prose *prose)
{
	struct writing writing = { .host = host, .article = article, .title = title };

	name_captions(article);
	page_write(prose, article, skip, &writing);
}

/* Whether a tag of that name ends the line. */
static int divides(struct winnow_str name)
{
	const struct table_row *row = table_row(&element_table, name);

	return row && row->code != ROLE_INLINE;
}

void write_string(struct winnow_str text, struct prose *prose)
{
	struct scan_tag tag;
	size_t at = 0, from = 0;
	int more = 1;

	prose_begin(prose, WINNOW_PARAGRAPH, 0);
	while (more) {
		more = scan_next(text, &at, &tag);
		size_t end = more ? (size_t)(tag.whole.ptr - text.ptr) : text.len;
		while (from < end) {
			const char *feed = memchr(text.ptr + from, '\n', end - from);
			size_t stop = feed ? (size_t)(feed - text.ptr) : end;
			prose_add(prose, winnow_slice(text, from, stop - from));
			from = feed ? stop + 1 : end;
			if (feed)
				prose_begin(prose, WINNOW_PARAGRAPH, 0);
		}
		if (more && divides(tag.name))
			prose_begin(prose, WINNOW_PARAGRAPH, 0);
		from = at;
	}
	prose_end(prose);
}
