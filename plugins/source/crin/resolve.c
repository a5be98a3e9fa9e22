/* SPDX-License-Identifier: MIT */
#include "source/crin/address.h"
#include "source/crin/join.h"

static const struct winnow_str nowhere = { NULL, 0 };

static bool is_letter(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* Bytes of "https:" at the start, colon included; 0: the reference is relative. */
static size_t scheme_length(struct winnow_str reference)
{
	size_t at = 0;

	while (at < reference.len &&
		(is_letter(reference.ptr[at]) || (at && reference.ptr[at] == '+')))
		at++;
	return at && at < reference.len && reference.ptr[at] == ':' ? at + 1 : 0;
}

/* The end of "https://host" or of a mirror's own root. */
static size_t origin_end(struct winnow_str base, const struct address *base_address)
{
	if (base_address->local)
		return base_address->mirror - 1;
	size_t colon = join_find(base, "://", 0);
	return colon < base.len ? join_find(base, "/", colon + 3) : base.len;
}

static size_t path_end(struct winnow_str uri)
{
	size_t query = join_find(uri, "?", 0), place = join_find(uri, "#", 0);

	return query < place ? query : place;
}

/* What ".." leaves of bytes[0, length): one folder less. The site's root is its own parent; out
 * of a mirror (SIZE_MAX) nothing leads. */
static size_t one_up(const char *bytes, size_t length, size_t least, bool local)
{
	if (length <= least)
		return local ? SIZE_MAX : least;
	length--;
	while (length > least && bytes[length - 1] != '/')
		length--;
	return length;
}

/* Appends the path's folders to bytes[0, at), "." and ".." done; the room is enough. */
static size_t append_path(
	char *bytes, size_t at, size_t least, bool local, struct winnow_str path)
{
	while (path.len && at != SIZE_MAX) {
		size_t end = join_find(path, "/", 0);
		struct winnow_str name = winnow_slice(path, 0, end);
		size_t next = end < path.len ? end + 1 : end;
		if (winnow_is(name, "..")) {
			at = one_up(bytes, at, least, local);
		} else if (!winnow_is(name, ".")) {
			memcpy(bytes + at, path.ptr, next);
			at += next;
		}
		path = winnow_slice(path, next, path.len - next);
	}
	return at;
}

/* Bytes of the base that a reference goes on from: up to its last slash, or its origin. */
static size_t start_of(struct winnow_str base, size_t origin, struct winnow_str reference)
{
	size_t start = path_end(base);

	if (reference.ptr[0] == '/')
		return origin;
	if (reference.ptr[0] != '?')
		while (start > origin && base.ptr[start - 1] != '/')
			start--;
	return start;
}

static struct winnow_str relative(const struct winnow_host *host, struct winnow_str base,
	const struct address *base_address, struct winnow_str reference)
{
	size_t origin = origin_end(base, base_address), way_end = path_end(reference);
	size_t least = base_address->local ? base_address->root : origin + 1;
	struct winnow_str tail = winnow_slice(reference, way_end, reference.len - way_end);
	struct winnow_str way = winnow_slice(reference, 0, way_end);
	char *bytes = host->alloc(host, base.len + reference.len + 2);

	if (!bytes || origin > path_end(base))
		return nowhere;
	size_t length = start_of(base, origin, reference);
	memcpy(bytes, base.ptr, length);
	if (length == origin)
		bytes[length++] = '/';
	if (way.len && way.ptr[0] == '/')
		way = winnow_slice(way, 1, way.len - 1);
	length = append_path(bytes, length, least, base_address->local, way);
	if (length == SIZE_MAX)
		return nowhere;
	memcpy(bytes + length, tail.ptr, tail.len);
	return (struct winnow_str){ bytes, length + tail.len };
}

struct winnow_str address_resolve(const struct winnow_host *host, struct winnow_str base,
	const struct address *base_address, struct winnow_str reference)
{
	reference = join_trim(reference);
	if (reference.len)
		reference.len = join_find(reference, "#", 0);
	if (reference.len == 0)
		return nowhere;
	size_t scheme = scheme_length(reference);
	if (scheme) {
		bool passes = winnow_starts(reference, "http:") ||
			      winnow_starts(reference, "https:") ||
			      winnow_starts(reference, "file:");
		return passes ? reference : nowhere;
	}
	if (winnow_starts(reference, "//")) {
		struct winnow_str parts[] = { winnow_str("http:"), reference };
		return join(host, parts, 2);
	}
	return relative(host, base, base_address, reference);
}

static bool needs_escape(unsigned char byte)
{
	return byte <= ' ' || byte >= 0x7f || strchr("\"#%<>?[\\]^`{|}", byte);
}

struct winnow_str address_of_path(const struct winnow_host *host, struct winnow_str path)
{
	static const char digits[] = "0123456789ABCDEF", scheme[] = "file://";
	char *bytes = host->alloc(host, sizeof scheme + path.len * 3);
	size_t length = sizeof scheme - 1;

	if (!bytes)
		return nowhere;
	memcpy(bytes, scheme, length);
	for (size_t i = 0; i < path.len; i++) {
		unsigned char byte = (unsigned char)path.ptr[i];
		if (!needs_escape(byte)) {
			bytes[length++] = path.ptr[i];
			continue;
		}
		bytes[length++] = '%';
		bytes[length++] = digits[byte >> 4];
		bytes[length++] = digits[byte & 15];
	}
	return (struct winnow_str){ bytes, length };
}
