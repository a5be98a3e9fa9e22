/* SPDX-License-Identifier: MIT */
#include "fetch/decode.h"
#include <brotli/decode.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>
#include <zstd.h>

#define PIECE ((size_t)32 << 10)
/* A gzip file may be several, one behind the other; nobody needs so many of them. */
#define MOST_MEMBERS 1000
/* zlib: a header of gzip, or of zlib, or none. */
#define GZIP_WINDOW (15 + 16)
#define ZLIB_WINDOW 15
#define RAW_WINDOW (-15)

enum step {
	STEP_MORE, /* the input is used up */
	STEP_FULL, /* the output is full */
	STEP_END,  /* the encoded data is over; input may be left */
	STEP_BROKEN
};

struct layer;

struct codec {
	const char *name, *alias; /* alias NULL: none */
	bool (*begin)(struct layer *layer);
	/* Takes from `in`, whose start moves on, and puts at most *length bytes to `out`. */
	enum step (*step)(
		struct layer *layer, struct winnow_str *in, char *out, size_t *length);
	bool (*again)(struct layer *layer); /* begins a further member; NULL: there is none */
	void (*finish)(struct layer *layer);
};

struct layer {
	const struct codec *codec;
	union {
		z_stream zlib;
		BrotliDecoderState *brotli;
		ZSTD_DStream *zstd;
	} state;
	bool begun, fed, ended;
	unsigned members;
	char piece[PIECE];
};

struct decoder {
	struct layer *layers[DECODE_MOST_LAYERS]; /* the outermost first */
	size_t count;
	struct buffer *out;
	int failed; /* 0, or the code it failed with */
};

/* ---- gzip and deflate ---- */

static bool gzip_begin(struct layer *layer)
{
	return inflateInit2(&layer->state.zlib, GZIP_WINDOW) == Z_OK;
}

static bool deflate_begin(struct layer *layer)
{
	return inflateInit2(&layer->state.zlib, ZLIB_WINDOW) == Z_OK;
}

static enum step zlib_step(
	struct layer *layer, struct winnow_str *in, char *out, size_t *length)
{
	z_stream *stream = &layer->state.zlib;

	stream->next_in = (Bytef *)(uintptr_t)in->ptr;
	stream->avail_in = (uInt)(in->len < PIECE ? in->len : PIECE);
	size_t offered = stream->avail_in;
	stream->next_out = (Bytef *)out;
	stream->avail_out = (uInt)*length;
	int code = inflate(stream, Z_NO_FLUSH);
	*in = winnow_slice(
		*in, offered - stream->avail_in, in->len - (offered - stream->avail_in));
	*length -= stream->avail_out;
	if (code == Z_STREAM_END)
		return STEP_END;
	if (code != Z_OK && code != Z_BUF_ERROR)
		return STEP_BROKEN;
	return stream->avail_out == 0 || in->len ? STEP_FULL : STEP_MORE;
}

/* "deflate" is zlib's format; some servers send the bare one, and all browsers read it. */
static enum step deflate_step(
	struct layer *layer, struct winnow_str *in, char *out, size_t *length)
{
	struct winnow_str whole = *in;
	size_t room = *length;
	bool first = layer->state.zlib.total_in == 0;
	enum step step = zlib_step(layer, in, out, length);

	if (step != STEP_BROKEN || !first ||
		inflateReset2(&layer->state.zlib, RAW_WINDOW) != Z_OK)
		return step;
	*in = whole;
	*length = room;
	return zlib_step(layer, in, out, length);
}

static bool gzip_again(struct layer *layer)
{
	return inflateReset(&layer->state.zlib) == Z_OK;
}

static void zlib_finish(struct layer *layer)
{
	inflateEnd(&layer->state.zlib);
}

/* ---- br ---- */

static bool brotli_begin(struct layer *layer)
{
	layer->state.brotli = BrotliDecoderCreateInstance(NULL, NULL, NULL);
	return layer->state.brotli;
}

