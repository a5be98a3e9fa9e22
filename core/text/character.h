/* SPDX-License-Identifier: MIT
 * What a character is to the tokeniser: Unicode's categories, boiled down. */
#ifndef WINNOW_TEXT_CHARACTER_H
#define WINNOW_TEXT_CHARACTER_H

#include <stdbool.h>
#include "base/str.h"

enum character_kind {
	CHARACTER_SPACE = 's',     /* white space, no-break and thin spaces included */
	CHARACTER_UPPER = 'u',     /* an upper-case or title-case letter */
	CHARACTER_LETTER = 'l',    /* another letter */
	CHARACTER_IDEOGRAPH = 'i', /* a letter that is a word of its own */
	CHARACTER_COMBINING = 'c', /* an accent or vowel sign on what stands before it */
	CHARACTER_JOINER = 'j', /* invisible within a word: soft hyphen, zero-width joiners */
	CHARACTER_DIGIT = 'd',  /* a decimal digit of any script */
	CHARACTER_MARK = 'm',
	CHARACTER_SYMBOL = 'y',
	CHARACTER_INVISIBLE = 'v' /* controls and direction marks: neither seen nor a space */
};

struct character {
	uint32_t code;
	uint32_t length; /* bytes; 0 at the end of the text */
	enum character_kind kind;
};

/* The kinds of the first 128 characters; 0 for a byte of any other. */
extern const char character_ascii_kinds[256];

/* As character_at(), for the end of the text and what is not ASCII. */
struct character character_beyond_ascii(struct winnow_str text, size_t at);

/* The character at `at`; at the end of the text a space of length 0. Here, for it is called for
 * each byte there is. */
static inline struct character character_at(struct winnow_str text, size_t at)
{
	if (at >= text.len || (unsigned char)text.ptr[at] >= 128)
		return character_beyond_ascii(text, at);
	unsigned char byte = (unsigned char)text.ptr[at];
	return (struct character){ byte, 1, (enum character_kind)character_ascii_kinds[byte] };
}

/* The one that ends at `at`; at the start of the text a space of length 0. */
struct character character_before(struct winnow_str text, size_t at);

static inline bool character_is_letter(struct character character) /* an ideograph is none */
{
	return character.kind == CHARACTER_LETTER || character.kind == CHARACTER_UPPER;
}

bool character_is_apostrophe(struct character character); /* ' and ’ and the modifier letter */
bool character_is_hyphen(struct character character);     /* - and its two likenesses */

#endif
