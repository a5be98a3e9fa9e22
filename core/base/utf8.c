/* SPDX-License-Identifier: MIT */
#include <string.h>
#include <unistr.h>
#include "base/eight.h"
#include "base/utf8.h"

/* How much of the beginning is ASCII without a NUL: most texts are nothing else. To take 1 from a
 * byte sets its high bit where it was 0. */
static size_t plain_length(struct winnow_str text)
{
	size_t at = 0;

	for (; text.len - at >= 8; at += 8) {
		uint64_t eight = eight_at(text.ptr, at);
		if ((eight | (eight - EACH_BYTE)) & HIGH_BITS)
			break;
	}
	/* The last eight again, some of which were looked at. */
	if (at > 0 && text.len - at < 8) {
		uint64_t last = eight_at(text.ptr, text.len - 8);
		if (!((last | (last - EACH_BYTE)) & HIGH_BITS))
			return text.len;
	}
	while (at < text.len && (unsigned char)(text.ptr[at] - 1) < 0x7f)
		at++;
	return at;
}

/* Characters that are not ASCII stand alone in most texts. */
bool utf8_is_text(struct winnow_str text)
{
	size_t at = plain_length(text);

	while (at < text.len) {
		int length = u8_mblen((const uint8_t *)text.ptr + at, text.len - at);
		if (length <= 0)
			return false;
		at += (size_t)length;
		at += plain_length(winnow_slice(text, at, text.len - at));
	}
	return true;
}

static bool begins_character(char byte)
{
	return utf8_is_boundary((struct winnow_str){ &byte, 1 }, 0);
}

size_t utf8_count(struct winnow_str text)
{
	size_t count = 0, at = 0;

	for (; text.len - at >= 8; at += 8) {
		uint64_t eight = eight_at(text.ptr, at);
		/* The lowest bit of each byte that goes on with a character. */
		count += 8 - eight_count(eight >> 7 & ~eight >> 6);
	}
	for (; at < text.len; at++)
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

/* The length of the character at the start of bytes that end with NUL; 0: it is cut by the end,
 * -1: it is none. */
static int character_length(const char *text, size_t length, ucs4_t *ret_character)
{
	int found = u8_mbtoucr(ret_character, (const uint8_t *)text, length);

	return found == -2 ? 0 : found;
}

static bool is_control(ucs4_t character)
{
	return character < 0x20 || (character >= 0x7f && character < 0xa0);
}

static void replace(char *text, bool controls_too)
{
	char *end = text + strlen(text);

	while (text < end) {
		ucs4_t character = 0;
		int length = character_length(text, (size_t)(end - text), &character);
		if (length == 0) {
			*text = '\0';
			return;
		}
		if (length < 0)
			*text = '?';
		else if (controls_too && is_control(character))
			memset(text, '?', (size_t)length);
		text += length < 0 ? 1 : length;
	}
}

void utf8_repair(char *text)
{
	replace(text, false);
}

void utf8_make_printable(char *text)
{
	replace(text, true);
}
