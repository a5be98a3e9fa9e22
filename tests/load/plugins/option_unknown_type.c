/* SPDX-License-Identifier: MIT */
#define OPTIONS                                                                                \
	{                                                                                      \
		"depth", "How deep.", NULL, NULL, 0, 0, 7, 0                                   \
	}
#include "skeleton.h"
