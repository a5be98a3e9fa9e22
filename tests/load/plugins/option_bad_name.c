/* SPDX-License-Identifier: MIT */
#define OPTIONS                                                                                \
	{                                                                                      \
		"Max-Depth", "How deep.", NULL, NULL, 0, 0, WINNOW_INTEGER, 0                  \
	}
#include "skeleton.h"
