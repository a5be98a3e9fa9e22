/* SPDX-License-Identifier: MIT */
#include <nettle/md5.h>
#include "source/crin/join.h"
#include "source/crin/key.h"

static const char hexadecimal[] = "0123456789abcdef";

static int digit(char byte)
{
	if (byte >= '0' && byte <= '9')
		return byte - '0';
	if (byte >= 'a' && byte <= 'f')
		return byte - 'a' + 10;
	return byte >= 'A' && byte <= 'F' ? byte - 'A' + 10 : -1;
}

int key_escape_at(struct winnow_str text, size_t at)
{
	if (at + 2 >= text.len || text.ptr[at] != '%')
		return -1;
	int high = digit(text.ptr[at + 1]), low = digit(text.ptr[at + 2]);
	return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/* What a path may hold as itself. */
static bool is_plain(int byte)
{
	return byte > ' ' && byte < 0x7f && !strchr("\"#%<>?[\\]^`{|}", byte);
}

/* The byte at `at` and how many it is written with. A mirror's file may be named by the escape
 * itself, so that the address of the file escapes its '%' again: "%25c3" is "%c3". */
static int read_byte(struct winnow_str path, size_t at, size_t *ret_length)
{
	int byte = key_escape_at(path, at);

	*ret_length = byte < 0 ? 1 : 3;
	if (byte < 0)
		return (unsigned char)path.ptr[at];
	if (byte != '%' || at + 4 >= path.len)
		return byte;
	int high = digit(path.ptr[at + 3]), low = digit(path.ptr[at + 4]);
	if (high < 0 || low < 0)
		return byte;
	*ret_length = 5;
	return high * 16 + low;
}

static size_t write_byte(char *bytes, int byte)
{
	if (is_plain(byte)) {
		bytes[0] = (char)byte;
		return 1;
	}
	bytes[0] = '%';
	bytes[1] = hexadecimal[byte >> 4];
	bytes[2] = hexadecimal[byte & 15];
	return 3;
}

struct winnow_str key_path(const struct winnow_host *host, struct winnow_str path)
{
	char *bytes = path.len < SIZE_MAX / 4 ? host->alloc(host, path.len * 3 + 1) : NULL;
	struct winnow_str written = { bytes, 0 };

	for (size_t at = 0, length; bytes && at < path.len; at += length) {
		int byte = read_byte(path, at, &length);
		bool is_slash = length == 1 && byte == '/';
		bool after_slash = written.len == 0 || bytes[written.len - 1] == '/';
		if (!is_slash || !after_slash)
			written.len += write_byte(bytes + written.len, byte);
	}
	if (written.len && bytes[written.len - 1] == '/')
		written.len--;
	return written;
}

bool key_has_digits_of(struct winnow_str path, struct winnow_str query)
{
	struct md5_ctx state;
	uint8_t sum[2];

	if (path.len < 4)
		return false;
	md5_init(&state);
	md5_update(&state, query.len, (const uint8_t *)query.ptr);
	md5_digest(&state, sizeof sum, sum);
	const char digits[4] = { hexadecimal[sum[0] >> 4], hexadecimal[sum[0] & 15],
		hexadecimal[sum[1] >> 4], hexadecimal[sum[1] & 15] };
	return memcmp(path.ptr + path.len - 4, digits, 4) == 0;
}

/* The digits of the queries qt-countr-tabs=0 to 5. */
static bool has_tab_digits(struct winnow_str path)
{
	static const char *const tabs[] = { "18b9", "1043", "eba0", "e24d", "6aea", "9dd4" };

	for (size_t i = 0; i < sizeof tabs / sizeof *tabs; i++)
		if (winnow_ends(path, tabs[i]))
			return true;
	return false;
}

static void drop_ending(struct winnow_str *path, const char *ending)
{
	size_t length = strlen(ending);

	if (path->len > length &&
		join_same(winnow_slice(*path, path->len - length, length), ending))
		path->len -= length;
}

struct winnow_str key_strip(struct winnow_str path, struct winnow_str query)
{
	drop_ending(&path, ".tmp");
	drop_ending(&path, ".html");
	drop_ending(&path, ".htm");
	if (path.len < 5 || strchr("-/", path.ptr[path.len - 5]))
		return path; /* crinmail-1043 is the issue 1043 */
	if (has_tab_digits(path) || (query.len && key_has_digits_of(path, query)))
		path.len -= 4;
	return path;
}

/* The next "name=value" of a query; false once it is spent. */
static bool next_parameter(
	struct winnow_str *rest, struct winnow_str *ret_name, struct winnow_str *ret_value)
{
	if (rest->len == 0)
		return false;
	size_t end = join_find(*rest, "&", 0);
	struct winnow_str part = winnow_slice(*rest, 0, end);
	size_t next = end < rest->len ? end + 1 : end;
	*rest = winnow_slice(*rest, next, rest->len - next);
	size_t equals = join_find(part, "=", 0);
	size_t start = equals < part.len ? equals + 1 : equals;
	*ret_name = winnow_slice(part, 0, equals);
	*ret_value = winnow_slice(part, start, part.len - start);
	return true;
}

struct winnow_str key_parameter(struct winnow_str query, const char *name)
{
	struct winnow_str found = { NULL, 0 }, this_name, value;

	while (found.len == 0 && next_parameter(&query, &this_name, &value))
		if (join_same(this_name, name))
			found = value;
	return found;
}

static const char *const classic_names[] = { "ID", "crinmailID", "flag" };
#define CLASSIC_NAMES (sizeof classic_names / sizeof *classic_names)

static struct winnow_str with_parameter(const struct winnow_host *host, struct winnow_str query,
	struct winnow_str name, struct winnow_str value)
{
	struct winnow_str parts[] = { query, winnow_str(query.len ? "&" : ""), name,
		winnow_str("="), value };

	return join(host, parts, 5);
}

static bool is_classic_name(struct winnow_str name)
{
	for (size_t i = 0; i < CLASSIC_NAMES; i++)
		if (join_same(name, classic_names[i]))
			return true;
	return join_same(name, "qt-countr-tabs");
}

struct winnow_str key_query(const struct winnow_host *host, struct winnow_str query)
{
	struct winnow_str written = { NULL, 0 }, rest = query, name, value;

	for (size_t i = 0; i < CLASSIC_NAMES; i++) {
		value = key_parameter(query, classic_names[i]);
		if (value.len)
			written = with_parameter(host, written, winnow_str(classic_names[i]),
				join_lower(host, value));
	}
	while (next_parameter(&rest, &name, &value))
		if (name.len && !is_classic_name(name))
			written = with_parameter(host, written, name, value);
	return written;
}

struct winnow_str key_unescape(const struct winnow_host *host, struct winnow_str text)
{
	char *bytes = host->alloc(host, text.len + 1);
	struct winnow_str plain = { bytes, 0 };

	for (size_t at = 0; bytes && at < text.len; at++) {
		int byte = key_escape_at(text, at);
		bytes[plain.len++] = byte > 0 ? (char)byte : text.ptr[at];
		at += byte > 0 ? 2 : 0;
	}
	return plain;
}
