/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <malloc.h>
#include <stdlib.h>
#include "tools/memory_counter.h"

/* The C library's own, under the names it exports for those who stand before it. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);
void *__libc_memalign(size_t alignment, size_t size);
void __libc_free(void *memory);

static long held, most;

static void *count(void *memory)
{
	held += (long)(memory ? malloc_usable_size(memory) : 0);
	most = held > most ? held : most;
	return memory;
}

static void forget(void *memory)
{
	held -= (long)(memory ? malloc_usable_size(memory) : 0);
}

void *malloc(size_t size)
{
	return count(__libc_malloc(size));
}

void *calloc(size_t number, size_t size)
{
	return count(__libc_calloc(number, size));
}

void *realloc(void *memory, size_t size)
{
	forget(memory);
	void *moved = __libc_realloc(memory, size);
	if (!moved && size)
		count(memory);
	return count(moved);
}

void free(void *memory)
{
	forget(memory);
	__libc_free(memory);
}

void *aligned_alloc(size_t alignment, size_t size)
{
	return count(__libc_memalign(alignment, size));
}

int posix_memalign(void **ret_memory, size_t alignment, size_t size)
{
	void *memory = count(__libc_memalign(alignment, size));

	if (!memory)
		return ENOMEM;
	*ret_memory = memory;
	return 0;
}

void memory_counter_begin(void)
{
	held = most = 0;
}

size_t memory_counter_most(void)
{
	return (size_t)most;
}
