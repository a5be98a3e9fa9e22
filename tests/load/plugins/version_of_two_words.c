/* SPDX-License-Identifier: MIT */
#define VERSION "1.0 beta"
#include "skeleton.h"
