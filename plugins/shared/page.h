/* SPDX-License-Identifier: MIT
 *
 * An HTML page as a tree: made once, compactly, of a parser's events, in the memory of the call.
 * Elements and attributes are numbers (element.tsv, attribute.tsv), text is slices. What no reader
 * asks for never reaches the parser, and what would hurt it is bounded before (bound.h).
 */
#ifndef WINNOW_SHARED_PAGE_H
#define WINNOW_SHARED_PAGE_H

#include <winnow/helpers.h>
#include "shared/attribute_codes.h"
#include "shared/bound.h"
#include "shared/element_codes.h"
#include "shared/encoding.h"
#include "shared/prose.h"

struct _xmlDoc; /* libxml2's own tree */

enum page_kind { PAGE_ELEMENT = 1, PAGE_TEXT = 2 };

struct page_node {
	struct page_node *parent, *next, *children, *last; /* last: of the children */
	union {
		struct winnow_str text; /* of PAGE_TEXT, entities decoded; no NUL behind it */
		const struct winnow_str
			*values; /* of the attributes, in order of their codes */
	};
	void *note;          /* for whoever reads the page */
	uint32_t attributes; /* bit n: the attribute of code n + 1 is there */
	unsigned char kind, element, role, unseen;
};

struct page {
	struct page_node *root;
	size_t elements;
	struct decoded decoded;
	struct bound_scripts scripts; /* which are not in the tree */
	int truncated_depth; /* nested deeper than is kept: text below it has lost its shape */
	int truncated_elements; /* more elements than are kept: later text has lost its shape */
};

/* Once, in open(): the parser's own tables. */
void page_prepare(void);

/* Decodes and parses. Negative after host->fail(). */
int page_parse(
	const struct winnow_host *host, const struct winnow_item *item, struct page *ret_page);

/* The same, and beside it libxml2's own tree of the page, with all attributes, for XPath: the
 * `_private` of each of its elements is the page_node. Free it with xmlFreeDoc(), also when the
 * answer is negative; NULL: there is none. */
int page_parse_twofold(const struct winnow_host *host, const struct winnow_item *item,
	struct page *ret_page, struct _xmlDoc **ret_document);

/* Walking, in document order. The walk stays below `top`. */
struct page_node *page_next(struct page_node *node, const struct page_node *top);
struct page_node *page_next_skip(
	struct page_node *node, const struct page_node *top); /* not into node's children */

/* Walking that meets each element twice: the second time, behind its children, with *leaving set
 * (at first: 0). Set it to pass over the children. */
struct page_node *page_step(struct page_node *node, const struct page_node *top, int *leaving);

static inline int page_is(const struct page_node *node, enum element element)
{
	return node && node->kind == PAGE_ELEMENT && node->element == element;
}

/* What an element does to the flow of text; ROLE_NONE: it is inline, or no element. */
static inline enum role page_role(const struct page_node *node)
{
	return (enum role)node->role;
}

/* Takes it and all below it out of the tree; not the root. */
void page_remove(struct page_node *node);

/* Makes the element one of another name. */
void page_rename(struct page_node *node, enum element element);
const char *page_name(
	const struct page_node *node); /* "div"; "element" if HTML has none such */

/* ptr NULL: the element does not have it. */
struct winnow_str page_attribute(const struct page_node *node, enum attribute attribute);
int page_has_class(const struct page_node *node, const char *word); /* one of class="…" */
int page_class_starts(const struct page_node *node, const char *prefix);
struct page_node *page_find_id(struct page_node *top, const char *id);
struct page_node *page_find_class(
	struct page_node *top, enum element element, const char *word); /* ELEMENT_NONE: any */
struct page_node *page_find(struct page_node *top, enum element element);

/* content of <meta name=… > or <meta property=…>; empty: none. */
struct winnow_str page_meta(const struct page *page, const char *name);

/* Nonzero: text that is nothing but white space. */
int page_is_blank(const struct page_node *node);

/* All text below, on one line; what is not shown is left out. It is for what is short: beyond
 * these limits it ends, so that asking it of many elements within each other stays cheap. */
enum { PAGE_LINE_BYTES = 64 * 1024, PAGE_LINE_NODES = 50 * 1000 };
struct winnow_str page_line(const struct winnow_host *host, struct page_node *top);

/* The same, which lives as long as `line`: where it is looked at and forgotten. */
struct winnow_str page_line_in(
	struct prose_line *line, const struct winnow_host *host, struct page_node *top);

/* `skip` (NULL: none) says of an element that it is left out. */
typedef int page_skip(void *context, const struct page_node *node);
struct winnow_str page_line_without(
	const struct winnow_host *host, struct page_node *top, page_skip *skip, void *context);

/* Writes all below `top` as blocks: p, li, h1-h6, blockquote, pre, table, figcaption, and text
 * divided by <br><br>. */
void page_write(struct prose *prose, struct page_node *top, page_skip *skip, void *context);

/* Cloudflare's e-mail obfuscation, undone in the tree: data-cfemail becomes the address. */
void page_reveal_emails(const struct winnow_host *host, struct page_node *top);

#endif
