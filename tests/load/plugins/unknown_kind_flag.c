/* SPDX-License-Identifier: MIT */
#define SOURCE_FLAGS 6
#include "skeleton.h"
