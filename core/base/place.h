/* SPDX-License-Identifier: MIT
 * Where an archive holds something: struct winnow_place of the contract. */
#ifndef WINNOW_BASE_PLACE_H
#define WINNOW_BASE_PLACE_H

#include "base/arena.h"

/* With its texts, in `arena`; false: no memory. */
bool place_copy(const struct winnow_place *place, struct arena *arena,
	struct winnow_place *ret_copy) MUST_CHECK;

#endif
