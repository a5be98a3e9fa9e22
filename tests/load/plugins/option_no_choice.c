/* SPDX-License-Identifier: MIT */
#define OPTIONS                                                                                \
	{                                                                                      \
		"order", "Of what.", NULL, (const char *const[]){ NULL }, 0, 0, WINNOW_TEXT, 0 \
	}
#include "skeleton.h"
