/* SPDX-License-Identifier: MIT */
#include "shared/page_parser.h"

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parserInternals.h>

/* What events go to. */
struct parsing {
	struct page_tree *tree;
	htmlParserCtxtPtr parser;
};

void page_parser_prepare(void)
{
	xmlInitParser();
}

static struct page_tree *tree_of(void *context)
{
	return ((struct parsing *)context)->tree;
}

static void start(void *context, const xmlChar *name, const xmlChar **attributes)
{
	page_tree_start(tree_of(context), (const char *)name,
		(const char *const *)(const void *)attributes);
}

static void end(void *context, const xmlChar *name)
{
	(void)name;
	page_tree_end(tree_of(context));
}

static void text(void *context, const xmlChar *bytes, int length)
{
	page_tree_text(tree_of(context), (const char *)bytes, (size_t)length);
}

/* ---- the same, with libxml2's own tree beside it ---- */

static void begin_twofold(void *context)
{
	xmlSAX2StartDocument(((struct parsing *)context)->parser);
}

static void start_twofold(void *context, const xmlChar *name, const xmlChar **attributes)
{
	const struct parsing *parsing = context;

	start(context, name, attributes);
	xmlSAX2StartElement(parsing->parser, name, attributes);
	if (parsing->parser->node)
		parsing->parser->node->_private = parsing->tree->open;
}

static void end_twofold(void *context, const xmlChar *name)
{
	end(context, name);
	xmlSAX2EndElement(((struct parsing *)context)->parser, name);
}

static void text_twofold(void *context, const xmlChar *bytes, int length)
{
	text(context, bytes, length);
	xmlSAX2Characters(((struct parsing *)context)->parser, bytes, length);
}

/* Scripts and styles. */
static void raw(void *context, const xmlChar *bytes, int length)
{
	(void)context;
	(void)bytes;
	(void)length;
}

/* Two elements of one id are nobody's concern. */
static void stay_quiet(void *context, const char *message, ...)
{
	(void)context;
	(void)message;
}

int page_parser_run(
	struct winnow_str markup, struct page_tree *tree, struct _xmlDoc **ret_document)
{
	static const htmlSAXHandler events = {
		.startElement = start,
		.endElement = end,
		.characters = text,
		.ignorableWhitespace = text,
		.cdataBlock = raw,
		.initialized = 1,
	};
	static const htmlSAXHandler events_twofold = {
		.startDocument = begin_twofold,
		.startElement = start_twofold,
		.endElement = end_twofold,
		.characters = text_twofold,
		.ignorableWhitespace = text_twofold,
		.cdataBlock = raw,
		.initialized = 1,
	};
	htmlParserCtxtPtr parser = htmlCreateMemoryParserCtxt(markup.ptr, (int)markup.len);

	if (!parser)
		return 0;
	struct parsing parsing = { .tree = tree, .parser = parser };
	*parser->sax = ret_document ? events_twofold : events;
	parser->userData = &parsing;
	parser->vctxt.error = stay_quiet;
	parser->vctxt.warning = stay_quiet;
	htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NODEFDTD |
					   HTML_PARSE_IGNORE_ENC);
	/* The depth is bounded already; the parser's own bound would end the page there. */
	parser->options |= XML_PARSE_HUGE;
	xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
	htmlParseDocument(parser);
	if (ret_document)
		*ret_document = parser->myDoc;
	else
		xmlFreeDoc(parser->myDoc);
	htmlFreeParserCtxt(parser);
	return 1;
}
