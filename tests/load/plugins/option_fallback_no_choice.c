/* SPDX-License-Identifier: MIT */
#define OPTIONS                                                                                \
	{                                                                                      \
		"order", "Of what.", "size", (const char *const[]){ "name", "time", NULL }, 0, \
			0, WINNOW_TEXT, 0                                                      \
	}
#include "skeleton.h"
