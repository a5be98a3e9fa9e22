/* SPDX-License-Identifier: MIT */
#define MAKES { "tall-tree", "A tree.", NULL },
#include "skeleton.h"
