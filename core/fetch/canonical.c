/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>
#include "base/buffer.h"
#include "base/hash.h"
#include "base/vector.h"
#include "fetch/canonical.h"
#include "fetch/fetch.h"
#include "text/lexicon.h"

/* The pieces of an address, all within it. */
struct pieces {
	struct winnow_str authority, path, query;
};

static bool take_apart(struct winnow_str uri, struct pieces *ret_pieces)
{
	size_t scheme = winnow_starts(uri, "https://")  ? 8
			: winnow_starts(uri, "http://") ? 7
							: 0;

	if (scheme == 0)
		return false;
	struct winnow_str rest = winnow_slice(uri, scheme, uri.len - scheme);
	rest.len = str_find_byte(rest, '#', 0);
	size_t query = str_find_byte(rest, '?', 0);
	ret_pieces->query = query < rest.len
				    ? winnow_slice(rest, query + 1, rest.len - query - 1)
				    : STR_LITERAL("");
	rest.len = query;
	size_t path = str_find_byte(rest, '/', 0);
	ret_pieces->authority = winnow_slice(rest, 0, path);
	ret_pieces->path = winnow_slice(rest, path, rest.len - path);
	return true;
}

static bool has_kind(const struct winnow_term *term, const char *kind)
{
	return term && term->value_count > 0 && winnow_is(term->values[0], kind);
}

static bool is_of_kind(
	const struct winnow_lexicon *rules, struct winnow_str name, const char *kind)
{
	return rules && name.len > 0 && has_kind(lexicon_find(rules, name), kind);
}

/* "utm_source" by the row "utm_*". */
static bool is_of_family(const struct winnow_lexicon *rules, struct winnow_str name)
{
	char family[32];
	size_t length = str_find_byte(name, '_', 0) + 1;

	if (length >= name.len || length + 1 >= sizeof family)
		return false;
	memcpy(family, name.ptr, length);
	family[length] = '*';
	return is_of_kind(rules, (struct winnow_str){ family, length + 1 }, "tracking");
}

/* Letters and digits that no person would write: "0f3b9c…". */
#define SHORTEST_TOKEN 16

static bool is_token(struct winnow_str value)
{
	size_t digits = 0;

	for (size_t i = 0; i < value.len; i++) {
		bool is_digit = value.ptr[i] >= '0' && value.ptr[i] <= '9';
		bool is_letter = (value.ptr[i] >= 'a' && value.ptr[i] <= 'z') ||
				 (value.ptr[i] >= 'A' && value.ptr[i] <= 'Z');
		if (!is_digit && !is_letter)
			return false;
		digits += is_digit;
	}
	return value.len >= SHORTEST_TOKEN && digits > 0;
}

/* "PHPSESSID=…"; "sid=…" only where the value is a token, since it may be a story's number, too. */
static bool is_session(const struct winnow_lexicon *rules, struct winnow_str parameter)
{
	size_t equals = str_find_byte(parameter, '=', 0);
	struct winnow_str name = winnow_slice(parameter, 0, equals);

	return is_of_kind(rules, name, "session") ||
	       (is_of_kind(rules, name, "token") && equals < parameter.len &&
		       is_token(winnow_slice(
			       parameter, equals + 1, parameter.len - equals - 1)));
}

static bool is_left_out(const struct winnow_lexicon *rules, struct winnow_str parameter)
{
	struct winnow_str name = winnow_slice(parameter, 0, str_find_byte(parameter, '=', 0));

	return parameter.len == 0 || is_of_kind(rules, name, "tracking") ||
	       is_session(rules, parameter) || is_of_family(rules, name);
}

static int by_bytes(const void *a, const void *b)
{
	return str_compare(*(const struct winnow_str *)a, *(const struct winnow_str *)b);
}

static bool needs_no_escape(int byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
	       (byte >= '0' && byte <= '9') || (byte && strchr("-._~", byte));
}

