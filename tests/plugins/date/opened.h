/* SPDX-License-Identifier: MIT
 *
 * The extractor `date`, opened once for all tests of a program.
 */
#ifndef WINNOW_TESTS_PLUGINS_DATE_OPENED_H
#define WINNOW_TESTS_PLUGINS_DATE_OPENED_H

#include "tools/extractor_harness.h"

extern struct extractor_harness *extractor;

/* Set-up and tear-down of a group. */
int open_extractor(void **state);
int close_extractor(void **state);

#endif
