/* SPDX-License-Identifier: MIT */
#define MAKES { "tree", "A tree.", attributes },
#define ATTRIBUTES                                                                             \
	{ "height", "In metres.", NULL, WINNOW_VALUE_DECIMAL, 0 },                             \
	{                                                                                      \
		"height", "In feet.", NULL, WINNOW_VALUE_DECIMAL, 0                            \
	}
#include "skeleton.h"