/* One spelling for one byte: escaped only where it must be, and then in upper case. */
static void append_escaped(struct buffer *buffer, struct winnow_str text)
{
	for (size_t i = 0; i < text.len; i++) {
		int byte = str_escaped(text, i);
		if (byte < 0 && text.ptr[i] == '%')
			buffer_append(buffer, STR_LITERAL("%25"));
		else if (byte < 0)
			buffer_append_byte(buffer, text.ptr[i]);
		else if (needs_no_escape(byte))
			buffer_append_byte(buffer, (char)byte);
		else
			buffer_printf(buffer, "%%%02X", (unsigned)byte);
		i += byte < 0 ? 0 : 2;
	}
}

static void append_query(
	struct buffer *buffer, const struct winnow_lexicon *rules, struct winnow_str query)
{
	VECTOR(struct winnow_str) kept = { 0 };
	struct winnow_str parameter, *place;
	struct buffer spelled;

	buffer_init(&spelled, 0);
	append_escaped(&spelled, query);
	buffer->failed = buffer->failed || buffer_failed(&spelled);
	query = buffer_str(&spelled);
	while (query.len > 0 && str_split(&query, '&', &parameter)) {
		if (is_left_out(rules, parameter))
			continue;
		place = vector_push(&kept);
		if (place)
			*place = parameter;
		else
			buffer->failed = true;
	}
	if (kept.count > 1)
		qsort(kept.items, kept.count, sizeof *kept.items, by_bytes);
	for (size_t i = 0; i < kept.count; i++) {
		buffer_append_byte(buffer, i ? '&' : '?');
		buffer_append(buffer, kept.items[i]);
	}
	vector_finish(&kept);
	buffer_finish(&spelled);
}

/* Without ";jsessionid=…" behind it and without a default document at its end. */
static struct winnow_str bare_path(const struct winnow_lexicon *rules, struct winnow_str path)
{
	size_t semicolon = str_find_byte(path, ';', 0);
	struct winnow_str parameter = semicolon < path.len ? winnow_slice(path, semicolon + 1,
								     path.len - semicolon - 1)
							   : STR_LITERAL("");

	if (is_session(rules, parameter))
		path.len = semicolon;
	size_t start = path.len;
	while (start > 0 && path.ptr[start - 1] != '/')
		start--;
	if (is_of_kind(rules, winnow_slice(path, start, path.len - start), "document"))
		path.len = start;
	return path;
}

/* "(S(lit3py55t21z5v55vlm25s55))": a session as ASP.NET writes it where there are no cookies. */
static bool is_session_part(struct winnow_str part)
{
	return winnow_starts(part, "(") && winnow_ends(part, "))") && part.len > 5 &&
	       part.ptr[2] == '(';
}

/* What is left of a path that begins with a slash. */
static struct winnow_str drop_session_parts(char *path, size_t length)
{
	size_t kept = 0;

	for (size_t at = 0, end; at < length; at = end) {
		struct winnow_str part = { path + at + 1, length - at - 1 };
		part.len = str_find_byte(part, '/', 0);
		end = at + 1 + part.len;
		if (is_session_part(part))
			continue;
		memmove(path + kept, path + at, end - at);
		kept += end - at;
	}
	return (struct winnow_str){ path, kept };
}

/* In its one spelling before anything is looked for in it; and what is taken away may leave more to
 * take away. */
static void append_path(
	struct buffer *buffer, const struct winnow_lexicon *rules, struct winnow_str path)
{
	struct buffer spelled;
	size_t before;

	buffer_init(&spelled, 0);
	append_escaped(&spelled, path);
	buffer->failed = buffer->failed || buffer_failed(&spelled);
	path = buffer_str(&spelled);
	do {
		before = path.len;
		if (rules)
			path = drop_session_parts(spelled.bytes, path.len);
		path = bare_path(rules, path);
	} while (path.len < before);
	if (path.len == 0)
		buffer_append_byte(buffer, '/');
	buffer_append(buffer, path);
	buffer_finish(&spelled);
}

static struct winnow_str bare_authority(struct winnow_str authority)
{
	if (winnow_ends(authority, ":80"))
		authority.len -= 3;
	else if (winnow_ends(authority, ":443"))
		authority.len -= 4;
	return authority;
}

