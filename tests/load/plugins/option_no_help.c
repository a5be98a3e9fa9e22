/* SPDX-License-Identifier: MIT */
#define OPTIONS                                                                                \
	{                                                                                      \
		"depth", NULL, NULL, NULL, 0, 0, WINNOW_INTEGER, 0                             \
	}
#include "skeleton.h"
