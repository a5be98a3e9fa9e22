/* SPDX-License-Identifier: MIT */
#include "store/witness.h"
#include <string.h>
#include "base/clock.h"
#include "base/json_text.h"

#define DOUBLE_BYTES 8

void witness_null(struct digest *digest)
{
	digest_add_part(digest, STR_LITERAL("n"));
}

void witness_integer(struct digest *digest, int64_t value)
{
	char part[1 + STR_INTEGER_SIZE] = { 'i' };
	size_t length = 1 + str_of_integer(value, part + 1).len;

	digest_add_part(digest, (struct winnow_str){ part, length });
}

void witness_real(struct digest *digest, double value)
{
	char part[1 + DOUBLE_BYTES] = { 'r' };
	uint64_t bits;

	memcpy(&bits, &value, sizeof bits);
	for (unsigned i = 0; i < DOUBLE_BYTES; i++)
		part[1 + i] = (char)(bits >> (8 * i) & 0xff);
	digest_add_part(digest, (struct winnow_str){ part, sizeof part });
}

/* A part of "t" and the text, without a copy of it. */
void witness_text(struct digest *digest, struct winnow_str text)
{
	char head[8 + 1];
	uint64_t length = (uint64_t)text.len + 1;

	for (unsigned i = 0; i < 8; i++)
		head[i] = (char)(length >> (8 * i) & 0xff);
	head[8] = 't';
	digest_add(digest, (struct winnow_str){ head, sizeof head });
	digest_add(digest, text);
}

/* ---- a record ---- */

void testimony_begin(struct buffer *record)
{
	buffer_truncate(record, 0);
	json_open(record, '{');
}

void testimony_end(struct buffer *record)
{
	json_close(record, '}');
}

void testimony_null(struct buffer *record, const char *name)
{
	json_key(record, name);
	json_put_word(record, STR_LITERAL("null"));
}

void testimony_integer(struct buffer *record, const char *name, int64_t value)
{
	json_write_integer(record, name, value);
}

/* Byte for byte what is stored, be it UTF-8 or not. */
void testimony_text(struct buffer *record, const char *name, struct winnow_str text)
{
	json_key(record, name);
	buffer_append_byte(record, '"');
	json_escape(record, text, JSON_LOWER);
	buffer_append_byte(record, '"');
}

void testimony_optional(struct buffer *record, const char *name, struct winnow_str text)
{
	if (text.len)
		testimony_text(record, name, text);
	else
		testimony_null(record, name);
}

void testimony_time(struct buffer *record, const char *name, int64_t wall_ms)
{
	char text[CLOCK_TEXT_SIZE];

	if (wall_ms)
		testimony_text(record, name, clock_text(wall_ms, text));
	else
		testimony_null(record, name);
}
