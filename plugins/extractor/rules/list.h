/* SPDX-License-Identifier: MIT
 *
 * Lists that grow in a host's memory, which has no free: what was outgrown is left behind.
 *
 *     LIST(struct atom) atoms = { 0 };
 *     struct atom *atom = LIST_ADD(host, &atoms);   zeroed; NULL: over budget
 */
#ifndef WINNOW_RULES_LIST_H
#define WINNOW_RULES_LIST_H

#include <winnow/helpers.h>

#define LIST(type)                                                                             \
	struct {                                                                               \
		union {                                                                        \
			type *items;                                                           \
			void *memory;                                                          \
		};                                                                             \
		uint32_t count, capacity;                                                      \
	}

#define LIST_ADD(host, list)                                                                   \
	(list_reserve((host), &(list)->memory, (list)->count, &(list)->capacity,               \
		 sizeof *(list)->items)                                                        \
			? &(list)->items[(list)->count++]                                      \
			: NULL)

static inline int list_reserve(const struct winnow_host *host, void **memory, uint32_t count,
	uint32_t *capacity, size_t size)
{
	if (count < *capacity)
		return 1;
	uint32_t wanted = *capacity ? 2 * *capacity : 8;
	void *larger = host->alloc(host, wanted * size);
	if (!larger)
		return 0;
	if (count)
		memcpy(larger, *memory, count * size);
	*memory = larger;
	*capacity = wanted;
	return 1;
}

#endif
