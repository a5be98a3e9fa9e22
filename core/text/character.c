/* SPDX-License-Identifier: MIT */
#include <stdatomic.h>
#include <unictype.h>
#include "base/utf8.h"
#include "text/character.h"

/* In rows of 32. */
const char character_ascii_kinds[256] = "vvvvvvvvvsssssvvvvvvvvvvvvvvvvvv"
					"smmyyyymmmyymmmmddddddddddmmyyym"
					"yuuuuuuuuuuuuuuuuuuuuuuuuuummmym"
					"mllllllllllllllllllllllllllmymyv";

/* Punctuation to Unicode, but signs to a reader: ‰ ‱ § ¶ † ‡ ٪ ％ ＆ ＠ ＃. */
static bool is_sign(ucs4_t code)
{
	switch (code) {
	case 0xa7:
	case 0xb6:
	case 0x2020:
	case 0x2021:
	case 0x2030:
	case 0x2031:
	case 0x66a:
	case 0xff03:
	case 0xff05:
	case 0xff06:
	case 0xff20:
		return true;
	default:
		return false;
	}
}

static bool is_joiner(ucs4_t code)
{
	return code == 0xad || code == 0x200c || code == 0x200d || code == 0x2060;
}

static bool is_in(ucs4_t code, uint32_t categories)
{
	return uc_is_general_category_withtable(code, categories);
}

static enum character_kind kind_of(ucs4_t code)
{
	if (code == 0x2bc)
		return CHARACTER_MARK; /* a letter to Unicode, an apostrophe to its users */
	if (is_in(code, UC_CATEGORY_MASK_Lu | UC_CATEGORY_MASK_Lt))
		return CHARACTER_UPPER;
	if (is_in(code, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_Nl))
		return uc_is_property_ideographic(code) ? CHARACTER_IDEOGRAPH
							: CHARACTER_LETTER;
	if (is_in(code, UC_CATEGORY_MASK_M))
		return CHARACTER_COMBINING;
	if (is_in(code, UC_CATEGORY_MASK_Nd))
		return CHARACTER_DIGIT;
	if (is_in(code, UC_CATEGORY_MASK_P))
		return is_sign(code) ? CHARACTER_SYMBOL : CHARACTER_MARK;
	if (is_in(code, UC_CATEGORY_MASK_Z) || code == 0x85)
		return CHARACTER_SPACE;
	if (is_joiner(code))
		return CHARACTER_JOINER;
	if (is_in(code, UC_CATEGORY_MASK_Cc | UC_CATEGORY_MASK_Cf))
		return CHARACTER_INVISIBLE;
	return CHARACTER_SYMBOL;
}

/* What was asked of the scripts and signs that are met most; 0: not yet. Threads may find out the same
 * at once. */
static enum character_kind known_kind(ucs4_t code)
{
	static _Atomic unsigned char kinds[0x2100];

	if (code >= COUNT_OF(kinds))
		return kind_of(code);
	unsigned char kind = atomic_load_explicit(&kinds[code], memory_order_relaxed);
	if (kind == 0) {
		kind = (unsigned char)kind_of(code);
		atomic_store_explicit(&kinds[code], kind, memory_order_relaxed);
	}
	return (enum character_kind)kind;
}

struct character character_beyond_ascii(struct winnow_str text, size_t at)
{
	size_t length;

	if (at >= text.len)
		return (struct character){ .kind = CHARACTER_SPACE };
	uint32_t code = utf8_decode(text, at, &length);
	return (struct character){ code, (uint32_t)length, known_kind(code) };
}

struct character character_before(struct winnow_str text, size_t at)
{
	if (at == 0)
		return (struct character){ .kind = CHARACTER_SPACE };
	return character_at(text, utf8_step(text, at, -1));
}

bool character_is_apostrophe(struct character character)
{
	return character.code == '\'' || character.code == 0x2019 || character.code == 0x2bc;
}

bool character_is_hyphen(struct character character)
{
	return character.code == '-' || character.code == 0x2010 || character.code == 0x2011;
}
