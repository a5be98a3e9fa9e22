/* SPDX-License-Identifier: MIT */
#define MAKES { "tree", "A tree.", attributes },
#define FACT_TYPE_SIZE 8
#include "skeleton.h"
