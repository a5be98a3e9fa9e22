/* SPDX-License-Identifier: MIT
 *
 * Counts the bytes of memory that a program holds, its libraries and plugins included: whoever
 * is linked with this file has malloc() and its kin go through the count. By the sizes the
 * allocator gave, which are those asked for, rounded up (glibc). Not for two threads at once, and not
 * beside a sanitizer, which wants malloc() for itself.
 */
#ifndef WINNOW_TESTS_TOOLS_MEMORY_COUNTER_H
#define WINNOW_TESTS_TOOLS_MEMORY_COUNTER_H

#include <stddef.h>

/* From now on. */
void memory_counter_begin(void);

/* The most bytes held at once since then, beyond those held when it began. */
size_t memory_counter_most(void);

#endif
