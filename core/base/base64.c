/* SPDX-License-Identifier: MIT */
#include <nettle/base64.h>
#include "base/base64.h"

#define PART ((size_t)3 * 1024) /* a multiple of three, so that only the end is padded */

void base64_encode(struct buffer *out, struct winnow_str bytes)
{
	char encoded[BASE64_ENCODE_RAW_LENGTH(PART)];

	for (size_t at = 0; at < bytes.len; at += PART) {
		size_t length = bytes.len - at < PART ? bytes.len - at : PART;
		base64_encode_raw(encoded, length, (const uint8_t *)bytes.ptr + at);
		buffer_append(
			out, (struct winnow_str){ encoded, BASE64_ENCODE_RAW_LENGTH(length) });
	}
}
