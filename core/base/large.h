/* SPDX-License-Identifier: MIT
 *
 * Memory on the machine's large pages, where it has any to give: in tables of some megabytes that
 * are looked into at random, to find the page takes longer than the look, unless pages are few.
 */
#ifndef WINNOW_BASE_LARGE_H
#define WINNOW_BASE_LARGE_H

#include <stddef.h>
#include "base/attr.h"

#define LARGE_PAGE ((size_t)2 << 20)

/* As malloc() and calloc(), and free() frees it: what fills half a large page or more has whole
 * ones. */
void *large_alloc(size_t size) MUST_CHECK;
void *large_alloc_zeroed(size_t count, size_t size) MUST_CHECK;

/* How much there is when so much is asked for. */
size_t large_size(size_t size);

#endif
