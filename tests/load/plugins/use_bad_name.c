/* SPDX-License-Identifier: MIT */
#define MAKES { "tree", "A tree.", attributes },
#define USES "low hedge"
#include "skeleton.h"
