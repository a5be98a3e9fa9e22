/* SPDX-License-Identifier: MIT */
#include "shared/page_parser.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

void page_parser_prepare(void)
{
	xmlInitParser();
}

static void start(void *tree, const xmlChar *name, const xmlChar **attributes)
{
	page_tree_start(
		tree, (const char *)name, (const char *const *)(const void *)attributes);
}

static void end(void *tree, const xmlChar *name)
{
	(void)name;
	page_tree_end(tree);
}

static void text(void *tree, const xmlChar *bytes, int length)
{
	page_tree_text(tree, (const char *)bytes, (size_t)length);
}

/* Scripts and styles. */
static void raw(void *tree, const xmlChar *bytes, int length)
{
	(void)tree;
	(void)bytes;
	(void)length;
}

int page_parser_run(struct winnow_str markup, struct page_tree *tree)
{
	static const htmlSAXHandler events = {
		.startElement = start,
		.endElement = end,
		.characters = text,
		.ignorableWhitespace = text,
		.cdataBlock = raw,
		.initialized = 1,
	};
	htmlParserCtxtPtr parser = htmlCreateMemoryParserCtxt(markup.ptr, (int)markup.len);

	if (!parser)
		return 0;
	*parser->sax = events;
	parser->userData = tree;
	htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NODEFDTD |
					   HTML_PARSE_IGNORE_ENC);
	/* The depth is bounded already; the parser's own bound would end the page there. */
	parser->options |= XML_PARSE_HUGE;
	xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
	htmlParseDocument(parser);
	xmlFreeDoc(parser->myDoc);
	htmlFreeParserCtxt(parser);
	return 1;
}
