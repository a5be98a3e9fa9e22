/* SPDX-License-Identifier: MIT */
#include "fetch/robots_pattern.h"
#include <string.h>

/* Beside RFC 3986's unreserved ones ":" and "@", which mean nothing in a path, and in a query
 * "/" and "?". */
static bool needs_no_encoding(int octet, bool in_query)
{
	if ((octet >= 'a' && octet <= 'z') || (octet >= 'A' && octet <= 'Z') ||
		(octet >= '0' && octet <= '9'))
		return true;
	return octet && strchr(in_query ? "-._~:@/?" : "-._~:@", octet);
}

static void write_encoded(char *spelled, size_t *length, int octet)
{
	static const char hexadecimal[] = "0123456789ABCDEF";

	spelled[(*length)++] = '%';
	spelled[(*length)++] = hexadecimal[octet >> 4 & 15];
	spelled[(*length)++] = hexadecimal[octet & 15];
}

/* Which of the bytes that stand unencoded are to be encoded. */
typedef bool is_special(struct winnow_str text, size_t at);

static bool special_in_pattern(struct winnow_str text, size_t at)
{
	unsigned char byte = (unsigned char)text.ptr[at];

	return byte >= 0x80 || byte <= ' ' || (byte == '$' && at + 1 < text.len);
}

static bool special_in_path(struct winnow_str text, size_t at)
{
	return text.ptr[at] == '*' || text.ptr[at] == '$';
}

static struct winnow_str spell(struct winnow_str text, is_special *special, struct arena *arena)
{
	char *spelled = arena_alloc_array(arena, text.len + 1, 3);
	size_t length = 0;
	bool in_query = false;

	if (!spelled)
		return (struct winnow_str){ NULL, 0 };
	for (size_t at = 0; at < text.len; at++) {
		int octet = str_escaped(text, at);
		if (octet >= 0 && needs_no_encoding(octet, in_query))
			spelled[length++] = (char)octet;
		else if (octet >= 0)
			write_encoded(spelled, &length, octet);
		else if (special(text, at))
			write_encoded(spelled, &length, (unsigned char)text.ptr[at]);
		else
			spelled[length++] = text.ptr[at];
		in_query = in_query || text.ptr[at] == '?';
		at += octet >= 0 ? 2 : 0;
	}
	return (struct winnow_str){ spelled, length };
}

struct winnow_str pattern_spell(struct winnow_str written, struct arena *arena)
{
	return spell(written, special_in_pattern, arena);
}

struct winnow_str pattern_spell_path(struct winnow_str path, struct arena *arena)
{
	return spell(path, special_in_path, arena);
}

static struct winnow_str after(struct winnow_str text, size_t count)
{
	return winnow_slice(text, count, text.len - count);
}

/* Each part between stars is looked for where the one before it ended: the leftmost place is
 * always as good as any other, so nothing is ever tried twice. The last part of a pattern that
 * ends with "$" must be the end of the path. */
static bool parts_fit(struct winnow_str pattern, struct winnow_str rest, bool anchored)
{
	while (pattern.len) {
		size_t star = str_find_byte(pattern, '*', 0);
		struct winnow_str part = winnow_slice(pattern, 0, star);
		if (star == pattern.len && anchored)
			return part.len <= rest.len &&
			       winnow_equal(part, after(rest, rest.len - part.len));
		size_t at = str_find(rest, part);
		if (part.len && at == rest.len)
			return false;
		rest = after(rest, at + part.len);
		pattern = after(pattern, star + (star < pattern.len));
	}
	return true;
}

bool pattern_fits(struct winnow_str pattern, struct winnow_str path)
{
	bool anchored = pattern.len && pattern.ptr[pattern.len - 1] == '$';

	pattern.len -= anchored;
	size_t star = str_find_byte(pattern, '*', 0);
	struct winnow_str first = winnow_slice(pattern, 0, star);
	if (first.len > path.len || !winnow_equal(first, winnow_slice(path, 0, first.len)))
		return false;
	if (star == pattern.len)
		return !anchored || first.len == path.len;
	return parts_fit(after(pattern, star + 1), after(path, first.len), anchored);
}
