/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/arena.h"
#include "base/large.h"

#define FIRST_BLOCK ((size_t)1024)
#define LARGEST_BLOCK ((size_t)1 << 20)
#define LARGEST_KEPT ((size_t)4 << 20)

/* No sum with this wraps. */
#define LARGEST (SIZE_MAX / 4)

struct block {
	struct block *next;
	size_t size, used;
	max_align_t bytes[];
};

struct arena {
	size_t large_from;          /* bytes of a block */
	struct block *blocks;       /* the first is the one in use */
	size_t used, held, ceiling; /* held: in blocks */
};

struct arena *arena_create(size_t ceiling)
{
	struct arena *arena = calloc(1, sizeof *arena);

	if (arena) {
		arena->ceiling = ceiling ? ceiling : SIZE_MAX;
		arena->large_from = SIZE_MAX;
	}
	return arena;
}

struct arena *arena_create_large(size_t ceiling, size_t least)
{
	struct arena *arena = arena_create(ceiling);

	if (arena)
		arena->large_from = least;
	return arena;
}

static void free_blocks(struct block *block)
{
	while (block) {
		struct block *next = block->next;
		free(block);
		block = next;
	}
}

void arena_destroy(struct arena *arena)
{
	if (!arena)
		return;
	free_blocks(arena->blocks);
	free(arena);
}

/* Of an eighth of all that is held: what is left over at the end is little beside what was used. */
static size_t next_size(const struct arena *arena)
{
	size_t size = arena->held / 8;

	size = size < FIRST_BLOCK ? FIRST_BLOCK : size;
	return size < LARGEST_BLOCK ? size : LARGEST_BLOCK;
}

static struct block *make_block(struct arena *arena, size_t size)
{
	size_t whole = sizeof(struct block) + size;
	bool is_large = size >= arena->large_from;

	if (is_large)
		whole = large_size(whole < LARGE_PAGE ? LARGE_PAGE : whole);
	struct block *block = is_large ? large_alloc(whole) : malloc(whole);
	if (!block)
		return NULL;
	size = whole - sizeof *block;
	arena->held += size;
	*block = (struct block){ .size = size };
	return block;
}

/* A piece larger than a block has one of its own, behind the one in use, which has room yet. */
static struct block *add_block(struct arena *arena, size_t need)
{
	size_t size = next_size(arena);
	struct block *block = make_block(arena, need > size ? need : size);

	if (!block)
		return NULL;
	struct block **place = &arena->blocks;
	if (need > size && *place)
		place = &(*place)->next;
	block->next = *place;
	*place = block;
	return block;
}

void *arena_take(struct arena *arena, size_t size)
{
	if (size > LARGEST)
		return NULL;
	size_t aligned = (size ? size : 1) + sizeof(max_align_t) - 1;
	aligned -= aligned % sizeof(max_align_t);
	if (aligned > arena->ceiling - arena->used)
		return NULL;
	struct block *block = arena->blocks;
	if (!block || block->size - block->used < aligned)
		block = add_block(arena, aligned);
	if (!block)
		return NULL;
	void *memory = (char *)block->bytes + block->used;
	block->used += aligned;
	arena->used += aligned;
	return memory;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	void *memory = arena_take(arena, size);

	return memory ? memset(memory, 0, size) : NULL;
}

void *arena_take_array(struct arena *arena, size_t count, size_t size)
{
	size_t bytes;

	return __builtin_mul_overflow(count, size, &bytes) ? NULL : arena_take(arena, bytes);
}

void *arena_alloc_array(struct arena *arena, size_t count, size_t size)
{
	size_t bytes;

	return __builtin_mul_overflow(count, size, &bytes) ? NULL : arena_alloc(arena, bytes);
}

struct winnow_str arena_copy(struct arena *arena, struct winnow_str text)
{
	char *copy = text.len < SIZE_MAX ? arena_take(arena, text.len + 1) : NULL;

	if (!copy)
		return (struct winnow_str){ NULL, 0 };
	if (text.len)
		memcpy(copy, text.ptr, text.len);
	copy[text.len] = '\0';
	return (struct winnow_str){ copy, text.len };
}

struct winnow_str arena_printf(struct arena *arena, const char *format, ...)
{
	char some[256]; /* most are no longer, and are written once */
	va_list arguments, again;

	va_start(arguments, format);
	va_copy(again, arguments);
	int length = vsnprintf(some, sizeof some, format, arguments);
	va_end(arguments);
	char *text = length < 0 ? NULL : arena_take(arena, (size_t)length + 1);
	if (text && (size_t)length < sizeof some)
		memcpy(text, some, (size_t)length + 1);
	else if (text)
		vsnprintf(text, (size_t)length + 1, format, again);
	va_end(again);
	return (struct winnow_str){ text, text ? (size_t)length : 0 };
}

/* In one piece as large as all there were, so that the same work again asks for none. */
void arena_reset(struct arena *arena)
{
	size_t size = arena->held;

	arena->used = 0;
	if (arena->blocks && !arena->blocks->next && size <= LARGEST_KEPT) {
		arena->blocks->used = 0;
		return;
	}
	free_blocks(arena->blocks);
	arena->blocks = NULL;
	arena->held = 0;
	if (size)
		arena->blocks = make_block(arena, size < LARGEST_KEPT ? size : LARGEST_KEPT);
}

size_t arena_used(const struct arena *arena)
{
	return arena->used;
}

size_t arena_held(const struct arena *arena)
{
	size_t size = sizeof *arena;

	for (const struct block *block = arena->blocks; block; block = block->next)
		size += sizeof *block + block->size;
	return size;
}
