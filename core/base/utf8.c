/* SPDX-License-Identifier: MIT */
#include <string.h>
#include <unistr.h>
#include "base/utf8.h"

bool utf8_is_text(struct winnow_str text)
{
	if (text.len == 0)
		return true;
	return !memchr(text.ptr, '\0', text.len) &&
	       !u8_check((const uint8_t *)text.ptr, text.len);
}

static bool begins_character(char byte)
{
	return ((unsigned char)byte & 0xc0) != 0x80;
}

size_t utf8_count(struct winnow_str text)
{
	size_t count = 0;

	for (size_t at = 0; at < text.len; at++)
		count += begins_character(text.ptr[at]);
	return count;
}

size_t utf8_step(struct winnow_str text, size_t at, long count)
{
	for (; count > 0 && at < text.len; count--)
		for (at++; at < text.len && !begins_character(text.ptr[at]);)
			at++;
	for (; count < 0 && at > 0; count++)
		for (at--; at > 0 && !begins_character(text.ptr[at]);)
			at--;
	return at;
}

uint32_t utf8_decode(struct winnow_str text, size_t at, size_t *ret_length)
{
	ucs4_t character;
	int length = u8_mbtoucr(&character, (const uint8_t *)text.ptr + at, text.len - at);

	*ret_length = length > 0 ? (size_t)length : 1;
	return length > 0 ? character : 0xfffd;
}

size_t utf8_encode(uint32_t character, char bytes[4])
{
	int length = u8_uctomb((uint8_t *)bytes, character, 4);

	if (length <= 0)
		length = u8_uctomb((uint8_t *)bytes, 0xfffd, 4);
	return (size_t)length;
}
