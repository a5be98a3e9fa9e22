/* SPDX-License-Identifier: MIT */
#include "shared/decoder.h"
#include "shared/encoding_table.h"

#include <stdlib.h>
#include <uniconv.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>

struct output {
	const struct winnow_host *host;
	char *text;
	size_t length, capacity;
	size_t replaced;
	int has_euro; /* 0x80 is one */
};

/* Room for `more` bytes; 0: over budget. */
static int make_room(struct output *output, size_t more)
{
	if (output->capacity - output->length >= more)
		return 1;
	size_t capacity = output->capacity * 2 + more;
	char *text = output->host->alloc(output->host, capacity);
	if (!text)
		return 0;
	if (output->length)
		memcpy(text, output->text, output->length);
	output->text = text;
	output->capacity = capacity;
	return 1;
}

/* ---- by ICU, which reads as browsers do ---- */

/* A UConverterToUCallback: what could not be read is one U+FFFD, however long it is. */
static void replace(const void *context, UConverterToUnicodeArgs *arguments, const char *bytes,
	int32_t length, UConverterCallbackReason reason, UErrorCode *error)
{
	struct output *output = (struct output *)(uintptr_t)context;
	UChar instead = 0xFFFD;

	if (reason > UCNV_IRREGULAR)
		return;
	*error = U_ZERO_ERROR;
	if (output->has_euro && length == 1 && *bytes == '\x80')
		instead = 0x20AC;
	else
		output->replaced++;
	ucnv_cbToUWriteUChars(arguments, &instead, 1, 0, error);
}

static int convert(
	struct output *output, UConverter *from, UConverter *utf8, struct winnow_str bytes)
{
	UChar pivot[1024], *pivot_read = pivot, *pivot_written = pivot;
	const char *in = bytes.ptr, *end = bytes.ptr + bytes.len;
	UErrorCode error = U_BUFFER_OVERFLOW_ERROR;

	for (UBool begun = 1; error == U_BUFFER_OVERFLOW_ERROR; begun = 0) {
		if (!make_room(output, begun ? bytes.len + bytes.len / 2 + 64 : 64))
			return WINNOW_ELIMIT;
		char *out = output->text + output->length;
		error = U_ZERO_ERROR;
		ucnv_convertEx(utf8, from, &out, output->text + output->capacity, &in, end,
			pivot, &pivot_read, &pivot_written, pivot + 1024, begun, 1, &error);
		output->length = (size_t)(out - output->text);
	}
	return U_SUCCESS(error) ? 0 : WINNOW_ELIMIT;
}

static int convert_by_icu(struct output *output, UConverter *from, struct winnow_str bytes)
{
	UErrorCode error = U_ZERO_ERROR;
	UConverter *utf8 = ucnv_open("utf-8", &error);

	ucnv_setToUCallBack(from, replace, output, NULL, NULL, &error);
	int result = U_SUCCESS(error) ? convert(output, from, utf8, bytes) : WINNOW_ELIMIT;
	ucnv_close(utf8);
	return result;
}

/* ---- by the C library: what ICU does not know, ISO-8859-16 ---- */

static int convert_by_library(
	struct output *output, const char *encoding, struct winnow_str bytes)
{
	size_t length;
	uint8_t *text = u8_conv_from_encoding(
		encoding, iconveh_question_mark, bytes.ptr, bytes.len, NULL, NULL, &length);

	if (!text)
		return winnow_fail(output->host, WINNOW_EDATA,
			"the page is in an encoding this system cannot read; install the "
			"character sets of the C library");
	int kept = make_room(output, length + 1);
	if (kept) {
		memcpy(output->text, text, length);
		output->length = length;
	}
	free(text);
	return kept ? 0 : WINNOW_ELIMIT;
}

/* ---- whole texts ---- */

static int convert_text(struct output *output, struct winnow_str bytes, const char *encoding)
{
	UErrorCode error = U_ZERO_ERROR;
	UConverter *from = ucnv_open(encoding, &error);

	if (U_FAILURE(error))
		return convert_by_library(output, encoding, bytes);
	output->has_euro = strcmp(encoding, "gb18030") == 0;
	int result = convert_by_icu(output, from, bytes);
	ucnv_close(from);
	return result;
}

/* Whether nothing was replaced, and there is no C1 control and no character for private use: as
 * those ICU reads what a wider encoding has. */
static int is_whole(const struct output *output)
{
	const unsigned char *text = (const unsigned char *)output->text;

	for (size_t at = 0; at + 1 < output->length; at++)
		if ((text[at] == 0xC2 && text[at + 1] < 0xA0) || text[at] == 0xEE ||
			(text[at] == 0xEF && text[at + 1] < 0xA4))
			return 0;
	return output->replaced == 0;
}

/* A text that leaves nothing unread in the wider encoding is in that one. One that is damaged is
 * read by the narrower one, which takes less for a character. */
static int convert_as_meant(
	struct output *output, struct winnow_str bytes, const char *encoding)
{
	const char *wide = table_find(&wide_table, winnow_str(encoding));
	struct output wider = { .host = output->host };
	int result = convert_text(output, bytes, encoding);

	if (result || !wide || is_whole(output))
		return result;
	result = convert_text(&wider, bytes, wide);
	if (result == 0 && is_whole(&wider))
		*output = wider;
	return result;
}

int decoder_is_of_bytes(const char *encoding)
{
	UErrorCode error = U_ZERO_ERROR;
	UConverter *converter = ucnv_open(encoding, &error);
	int is_of_bytes = U_FAILURE(error) || (ucnv_getMaxCharSize(converter) == 1);

	ucnv_close(converter);
	return is_of_bytes;
}

int decoder_run(const struct winnow_host *host, struct winnow_str bytes, const char *encoding,
	struct winnow_str *ret_text, size_t *ret_replaced)
{
	struct output output = { .host = host };
	int result = convert_as_meant(&output, bytes, encoding);

	if (result == WINNOW_ELIMIT)
		return winnow_fail(host, WINNOW_ELIMIT,
			"the page is larger than the memory allowed for one; raise the limit "
			"if it is wanted");
	if (result)
		return result;
	ret_text->ptr = output.length ? output.text : "";
	ret_text->len = output.length;
	*ret_replaced = output.replaced;
	return 0;
}
