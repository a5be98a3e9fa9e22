/* SPDX-License-Identifier: MIT
 * Gives up because of one text. */
#include "habit.h"

EXTRACT
{
	return winnow_fail(host, WINNOW_EFATAL, "I do not like this text");
}
