/* SPDX-License-Identifier: MIT */
#define OPTIONS                                                                                \
	{                                                                                      \
		"depth", "How deep.", "12", NULL, 1, 10, WINNOW_INTEGER, 0                     \
	}
#include "skeleton.h"
