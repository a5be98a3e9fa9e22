/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <unicase.h>
#include <uninorm.h>
#include "text/character.h"
#include "text/fold.h"

/* False once a byte is not ASCII. */
static bool fold_ascii(struct winnow_str token, bool keep_case, struct folded *folded)
{
	bool has_capitals = false;

	for (size_t i = 0; i < token.len; i++) {
		char byte = token.ptr[i];
		if ((unsigned char)byte >= 128)
			return false;
		bool is_capital = byte >= 'A' && byte <= 'Z';
		has_capitals |= is_capital;
		folded->bytes[i] = !keep_case && is_capital ? (char)(byte + 32) : byte;
	}
	folded->length = token.len;
	folded->may_fold = keep_case && has_capitals;
	return true;
}

/* A mark has no case. */
static bool fold_mark(struct winnow_str token, struct folded *folded)
{
	struct character mark = character_at(token, 0);

	if (mark.kind != CHARACTER_MARK || mark.length != token.len)
		return false;
	memcpy(folded->bytes, token.ptr, token.len);
	folded->length = token.len;
	folded->may_fold = false;
	return true;
}

static struct winnow_str straighten(struct winnow_str token, char *straight)
{
	size_t length = 0;

	for (size_t at = 0; at < token.len;) {
		struct character character = character_at(token, at);
		if (character_is_apostrophe(character)) {
			straight[length++] = '\'';
		} else if (character_is_hyphen(character)) {
			straight[length++] = '-';
		} else if (character.kind != CHARACTER_JOINER) {
			memcpy(straight + length, token.ptr + at, character.length);
			length += character.length;
		}
		at += character.length;
	}
	return (struct winnow_str){ straight, length };
}

/* Combining accents (U+0300 to U+036F) may have a composed form; composing costs too much to be
 * done where there are none. */
static bool has_accents(struct winnow_str token)
{
	return memchr(token.ptr, 0xcc, token.len) || memchr(token.ptr, 0xcd, token.len);
}

static bool fold_unicode(struct winnow_str token, bool keep_case, struct folded *folded)
{
	uninorm_t form = has_accents(token) ? UNINORM_NFC : NULL;
	const uint8_t *bytes = (const uint8_t *)token.ptr;
	uint8_t *room = (uint8_t *)folded->bytes;
	size_t length = sizeof folded->bytes;
	uint8_t *result;

	if (!keep_case)
		result = u8_casefold(bytes, token.len, NULL, form, room, &length);
	else if (form)
		result = u8_normalize(form, bytes, token.len, room, &length);
	else
		result = memcpy(room, bytes, length = token.len);
	if (!result)
		return false;
	folded->length = length;
	folded->may_fold = keep_case;
	if (result != room)
		free(result); /* it outgrew the room: no term does */
	return result == room;
}

bool fold_token(struct winnow_str token, bool keep_case, struct folded *ret_folded)
{
	char straight[FOLD_LONGEST_TOKEN];

	if (token.len > FOLD_LONGEST_TOKEN)
		return false;
	if (fold_ascii(token, keep_case, ret_folded))
		return true;
	token = straighten(token, straight);
	return fold_mark(token, ret_folded) || fold_ascii(token, keep_case, ret_folded) ||
	       fold_unicode(token, keep_case, ret_folded);
}
