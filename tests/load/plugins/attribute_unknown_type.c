/* SPDX-License-Identifier: MIT */
#define MAKES { "tree", "A tree.", attributes },
#define ATTRIBUTES                                                                             \
	{                                                                                      \
		"height", "In metres.", NULL, 9, 0                                             \
	}
#include "skeleton.h"
