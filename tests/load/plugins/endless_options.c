/* SPDX-License-Identifier: MIT
 * A table that goes on and on: its end is too far away to be one. */
#define OPTION                                                                                 \
	{                                                                                      \
		"depth", "How deep.", NULL, NULL, 0, 0, WINNOW_INTEGER, 0                      \
	}
#define TEN OPTION, OPTION, OPTION, OPTION, OPTION, OPTION, OPTION, OPTION, OPTION, OPTION
#define HUNDRED TEN, TEN, TEN, TEN, TEN, TEN, TEN, TEN, TEN, TEN
#define OPTIONS                                                                                \
	HUNDRED, HUNDRED, HUNDRED, HUNDRED, HUNDRED, HUNDRED, HUNDRED, HUNDRED, HUNDRED,       \
		HUNDRED, OPTION
#include "skeleton.h"
