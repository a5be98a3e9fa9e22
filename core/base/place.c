/* SPDX-License-Identifier: MIT */
#include "base/place.h"

bool place_copy(
	const struct winnow_place *place, struct arena *arena, struct winnow_place *ret_copy)
{
	*ret_copy = *place;
	ret_copy->file = arena_copy(arena, place->file);
	ret_copy->id = arena_copy(arena, place->id);
	ret_copy->digest = arena_copy(arena, place->digest);
	return ret_copy->file.ptr && ret_copy->id.ptr && ret_copy->digest.ptr;
}
