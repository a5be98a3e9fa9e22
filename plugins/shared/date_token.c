/* SPDX-License-Identifier: MIT */
#include "shared/date_token.h"

#include <unictype.h>
#include <unistr.h>

static ucs4_t character_at(struct winnow_str text, size_t at, size_t *ret_length)
{
	ucs4_t character;

	*ret_length =
		(size_t)u8_mbtouc(&character, (const uint8_t *)text.ptr + at, text.len - at);
	return character;
}

static int is_part_of_word(ucs4_t character)
{
	return uc_is_general_category_withtable(
		character, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M);
}

/* Extends a number or a word that has begun. */
static void extend(struct winnow_str text, struct date_token *token)
{
	size_t length;

	for (; token->end < text.len; token->end += length) {
		ucs4_t character = character_at(text, token->end, &length);
		if (token->kind == DATE_WORD && !is_part_of_word(character))
			return;
		int digit = uc_decimal_value(character);
		if (token->kind == DATE_NUMBER && digit < 0)
			return;
		if (token->kind == DATE_NUMBER) {
			token->digits++;
			token->value = token->digits > 4 ? -1 : token->value * 10 + digit;
		}
	}
}

struct date_token date_token_read(struct winnow_str text, size_t at)
{
	struct date_token token = { .at = at, .end = at };
	size_t length;

	for (; at < text.len; at += length) {
		ucs4_t character = character_at(text, at, &length);
		token.at = token.end = at;
		if (uc_is_property_white_space(character)) {
			token.spaced = 1;
			continue;
		}
		if (uc_decimal_value(character) >= 0)
			token.kind = DATE_NUMBER;
		else if (is_part_of_word(character))
			token.kind = DATE_WORD;
		else
			token.kind = DATE_MARK;
		if (token.kind == DATE_MARK) {
			token.end = at + length;
			token.value = (int)character;
		} else {
			extend(text, &token);
		}
		return token;
	}
	token.at = token.end = text.len;
	return token;
}
