/* SPDX-License-Identifier: MIT */
#define OPTIONS                                                                                \
	{                                                                                      \
		"most", "How much.", "12q", NULL, 0, 0, WINNOW_SIZE, 0                         \
	}
#include "skeleton.h"
