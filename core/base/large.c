/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE /* madvise() */
#include "base/large.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

size_t large_size(size_t size)
{
	if (size < LARGE_PAGE / 2 || size > SIZE_MAX - LARGE_PAGE)
		return size;
	return (size + LARGE_PAGE - 1) / LARGE_PAGE * LARGE_PAGE;
}

void *large_alloc(size_t size)
{
	size_t whole = large_size(size);
	void *memory;

	if (whole % LARGE_PAGE)
		return malloc(size);
	if (posix_memalign(&memory, LARGE_PAGE, whole))
		return NULL;
#ifdef MADV_HUGEPAGE
	(void)madvise(memory, whole, MADV_HUGEPAGE); /* small pages do, too */
#endif
	return memory;
}

void *large_alloc_zeroed(size_t count, size_t size)
{
	size_t bytes;

	if (__builtin_mul_overflow(count, size, &bytes))
		return NULL;
	if (bytes < LARGE_PAGE / 2)
		return calloc(count, size);
	void *memory = large_alloc(bytes);
	return memory ? memset(memory, 0, bytes) : NULL;
}
