/* SPDX-License-Identifier: MIT */
#include "reader/office/part.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <stdio.h>
#include <stdlib.h>

enum { MOST_ATTRIBUTES = 512 }; /* of one element */

struct part {
	const struct part_events *events;
	void *context;
	xmlParserCtxtPtr parser;
	int has_type;      /* it declares a document type */
	char quote;        /* of the attribute in which the bytes stand; '\0': in none */
	int in_tag;        /* the bytes stand in a tag */
	size_t attributes; /* of the tag so far */
	int too_many;      /* of them */
};

static const char *local_name(const xmlChar *name)
{
	const char *colon = strchr((const char *)name, ':');

	return colon ? colon + 1 : (const char *)name;
}

static void start_element(void *context, const xmlChar *name, const xmlChar **pairs)
{
	struct part *part = context;

	part->events->start(part->context, local_name(name), (const char *const *)pairs);
}

static void end_element(void *context, const xmlChar *name)
{
	struct part *part = context;

	if (part->events->end)
		part->events->end(part->context, local_name(name));
}

static void take_text(void *context, const xmlChar *text, int length)
{
	struct part *part = context;

	if (part->events->text)
		part->events->text(part->context, (const char *)text, (size_t)length);
}

static void refuse_type(
	void *context, const xmlChar *name, const xmlChar *id, const xmlChar *uri)
{
	struct part *part = context;

	(void)name;
	(void)id;
	(void)uri;
	part->has_type = 1;
	xmlStopParser(part->parser);
}

/* The parser compares each attribute of an element with all others, so their number is bounded
 * before it sees them. No "<" stands within a tag, so that each begins one, whatever was before. */
static int has_too_many_attributes(struct part *part, const char *bytes, size_t length)
{
	for (size_t at = 0; at < length; at++) {
		char byte = bytes[at];
		if (byte == '<') {
			part->in_tag = 1;
			part->quote = '\0';
			part->attributes = 0;
		} else if (!part->in_tag) {
			continue;
		} else if (part->quote) {
			part->quote = byte == part->quote ? '\0' : part->quote;
		} else if (byte == '"' || byte == '\'') {
			part->quote = byte;
			if (++part->attributes > MOST_ATTRIBUTES)
				return part->too_many = 1;
		} else if (byte == '>') {
			part->in_tag = 0;
		}
	}
	return 0;
}

static int feed(void *context, const char *bytes, size_t length)
{
	struct part *part = context;

	return has_too_many_attributes(part, bytes, length) ||
	       xmlParseChunk(part->parser, bytes, (int)length, 0);
}

static int judge(const struct part *part, const struct package *package, const char *beginning)
{
	const xmlError *error = xmlCtxtGetLastError(part->parser);
	char why[200];

	if (part->too_many)
		return winnow_fail(package->host, WINNOW_ELIMIT,
			"an element of the file has more than 512 attributes");
	if (part->has_type)
		return winnow_fail(package->host, WINNOW_EDATA,
			"the file declares a document type, which no text document does; it is "
			"not read");
	if (part->parser->wellFormed || package->host->cancelled(package->host))
		return 0;
	snprintf(why, sizeof(why),
		"its part %s.xml is not well-formed XML at line %d; save the file anew",
		beginning, error ? error->line : 0);
	return winnow_fail(package->host, WINNOW_EDATA, why);
}

int part_read(struct package *package, const char *beginning, const struct part_events *events,
	void *context)
{
	struct part part = { .events = events, .context = context };
	xmlSAXHandler handler = { .internalSubset = refuse_type,
		.startElement = start_element,
		.endElement = end_element,
		.characters = take_text,
		.ignorableWhitespace = take_text,
		.cdataBlock = take_text };

	part.parser = xmlCreatePushParserCtxt(&handler, &part, NULL, 0, NULL);
	if (!part.parser)
		return winnow_fail(
			package->host, WINNOW_ELIMIT, "there is no memory for the file");
	/* SAX1 looks up no namespaces, of which a file can declare any number. */
	xmlCtxtUseOptions(part.parser, XML_PARSE_NONET | XML_PARSE_NOERROR |
					       XML_PARSE_NOWARNING | XML_PARSE_SAX1 |
					       XML_PARSE_IGNORE_ENC);
	/* All programs write UTF-8. */
	xmlSwitchEncoding(part.parser, XML_CHAR_ENCODING_UTF8);
	int result = package_read(package, beginning, feed, &part);
	if (result == 0) {
		if (!part.has_type && !part.too_many)
			xmlParseChunk(part.parser, NULL, 0, 1);
		result = judge(&part, package, beginning);
	}
	if (part.parser->myDoc)
		xmlFreeDoc(part.parser->myDoc);
	xmlFreeParserCtxt(part.parser);
	return result;
}

const char *part_attribute(const char *const *pairs, const char *name)
{
	for (; pairs && pairs[0]; pairs += 2)
		if (strcmp(local_name((const xmlChar *)pairs[0]), name) == 0)
			return pairs[1];
	return NULL;
}

int part_number(const char *const *pairs, const char *name, int otherwise)
{
	const char *value = part_attribute(pairs, name);
	char *end = NULL;
	long number = value ? strtol(value, &end, 10) : -1;

	return end && end != value && *end == '\0' && number >= 0 && number <= 1000
		       ? (int)number
		       : otherwise;
}
