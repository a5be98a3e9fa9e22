/* SPDX-License-Identifier: MIT */
#define START NULL
#include "skeleton.h"
