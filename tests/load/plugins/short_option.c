/* SPDX-License-Identifier: MIT */
#define OPTION_SIZE 48
#include "skeleton.h"
