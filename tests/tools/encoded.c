/* SPDX-License-Identifier: MIT */
#include "tools/encoded.h"
#include <assert.h>
#include <brotli/encode.h>
#include <stdlib.h>
#include <zlib.h>
#include <zstd.h>

static size_t deflated(struct winnow_str plain, int window, void *out, size_t room)
{
	z_stream stream = { .next_in = (Bytef *)(uintptr_t)plain.ptr,
		.avail_in = (uInt)plain.len,
		.next_out = out,
		.avail_out = (uInt)room };

	deflateInit2(&stream, 9, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY);
	int code = deflate(&stream, Z_FINISH);
	assert(code == Z_STREAM_END);
	(void)code;
	deflateEnd(&stream);
	return stream.total_out;
}

static size_t brotlied(struct winnow_str plain, void *out, size_t room)
{
	BROTLI_BOOL done = BrotliEncoderCompress(BROTLI_DEFAULT_QUALITY, BROTLI_DEFAULT_WINDOW,
		BROTLI_DEFAULT_MODE, plain.len, (const uint8_t *)plain.ptr, &room, out);

	assert(done);
	(void)done;
	return room;
}

struct winnow_str encoded(const char *how, struct winnow_str plain)
{
	size_t room = plain.len + plain.len / 2 + 4096;
	char *out = malloc(room);
	struct winnow_str name = winnow_str(how);
	size_t length;

	if (winnow_is(name, "gzip"))
		length = deflated(plain, 15 + 16, out, room);
	else if (winnow_is(name, "deflate"))
		length = deflated(plain, 15, out, room);
	else if (winnow_is(name, "raw deflate"))
		length = deflated(plain, -15, out, room);
	else if (winnow_is(name, "br"))
		length = brotlied(plain, out, room);
	else
		length = ZSTD_compress(out, room, plain.ptr, plain.len, 3);
	return (struct winnow_str){ out, length };
}
