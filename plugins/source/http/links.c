/* SPDX-License-Identifier: MIT */
#include "links.h"
#include <libxml/uri.h>
#include <stdio.h>
#include <strings.h>

#define LONGEST_ADDRESS 2048

/* Whether one of the words, divided by blanks or commas, is `word`. */
static int has_word(struct winnow_str words, const char *word)
{
	size_t length = strlen(word);

	for (size_t at = 0; at < words.len;) {
		size_t end = at;
		while (end < words.len && !strchr(" \t\r\n\f,", words.ptr[end]))
			end++;
		if (end - at == length && strncasecmp(words.ptr + at, word, length) == 0)
			return 1;
		at = end + 1;
	}
	return 0;
}

static int needs_encoding(char byte)
{
	return (unsigned char)byte <= ' ' || (unsigned char)byte >= 0x7f ||
	       strchr("\"<>\\^`{|}", byte);
}

/* What people write into links is no URI yet: blanks around it, blanks and letters within. A
 * fragment is left out. NULL: too long, or over budget. */
static char *tidy(const struct winnow_host *host, struct winnow_str link)
{
	char *text = link.len <= LONGEST_ADDRESS ? (char *)(host->alloc)(host, link.len * 3 + 1)
						 : NULL;
	size_t length = 0;

	while (link.len && (unsigned char)link.ptr[0] <= ' ')
		link = winnow_slice(link, 1, link.len - 1);
	while (link.len && (unsigned char)link.ptr[link.len - 1] <= ' ')
		link.len--;
	for (size_t i = 0; text && i < link.len && link.ptr[i] != '#'; i++) {
		unsigned char byte = (unsigned char)link.ptr[i];
		if (byte == '\t' || byte == '\n' || byte == '\r')
			continue;
		if (needs_encoding(link.ptr[i]))
			length += (size_t)sprintf(text + length, "%%%02X", byte);
		else
			text[length++] = link.ptr[i];
	}
	return text;
}

static char *keep(const struct winnow_host *host, xmlChar *address)
{
	size_t length = address ? strlen((const char *)address) : 0;
	char *copy = length ? (char *)(host->alloc)(host, length + 1) : NULL;

	if (copy)
		memcpy(copy, address, length);
	xmlFree(address);
	return copy;
}

static char *resolve(const struct winnow_host *host, struct winnow_str link, const char *base)
{
	char *text = tidy(host, link);

	return text ? keep(host, xmlBuildURI((const xmlChar *)text, (const xmlChar *)base))
		    : NULL;
}

static int is_of_the_web(const char *address)
{
	return strncmp(address, "http://", 7) == 0 || strncmp(address, "https://", 8) == 0;
}

static const char *base_of(
	const struct winnow_host *host, const struct page *page, struct winnow_str address)
{
	char *own = tidy(host, address);
	struct page_node *element = own ? page_find(page->root, ELEMENT_BASE) : NULL;
	char *base =
		element ? resolve(host, page_attribute(element, ATTRIBUTE_HREF), own) : NULL;

	return base && is_of_the_web(base) ? base : own;
}

static int is_link(const struct page_node *node)
{
	return (page_is(node, ELEMENT_A) || page_is(node, ELEMENT_AREA)) &&
	       !has_word(page_attribute(node, ATTRIBUTE_REL), "nofollow");
}

int links_list(const struct winnow_host *host, const struct page *page,
	struct winnow_str address, size_t most, links_each *each, void *context)
{
	const char *base = base_of(host, page, address);
	size_t count = 0;
	int code = 0;

	if (!base || has_word(page_meta(page, "robots"), "nofollow"))
		return 0;
	for (struct page_node *node = page->root; node && count < most && code >= 0;
		node = page_next(node, page->root)) {
		struct winnow_str link =
			is_link(node) ? page_attribute(node, ATTRIBUTE_HREF) : winnow_str("");
		char *target = link.len ? resolve(host, link, base) : NULL;
		if (!target || !is_of_the_web(target))
			continue;
		count++;
		code = each(context, target);
	}
	return code;
}
