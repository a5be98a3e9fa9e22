/* SPDX-License-Identifier: MIT
 * Numbers as a configuration writes them, back to text. config_parse_number() reads them. */
#ifndef WINNOW_CONFIG_NUMBER_H
#define WINNOW_CONFIG_NUMBER_H

#include "config/config.h"

#define NUMBER_TEXT_SIZE 32

/* As a user would write it: 32M, 30s, -3. */
struct winnow_str number_text(uint32_t type, int64_t number, char text[NUMBER_TEXT_SIZE]);

#endif
