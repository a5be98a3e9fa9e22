/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/eight.h"
#include "base/utf8.h"
#include "base/json_text.h"

/* A comma belongs before all but what comes first and what follows a key. */
static bool needs_comma(const struct buffer *out)
{
	char last = out->length ? out->bytes[out->length - 1] : '\n';

	return last != '{' && last != '[' && last != ':' && last != '\n';
}

static void put_comma(struct buffer *out)
{
	if (needs_comma(out))
		buffer_append_byte(out, ',');
}

/* The text as it is, between quote marks, and a colon behind those of a name. */
static inline void put_quoted(struct buffer *out, struct winnow_str text, bool is_name)
{
	size_t before = needs_comma(out), length = before + text.len + 2 + is_name;
	char *room = buffer_room(out, length);

	if (!room)
		return;
	room[0] = ',';
	room[before] = '"';
	if (text.len)
		memcpy(room + before + 1, text.ptr, text.len);
	if (is_name)
		room[length - 1] = ':';
	room[length - 1 - is_name] = '"';
	buffer_wrote(out, length);
}

void json_open(struct buffer *out, char bracket)
{
	put_comma(out);
	buffer_append_byte(out, bracket);
}

void json_close(struct buffer *out, char bracket)
{
	buffer_append_byte(out, bracket);
}

void json_name(struct buffer *out, struct winnow_str name)
{
	put_quoted(out, name, true);
}

void json_key(struct buffer *out, const char *key)
{
	json_name(out, winnow_str(key));
}

static bool needs_escape(char byte)
{
	return (unsigned char)byte < 0x20 || byte == '"' || byte == '\\';
}

/* Not 0 if one of the eight bytes needs an escape: what is taken from each sets its high bit where the
 * byte was smaller, and each byte that is sought has become 0 before 1 is taken from it. */
static uint64_t any_escape(uint64_t eight)
{
	uint64_t quote = eight ^ '"' * EACH_BYTE, slash = eight ^ '\\' * EACH_BYTE;

	return (((eight - 0x20 * EACH_BYTE) & ~eight) | ((quote - EACH_BYTE) & ~quote) |
		       ((slash - EACH_BYTE) & ~slash)) &
	       HIGH_BITS;
}

/* Where the next byte stands that needs an escape, or has one of the bits of `more`. */
static size_t next_escape(struct winnow_str text, size_t at, uint64_t more)
{
	for (; text.len - at >= 8; at += 8) {
		uint64_t eight = eight_at(text.ptr, at);
		if (any_escape(eight) | (eight & more))
			break;
	}
	if (text.len - at < 8) {
		size_t rest = text.len - at;
		uint64_t last = text.len >= 8 ? eight_at(text.ptr, text.len - 8)
					      : few_at(text.ptr, at, rest) |
							' ' * EACH_BYTE << 8 * rest;
		if (!(any_escape(last) | (last & more)))
			return text.len;
	}
	while (at < text.len && !needs_escape(text.ptr[at]) && !(byte_at(text.ptr, at) & more))
		at++;
	return at;
}

static void put_escape(struct buffer *out, char byte, const char *digits)
{
	static const char bytes[] = "\"\\\b\f\n\r\t", letters[] = "\"\\bfnrt";
	const char *place = byte ? strchr(bytes, byte) : NULL;

	if (place)
		buffer_append(out,
			(struct winnow_str){ (char[]){ '\\', letters[place - bytes] }, 2 });
	else
		buffer_append(out,
			(struct winnow_str){
				(char[]){ '\\', 'u', '0', '0', digits[(unsigned char)byte >> 4],
					digits[byte & 15] },
				6 });
}

void json_escape(struct buffer *out, struct winnow_str text, const char *digits)
{
	for (size_t start = 0; start < text.len; start++) {
		size_t at = next_escape(text, start, 0);
		buffer_append(out, winnow_slice(text, start, at - start));
		if (at < text.len)
			put_escape(out, text.ptr[at], digits);
		start = at;
	}
}

static void put_repaired(struct buffer *out, struct winnow_str text)
{
	char *copy = malloc(text.len + 1);

	if (!copy) {
		out->failed = true;
		return;
	}
	for (size_t i = 0; i < text.len; i++)
		copy[i] = text.ptr[i] ? text.ptr[i] : '?';
	copy[text.len] = '\0';
	utf8_repair(copy);
	json_escape(out, winnow_str(copy), JSON_UPPER);
	free(copy);
}

void json_put_text(struct buffer *out, struct winnow_str text)
{
	if (next_escape(text, 0, HIGH_BITS) == text.len) {
		put_quoted(out, text, false);
		return;
	}
	put_comma(out);
	buffer_append_byte(out, '"');
	if (utf8_is_text(text))
		json_escape(out, text, JSON_UPPER);
	else
		put_repaired(out, text);
	buffer_append_byte(out, '"');
}

void json_put_word(struct buffer *out, struct winnow_str word)
{
	put_comma(out);
	buffer_append(out, word);
}

void json_put_integer(struct buffer *out, int64_t value)
{
	char digits[STR_INTEGER_SIZE];

	json_put_word(out, str_of_integer(value, digits));
}

/* Seventeen digits give every double back as it was. What is no number is none in JSON, either,
 * and is refused by who reads it. */
void json_put_real(struct buffer *out, double value)
{
	put_comma(out);
	if (value != value || value > 1e300 || value < -1e300)
		buffer_append(out, STR_LITERAL("\"no number\""));
	else
		buffer_printf(out, "%.17g", value);
}

void json_put_true(struct buffer *out)
{
	json_put_word(out, STR_LITERAL("true"));
}

void json_write_text(struct buffer *out, const char *key, struct winnow_str text)
{
	if (text.len == 0)
		return;
	json_key(out, key);
	json_put_text(out, text);
}

void json_write_integer(struct buffer *out, const char *key, int64_t value)
{
	json_key(out, key);
	json_put_integer(out, value);
}
