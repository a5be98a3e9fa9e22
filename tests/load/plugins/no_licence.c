/* SPDX-License-Identifier: MIT */
#define LICENCE NULL
#include "skeleton.h"
