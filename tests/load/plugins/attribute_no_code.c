/* SPDX-License-Identifier: MIT */
#define MAKES { "tree", "A tree.", attributes },
#define ATTRIBUTES                                                                             \
	{                                                                                      \
		"kind", "Which.", (const char *const[]){ NULL }, WINNOW_VALUE_CODE, 0          \
	}
#include "skeleton.h"
