/* SPDX-License-Identifier: MIT
 *
 * Slices of bytes: struct winnow_str of the contract is the core's one string type. The
 * smallest conveniences are in winnow/helpers.h; these are the core's own.
 */
#ifndef WINNOW_BASE_STR_H
#define WINNOW_BASE_STR_H

#include <stdbool.h>
#include <winnow/helpers.h>
#include "base/attr.h"

/* printf("%.*s", STR_ARGS(str)) */
#define STR_ARGS(str) (int)(str).len, (str).ptr ? (str).ptr : ""
#define STR_LITERAL(text) ((struct winnow_str){ (text), sizeof(text) - 1 })

/* Negative, zero, positive: by bytes, a prefix before the longer. */
int str_compare(struct winnow_str a, struct winnow_str b);

bool str_equal_ascii_case(struct winnow_str a, struct winnow_str b);

/* As str_compare(), of the lower case. */
int str_compare_ascii_case(struct winnow_str a, struct winnow_str b);

/* Without white space (ASCII) at both ends. */
struct winnow_str str_trim(struct winnow_str text);

/* Offset of the first `byte` from `from` on; text.len when there is none. */
size_t str_find_byte(struct winnow_str text, char byte, size_t from);

/* Offset of the first `needle`; text.len when there is none. */
size_t str_find(struct winnow_str text, struct winnow_str needle);

/* The part up to the first `byte`, which is dropped; *rest is what follows. False once *rest is
 * spent: while (str_split(&rest, '\n', &line)) … */
bool str_split(struct winnow_str *rest, char byte, struct winnow_str *ret_part);

/* How many edits (insert, delete, replace, swap of neighbours) lead from one to the other; both
 * at most 64 bytes, else SIZE_MAX. For "did you mean". */
size_t str_distance(struct winnow_str a, struct winnow_str b);

#define STR_INTEGER_SIZE 21

/* In decimal digits, into STR_INTEGER_SIZE bytes, without a NUL; returns the text. */
struct winnow_str str_of_integer(int64_t number, char text[STR_INTEGER_SIZE]);

/* Of a hexadecimal digit; -1: it is none. */
int str_digit(char digit);

/* The byte that an escape of addresses, as "%7e", stands for; -1: none begins at `at`. */
int str_escaped(struct winnow_str text, size_t at);

#endif
