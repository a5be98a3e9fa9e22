/* SPDX-License-Identifier: MIT */
#define MAKES { "tree", "", NULL },
#include "skeleton.h"
