/* SPDX-License-Identifier: MIT
 * What a role is read by, word by word. */
#ifndef WINNOW_NAMES_ROLE_PARTS_H
#define WINNOW_NAMES_ROLE_PARTS_H

#include "role.h"

enum { LONGEST_ROLE = 8 }; /* tokens */

uint64_t role_classes(const struct reading *reading, uint32_t token);
int role_is_grammatical(const struct reading *reading, uint32_t token);
int role_is_person_word(const struct reading *reading, uint32_t token);

/* The first name from the token on that is no person's begins there: "BBC" in ", BBC journalist"; NULL: none does. */
const struct name *role_owner_at(const struct reading *reading, uint32_t token);

/* "Minister" in "Minister of Health", "Director of Public Prosecutions": behind the word for an office whose
 * field ends before `end`; `end`: there is none. Words with small letters are a field only where one stands
 * apart: "the deputy director of public prosecutions, Eva Sorn,". */
uint32_t office_before(
	const struct reading *reading, uint32_t end, uint32_t limit, int stands_apart);

/* Behind "of Health" in "Minister of Health"; `end`, where the field is the name of a body or a place. */
uint32_t office_field_end(const struct reading *reading, uint32_t end);

/* What begins at `first` goes on with an office, and is no body: "Labour and Social Development" in "Minister of Gender,
 * Labour and Social Development", the short form of "Superintendent of Police (SP)". */
int office_has(const struct reading *reading, uint32_t first, uint32_t floor);

#endif
