/* SPDX-License-Identifier: MIT */
#define OPTIONS                                                                                \
	{ "depth", "How deep.", NULL, NULL, 0, 0, WINNOW_INTEGER, 0 },                         \
	{                                                                                      \
		"depth", "Again.", NULL, NULL, 0, 0, WINNOW_INTEGER, 0                         \
	}
#include "skeleton.h"
