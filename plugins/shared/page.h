/* SPDX-License-Identifier: MIT
 *
 * An HTML page as a tree, by libxml2, bounded before and around: the parser of Debian 12 is
 * quadratic in the attributes of an element and drops text below a depth of 256, so both are
 * counted first, in one pass over the bytes, and what was cut is told.
 */
#ifndef WINNOW_SHARED_PAGE_H
#define WINNOW_SHARED_PAGE_H

#include <libxml/HTMLtree.h>
#include <winnow/helpers.h>
#include "shared/encoding.h"
#include "shared/prose.h"

struct page {
	htmlDocPtr tree;
	xmlNode *root;
	struct decoded decoded;
	int truncated_depth; /* nested deeper than is kept: text below it has lost its shape */
	int truncated_attributes; /* an element had more attributes than are kept */
	int truncated_elements; /* more elements than are kept: later text has lost its shape */
};

/* Once, in open(): the parser's own tables. */
void page_prepare(void);

/* Decodes and parses; call page_finish() after 0. Negative after host->fail(). */
int page_parse(
	const struct winnow_host *host, const struct winnow_item *item, struct page *ret_page);
void page_finish(struct page *page);

/* Walking, in document order. The walk stays below `top`. */
xmlNode *page_next(xmlNode *node, const xmlNode *top);
xmlNode *page_next_skip(xmlNode *node, const xmlNode *top); /* not into node's children */

/* Walking that meets each element twice: the second time, behind its children, with *leaving set
 * (at first: 0). Set it to pass over the children. */
xmlNode *page_step(xmlNode *node, const xmlNode *top, int *leaving);

int page_is(const xmlNode *node, const char *element);
struct winnow_str page_attribute(
	const xmlNode *node, const char *name);            /* borrowed of the tree */
int page_has_class(const xmlNode *node, const char *word); /* one word of class="…" */
int page_class_starts(const xmlNode *node, const char *prefix);
xmlNode *page_find_id(xmlNode *top, const char *id);
xmlNode *page_find_class(
	xmlNode *top, const char *element, const char *word); /* element NULL: any */
xmlNode *page_find(xmlNode *top, const char *element);

/* content of <meta name=… > or <meta property=…>; empty: none. */
struct winnow_str page_meta(const struct page *page, const char *name);

/* What an element does to the flow of text, as element.tsv says: "block", "unseen", "item";
 * NULL: it is inline, or no element. */
const char *page_role(const xmlNode *node);

/* Nonzero: the element is not shown: script, style, template, hidden. */
int page_is_unseen(const xmlNode *node);

/* All text below, on one line; what is not shown is left out. It is for what is short: beyond
 * these limits it ends, so that asking it of many elements within each other stays cheap. */
enum { PAGE_LINE_BYTES = 64 * 1024, PAGE_LINE_NODES = 50 * 1000 };
struct winnow_str page_line(const struct winnow_host *host, xmlNode *top);

/* Writes all below `top` as blocks: p, li, h1-h6, blockquote, pre, table, figcaption, and text
 * divided by <br><br>. `skip` (NULL: none) says of an element that it is left out. */
typedef int page_skip(void *context, const xmlNode *node);
void page_write(struct prose *prose, xmlNode *top, page_skip *skip, void *context);

/* Cloudflare's e-mail obfuscation, undone in the tree: data-cfemail becomes the address. */
void page_reveal_emails(xmlNode *top);

#endif
