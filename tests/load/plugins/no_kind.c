/* SPDX-License-Identifier: MIT */
#define WITHOUT_SOURCE
#include "skeleton.h"
