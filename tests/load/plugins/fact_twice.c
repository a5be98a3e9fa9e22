/* SPDX-License-Identifier: MIT */
#define MAKES { "tree", "A tree.", NULL }, { "tree", "A tree.", NULL },
#include "skeleton.h"
