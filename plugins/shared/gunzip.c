/* SPDX-License-Identifier: MIT */
#include "shared/gunzip.h"

#include <stdlib.h>
#include <zlib.h>

enum { FIRST_ROOM = 64 * 1024, GZIP_ONLY = 16 };

struct output {
	char *bytes;
	size_t length, room, ceiling;
};

/* 0: no memory. */
static int make_room(struct output *output)
{
	size_t room = output->room ? output->room * 2 : FIRST_ROOM;

	if (output->length < output->room)
		return 1;
	if (room > output->ceiling)
		room = output->ceiling;
	char *bytes = realloc(output->bytes, room ? room : 1);
	if (!bytes)
		return 0;
	output->bytes = bytes;
	output->room = room;
	return 1;
}

/* Z_OK: the ceiling was met; Z_STREAM_END: all of it; else the error. */
static int inflate_members(z_stream *stream, struct output *output)
{
	int code = Z_OK;

	while (code == Z_OK && output->length < output->ceiling) {
		if (!make_room(output))
			return Z_MEM_ERROR;
		stream->next_out = (Bytef *)output->bytes + output->length;
		stream->avail_out = (uInt)(output->room - output->length);
		code = inflate(stream, Z_NO_FLUSH);
		output->length = output->room - stream->avail_out;
		/* Another member may follow; what else follows is padding. */
		if (code == Z_STREAM_END && stream->avail_in > 1 &&
			stream->next_in[0] == 0x1F && stream->next_in[1] == 0x8B)
			code = inflateReset(stream);
	}
	return code;
}

static int is_compressed(struct winnow_str bytes)
{
	return winnow_starts(bytes, "\x1F\x8B");
}

int gunzip(const struct winnow_host *host, struct winnow_str bytes, size_t ceiling,
	struct gunzipped *ret_gunzipped)
{
	struct output output = { .ceiling = ceiling };
	z_stream stream = { .next_in = (Bytef *)(uintptr_t)bytes.ptr,
		.avail_in = (uInt)bytes.len };

	*ret_gunzipped = (struct gunzipped){ .bytes = bytes };
	if (!is_compressed(bytes))
		return 0;
	if (inflateInit2(&stream, MAX_WBITS + GZIP_ONLY) != Z_OK)
		return winnow_fail(host, WINNOW_ELIMIT, "no memory left to decompress");
	int code = inflate_members(&stream, &output);
	inflateEnd(&stream);
	if (code == Z_MEM_ERROR || output.length == 0) {
		free(output.bytes);
		return winnow_fail(host, code == Z_MEM_ERROR ? WINNOW_ELIMIT : WINNOW_EDATA,
			code == Z_MEM_ERROR
				? "no memory left to decompress"
				: "it is said to be compressed by gzip, and it is not");
	}
	ret_gunzipped->memory = output.bytes;
	ret_gunzipped->bytes = (struct winnow_str){ output.bytes, output.length };
	ret_gunzipped->truncated = code != Z_STREAM_END;
	return 0;
}

void gunzip_finish(struct gunzipped *gunzipped)
{
	free(gunzipped->memory);
	gunzipped->memory = NULL;
}
