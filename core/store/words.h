/* SPDX-License-Identifier: MIT
 *
 * The words the store writes for the contract's numbers, so that people can read its tables.
 */
#ifndef WINNOW_STORE_WORDS_H
#define WINNOW_STORE_WORDS_H

#include "base/str.h"

/* Empty for a number that has no word, 0 for a word that has no number. */
struct winnow_str words_block_type(uint32_t type);
uint32_t words_block_type_of(struct winnow_str word);
struct winnow_str words_value_type(uint32_t type);
uint32_t words_value_type_of(struct winnow_str word);
struct winnow_str words_precision(uint32_t precision);
uint32_t words_precision_of(struct winnow_str word);

#endif
