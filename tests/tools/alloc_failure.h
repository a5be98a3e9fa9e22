/* SPDX-License-Identifier: MIT
 *
 * Makes allocations fail, each in turn, and counts what was not freed. It sees what is linked into
 * the test, not what libraries allocate inside. In meson.build:
 *
 *     executable('test_x_memory', 'test_x_memory.c', alloc_failure,
 *       link_args: alloc_failure_args, …)
 *
 * Not for two threads at once.
 */
#ifndef WINNOW_TESTS_TOOLS_ALLOC_FAILURE_H
#define WINNOW_TESTS_TOOLS_ALLOC_FAILURE_H

#include <stdbool.h>
#include <stddef.h>

/* From now on the allocation `number` (from 1) fails, and all after it if `lasting`; 0: none. */
void alloc_failure_begin(size_t number, bool lasting);

/* Ends it; true when an allocation failed. *ret_leaked: allocations since that were not freed. */
bool alloc_failure_end(size_t *ret_leaked);

/* Runs `work` with its first allocation failing, then its second, and so on until it asks for no
 * more; then all that again with every allocation from there on failing. Answers how many
 * allocations it makes. Ends the test when something is left behind. */
size_t alloc_failure_each(void (*work)(void *context), void *context);

#endif
