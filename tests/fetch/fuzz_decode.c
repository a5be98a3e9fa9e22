/* SPDX-License-Identifier: MIT
 * A body from anybody: the first line is its Content-Encoding, the rest comes in two pieces. */
#include <stdint.h>
#include <stdlib.h>
#include "fetch/decode.h"

#define CEILING 100000

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	SCOPED(decode_destroy) struct decoder *decoder = NULL;
	struct winnow_str body = { (const char *)bytes, length }, encodings;
	struct failure failure;
	struct buffer out;

	if (!str_split(&body, '\n', &encodings) || !body.ptr)
		return 0;
	buffer_init(&out, CEILING);
	int code = decode_begin(encodings, &out, &decoder, &failure);
	if (decoder && code >= 0)
		code = decode_add(decoder, winnow_slice(body, 0, body.len / 2), &failure);
	if (decoder && code >= 0)
		code = decode_add(decoder,
			winnow_slice(body, body.len / 2, body.len - body.len / 2), &failure);
	if (decoder && decode_end(decoder, &failure) >= 0 && code < 0)
		abort();
	if (out.length > CEILING)
		abort();
	buffer_finish(&out);
	return 0;
}
