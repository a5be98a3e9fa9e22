/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/utf8.h"
#include "base/json_text.h"

/* A comma belongs before all but what comes first and what follows a key. */
static void put_comma(struct buffer *out)
{
	char last = out->length ? out->bytes[out->length - 1] : '\n';

	if (last != '{' && last != '[' && last != ':' && last != '\n')
		buffer_append_byte(out, ',');
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
	put_comma(out);
	buffer_append_byte(out, '"');
	buffer_append(out, name);
	buffer_append(out, STR_LITERAL("\":"));
}

void json_key(struct buffer *out, const char *key)
{
	json_name(out, winnow_str(key));
}

static bool needs_escape(char byte)
{
	return (unsigned char)byte < 0x20 || byte == '"' || byte == '\\';
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
	size_t start = 0;

	for (size_t at = 0; at < text.len; at++) {
		if (!needs_escape(text.ptr[at]))
			continue;
		buffer_append(out, winnow_slice(text, start, at - start));
		put_escape(out, text.ptr[at], digits);
		start = at + 1;
	}
	if (text.len > start)
		buffer_append(out, winnow_slice(text, start, text.len - start));
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
