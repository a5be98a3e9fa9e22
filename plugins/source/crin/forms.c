/* SPDX-License-Identifier: MIT */
#include "source/crin/forms.h"
#include "shared/feed.h"
#include "source/crin/join.h"

#define HEAD 16384 /* bytes looked at before anything is parsed */

static struct winnow_str head_of(struct winnow_str bytes)
{
	return winnow_slice(bytes, 0, bytes.len < HEAD ? bytes.len : HEAD);
}

static bool has(struct winnow_str text, const char *needle)
{
	return join_find(text, needle, 0) < text.len;
}

struct winnow_str form_mirrored_from(const struct winnow_host *host, struct winnow_str bytes)
{
	static const char mark[] = "<!-- Mirrored from ";
	struct winnow_str head = head_of(bytes), nowhere = { NULL, 0 };
	size_t at = join_find(head, mark, 0);

	if (at == head.len)
		return nowhere;
	at += sizeof mark - 1;
	size_t end = join_find(head, " by ", at);
	if (end == head.len)
		return nowhere;
	struct winnow_str from = winnow_slice(head, at, end - at);
	if (has(from, " ") || has(from, "://"))
		return nowhere;
	return join(host, (struct winnow_str[]){ winnow_str("http://"), from }, 2);
}

bool form_is_crin_feed(struct winnow_str head)
{
	if (!feed_begins(head))
		return false;
	head = head_of(head);
	return has(head, "crin.org") || has(head, "<title>CRIN") ||
	       has(head, "/resources/news/rss.asp") || has(head, "infodetail.asp?") ||
	       has(head, "infoDetail.asp?");
}

static bool names_crin(struct winnow_str head)
{
	return has(head, "| CRIN</title>") || has(head, "Mirrored from www.crin.org") ||
	       has(head, "<title>CRIN ") || has(head, "Child Rights Information Network") ||
	       has(head, "Child Rights International Network");
}

bool form_is_crin_page(struct winnow_str head)
{
	head = head_of(head);
	return names_crin(head) &&
	       (has(head, "field-name-body") || has(head, "views-row") ||
		       has(head, "quicktabs") || has(head, "page-title") ||
		       has(head, "crinlogo") || has(head, "name=\"content\"") ||
		       has(head, "infodetail.asp") || has(head, "infoDetail.asp"));
}

struct page_node *form_around(
	struct page_node *node, const struct page_node *top, const char *class_word)
{
	for (; node && node != top; node = node->parent)
		if (node->kind == PAGE_ELEMENT && page_has_class(node, class_word))
			return node;
	return NULL;
}

/* In a column beside the content, or a row of a list: not the page's own. */
static bool is_aside(struct page_node *node)
{
	return form_around(node, NULL, "sidebars") || form_around(node, NULL, "sidebar") ||
	       form_around(node, NULL, "views-row") || form_around(node, NULL, "view");
}

static struct page_node *find_own(struct page_node *root, const char *class_word)
{
	for (struct page_node *node = root; node; node = page_next(node, root))
		if (node->kind == PAGE_ELEMENT && page_has_class(node, class_word) &&
			!is_aside(node))
			return node;
	return NULL;
}

static struct page_node *find_beside_sidebars(struct page_node *root, const char *class_word)
{
	for (struct page_node *node = root; node; node = page_next(node, root))
		if (node->kind == PAGE_ELEMENT && page_has_class(node, class_word) &&
			!form_around(node, NULL, "sidebars") &&
			!form_around(node, NULL, "sidebar"))
			return node;
	return NULL;
}

/* A theme may leave out the node's own element: then what holds the body's field. */
static struct page_node *find_node(const struct winnow_host *host, struct page_node *root)
{
	struct page_node *node = find_own(root, "node");
	struct page_node *body = find_own(root, "field-name-body");

	if (!node && body)
		node = body->parent;
	if (!node || node->kind != PAGE_ELEMENT || page_has_class(node, "node-teaser"))
		return NULL;
	return body || page_line(host, node).len ? node : NULL;
}

static bool is_drupal(const struct page *page)
{
	return winnow_starts(page_meta(page, "Generator"), "Drupal") ||
	       page_find_id(page->root, "page-title") || find_own(page->root, "node") ||
	       page_find_class(page->root, ELEMENT_NONE, "views-row");
}

static struct shape drupal_shape(const struct winnow_host *host, const struct page *page)
{
	struct page_node *node = find_node(host, page->root);

	if (node)
		return (struct shape){ FORM_NODE, node };
	if (find_beside_sidebars(page->root, "views-row") ||
		find_beside_sidebars(page->root, "pager"))
		return (struct shape){ FORM_LISTING, NULL };
	return (struct shape){ FORM_SHELL, NULL };
}

static struct page_node *find_anchor(struct page_node *root, const char *name)
{
	for (struct page_node *node = root; node; node = page_next(node, root))
		if (page_is(node, ELEMENT_A) &&
			winnow_is(page_attribute(node, ATTRIBUTE_NAME), name))
			return node;
	return NULL;
}

static size_t count_article_links(struct page_node *root)
{
	size_t count = 0;

	for (struct page_node *node = root; node; node = page_next(node, root)) {
		struct winnow_str link = page_is(node, ELEMENT_A)
						 ? page_attribute(node, ATTRIBUTE_HREF)
						 : winnow_str("");
		count += has(link, "nfodetail.asp?") || has(link, "nfoDetail.asp?") ||
			 has(link, "crinmail_detail.asp?");
	}
	return count;
}

/* The classic layout is a table; the report stands in the cell of its heading. */
static struct shape classic_shape(const struct page *page, const struct address *address)
{
	struct page_node *heading = page_find(page->root, ELEMENT_H1);
	struct page_node *cell = heading ? heading : find_anchor(page->root, "content");

	if (!heading && !address_is_article(address) && count_article_links(page->root) > 2)
		return (struct shape){ FORM_LISTING, NULL };
	while (cell && !page_is(cell, ELEMENT_TD) && !page_is(cell, ELEMENT_BODY))
		cell = cell->parent;
	if (!cell)
		return (struct shape){ FORM_SHELL, NULL };
	return (struct shape){ FORM_CLASSIC, cell };
}

static bool is_classic(const struct page *page)
{
	return find_anchor(page->root, "content") || count_article_links(page->root) > 0;
}

static struct shape story_shape(const struct page *page, const struct address *address)
{
	struct page_node *top = page_find(page->root, ELEMENT_ARTICLE);

	if (!top)
		top = page_find(page->root, ELEMENT_MAIN);
	if (!address_is_article(address))
		return (struct shape){ FORM_LISTING, NULL };
	if (!top || !page_find(page->root, ELEMENT_H1))
		return (struct shape){ FORM_SHELL, NULL };
	return (struct shape){ FORM_STORY, top };
}

struct shape form_of(
	const struct winnow_host *host, const struct page *page, const struct address *address)
{
	if (address->site == SITE_STORIES)
		return story_shape(page, address);
	if (is_drupal(page))
		return drupal_shape(host, page);
	if (address->site == SITE_CLASSIC || is_classic(page))
		return classic_shape(page, address);
	return (struct shape){ FORM_OTHER, NULL };
}
