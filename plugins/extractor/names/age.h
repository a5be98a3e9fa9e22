/* SPDX-License-Identifier: MIT
 * How old a person is said to be, in words beside the name. */
#ifndef WINNOW_NAMES_AGE_H
#define WINNOW_NAMES_AGE_H

#include "names.h"

struct age {
	int64_t years;
	uint32_t first, end; /* tokens of the number alone */
	uint32_t behind;     /* the token behind all of it, where it follows the name */
};

/* 0: none is said beside the name. `limit`: where the name before it ends, at the earliest. */
int age_read(const struct reading *reading, const struct name *name, uint32_t limit,
	struct age *ret_age);

#endif
