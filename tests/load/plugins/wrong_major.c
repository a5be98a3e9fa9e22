/* SPDX-License-Identifier: MIT */
#define ABI_MAJOR 2
#include "skeleton.h"
