/* SPDX-License-Identifier: MIT
 *
 * What a line of extract calls the unit of an amount, for those who compare: with what the amount is for,
 * "dollar per month", or of, "year of age".
 */
#ifndef WINNOW_CLI_EXTRACT_UNIT_H
#define WINNOW_CLI_EXTRACT_UNIT_H

#include <winnow/helpers.h>
#include "base/arena.h"

/* `attribute`: the one of the fact that is written as its unit. Borrowed from it or in the arena; ptr
 * NULL: no memory. */
struct winnow_str extract_unit(const struct winnow_fact *fact,
	const struct winnow_attribute *attribute, struct arena *arena) MUST_CHECK;

#endif
