/* SPDX-License-Identifier: MIT */
#include "shared/room.h"

void *room_for(const struct winnow_host *host, void *old, size_t *capacity, size_t need,
	size_t first, size_t size)
{
	size_t wanted = *capacity ? *capacity * 2 : first;

	if (need <= *capacity)
		return old;
	wanted = wanted < need ? need : wanted;
	void *room = host->alloc(host, wanted * size);
	if (!room)
		return NULL;
	if (old)
		memcpy(room, old, *capacity * size);
	*capacity = wanted;
	return room;
}
