/* SPDX-License-Identifier: MIT */
#define DESCRIPTOR_SIZE 40
#include "skeleton.h"