int canonical_address(const struct winnow_lexicon *rules, struct winnow_str uri,
	struct arena *arena, struct winnow_str *ret_key, struct failure *failure)
{
	struct pieces pieces;
	struct buffer buffer;

	if (!take_apart(uri, &pieces)) {
		*ret_key = uri;
		return 0;
	}
	buffer_init(&buffer, 0);
	buffer_append(&buffer, STR_LITERAL("https://"));
	buffer_append(&buffer, bare_authority(pieces.authority));
	append_path(&buffer, rules, pieces.path);
	append_query(&buffer, rules, pieces.query);
	struct winnow_str key = { NULL, 0 };
	if (!buffer_failed(&buffer))
		key = arena_copy(arena, buffer_str(&buffer));
	buffer_finish(&buffer);
	if (!key.ptr)
		return failure_set(failure, WINNOW_ELIMIT, "no memory for an address");
	*ret_key = key;
	return 0;
}

static size_t count_part(struct winnow_str path, struct winnow_str wanted)
{
	struct winnow_str part;
	size_t count = 0;

	while (str_split(&path, '/', &part))
		count += part.len > 0 && winnow_equal(part, wanted);
	return count;
}

static bool repeats_itself(struct winnow_str path, int64_t most)
{
	struct winnow_str rest = path, part;

	while (most && str_split(&rest, '/', &part))
		if (count_part(path, part) > (size_t)most)
			return true;
	return false;
}

const char *canonical_trap(struct winnow_str uri, const struct canonical_bounds *bounds)
{
	struct pieces pieces;
	struct winnow_str rest, part;
	int64_t parts = 0;

	if (uri.len > FETCH_LONGEST_ADDRESS)
		return "the address is longer than 4,096 bytes";
	if (!take_apart(uri, &pieces))
		return NULL;
	rest = pieces.path;
	while (bounds->max_path_parts && str_split(&rest, '/', &part))
		if (++parts > bounds->max_path_parts)
			return "its path has too many parts (max_path_parts)";
	if (repeats_itself(pieces.path, bounds->max_path_repeats))
		return "a part of its path comes again and again (max_path_repeats)";
	return NULL;
}

/* ---- patterns ---- */

#define SHORTEST_HEXADECIMAL_ID 8
#define SHORTEST_ID 16

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

static bool is_letter(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* "3f2a9c01", "8dkwP2qqv0Rr81mx": letters and digits that only a machine put together. */
static bool is_id(struct winnow_str word)
{
	bool has_digit = false, hexadecimal = true;

	for (size_t i = 0; i < word.len; i++) {
		has_digit |= is_digit(word.ptr[i]);
		hexadecimal &= str_digit(word.ptr[i]) >= 0;
	}
	return has_digit && word.len >= (hexadecimal ? SHORTEST_HEXADECIMAL_ID : SHORTEST_ID);
}

static uint64_t mix(uint64_t sum, char byte)
{
	return hash_add(sum, (unsigned char)byte);
}

static uint64_t mix_word(uint64_t sum, struct winnow_str word)
{
	if (is_id(word))
		return mix(sum, '#');
	for (size_t i = 0; i < word.len; i++)
		if (!is_digit(word.ptr[i]))
			sum = mix(sum, word.ptr[i]);
		else if (i == 0 || !is_digit(word.ptr[i - 1]))
			sum = mix(sum, '#');
	return sum;
}

static uint64_t mix_text(uint64_t sum, struct winnow_str text)
{
	for (size_t at = 0; at < text.len;) {
		size_t end = at;
		while (end < text.len && (is_digit(text.ptr[end]) || is_letter(text.ptr[end])))
			end++;
		sum = mix_word(sum, winnow_slice(text, at, end - at));
		if (end < text.len)
			sum = mix(sum, text.ptr[end]);
		at = end + 1;
	}
	return sum;
}

int64_t canonical_pattern(struct winnow_str uri)
{
	struct pieces pieces;
	uint64_t sum = HASH_BEGIN;

	if (!take_apart(uri, &pieces))
		return 0;
	sum = mix(mix_text(sum, pieces.path), '?');
	sum = mix_text(sum, pieces.query) & INT64_MAX;
	return sum ? (int64_t)sum : 1;
}
