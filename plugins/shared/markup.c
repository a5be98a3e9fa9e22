/* SPDX-License-Identifier: MIT */
#include "shared/markup.h"
#include "shared/decoder.h"
#include "shared/prose.h"

#include <libxml/HTMLparser.h>
#include <strings.h>
#include <unistr.h>

enum { LONGEST_NAME = 10 };

static const char section[] = "<![CDATA[";

int markup_next(struct winnow_str markup, size_t *at, struct scan_tag *ret_tag)
{
	if (!scan_next(markup, at, ret_tag))
		return 0;
	if (ret_tag->kind == SCAN_OTHER && winnow_starts(ret_tag->whole, section)) {
		size_t start = (size_t)(ret_tag->whole.ptr - markup.ptr);
		size_t close = scan_find(markup, start, "]]>");
		*at = close < markup.len ? close + 3 : markup.len;
		ret_tag->whole = winnow_slice(markup, start, *at - start);
	}
	return 1;
}

/* Control characters where a text has none are bytes of Windows-1252 that were taken for Latin-1. */
static int is_mistaken(struct winnow_str text, size_t at)
{
	return text.ptr[at] == '\xC2' && at + 1 < text.len &&
	       (unsigned char)text.ptr[at + 1] < 0xA0;
}

static ucs4_t digit_of(char byte)
{
	if (byte >= '0' && byte <= '9')
		return (ucs4_t)(byte - '0');
	byte |= 0x20;
	return byte >= 'a' && byte <= 'f' ? (ucs4_t)(byte - 'a' + 10) : 16;
}

/* Numbers from 128 to 159 are meant as the web always read them: as Windows-1252. */
static ucs4_t meant(const struct winnow_host *host, ucs4_t number)
{
	char byte = (char)number;
	struct winnow_str text;
	size_t replaced;
	ucs4_t character = number;

	if (number >= 0x80 && number < 0xA0 &&
		decoder_run(host, (struct winnow_str){ &byte, 1 }, "windows-1252", &text,
			&replaced) == 0 &&
		text.len)
		u8_mbtouc(&character, (const uint8_t *)text.ptr, text.len);
	if (number > 0x10FFFF || (number >= 0xD800 && number < 0xE000) || number == 0)
		return 0xFFFD;
	return character;
}

/* "&#8212;" or "&#x2014;" at `at`: behind it; 0: none. */
static size_t read_number(const struct winnow_host *host, struct winnow_str text, size_t at,
	ucs4_t *ret_character)
{
	ucs4_t number = 0, base = 10;
	size_t start = at += 2;

	if (at < text.len && (text.ptr[at] | 0x20) == 'x') {
		base = 16;
		start = ++at;
	}
	for (; at < text.len && digit_of(text.ptr[at]) < base; at++)
		if (number <= 0x10FFFF)
			number = number * base + digit_of(text.ptr[at]);
	if (at == start)
		return 0;
	*ret_character = meant(host, number);
	return at + (at < text.len && text.ptr[at] == ';');
}

static size_t read_name(struct winnow_str text, size_t at, ucs4_t *ret_character)
{
	char name[LONGEST_NAME + 1];
	size_t length = 0;

	for (at++; at < text.len && text.ptr[at] != ';'; at++) {
		if (length == LONGEST_NAME ||
			!strchr("0123456789abcdefghijklmnopqrstuvwxyz", text.ptr[at] | 0x20))
			return 0;
		name[length++] = text.ptr[at];
	}
	name[length] = '\0';
	if (at == text.len || length == 0)
		return 0;
	const htmlEntityDesc *entity = htmlEntityLookup((const xmlChar *)name);
	if (!entity && strcmp(name, "apos") != 0)
		return 0;
	*ret_character = entity ? entity->value : '\'';
	return at + 1;
}

/* Appends text with its references decoded and its lines ended as XML has them: at most half as
 * long again, where each character was a mistaken one. */
static size_t append_decoded(
	const struct winnow_host *host, char *bytes, size_t length, struct winnow_str text)
{
	for (size_t at = 0; at < text.len;) {
		ucs4_t character;
		size_t end = 0;
		if (is_mistaken(text, at)) {
			character = meant(host, (unsigned char)text.ptr[at + 1]);
			end = at + 2;
		}
		if (text.ptr[at] == '&' && at + 1 < text.len)
			end = text.ptr[at + 1] == '#' ? read_number(host, text, at, &character)
						      : read_name(text, at, &character);
		if (end) {
			length += (size_t)u8_uctomb((uint8_t *)bytes + length, character, 4);
			at = end;
		} else if (text.ptr[at] == '\r') {
			at += at + 1 == text.len || text.ptr[at + 1] != '\n' ? 1 : 2;
			bytes[length++] = '\n';
		} else {
			bytes[length++] = text.ptr[at++];
		}
	}
	return length;
}

