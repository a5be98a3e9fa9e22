/* SPDX-License-Identifier: MIT */
#include "shared/selector_parts.h"
#include "shared/scan.h"

#include <libxml/chvalid.h>
#include <unistr.h>

int selector_fails(struct selector_reading *reading, size_t at, const char *error)
{
	if (!reading->error) {
		reading->error = error;
		reading->error_at = at;
	}
	return 0;
}

char selector_peek(const struct selector_reading *reading)
{
	return reading->at < reading->css.len ? reading->css.ptr[reading->at] : 0;
}

int selector_takes(struct selector_reading *reading, char byte)
{
	int there = reading->at < reading->css.len && reading->css.ptr[reading->at] == byte;

	reading->at += (size_t)there;
	return there;
}

int selector_skips_spaces(struct selector_reading *reading)
{
	size_t at = reading->at;

	reading->at = scan_spaces(reading->css, at);
	return reading->at != at;
}

static int hex_digit(char byte)
{
	if (byte >= '0' && byte <= '9')
		return byte - '0';
	byte |= 0x20;
	return byte >= 'a' && byte <= 'f' ? byte - 'a' + 10 : -1;
}

/* What stands behind a backslash: up to six hexadecimal digits and a space, or any character. */
static int reads_escape(struct selector_reading *reading, xmlBufferPtr value)
{
	enum { MOST_DIGITS = 6, REPLACEMENT = 0xFFFD };
	uint8_t bytes[6];
	ucs4_t character = 0;
	int digits = 0;

	while (digits < MOST_DIGITS && hex_digit(selector_peek(reading)) >= 0) {
		character = character * 16 + (ucs4_t)hex_digit(selector_peek(reading));
		reading->at++;
		digits++;
	}
	if (digits == 0) {
		if (selector_peek(reading) == 0)
			return selector_fails(reading, reading->at,
				"a character is missing behind the backslash");
		xmlBufferAdd(value, (const xmlChar *)reading->css.ptr + reading->at++, 1);
		return 1;
	}
	if (selector_peek(reading) == ' ')
		reading->at++;
	int length = xmlIsCharQ(character) ? u8_uctomb(bytes, character, sizeof(bytes)) : -1;
	if (length < 0)
		length = u8_uctomb(bytes, REPLACEMENT, sizeof(bytes));
	xmlBufferAdd(value, bytes, length);
	return 1;
}

static int is_name_byte(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
	       (byte >= '0' && byte <= '9') || byte == '-' || byte == '_' ||
	       (unsigned char)byte >= 0x80;
}

int selector_begins_name(const struct selector_reading *reading)
{
	char byte = selector_peek(reading);

	return is_name_byte(byte) || byte == '\\';
}

int selector_reads_name(struct selector_reading *reading, xmlBufferPtr value)
{
	size_t from = reading->at;
	char first = selector_peek(reading);

	if (first >= '0' && first <= '9')
		return selector_fails(reading, from,
			"a name does not begin with a digit; write [class~=\"…\"] or "
			"[id=\"…\"]");
	for (char byte; (byte = selector_peek(reading)) != 0;) {
		if (is_name_byte(byte)) {
			xmlBufferAdd(value, (const xmlChar *)reading->css.ptr + reading->at, 1);
			reading->at++;
		} else if (!selector_takes(reading, '\\')) {
			break;
		} else if (!reads_escape(reading, value)) {
			return 0;
		}
	}
	return reading->at > from || selector_fails(reading, from, "a name is missing here");
}

int selector_reads_string(struct selector_reading *reading, xmlBufferPtr value)
{
	size_t from = reading->at;
	char mark = selector_peek(reading);

	if (mark != '"' && mark != '\'')
		return selector_fails(
			reading, from, "a text in quotation marks is missing here");
	reading->at++;
	while (!selector_takes(reading, mark)) {
		if (reading->at >= reading->css.len)
			return selector_fails(
				reading, from, "the text that begins here is not closed");
		if (selector_takes(reading, '\\')) {
			if (!reads_escape(reading, value))
				return 0;
			continue;
		}
		xmlBufferAdd(value, (const xmlChar *)reading->css.ptr + reading->at++, 1);
	}
	return 1;
}

void selector_put(xmlBufferPtr xpath, const char *text)
{
	xmlBufferCat(xpath, (const xmlChar *)text);
}

/* XPath has no escapes: a text with both marks in it is put together of several. */
void selector_quote(xmlBufferPtr xpath, const char *text)
{
	if (!strchr(text, '\'') || !strchr(text, '"')) {
		const char *mark = strchr(text, '\'') ? "\"" : "'";
		selector_put(xpath, mark);
		selector_put(xpath, text);
		selector_put(xpath, mark);
		return;
	}
	selector_put(xpath, "concat(");
	while (*text) {
		const char *mark = *text == '\'' ? "\"" : "'";
		size_t length = *text == '\'' ? strspn(text, "'") : strcspn(text, "'");
		selector_put(xpath, mark);
		xmlBufferAdd(xpath, (const xmlChar *)text, (int)length);
		selector_put(xpath, mark);
		text += length;
		selector_put(xpath, *text ? ", " : ")");
	}
}
