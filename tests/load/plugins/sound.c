/* SPDX-License-Identifier: MIT */
#define OPTIONS                                                                                \
	{                                                                                      \
		"depth", "How deep.", "3", NULL, 1, 9, WINNOW_INTEGER, 0                       \
	}
#define MAKES { "tree", "A tree.", attributes },
#define NEEDS "forest"
#include "skeleton.h"
