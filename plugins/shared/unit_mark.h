/* SPDX-License-Identifier: MIT
 * Feet and inches by their marks: 5'11", 6' 2", 34". */
#ifndef WINNOW_SHARED_UNIT_MARK_H
#define WINNOW_SHARED_UNIT_MARK_H

#include "shared/unit.h"

/* The mark at `end`, behind the number: feet where inches follow, the inches behind feet, and inches alone
 * where it closes no quotation. 1, with where it ends; 0: none. */
int unit_marked(
	const struct passage *passage, uint32_t end, uint32_t *ret_end, struct unit *ret_unit);

#endif
