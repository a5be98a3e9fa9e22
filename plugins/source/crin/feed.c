/* SPDX-License-Identifier: MIT */
#include <limits.h>
#include <libxml/parser.h>
#include "shared/encoding.h"
#include "shared/prose.h"
#include "source/crin/feed.h"
#include "source/crin/join.h"

#define MOST_ENTRIES 1000

static bool is_element(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

/* libxml2's memory ends with the tree; ours with the call. */
static struct winnow_str keep(const struct winnow_host *host, const char *text)
{
	struct winnow_str part = winnow_str(text);

	return join(host, &part, 1);
}

static struct winnow_str line_of(const struct winnow_host *host, xmlNode *node)
{
	struct winnow_str line = winnow_str("");
	xmlChar *content = xmlNodeGetContent(node);

	if (content)
		line = prose_line(host, winnow_str((const char *)content));
	xmlFree(content);
	return line;
}

/* A real element within a description is written out; text is markup that was escaped. */
static struct winnow_str html_of(const struct winnow_host *host, xmlNode *description)
{
	struct winnow_str html = winnow_str("");
	xmlBuffer *written = xmlBufferCreate();

	if (!written)
		return html;
	for (xmlNode *node = description->children; node; node = node->next) {
		if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
			xmlBufferCat(written, node->content);
		else if (node->type == XML_ELEMENT_NODE)
			xmlNodeDump(written, node->doc, node, 0, 0);
	}
	html = keep(host, (const char *)xmlBufferContent(written));
	xmlBufferFree(written);
	return html;
}

static void read_member(const struct winnow_host *host, xmlNode *node, struct feed_entry *entry)
{
	if (is_element(node, "title"))
		entry->title = line_of(host, node);
	else if (is_element(node, "link"))
		entry->link = line_of(host, node);
	else if (is_element(node, "guid"))
		entry->identity = line_of(host, node);
	else if (is_element(node, "pubDate") || is_element(node, "date"))
		entry->published = line_of(host, node);
	else if (is_element(node, "creator") || is_element(node, "author"))
		entry->author = line_of(host, node);
	else if (is_element(node, "encoded"))
		entry->html = html_of(host, node);
	else if (entry->html.len == 0 &&
		 (is_element(node, "description") || is_element(node, "content")))
		entry->html = html_of(host, node);
}

static void read_entry(const struct winnow_host *host, xmlNode *item, struct feed *feed)
{
	struct feed_entry *entry = &feed->entries[feed->count];

	if (feed->count == MOST_ENTRIES)
		return;
	feed->count++;
	for (xmlNode *node = item->children; node; node = node->next)
		read_member(host, node, entry);
}

/* <rss><channel><item>, <rdf:RDF><item>: two steps down at most. */
static void read_entries(
	const struct winnow_host *host, xmlNode *top, int depth, struct feed *feed)
{
	for (xmlNode *node = top->children; node && !host->cancelled(host); node = node->next) {
		if (is_element(node, "item"))
			read_entry(host, node, feed);
		else if (is_element(node, "language"))
			feed->language = line_of(host, node);
		else if (is_element(node, "channel") && depth < 2)
			read_entries(host, node, depth + 1, feed);
	}
}

/* Text that is decoded here says of itself what it was before. No entity is ever expanded. */
static xmlDoc *parse(struct winnow_str text)
{
	static const int options = XML_PARSE_NONET | XML_PARSE_RECOVER | XML_PARSE_NOERROR |
				   XML_PARSE_NOWARNING | XML_PARSE_NOCDATA;

	if (text.len == 0 || text.len > INT_MAX)
		return NULL;
	return xmlReadMemory(text.ptr, (int)text.len, NULL, "utf-8", options);
}

int feed_parse(
	const struct winnow_host *host, const struct winnow_item *item, struct feed *ret_feed)
{
	struct feed feed = { host->alloc(host, MOST_ENTRIES * sizeof(struct feed_entry)), 0,
		{ NULL, 0 } };
	struct decoded decoded;
	int code = decode(host, item->body, item->charset, &decoded);

	if (code < 0)
		return code;
	if (!feed.entries)
		return winnow_fail(host, WINNOW_ELIMIT, "no memory left for the feed");
	if (join_find(decoded.text, "<!ENTITY", 0) < decoded.text.len)
		return winnow_fail(host, WINNOW_EDATA,
			"the feed declares entities of its own, which are not read");
	xmlDoc *document = parse(decoded.text);
	xmlNode *root = document ? xmlDocGetRootElement(document) : NULL;
	if (root)
		read_entries(host, root, 0, &feed);
	xmlFreeDoc(document);
	if (!root)
		return winnow_fail(host, WINNOW_EDATA, "the feed is not XML");
	*ret_feed = feed;
	return 0;
}
