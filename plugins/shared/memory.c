/* SPDX-License-Identifier: MIT */
#include "shared/memory.h"

#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>

struct memory_block {
	struct memory_block *next;
	alignas(max_align_t) char bytes[];
};

static const struct memory *memory_of(const struct winnow_host *host)
{
	return (const struct memory *)(const void *)host;
}

static int tell(const struct winnow_host *host, int code, struct winnow_str why)
{
	const struct memory *memory = memory_of(host);
	char text[600];

	snprintf(text, sizeof(text), "%s %zu is passed over: %.*s", memory->what,
		memory->number, (int)(why.len < 500 ? why.len : 500), why.ptr ? why.ptr : "");
	memory->outer->log(memory->outer, WINNOW_WARNING, winnow_str(text));
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
	struct memory_block *block = calloc(1, sizeof(*block) + (size ? size : 1));
	if (!block)
		return NULL;
	block->next = memory->blocks;
	memory->blocks = block;
	memory->spent += size;
	return block->bytes;
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

void memory_begin(
	struct memory *memory, const struct winnow_host *outer, const char *what, size_t number)
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
		.what = what,
		.number = number,
	};
}

void memory_end(struct memory *memory)
{
	while (memory->blocks) {
		struct memory_block *block = memory->blocks;
		memory->blocks = block->next;
		free(block);
	}
}
