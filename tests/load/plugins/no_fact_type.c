/* SPDX-License-Identifier: MIT */
#define MAKES
#include "skeleton.h"
