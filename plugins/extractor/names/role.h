/* SPDX-License-Identifier: MIT
 * What a person is said to be beside the name: "pearl dealer Pavel Brandt", "Pavel Brandt, 52, a
 * pearl dealer from Kampala". */
#ifndef WINNOW_NAMES_ROLE_H
#define WINNOW_NAMES_ROLE_H

#include "names.h"

struct role {
	uint32_t first, end;             /* tokens, the article with it */
	uint32_t value_first, value_end; /* without it */
	uint32_t place;                  /* the place's name, its index; NO_NAME: none */
	uint32_t whole_end;              /* behind the place */
	uint32_t nationality;            /* likewise */
};

/* `behind`: the token behind the name and its age. 0: none. */
int role_read(const struct reading *reading, const struct name *name, uint32_t behind,
	struct role *ret_role);

/* The honorific or office directly before the name; 0: none. */
int title_read(const struct reading *reading, const struct name *name, uint32_t *ret_first,
	uint32_t *ret_end);

#endif
