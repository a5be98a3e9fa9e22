/* SPDX-License-Identifier: MIT */
#include "shared/element_table.h"
#include "shared/page.h"
#include "shared/scan.h"

struct page_node *page_next_skip(struct page_node *node, const struct page_node *top)
{
	while (node && node != top) {
		if (node->next)
			return node->next;
		node = node->parent;
	}
	return NULL;
}

struct page_node *page_next(struct page_node *node, const struct page_node *top)
{
	if (node->kind == PAGE_ELEMENT && node->children)
		return node->children;
	return page_next_skip(node, top);
}

struct page_node *page_step(struct page_node *node, const struct page_node *top, int *leaving)
{
	if (!*leaving && node->kind == PAGE_ELEMENT) {
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

void page_remove(struct page_node *node)
{
	struct page_node *parent = node->parent, *before = NULL;

	for (struct page_node *child = parent->children; child != node; child = child->next)
		before = child;
	if (before)
		before->next = node->next;
	else
		parent->children = node->next;
	if (parent->last == node)
		parent->last = before;
}

void page_rename(struct page_node *node, enum element element)
{
	enum role role = element ? (enum role)element_table.rows[element - 1].code : ROLE_NONE;

	node->element = (unsigned char)element;
	node->role = (unsigned char)(role == ROLE_INLINE ? ROLE_NONE : role);
}

const char *page_name(const struct page_node *node)
{
	return node->element ? element_table.rows[node->element - 1].word : "element";
}

struct winnow_str page_attribute(const struct page_node *node, enum attribute attribute)
{
	uint32_t bit = (uint32_t)1 << (attribute - 1);

	if (!node || node->kind != PAGE_ELEMENT || !(node->attributes & bit))
		return winnow_str(NULL);
	return node->values[__builtin_popcount(node->attributes & (bit - 1))];
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

static int any_class(const struct page_node *node, const char *wanted, int whole)
{
	struct winnow_str words = page_attribute(node, ATTRIBUTE_CLASS);
	struct winnow_str word;
	size_t at = 0;

	if (words.len == 0)
		return 0;
	while ((word = next_word(words, &at)).len)
		if (whole ? winnow_is(word, wanted) : winnow_starts(word, wanted))
			return 1;
	return 0;
}

int page_has_class(const struct page_node *node, const char *word)
{
	return any_class(node, word, 1);
}

int page_class_starts(const struct page_node *node, const char *prefix)
{
	return any_class(node, prefix, 0);
}

struct page_node *page_find_id(struct page_node *top, const char *id)
{
	for (struct page_node *node = top; node; node = page_next(node, top))
		if (winnow_is(page_attribute(node, ATTRIBUTE_ID), id))
			return node;
	return NULL;
}

struct page_node *page_find_class(struct page_node *top, enum element element, const char *word)
{
	for (struct page_node *node = top; node; node = page_next(node, top))
		if ((!element || page_is(node, element)) && page_has_class(node, word))
			return node;
	return NULL;
}

struct page_node *page_find(struct page_node *top, enum element element)
{
	for (struct page_node *node = top; node; node = page_next(node, top))
		if (page_is(node, element))
			return node;
	return NULL;
}

struct winnow_str page_meta(const struct page *page, const char *name)
{
	for (struct page_node *node = page->root; node; node = page_next(node, page->root)) {
		if (!page_is(node, ELEMENT_META))
			continue;
		struct winnow_str content = page_attribute(node, ATTRIBUTE_CONTENT);
		if (content.len &&
			(scan_is(page_attribute(node, ATTRIBUTE_NAME), name) ||
				scan_is(page_attribute(node, ATTRIBUTE_PROPERTY), name)))
			return content;
	}
	return winnow_str(NULL);
}

int page_is_blank(const struct page_node *node)
{
	return node->kind == PAGE_TEXT && scan_spaces(node->text, 0) == node->text.len;
}

/* The elements of the page's own head are unseen; asked for by itself, a title has its line. */
static void add_line(
	struct prose_line *line, struct page_node *top, page_skip *skip, void *context)
{
	size_t steps = 0;
	int leaving = 0;

	for (struct page_node *node = top;
		node && steps++ < PAGE_LINE_NODES && line->prose.length < PAGE_LINE_BYTES;
		node = page_step(node, top, &leaving)) {
		int left_out = node->unseen ||
			       (skip && node->kind == PAGE_ELEMENT && skip(context, node));
		if (node != top && !leaving && left_out)
			leaving = 1;
		else if (node->kind == PAGE_TEXT)
			prose_add(&line->prose, node->text);
		else if (page_role(node))
			prose_add(&line->prose, winnow_str(" "));
	}
}

struct winnow_str page_line_without(
	const struct winnow_host *host, struct page_node *top, page_skip *skip, void *context)
{
	struct prose_line line;

	prose_line_begin(&line, host);
	add_line(&line, top, skip, context);
	return prose_line_end(&line);
}

struct winnow_str page_line_in(
	struct prose_line *line, const struct winnow_host *host, struct page_node *top)
{
	prose_line_begin(line, host);
	add_line(line, top, NULL, NULL);
	return prose_line_words(line);
}

struct winnow_str page_line(const struct winnow_host *host, struct page_node *top)
{
	return page_line_without(host, top, NULL, NULL);
}
