/* SPDX-License-Identifier: MIT */
#define SOURCE_SIZE 24
#include "skeleton.h"
