/* SPDX-License-Identifier: MIT */
#define ID "Skeleton-1"
#include "skeleton.h"
