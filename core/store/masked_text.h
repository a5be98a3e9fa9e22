/* SPDX-License-Identifier: MIT
 * A text with names hidden in it, and where each place of the one is in the other. */
#ifndef WINNOW_STORE_MASKED_TEXT_H
#define WINNOW_STORE_MASKED_TEXT_H

#include "store/name_list.h"

/* A name that was hidden; bytes and code points, of the text and of the masked one. */
struct mask {
	size_t at, end, masked_at, masked_end;
	size_t at_char, end_char, masked_at_char, masked_end_char;
};

struct masked_text {
	struct winnow_str text; /* the masked one */
	struct mask *masks;     /* in order */
	size_t count;
};

/* All of it in `arena`. An address is compared without its escapes, and keeps them where nothing
 * is hidden. False: no memory. */
bool masked_text_make(const struct name_list *names, struct winnow_str text, bool is_address,
	struct arena *arena, struct masked_text *ret_masked) MUST_CHECK;

/* Moves a place of the text, its byte and its code point (NULL: not wanted), to where it is in the
 * masked one. A place within a name is moved to its beginning, or, with `outward`, to its end. */
void masked_text_move(
	const struct masked_text *masked, uint64_t *byte, uint64_t *point, bool outward);

#endif
