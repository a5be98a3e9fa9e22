/* SPDX-License-Identifier: MIT
 * What an element of a feed says, in whichever of the ways there are to write it. */
#include "shared/feed_parts.h"

#include <nettle/base64.h>
#include <strings.h>
#include <unistr.h>

static int starts_with(struct winnow_str text, const char *lower)
{
	return text.len >= strlen(lower) && strncasecmp(text.ptr, lower, strlen(lower)) == 0;
}

static int has(struct winnow_str text, const char *lower)
{
	return scan_find(text, 0, lower) < text.len;
}

/* By Atom, what is neither text nor markup is written in base64. */
static int is_binary(struct winnow_str type)
{
	return has(type, "/") && !starts_with(type, "text/") && !has(type, "xml") &&
	       !has(type, "html");
}

/* Empty: it is none, or no text. */
static struct winnow_str from_base64(const struct winnow_host *host, struct winnow_str text)
{
	struct winnow_str none = { NULL, 0 };
	struct base64_decode_ctx context;
	size_t length = BASE64_DECODE_LENGTH(text.len);
	char *bytes = host->alloc(host, length + 1);

	base64_decode_init(&context);
	if (text.len == 0 || !bytes ||
		!base64_decode_update(
			&context, &length, (uint8_t *)bytes, text.len, text.ptr) ||
		!base64_decode_final(&context))
		return none;
	if (u8_check((const uint8_t *)bytes, length) || memchr(bytes, '\0', length))
		return none;
	return markup_trim((struct winnow_str){ bytes, length });
}

/* Atom says what a text is by its type; RSS never does, and then it is HTML. */
struct feed_text feed_text_of(
	const struct feed_parser *parser, const struct feed_element *element, int html)
{
	const struct winnow_host *host = parser->host;
	struct winnow_str type = markup_attribute(host, element->tag, "type");
	struct winnow_str mode = markup_attribute(host, element->tag, "mode");
	struct feed_text text = { .language = element->scope.language };
	struct winnow_str inner = markup_trim(element->inner);

	if (scan_is(mode, "base64") || is_binary(type)) {
		text.value = from_base64(host, markup_value(host, inner));
		text.html = 1;
		if (text.value.len || scan_is(mode, "base64") || starts_with(type, "image/"))
			return text;
	}
	text.html = type.len ? has(type, "html") : html;
	if (has(type, "xhtml") && !scan_is(mode, "escaped"))
		text.value = inner;
	else
		text.value = markup_trim(markup_value(host, inner));
	return text;
}
