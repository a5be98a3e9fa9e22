/* SPDX-License-Identifier: MIT */
#define OPTIONS                                                                                \
	{                                                                                      \
		"title", "What.", NULL, NULL, 1, 10, WINNOW_TEXT, 0                            \
	}
#include "skeleton.h"
