/* SPDX-License-Identifier: MIT
 * Numbers as a configuration writes them: decimals, and all back to text. config_parse_number()
 * reads the others. */
#ifndef WINNOW_CONFIG_NUMBER_H
#define WINNOW_CONFIG_NUMBER_H

#include "config/config.h"

#define NUMBER_TEXT_SIZE 32

/* "2", "0.5", and of a share "50%" and "50 %" as well. */
bool number_parse_decimal(struct winnow_str text, bool share, double *ret_number);

/* As a user would write it: 32M, 30s, -3. */
struct winnow_str number_text(uint32_t type, int64_t number, char text[NUMBER_TEXT_SIZE]);

#endif
