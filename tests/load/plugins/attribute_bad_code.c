/* SPDX-License-Identifier: MIT */
#define MAKES { "tree", "A tree.", attributes },
#define ATTRIBUTES                                                                             \
	{                                                                                      \
		"kind", "Which.", (const char *const[]){ "oak", "silver fir", NULL },          \
			WINNOW_VALUE_CODE, 0                                                   \
	}
#include "skeleton.h"
