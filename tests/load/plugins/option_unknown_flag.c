/* SPDX-License-Identifier: MIT */
#define OPTIONS                                                                                \
	{                                                                                      \
		"depth", "How deep.", NULL, NULL, 0, 0, WINNOW_INTEGER, WINNOW_LIST | 8        \
	}
#include "skeleton.h"
