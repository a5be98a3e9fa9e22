/* SPDX-License-Identifier: MIT */
#include "reader/mail/memory.h"

static const struct memory *memory_of(const struct winnow_host *host)
{
	return (const struct memory *)(const void *)host;
}

static int tell(const struct winnow_host *host, int code, struct winnow_str why)
{
	const struct winnow_host *outer = memory_of(host)->outer;

	outer->log(outer, WINNOW_WARNING, why);
	return code;
}

static void log_on(const struct winnow_host *host, int level, struct winnow_str text)
{
	const struct winnow_host *outer = memory_of(host)->outer;

	outer->log(outer, level, text);
}

static void *allocate(const struct winnow_host *host, size_t size)
{
	struct memory *memory = (struct memory *)(uintptr_t)host;

	if (size > MEMORY_MOST - memory->spent)
		return NULL;
	void *block = g_try_malloc0(size ? size : 1);
	if (!block)
		return NULL;
	memory->spent += size;
	g_ptr_array_add(memory->blocks, block);
	return block;
}

static int is_cancelled(const struct winnow_host *host)
{
	const struct winnow_host *outer = memory_of(host)->outer;

	return outer->cancelled(outer);
}

static const void *no_service(const struct winnow_host *host, const char *name)
{
	(void)host;
	(void)name;
	return NULL;
}

void memory_begin(struct memory *memory, const struct winnow_host *outer)
{
	*memory = (struct memory){
		.host = { .size = sizeof(struct winnow_host),
			.abi_minor = outer->abi_minor,
			.fail = tell,
			.log = log_on,
			.alloc = allocate,
			.cancelled = is_cancelled,
			.service = no_service },
		.outer = outer,
		.blocks = g_ptr_array_new_with_free_func(g_free),
	};
}

void memory_end(struct memory *memory)
{
	g_ptr_array_free(memory->blocks, TRUE);
}
