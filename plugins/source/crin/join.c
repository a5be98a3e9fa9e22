/* SPDX-License-Identifier: MIT */
#include "source/crin/join.h"

struct winnow_str join(
	const struct winnow_host *host, const struct winnow_str *parts, size_t count)
{
	struct winnow_str whole = { NULL, 0 };
	size_t length = 0;

	for (size_t i = 0; i < count; i++)
		length += parts[i].len;
	char *bytes = host->alloc(host, length + 1);
	if (!bytes)
		return whole;
	for (size_t i = 0; i < count; i++) {
		if (parts[i].len)
			memcpy(bytes + whole.len, parts[i].ptr, parts[i].len);
		whole.len += parts[i].len;
	}
	whole.ptr = bytes;
	return whole;
}

static char lower(char byte)
{
	return byte >= 'A' && byte <= 'Z' ? (char)(byte + ('a' - 'A')) : byte;
}

struct winnow_str join_lower(const struct winnow_host *host, struct winnow_str text)
{
	char *bytes = host->alloc(host, text.len + 1);
	struct winnow_str lowered = { bytes, bytes ? text.len : 0 };

	for (size_t i = 0; i < lowered.len; i++)
		bytes[i] = lower(text.ptr[i]);
	return lowered;
}

static bool is_white(char byte)
{
	return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

struct winnow_str join_trim(struct winnow_str text)
{
	while (text.len && is_white(text.ptr[text.len - 1]))
		text.len--;
	while (text.len && is_white(text.ptr[0]))
		text = winnow_slice(text, 1, text.len - 1);
	return text;
}

size_t join_find(struct winnow_str text, const char *needle, size_t from)
{
	size_t length = strlen(needle);

	for (size_t at = from; at + length <= text.len; at++)
		if (memcmp(text.ptr + at, needle, length) == 0)
			return at;
	return text.len;
}

bool join_same(struct winnow_str text, const char *other)
{
	if (text.len != strlen(other))
		return false;
	for (size_t i = 0; i < text.len; i++)
		if (lower(text.ptr[i]) != lower(other[i]))
			return false;
	return true;
}
