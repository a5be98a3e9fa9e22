/* SPDX-License-Identifier: MIT */
#define MAKES { "tree", "A tree.", attributes },
#define ATTRIBUTES                                                                             \
	{                                                                                      \
		"2nd", "Another.", NULL, WINNOW_VALUE_TEXT, 0                                  \
	}
#include "skeleton.h"
