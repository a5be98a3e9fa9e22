/* SPDX-License-Identifier: MIT */
#include "shared/element_table.h"
#include "shared/page.h"
#include "shared/scan.h"

xmlNode *page_next_skip(xmlNode *node, const xmlNode *top)
{
	while (node && node != top) {
		if (node->next)
			return node->next;
		node = node->parent;
	}
	return NULL;
}

xmlNode *page_next(xmlNode *node, const xmlNode *top)
{
	if (node->type == XML_ELEMENT_NODE && node->children)
		return node->children;
	return page_next_skip(node, top);
}

xmlNode *page_step(xmlNode *node, const xmlNode *top, int *leaving)
{
	if (!*leaving && node->type == XML_ELEMENT_NODE) {
		if (node->children)
			return node->children;
		*leaving = 1;
		return node;
	}
	if (node == top)
		return NULL;
	*leaving = node->next == NULL;
	return node->next ? node->next : node->parent;
}

int page_is(const xmlNode *node, const char *element)
{
	return node && node->type == XML_ELEMENT_NODE &&
	       strcmp((const char *)node->name, element) == 0;
}

struct winnow_str page_attribute(const xmlNode *node, const char *name)
{
	if (node && node->type == XML_ELEMENT_NODE)
		for (const xmlAttr *attribute = node->properties; attribute;
			attribute = attribute->next)
			if (strcmp((const char *)attribute->name, name) == 0)
				return winnow_str(
					attribute->children
						? (const char *)attribute->children->content
						: "");
	return winnow_str(NULL);
}

/* The next word of a class attribute from *at on; empty: no more. */
static struct winnow_str next_word(struct winnow_str words, size_t *at)
{
	size_t start = scan_spaces(words, *at), end = start;

	while (end < words.len && scan_spaces(words, end) == end)
		end++;
	*at = end;
	return winnow_slice(words, start, end - start);
}

static int any_class(const xmlNode *node, const char *wanted, int whole)
{
	struct winnow_str words = page_attribute(node, "class");
	struct winnow_str word;
	size_t at = 0;

	if (words.len == 0)
		return 0;
	while ((word = next_word(words, &at)).len)
		if (whole ? winnow_is(word, wanted) : winnow_starts(word, wanted))
			return 1;
	return 0;
}

int page_has_class(const xmlNode *node, const char *word)
{
	return any_class(node, word, 1);
}

int page_class_starts(const xmlNode *node, const char *prefix)
{
	return any_class(node, prefix, 0);
}

xmlNode *page_find_id(xmlNode *top, const char *id)
{
	for (xmlNode *node = top; node; node = page_next(node, top))
		if (winnow_is(page_attribute(node, "id"), id))
			return node;
	return NULL;
}

xmlNode *page_find_class(xmlNode *top, const char *element, const char *word)
{
	for (xmlNode *node = top; node; node = page_next(node, top))
		if ((!element || page_is(node, element)) && page_has_class(node, word))
			return node;
	return NULL;
}

xmlNode *page_find(xmlNode *top, const char *element)
{
	for (xmlNode *node = top; node; node = page_next(node, top))
		if (page_is(node, element))
			return node;
	return NULL;
}

struct winnow_str page_meta(const struct page *page, const char *name)
{
	for (xmlNode *node = page->root; node; node = page_next(node, page->root)) {
		if (!page_is(node, "meta"))
			continue;
		struct winnow_str content = page_attribute(node, "content");
		if (content.len && (scan_is(page_attribute(node, "name"), name) ||
					   scan_is(page_attribute(node, "property"), name)))
			return content;
	}
	return winnow_str(NULL);
}

const char *page_role(const xmlNode *node)
{
	if (node->type != XML_ELEMENT_NODE)
		return NULL;
	return table_find(&element_table, winnow_str((const char *)node->name));
}

/* style="display: none", however it is spaced. */
static int is_styled_away(struct winnow_str style)
{
	size_t at = scan_find(style, 0, "display");

	if (at == style.len)
		return 0;
	at = scan_spaces(style, at + strlen("display"));
	if (at >= style.len || style.ptr[at] != ':')
		return 0;
	at = scan_spaces(style, at + 1);
	return scan_find(style, at, "none") == at && at < style.len;
}

int page_is_unseen(const xmlNode *node)
{
	if (node->type != XML_ELEMENT_NODE)
		return 0;
	const char *role = page_role(node);
	if (role && strcmp(role, "unseen") == 0)
		return 1;
	/* A page may hide itself until its scripts have run. */
	if (page_is(node, "html") || page_is(node, "body"))
		return 0;
	return page_attribute(node, "hidden").ptr ||
	       is_styled_away(page_attribute(node, "style"));
}

/* The elements of the page's own head are unseen; asked for by itself, a title has its line. */
struct winnow_str page_line(const struct winnow_host *host, xmlNode *top)
{
	struct winnow_document line = { 0 };
	struct prose *prose = prose_create(host);
	size_t steps = 0;
	int leaving = 0;

	if (!prose)
		return winnow_str(NULL);
	prose_begin(prose, WINNOW_PARAGRAPH, 0);
	for (xmlNode *node = top;
		node && steps++ < PAGE_LINE_NODES && prose_length(prose) < PAGE_LINE_BYTES;
		node = page_step(node, top, &leaving)) {
		if (node != top && !leaving && page_is_unseen(node))
			leaving = 1;
		else if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
			prose_add(prose, winnow_str((const char *)node->content));
		else if (page_role(node))
			prose_add(prose, winnow_str(" "));
	}
	if (prose_finish(prose, &line))
		return winnow_str(NULL);
	return line.text.ptr ? line.text : winnow_str("");
}