static size_t room_for(struct winnow_str text)
{
	return text.len + text.len / 2 + 4;
}

struct winnow_str markup_decode(const struct winnow_host *host, struct winnow_str text)
{
	if (text.len == 0 ||
		!(memchr(text.ptr, '&', text.len) || memchr(text.ptr, '\r', text.len) ||
			memchr(text.ptr, '\xC2', text.len)))
		return text;
	char *bytes = host->alloc(host, room_for(text));
	if (!bytes)
		return (struct winnow_str){ NULL, 0 };
	return (struct winnow_str){ bytes, append_decoded(host, bytes, 0, text) };
}

static size_t append(char *bytes, size_t length, struct winnow_str text)
{
	if (text.len)
		memcpy(bytes + length, text.ptr, text.len);
	return length + text.len;
}

static struct winnow_str within_section(struct winnow_str whole)
{
	size_t opening = strlen(section);

	if (winnow_ends(whole, "]]>") && whole.len >= opening + 3)
		whole.len -= 3;
	return winnow_slice(whole, opening, whole.len - opening);
}

struct winnow_str markup_value(const struct winnow_host *host, struct winnow_str inner)
{
	struct scan_tag tag;
	size_t at = 0, done = 0, length = 0;

	if (inner.len == 0 || !memchr(inner.ptr, '<', inner.len))
		return markup_decode(host, inner);
	char *bytes = host->alloc(host, room_for(inner));
	if (!bytes)
		return (struct winnow_str){ NULL, 0 };
	while (markup_next(inner, &at, &tag)) {
		size_t start = (size_t)(tag.whole.ptr - inner.ptr);
		length = append_decoded(
			host, bytes, length, winnow_slice(inner, done, start - done));
		if (winnow_starts(tag.whole, section))
			length = append(bytes, length, within_section(tag.whole));
		else if (tag.kind == SCAN_START || tag.kind == SCAN_END)
			length = append(bytes, length, tag.whole);
		done = start + tag.whole.len;
	}
	length = append_decoded(
		host, bytes, length, winnow_slice(inner, done, inner.len - done));
	return (struct winnow_str){ bytes, length };
}

static int is_unseen(const struct scan_tag *tag)
{
	return tag->kind == SCAN_START &&
	       (scan_is(tag->name, "script") || scan_is(tag->name, "style"));
}

struct winnow_str markup_line(const struct winnow_host *host, struct winnow_str html)
{
	struct scan_tag tag = { .kind = SCAN_OTHER };
	size_t at = 0, done = 0, length = 0;
	char *bytes = host->alloc(host, room_for(html));
	int more, unseen = 0;

	if (!bytes)
		return (struct winnow_str){ NULL, 0 };
	do {
		more = markup_next(html, &at, &tag);
		size_t start = more ? (size_t)(tag.whole.ptr - html.ptr) : html.len;
		if (!unseen)
			length = append_decoded(
				host, bytes, length, winnow_slice(html, done, start - done));
		if (more && (scan_is(tag.name, "br") || scan_is(tag.name, "p")))
			bytes[length++] = ' ';
		unseen = more && is_unseen(&tag);
		done = more ? start + tag.whole.len : html.len;
	} while (more);
	return prose_line(host, (struct winnow_str){ bytes, length });
}

struct winnow_str markup_attribute(
	const struct winnow_host *host, const struct scan_tag *tag, const char *name)
{
	struct winnow_str each, value;
	size_t at = 0;

	while (scan_attribute(tag, &at, &each, &value))
		if (scan_is(each, name))
			return markup_trim(markup_decode(host, value));
	return (struct winnow_str){ NULL, 0 };
}

int markup_is_empty(const struct scan_tag *tag)
{
	return winnow_ends(tag->whole, "/>");
}

int markup_element(struct winnow_str markup, const struct scan_tag *tag, size_t limit,
	size_t *at, struct winnow_str *ret_inner)
{
	struct scan_tag each;
	size_t next = *at, level = 0;

	markup.len = limit;
	while (markup_next(markup, &next, &each)) {
		int same = each.name.len == tag->name.len &&
			   strncasecmp(each.name.ptr, tag->name.ptr, each.name.len) == 0;
		if (same && each.kind == SCAN_START && !markup_is_empty(&each))
			level++;
		if (!same || each.kind != SCAN_END || level-- > 0)
			continue;
		*ret_inner =
			winnow_slice(markup, *at, (size_t)(each.whole.ptr - markup.ptr) - *at);
		*at = next;
		return 1;
	}
	return 0;
}

struct winnow_str markup_trim(struct winnow_str text)
{
	size_t start = scan_spaces(text, 0);

	while (text.len > start && memchr(" \t\r\n\f\v", text.ptr[text.len - 1], 6))
		text.len--;
	return winnow_slice(text, start, text.len - start);
}
