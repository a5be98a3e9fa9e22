/* SPDX-License-Identifier: MIT */
#include "shared/page.h"
#include "shared/bound.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <limits.h>
#include <stdlib.h>

void page_prepare(void)
{
	xmlInitParser();
}

static htmlDocPtr parse(struct winnow_str markup)
{
	htmlParserCtxtPtr parser = htmlCreateMemoryParserCtxt(markup.ptr, (int)markup.len);

	if (!parser)
		return NULL;
	htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR |
					   HTML_PARSE_NOWARNING | HTML_PARSE_COMPACT |
					   HTML_PARSE_NODEFDTD | HTML_PARSE_IGNORE_ENC);
	/* The depth is bounded already; the parser's own bound would end the page there. */
	parser->options |= XML_PARSE_HUGE;
	xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
	htmlParseDocument(parser);
	htmlDocPtr tree = parser->myDoc;
	htmlFreeParserCtxt(parser);
	return tree;
}

static int belongs_in_head(const xmlNode *node)
{
	const char *role = page_role(node);

	if (node->type == XML_TEXT_NODE)
		return xmlIsBlankNode((xmlNode *)(uintptr_t)node);
	return node->type != XML_ELEMENT_NODE || (role && strcmp(role, "unseen") == 0);
}

/* The parser knows no element of HTML 5, and where a page leaves out <body>, as it may, keeps
 * what begins with one of them in the head. */
static void free_from_head(xmlNode *root)
{
	xmlNode *head = root->children;

	while (head && !page_is(head, "head"))
		head = head->next;
	xmlNode *first = head ? head->children : NULL;
	while (first && belongs_in_head(first))
		first = first->next;
	if (!first)
		return;
	xmlNode *body = xmlNewDocNode(root->doc, NULL, (const xmlChar *)"body", NULL);
	if (!body)
		return;
	xmlAddNextSibling(head, body);
	while (first) {
		xmlNode *next = first->next;
		xmlUnlinkNode(first);
		xmlAddChild(body, first);
		first = next;
	}
}

int page_parse(
	const struct winnow_host *host, const struct winnow_item *item, struct page *ret_page)
{
	struct page page = { 0 };
	struct bounded bounded;

	int result = decode(host, item->body, item->charset, &page.decoded);
	if (result)
		return result;
	if (page.decoded.text.len > INT_MAX)
		return winnow_fail(host, WINNOW_ELIMIT,
			"the page is larger than 2 GB; lower the limit on the size of items");
	if (!bound(page.decoded.text, &bounded))
		return winnow_fail(host, WINNOW_ELIMIT, "there is no memory for the page");
	page.truncated_depth = bounded.truncated_depth;
	page.truncated_attributes = bounded.truncated_attributes;
	page.truncated_elements = bounded.truncated_elements;
	if (bounded.markup.len)
		page.tree = parse(bounded.markup);
	free(bounded.made);
	page.root = page.tree ? xmlDocGetRootElement(page.tree) : NULL;
	if (!page.root) {
		page_finish(&page);
		return winnow_fail(
			host, WINNOW_EDATA, "the page has no elements: it is empty or no HTML");
	}
	free_from_head(page.root);
	*ret_page = page;
	return 0;
}

void page_finish(struct page *page)
{
	xmlFreeDoc(page->tree);
	page->tree = NULL;
	page->root = NULL;
}
