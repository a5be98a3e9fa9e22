/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buffer.h"

/* Twice this and a NUL still fit a size_t. */
#define LARGEST (SIZE_MAX / 4)

void buffer_init(struct buffer *buffer, size_t ceiling)
{
	bool bounded = ceiling > 0 && ceiling < LARGEST;

	*buffer = (struct buffer){ .ceiling = bounded ? ceiling : LARGEST };
}

void buffer_finish(struct buffer *buffer)
{
	free(buffer->bytes);
	buffer_init(buffer, buffer->ceiling);
}

/* Room for `most` bytes and the NUL. */
bool buffer_grow(struct buffer *buffer, size_t most)
{
	size_t capacity = buffer->capacity ? buffer->capacity : 64;

	if (buffer->failed || most > buffer->ceiling - buffer->length) {
		buffer->failed = true;
		return false;
	}
	while (capacity <= buffer->length + most)
		capacity *= 2;
	char *bytes = realloc(buffer->bytes, capacity);
	buffer->failed = !bytes;
	if (!bytes)
		return false;
	buffer->bytes = bytes;
	buffer->capacity = capacity;
	return true;
}

void buffer_append(struct buffer *buffer, struct winnow_str bytes)
{
	char *room = buffer_room(buffer, bytes.len);

	if (!room)
		return;
	if (bytes.len)
		memcpy(room, bytes.ptr, bytes.len);
	buffer_wrote(buffer, bytes.len);
}

void buffer_append_byte(struct buffer *buffer, char byte)
{
	char *room = buffer_room(buffer, 1);

	if (!room)
		return;
	*room = byte;
	buffer_wrote(buffer, 1);
}

void buffer_printf(struct buffer *buffer, const char *format, ...)
{
	va_list arguments, again;

	va_start(arguments, format);
	va_copy(again, arguments);
	int length = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	char *room = length < 0 ? NULL : buffer_room(buffer, (size_t)length);
	if (room)
		vsnprintf(room, (size_t)length + 1, format, again);
	if (room)
		buffer_wrote(buffer, (size_t)length);
	buffer->failed |= length < 0;
	va_end(again);
}

void buffer_truncate(struct buffer *buffer, size_t length)
{
	if (length >= buffer->length)
		return;
	buffer->length = length;
	buffer->bytes[length] = '\0';
}

bool buffer_failed(const struct buffer *buffer)
{
	return buffer->failed;
}

struct winnow_str buffer_str(const struct buffer *buffer)
{
	return (struct winnow_str){ buffer->bytes ? buffer->bytes : "", buffer->length };
}
