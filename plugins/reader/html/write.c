/* SPDX-License-Identifier: MIT */
#include "reader/html/write.h"
#include "shared/element_table.h"
#include "shared/scan.h"

enum {
	ABOUT_LETTERS = 200, /* a byline is shorter */
	CAPTION_LETTERS = 600,
	LINK_LETTERS = 160 /* so is a paragraph that is one link to something else */
};

static int is_named(const xmlNode *node, const char *role)
{
	const char *own = page_role(node);

	return own && strcmp(own, role) == 0;
}

/* Blocks that are mostly links, and nothing that weighs: lists of other articles. */
static int is_links(const xmlNode *node)
{
	const struct weight *own = weight_of(node);

	if (own->letters == 0 || own->mass)
		return 0;
	if (is_named(node, "paragraph"))
		return own->linked * 10 >= own->letters * 9 && own->letters < LINK_LETTERS;
	return (is_named(node, "list") || is_named(node, "block") || is_named(node, "table") ||
		       is_named(node, "item")) &&
	       own->linked * 10 >= own->letters * 6;
}

static const char *leaves_out_part(const struct writing *writing, const xmlNode *node)
{
	const struct weight *own = weight_of(node);

	if (own->nature & WEIGHT_AWAY)
		return "its name is not an article's";
	if ((own->nature & WEIGHT_ABOUT) && !(own->nature & WEIGHT_BODY) &&
		own->letters < ABOUT_LETTERS && own->mass < ABOUT_LETTERS / 2)
		return "who wrote it, and when";
	if (page_is(node, "time") && own->letters < ABOUT_LETTERS &&
		node->parent == writing->article)
		return "a time";
	return is_links(node) ? "mostly links" : NULL;
}

/* A heading over nothing: what it was for is left out, or it stands last. */
static int leads_nowhere(const struct writing *writing, const xmlNode *heading)
{
	if (weight_of(heading)->letters == 0)
		return 1;
	for (const xmlNode *node = heading->next; node; node = node->next) {
		if (node->type == XML_TEXT_NODE && !xmlIsBlankNode((xmlNode *)(uintptr_t)node))
			return 0;
		if (node->type != XML_ELEMENT_NODE || page_is_unseen(node) ||
			weight_of(node)->letters == 0)
			continue;
		return leaves_out_part(writing, node) != NULL;
	}
	return heading->parent == writing->article;
}

static int repeats_title(const struct writing *writing, const xmlNode *heading)
{
	struct winnow_str words;

	if (weight_of(heading)->letters > writing->title.len)
		return 0;
	words = page_line(writing->host, (xmlNode *)(uintptr_t)heading);
	return words.len && winnow_equal(words, writing->title);
}

const char *write_leaves_out(const struct writing *writing, const xmlNode *node)
{
	if (!is_named(node, "heading"))
		return leaves_out_part(writing, node);
	if (page_is(node, "h1") || repeats_title(writing, node))
		return "the title";
	if (weight_of(node)->nature & WEIGHT_AWAY)
		return "its name is not an article's";
	return leads_nowhere(writing, node) ? "a heading over nothing" : NULL;
}

static int skip(void *context, const xmlNode *node)
{
	return write_leaves_out(context, node) != NULL;
}

/* What its class calls a caption, and a figure's few words, are written as one. */
static void name_captions(xmlNode *article)
{
	for (xmlNode *node = article->children; node; node = page_next(node, article)) {
		const struct weight *own = weight_of(node);
		int caption = (own->nature & WEIGHT_CAPTION) || page_is(node, "figure");
		if (caption && own->letters && own->letters < CAPTION_LETTERS &&
			!is_named(node, "caption"))
			xmlNodeSetName(node, (const xmlChar *)"figcaption");
	}
}

void write_article(const struct winnow_host *host, xmlNode *article, struct winnow_str title,
	struct prose *prose)
{
	struct writing writing = { .host = host, .article = article, .title = title };

	name_captions(article);
	page_write(prose, article, skip, &writing);
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
		if (more && table_find(&element_table, tag.name))
			prose_begin(prose, WINNOW_PARAGRAPH, 0);
		from = at;
	}
	prose_end(prose);
}
