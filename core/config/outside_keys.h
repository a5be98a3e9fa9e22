/* SPDX-License-Identifier: MIT
 * Of an entry whose plugin runs in a process of its own: `isolate`, or the plugin exec. */
#ifndef WINNOW_CONFIG_OUTSIDE_KEYS_H
#define WINNOW_CONFIG_OUTSIDE_KEYS_H

#include "config/bind.h"

/* Fills section->outside; problems go to the binding's. False: no memory. */
bool outside_keys_read(const struct binding *binding, struct section *section) MUST_CHECK;

#endif
