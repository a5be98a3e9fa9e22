/* SPDX-License-Identifier: MIT */
#define OPTIONS                                                                                \
	{                                                                                      \
		"wait", "How long.", NULL, (const char *const[]){ "30s", "soon", NULL }, 0, 0, \
			WINNOW_DURATION, 0                                                     \
	}
#include "skeleton.h"
