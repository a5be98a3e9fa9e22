/* SPDX-License-Identifier: MIT */
#include "fetch/headers.h"
#include "base/utf8.h"
#include "fetch/policy.h"

#define MOST_VALIDATOR_BYTES 1024

void headers_finish(struct response_headers *headers)
{
	vector_finish(&headers->lines);
}

static void lower(struct winnow_str text)
{
	char *bytes = (char *)text.ptr;

	for (size_t i = 0; i < text.len; i++)
		if (bytes[i] >= 'A' && bytes[i] <= 'Z')
			bytes[i] = (char)(bytes[i] + ('a' - 'A'));
}

/* What is sent back some day is sent as it came, or not at all. */
static bool is_spoiled_validator(
	struct winnow_str name, struct winnow_str printable, struct winnow_str value)
{
	return !winnow_equal(printable, value) &&
	       (winnow_is(name, "etag") || winnow_is(name, "last-modified"));
}

static void keep(
	struct response_headers *headers, struct winnow_str name, struct winnow_str value)
{
	struct winnow_pair *pair = vector_push(&headers->lines);
	struct winnow_str copy = arena_copy(headers->arena, value);

	name = arena_copy(headers->arena, name);
	if (!pair || !name.ptr || !copy.ptr) {
		headers->failed = true;
		return;
	}
	utf8_make_printable((char *)name.ptr);
	utf8_make_printable((char *)copy.ptr);
	lower(name);
	*pair = (struct winnow_pair){ winnow_str(name.ptr), winnow_str(copy.ptr) };
	if (is_spoiled_validator(pair->name, pair->value, value))
		headers->lines.count--;
}

bool headers_add(struct response_headers *headers, struct winnow_str line)
{
	headers->bytes += line.len;
	if (headers->bytes > POLICY_MOST_HEADER_BYTES)
		return false;
	if (winnow_starts(line, "HTTP/")) {
		headers->lines.count = 0;
		return true;
	}
	size_t colon = str_find_byte(line, ':', 0);
	if (colon < line.len)
		keep(headers, str_trim(winnow_slice(line, 0, colon)),
			str_trim(winnow_slice(line, colon + 1, line.len - colon - 1)));
	return true;
}

struct winnow_str headers_find(const struct response_headers *headers, const char *name)
{
	for (size_t i = 0; i < headers->lines.count; i++)
		if (winnow_is(headers->lines.items[i].name, name))
			return headers->lines.items[i].value;
	return STR_LITERAL("");
}

bool headers_differ(const struct response_headers *headers, const char *name)
{
	struct winnow_str first = headers_find(headers, name);

	for (size_t i = 0; i < headers->lines.count; i++)
		if (winnow_is(headers->lines.items[i].name, name) &&
			!winnow_equal(headers->lines.items[i].value, first))
			return true;
	return false;
}

const char *headers_contradiction(const struct response_headers *headers)
{
	if (headers_differ(headers, "content-length"))
		return "names two different lengths";
	if (headers_find(headers, "content-length").len &&
		headers_find(headers, "transfer-encoding").len)
		return "names a length and a transfer encoding";
	return headers_differ(headers, "location") ? "names two places to go on to" : NULL;
}

static struct winnow_str charset_of(struct winnow_str parameters)
{
	struct winnow_str part;

	while (str_split(&parameters, ';', &part)) {
		size_t equals = str_find_byte(part, '=', 0);
		struct winnow_str name = str_trim(winnow_slice(part, 0, equals));
		if (equals == part.len || !str_equal_ascii_case(name, STR_LITERAL("charset")))
			continue;
		struct winnow_str value =
			str_trim(winnow_slice(part, equals + 1, part.len - equals - 1));
		if (value.len >= 2 && value.ptr[0] == '"' && value.ptr[value.len - 1] == '"')
			value = winnow_slice(value, 1, value.len - 2);
		return value;
	}
	return STR_LITERAL("");
}

void headers_content_type(const struct response_headers *headers,
	struct winnow_str *ret_media_type, struct winnow_str *ret_charset)
{
	struct winnow_str rest = headers_find(headers, "content-type"), type;

	*ret_media_type = *ret_charset = STR_LITERAL("");
	if (!rest.len || !str_split(&rest, ';', &type))
		return;
	struct winnow_str media_type = arena_copy(headers->arena, str_trim(type));
	if (!media_type.ptr)
		return;
	lower(media_type);
	*ret_media_type = media_type;
	*ret_charset = charset_of(rest);
}

struct winnow_str headers_validator(const struct response_headers *headers, const char *name)
{
	struct winnow_str value = headers_find(headers, name);

	if (value.len > MOST_VALIDATOR_BYTES || headers_differ(headers, name))
		return STR_LITERAL("");
	for (size_t i = 0; i < value.len; i++)
		if ((unsigned char)value.ptr[i] >= 0x7f)
			return STR_LITERAL("");
	return value;
}
