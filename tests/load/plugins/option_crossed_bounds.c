/* SPDX-License-Identifier: MIT */
#define OPTIONS                                                                                \
	{                                                                                      \
		"depth", "How deep.", NULL, NULL, 9, 1, WINNOW_INTEGER, 0                      \
	}
#include "skeleton.h"
