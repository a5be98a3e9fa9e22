/* SPDX-License-Identifier: MIT
 * Of a source: when it is due, and what is expected of it. */
#ifndef WINNOW_CONFIG_EXPECT_H
#define WINNOW_CONFIG_EXPECT_H

#include "config/bind.h"

/* Fills timing and expect of a source whose own keys were read; problems go to the binding's. */
void expect_read(const struct binding *binding, struct section *section);

#endif
