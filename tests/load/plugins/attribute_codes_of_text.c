/* SPDX-License-Identifier: MIT */
#define MAKES { "tree", "A tree.", attributes },
#define ATTRIBUTES                                                                             \
	{                                                                                      \
		"kind", "Which.", (const char *const[]){ "oak", NULL }, WINNOW_VALUE_TEXT, 0   \
	}
#include "skeleton.h"
