/* SPDX-License-Identifier: MIT */
#define OPTIONS                                                                                \
	{                                                                                      \
		"depth", "How deep.", "3", NULL, 0, 0, WINNOW_INTEGER, WINNOW_REQUIRED         \
	}
#include "skeleton.h"
