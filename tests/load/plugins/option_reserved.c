/* SPDX-License-Identifier: MIT */
#define OPTIONS                                                                                \
	{                                                                                      \
		"plugin", "Which.", NULL, NULL, 0, 0, WINNOW_TEXT, 0                           \
	}
#include "skeleton.h"
