/* SPDX-License-Identifier: MIT */
#include "sink/warc/exchange.h"

static const char chunked_header[] = "transfer-encoding:";
static const char renamed[] = "X-Archived-";

static int begins_with_name(struct winnow_str line, const char *name)
{
	size_t length = strlen(name);

	if (line.len < length)
		return 0;
	for (size_t i = 0; i < length; i++) {
		char byte = line.ptr[i];
		if (byte >= 'A' && byte <= 'Z')
			byte = (char)(byte + ('a' - 'A'));
		if (byte != name[i])
			return 0;
	}
	return 1;
}

/* With its end. */
static struct winnow_str take_line(struct winnow_str *rest)
{
	size_t end = 0;

	while (end < rest->len && rest->ptr[end] != '\n')
		end++;
	end += end < rest->len;
	struct winnow_str line = winnow_slice(*rest, 0, end);
	*rest = winnow_slice(*rest, end, rest->len - end);
	return line;
}

static size_t put(char *out, const char *bytes, size_t length)
{
	if (length)
		memcpy(out, bytes, length);
	return length;
}

/* "HTTP/2 200" and "GET / HTTP/2" name a version that has no such lines. */
static size_t put_first_line(char *out, struct winnow_str line)
{
	static const char version[] = "HTTP/2";

	for (size_t i = 0; i + sizeof version - 1 <= line.len; i++) {
		size_t after = i + sizeof version - 1;
		if (memcmp(line.ptr + i, version, sizeof version - 1) != 0)
			continue;
		size_t length = put(out, line.ptr, i);
		length += put(out + length, "HTTP/1.1", 8);
		while (after < line.len && (line.ptr[after] == '.' || line.ptr[after] == '0'))
			after++;
		return length + put(out + length, line.ptr + after, line.len - after);
	}
	return put(out, line.ptr, line.len);
}

struct winnow_str exchange_head(const struct winnow_host *host, struct winnow_str head)
{
	/* Each line can grow, but none by more than it was. */
	char *out = (char *)(host->alloc)(host, 2 * head.len + sizeof renamed);
	size_t length = 0;

	if (!out)
		return (struct winnow_str){ NULL, 0 };
	length += put_first_line(out, take_line(&head));
	while (head.len) {
		struct winnow_str line = take_line(&head);
		if (begins_with_name(line, chunked_header))
			length += put(out + length, renamed, sizeof renamed - 1);
		length += put(out + length, line.ptr, line.len);
	}
	return (struct winnow_str){ out, length };
}

const char *exchange_protocol(struct winnow_str response_head)
{
	if (winnow_starts(response_head, "HTTP/2"))
		return "h2";
	if (winnow_starts(response_head, "HTTP/1.0"))
		return "http/1.0";
	return "http/1.1";
}
