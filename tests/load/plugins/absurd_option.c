/* SPDX-License-Identifier: MIT */
#define OPTION_SIZE 4000000000u
#include "skeleton.h"
