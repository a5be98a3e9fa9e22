/* SPDX-License-Identifier: MIT */
#define DESCRIPTOR_SIZE 83
#include "skeleton.h"
