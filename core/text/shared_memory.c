/* SPDX-License-Identifier: MIT */
#include "text/shared_memory.h"
#include <string.h>

/* They are few. */
struct shared_piece {
	struct shared_piece *next;
	struct winnow_str name;
	size_t size;
	void *memory;
};

void *shared_memory_take(struct shared_memory *memory, const char *name, size_t size)
{
	struct winnow_str wanted = { name, strlen(name) };
	struct shared_piece *piece = memory->pieces;

	while (piece && (piece->size != size || !winnow_equal(piece->name, wanted)))
		piece = piece->next;
	if (piece)
		return piece->memory;
	piece = arena_alloc(memory->arena, sizeof *piece);
	if (!piece)
		return NULL;
	piece->name = arena_copy(memory->arena, wanted);
	piece->size = size;
	piece->memory = piece->name.ptr ? arena_alloc(memory->arena, size) : NULL;
	if (!piece->memory)
		return NULL;
	piece->next = memory->pieces;
	memory->pieces = piece;
	return piece->memory;
}
