/* SPDX-License-Identifier: MIT */
#define DESCRIPTOR_SIZE 65536
#include "skeleton.h"
