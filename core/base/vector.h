/* SPDX-License-Identifier: MIT
 *
 * Arrays that grow. VECTOR(struct thing) things = { 0 }; struct thing *t = vector_push(&things);
 * A new element is zeroed; NULL means no memory. Elements move when the vector grows.
 */
#ifndef WINNOW_BASE_VECTOR_H
#define WINNOW_BASE_VECTOR_H

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#define VECTOR(type)                                                                           \
	struct {                                                                               \
		union {                                                                        \
			type *items;                                                           \
			void *memory;                                                          \
		};                                                                             \
		size_t count, capacity;                                                        \
	}

#define vector_push(vector)                                                                    \
	(vector_reserve(&(vector)->memory, (vector)->count, &(vector)->capacity,               \
		 sizeof *(vector)->items) == 0                                                 \
			? &(vector)->items[(vector)->count++]                                  \
			: NULL)

#define vector_finish(vector)                                                                  \
	do {                                                                                   \
		free((vector)->items);                                                         \
		(vector)->items = NULL;                                                        \
		(vector)->count = (vector)->capacity = 0;                                      \
	} while (0)

/* Makes room for more; 0, or -1 without a change. */
int vector_widen(void **memory, size_t *capacity, size_t size);

/* Makes room for one more and zeroes it; 0, or -1 without a change. Most have the room. */
static inline int vector_reserve(void **memory, size_t count, size_t *capacity, size_t size)
{
	if (count == *capacity && vector_widen(memory, capacity, size))
		return -1;
	memset((char *)*memory + count * size, 0, size);
	return 0;
}

#endif
