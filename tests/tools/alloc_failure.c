/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <errno.h>
#include "tools/alloc_failure.h"

/* Beyond this a test does too much at once to be run for each of its allocations. */
#define MOST_ALLOCATIONS 100000

/* By the linker's --wrap: what the code calls malloc is __wrap_malloc. */
void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
int __real_posix_memalign(void **memory, size_t alignment, size_t size);
void __real_free(void *memory);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *memory, size_t size);
int __wrap_posix_memalign(void **memory, size_t alignment, size_t size);
void __wrap_free(void *memory);

static struct {
	size_t made, failing, live;
	bool active, lasting, failed;
} run;

static bool fails(void)
{
	if (!run.active)
		return false;
	run.made++;
	bool now = run.made == run.failing ||
		   (run.lasting && run.failing && run.made > run.failing);
	run.failed = run.failed || now;
	return now;
}

static void *count(void *memory)
{
	run.live += run.active && memory;
	return memory;
}

void *__wrap_malloc(size_t size)
{
	return fails() ? NULL : count(__real_malloc(size));
}

void *__wrap_calloc(size_t number, size_t size)
{
	return fails() ? NULL : count(__real_calloc(number, size));
}

int __wrap_posix_memalign(void **memory, size_t alignment, size_t size)
{
	int error = fails() ? ENOMEM : __real_posix_memalign(memory, alignment, size);

	if (!error)
		count(*memory);
	return error;
}

void *__wrap_realloc(void *memory, size_t size)
{
	if (fails())
		return NULL;
	return memory ? __real_realloc(memory, size) : count(__real_realloc(NULL, size));
}

void __wrap_free(void *memory)
{
	run.live -= run.active && memory;
	__real_free(memory);
}

void alloc_failure_begin(size_t number, bool lasting)
{
	run.made = run.live = 0;
	run.failing = number;
	run.lasting = lasting;
	run.failed = false;
	run.active = true;
}

bool alloc_failure_end(size_t *ret_leaked)
{
	run.active = false;
	*ret_leaked = run.live;
	return run.failed;
}

static size_t fail_in_turn(void (*work)(void *context), void *context, bool lasting)
{
	for (size_t number = 1; number <= MOST_ALLOCATIONS; number++) {
		size_t leaked;
		alloc_failure_begin(number, lasting);
		work(context);
		bool failed = alloc_failure_end(&leaked);
		if (leaked)
			fail_msg("%zu allocations were not freed after allocation %zu failed",
				leaked, number);
		if (!failed)
			return number - 1;
	}
	fail_msg("more than %d allocations", MOST_ALLOCATIONS);
	return 0;
}

size_t alloc_failure_each(void (*work)(void *context), void *context)
{
	fail_in_turn(work, context, true);
	return fail_in_turn(work, context, false);
}
