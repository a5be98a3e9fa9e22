/* SPDX-License-Identifier: MIT
 * What a plugin's file lends to others. Inside core/trial only. */
#ifndef WINNOW_TRIAL_SYMBOLS_H
#define WINNOW_TRIAL_SYMBOLS_H

#include "trial/report.h"

void symbols_check(const char *path, struct report *report);

#endif
