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

/* Room for `more` bytes and the NUL. */
static bool make_room(struct buffer *buffer, size_t more)
{
	if (buffer->failed || more > buffer->ceiling - buffer->length)
		return false;
	size_t need = buffer->length + more + 1;
	if (need <= buffer->capacity)
		return true;
	size_t capacity = buffer->capacity ? buffer->capacity : 64;
	while (capacity < need)
		capacity *= 2;
	char *bytes = realloc(buffer->bytes, capacity);
	if (!bytes)
		return false;
	buffer->bytes = bytes;
	buffer->capacity = capacity;
	return true;
}

void buffer_append(struct buffer *buffer, struct winnow_str bytes)
{
	if (!make_room(buffer, bytes.len)) {
		buffer->failed = true;
		return;
	}
	if (bytes.len)
		memcpy(buffer->bytes + buffer->length, bytes.ptr, bytes.len);
	buffer->length += bytes.len;
	buffer->bytes[buffer->length] = '\0';
}

void buffer_append_byte(struct buffer *buffer, char byte)
{
	if (!make_room(buffer, 1)) {
		buffer->failed = true;
		return;
	}
	buffer->bytes[buffer->length++] = byte;
	buffer->bytes[buffer->length] = '\0';
}

void buffer_printf(struct buffer *buffer, const char *format, ...)
{
	va_list arguments, again;

	va_start(arguments, format);
	va_copy(again, arguments);
	int length = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	if (length >= 0 && make_room(buffer, (size_t)length)) {
		vsnprintf(buffer->bytes + buffer->length, (size_t)length + 1, format, again);
		buffer->length += (size_t)length;
	} else {
		buffer->failed = true;
	}
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
