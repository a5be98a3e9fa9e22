/* SPDX-License-Identifier: MIT */
#define MAKES { "tree", "A tree.", attributes },
#define NEEDS "tall forest"
#include "skeleton.h"
