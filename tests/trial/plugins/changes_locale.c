/* SPDX-License-Identifier: MIT
 * Sets the locale. */
#include <locale.h>
#include "habit.h"

EXTRACT
{
	setlocale(LC_ALL, "C");
	return 0;
}
