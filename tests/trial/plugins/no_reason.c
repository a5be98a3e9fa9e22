/* SPDX-License-Identifier: MIT
 * Fails and does not say why. */
#include "habit.h"

EXTRACT
{
	return WINNOW_EDATA;
}
