/* SPDX-License-Identifier: MIT
 *
 * UTF-8: what is valid, and counting in code points. Unicode's own tables come from
 * libunistring.
 */
#ifndef WINNOW_BASE_UTF8_H
#define WINNOW_BASE_UTF8_H

#include <stdbool.h>
#include "base/str.h"

/* Valid UTF-8 (no surrogates, nothing overlong) and no NUL. */
bool utf8_is_text(struct winnow_str text);

/* Whether a character begins at `at`, or the text ends there. */
static inline bool utf8_is_boundary(struct winnow_str text, size_t at)
{
	return at == text.len ||
	       (at < text.len && ((unsigned char)text.ptr[at] & 0xc0) != 0x80);
}

/* Code points in valid UTF-8. */
size_t utf8_count(struct winnow_str text);

/* The offset `count` code points on from `at`, or back for a negative count; stops at the ends. */
size_t utf8_step(struct winnow_str text, size_t at, long count);

/* The character at `at` and its length in bytes; U+FFFD and 1 where it is not valid. */
uint32_t utf8_decode(struct winnow_str text, size_t at, size_t *ret_length);

/* Writes up to 4 bytes, returns how many; U+FFFD for what is no character. */
size_t utf8_encode(uint32_t character, char bytes[4]);

/* Makes valid UTF-8 of any bytes, in place: '?' for each byte that is none; a character that the
 * end cuts is dropped. */
void utf8_repair(char *text);

/* The same, and '?' for each byte of a control character, so that nothing steers a terminal. */
void utf8_make_printable(char *text);

#endif