static enum step brotli_step(
	struct layer *layer, struct winnow_str *in, char *out, size_t *length)
{
	const uint8_t *next_in = (const uint8_t *)in->ptr;
	uint8_t *next_out = (uint8_t *)out;
	size_t left_in = in->len, left_out = *length;
	BrotliDecoderResult result = BrotliDecoderDecompressStream(
		layer->state.brotli, &left_in, &next_in, &left_out, &next_out, NULL);

	*in = winnow_slice(*in, in->len - left_in, left_in);
	*length -= left_out;
	if (result == BROTLI_DECODER_RESULT_SUCCESS)
		return STEP_END;
	if (result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT)
		return STEP_FULL;
	return result == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT ? STEP_MORE : STEP_BROKEN;
}

static void brotli_finish(struct layer *layer)
{
	BrotliDecoderDestroyInstance(layer->state.brotli);
}

/* ---- zstd ---- */

static bool zstd_begin(struct layer *layer)
{
	layer->state.zstd = ZSTD_createDStream();
	return layer->state.zstd;
}

static enum step zstd_step(
	struct layer *layer, struct winnow_str *in, char *out, size_t *length)
{
	ZSTD_inBuffer input = { in->ptr, in->len, 0 };
	ZSTD_outBuffer output = { out, *length, 0 };
	size_t answer = ZSTD_decompressStream(layer->state.zstd, &output, &input);

	*in = winnow_slice(*in, input.pos, in->len - input.pos);
	*length = output.pos;
	if (ZSTD_isError(answer))
		return STEP_BROKEN;
	if (answer == 0)
		return STEP_END;
	return output.pos == output.size || in->len ? STEP_FULL : STEP_MORE;
}

static bool zstd_again(struct layer *layer)
{
	return !ZSTD_isError(ZSTD_DCtx_reset(layer->state.zstd, ZSTD_reset_session_only));
}

static void zstd_finish(struct layer *layer)
{
	ZSTD_freeDStream(layer->state.zstd);
}

static const struct codec codecs[] = {
	{ "gzip", "x-gzip", gzip_begin, zlib_step, gzip_again, zlib_finish },
	{ "deflate", NULL, deflate_begin, deflate_step, NULL, zlib_finish },
	{ "br", NULL, brotli_begin, brotli_step, NULL, brotli_finish },
	{ "zstd", NULL, zstd_begin, zstd_step, zstd_again, zstd_finish },
};

/* ---- begin ---- */

static const struct codec *find_codec(struct winnow_str name)
{
	for (size_t i = 0; i < COUNT_OF(codecs); i++)
		if (str_equal_ascii_case(name, winnow_str(codecs[i].name)) ||
			(codecs[i].alias &&
				str_equal_ascii_case(name, winnow_str(codecs[i].alias))))
			return &codecs[i];
	return NULL;
}

static int add_layer(
	struct decoder *decoder, const struct codec *codec, struct failure *failure)
{
	struct layer *layer = calloc(1, sizeof *layer);

	if (!layer)
		return failure_set(failure, FAILURE_MEMORY, "no memory to decode with");
	layer->codec = codec;
	/* Named in the order in which they were applied: the last is the outermost. */
	memmove(decoder->layers + 1, decoder->layers,
		decoder->count * sizeof decoder->layers[0]);
	decoder->layers[0] = layer;
	decoder->count++;
	layer->begun = codec->begin(layer);
	return layer->begun ? 0
			    : failure_set(failure, FAILURE_MEMORY, "no memory to decode with");
}

static int add_layers(
	struct decoder *decoder, struct winnow_str encodings, struct failure *failure)
{
	struct winnow_str name;
	int code = 0;

