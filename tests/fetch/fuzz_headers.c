/* SPDX-License-Identifier: MIT
 * The head of an answer from anybody, line by line. */
#include <stdint.h>
#include <stdlib.h>
#include "base/utf8.h"
#include "fetch/headers.h"
#include "fetch/policy.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void check_text(struct winnow_str text)
{
	if (!utf8_is_text(text) || str_find_byte(text, '\n', 0) < text.len ||
		str_find_byte(text, '\r', 0) < text.len)
		abort();
}

static void check(const struct response_headers *headers)
{
	struct winnow_str media_type, charset;

	for (size_t i = 0; i < headers->lines.count; i++) {
		check_text(headers->lines.items[i].name);
		check_text(headers->lines.items[i].value);
	}
	headers_content_type(headers, &media_type, &charset);
	check_text(media_type);
	check_text(charset);
	check_text(headers_validator(headers, "etag"));
	headers_contradiction(headers);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct winnow_str rest = { (const char *)bytes, length }, line;
	SCOPED(arena_destroy) struct arena *arena = arena_create(1 << 24);
	struct response_headers headers = { .arena = arena };

	while (arena && str_split(&rest, '\n', &line))
		if (!headers_add(&headers, line))
			break;
	if (headers.lines.count > POLICY_MOST_HEADER_BYTES)
		abort();
	check(&headers);
	headers_finish(&headers);
	return 0;
}
