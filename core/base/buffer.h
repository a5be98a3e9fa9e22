/* SPDX-License-Identifier: MIT
 *
 * Bytes that grow, up to a ceiling. Appending never fails aloud: once something did not fit,
 * the buffer stays as it is and buffer_failed() says so; ask once, at the end.
 */
#ifndef WINNOW_BASE_BUFFER_H
#define WINNOW_BASE_BUFFER_H

#include "base/str.h"

struct buffer {
	char *bytes; /* NULL when empty; else a NUL stands behind `length` */
	size_t length, capacity, ceiling;
	bool failed;
};

void buffer_init(struct buffer *buffer, size_t ceiling); /* ceiling 0: none */
void buffer_finish(struct buffer *buffer);

void buffer_append(struct buffer *buffer, struct winnow_str bytes);

bool buffer_grow(struct buffer *buffer, size_t most);

/* Room for `most` bytes behind what is there, for who writes them itself and then says how many they
 * were; NULL: there is none, and the buffer has failed. */
static inline char *buffer_room(struct buffer *buffer, size_t most)
{
	if (most >= buffer->capacity - buffer->length || buffer->failed ||
		most > buffer->ceiling - buffer->length)
		if (!buffer_grow(buffer, most))
			return NULL;
	return buffer->bytes + buffer->length;
}

static inline void buffer_wrote(struct buffer *buffer, size_t length)
{
	buffer->length += length;
	buffer->bytes[buffer->length] = '\0';
}

void buffer_append_byte(struct buffer *buffer, char byte);
void buffer_printf(struct buffer *buffer, const char *format, ...) FORMAT(2, 3);
void buffer_truncate(struct buffer *buffer, size_t length);
bool buffer_failed(const struct buffer *buffer);
struct winnow_str buffer_str(const struct buffer *buffer); /* until the next change */

#endif