	while (code >= 0 && str_split(&encodings, ',', &name)) {
		name = str_trim(name);
		if (!name.len || str_equal_ascii_case(name, STR_LITERAL("identity")))
			continue;
		const struct codec *codec = find_codec(name);
		if (!codec)
			return failure_set(failure, WINNOW_EDATA,
				"is encoded as \"%.*s\", which was not asked for",
				STR_ARGS(name));
		if (decoder->count == DECODE_MOST_LAYERS)
			return failure_set(failure, WINNOW_EDATA,
				"is encoded more than %d times over", DECODE_MOST_LAYERS);
		code = add_layer(decoder, codec, failure);
	}
	return code;
}

int decode_begin(struct winnow_str encodings, struct buffer *out, struct decoder **ret_decoder,
	struct failure *failure)
{
	struct decoder *decoder = calloc(1, sizeof *decoder);

	if (!decoder)
		return failure_set(failure, FAILURE_MEMORY, "no memory to decode with");
	decoder->out = out;
	int code = add_layers(decoder, encodings, failure);
	if (code < 0 || decoder->count == 0) {
		decode_destroy(decoder);
		decoder = NULL;
	}
	*ret_decoder = decoder;
	return code;
}

void decode_destroy(struct decoder *decoder)
{
	if (!decoder)
		return;
	for (size_t i = 0; i < decoder->count; i++) {
		if (decoder->layers[i]->begun)
			decoder->layers[i]->codec->finish(decoder->layers[i]);
		free(decoder->layers[i]);
	}
	free(decoder);
}

/* ---- the bytes ---- */

static int fail_data(const struct layer *layer, const char *what, struct failure *failure)
{
	return failure_set(
		failure, WINNOW_EDATA, "its %s encoding %s", layer->codec->name, what);
}

/* What is behind the end of encoded data: a further member, or what should not be there. */
static int begin_again(struct layer *layer, struct failure *failure)
{
	if (!layer->codec->again)
		return fail_data(layer, "ends before the body does", failure);
	if (++layer->members >= MOST_MEMBERS)
		return fail_data(layer, "is in more than 1000 parts", failure);
	if (!layer->codec->again(layer))
		return fail_data(layer, "cannot be read", failure);
	layer->ended = false;
	return 0;
}

static int put_out(struct decoder *decoder, struct winnow_str bytes, struct failure *failure)
{
	buffer_append(decoder->out, bytes);
	if (!buffer_failed(decoder->out))
		return 0;
	return failure_set(failure, WINNOW_ELIMIT, "is larger than max_item_bytes");
}

/* Through the layer `depth` and all that are inside it. */
static int pass(
	struct decoder *decoder, size_t depth, struct winnow_str in, struct failure *failure)
{
	if (depth == decoder->count)
		return put_out(decoder, in, failure);
	struct layer *layer = decoder->layers[depth];
	enum step step = in.len ? STEP_FULL : STEP_MORE;
	int code = 0;

	layer->fed |= in.len > 0;
	while (code >= 0 && (step == STEP_FULL || in.len)) {
		size_t length = sizeof layer->piece;
		if (layer->ended)
			code = begin_again(layer, failure);
		if (code < 0)
			return code;
		step = layer->codec->step(layer, &in, layer->piece, &length);
		if (step == STEP_BROKEN)
			return fail_data(layer, "is broken, or is none", failure);
		layer->ended = step == STEP_END;
		struct winnow_str piece = { layer->piece, length };
		if (length)
			code = pass(decoder, depth + 1, piece, failure);
	}
	return code;
}

int decode_add(struct decoder *decoder, struct winnow_str bytes, struct failure *failure)
{
	if (decoder->failed)
		return decoder->failed;
	int code = pass(decoder, 0, bytes, failure);
	if (code < 0)
		decoder->failed = code;
	return code;
}

int decode_end(struct decoder *decoder, struct failure *failure)
{
	if (decoder->failed)
		return decoder->failed;
	for (size_t i = 0; i < decoder->count; i++) {
		const struct layer *layer = decoder->layers[i];
		if (layer->fed && !layer->ended)
			return fail_data(layer, "is cut short", failure);
	}
	return 0;
}
