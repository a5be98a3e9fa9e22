/* SPDX-License-Identifier: MIT */
#define MAKES { "tree", "A tree.", attributes },
#define ATTRIBUTES                                                                             \
	{                                                                                      \
		"height", "In metres.", NULL, WINNOW_VALUE_DECIMAL, WINNOW_SECRET              \
	}
#include "skeleton.h"
