/* SPDX-License-Identifier: MIT
 * Points behind the text. */
#include "habit.h"

EXTRACT
{
	return state(out, "habit", reading->document->text.len, 5, NULL, 0) < 0 ? WINNOW_EDATA
										: 0;
}
