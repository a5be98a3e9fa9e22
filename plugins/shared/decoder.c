/* SPDX-License-Identifier: MIT */
#include "shared/decoder.h"
#include "shared/encoding_table.h"

#include <errno.h>
#include <iconv.h>
#include <unistr.h>

static const char replacement[] = "\xEF\xBF\xBD";

struct output {
	const struct winnow_host *host;
	char *text;
	size_t length, capacity;
	size_t replaced;
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

static int replace(struct output *output)
{
	if (!make_room(output, sizeof(replacement)))
		return 0;
	memcpy(output->text + output->length, replacement, sizeof(replacement) - 1);
	output->length += sizeof(replacement) - 1;
	output->replaced++;
	return 1;
}

/* UTF-8 to UTF-8: what is good is copied, what is not is replaced. */
static int copy_utf8(struct output *output, struct winnow_str bytes)
{
	size_t at = 0;

	while (at < bytes.len) {
		const uint8_t *start = (const uint8_t *)bytes.ptr + at;
		const uint8_t *bad = u8_check(start, bytes.len - at);
		size_t good = bad ? (size_t)(bad - start) : bytes.len - at;
		if (!make_room(output, good + 1))
			return 0;
		memcpy(output->text + output->length, start, good);
		output->length += good;
		at += good;
		if (at == bytes.len)
			break;
		ucs4_t character;
		at += (size_t)u8_mbtouc(&character, bad, bytes.len - at);
		if (!replace(output))
			return 0;
	}
	return 1;
}

/* iconv stopped at *in. Steps over what it could not read; 0: over budget. */
static int step_over(struct output *output, char **in, size_t *left, size_t unit)
{
	if (errno == E2BIG)
		return make_room(output, output->capacity + 64);
	size_t step = *left < unit ? *left : unit;
	*in += step;
	*left -= step;
	return replace(output);
}

static int convert(
	struct output *output, iconv_t converter, struct winnow_str bytes, size_t unit)
{
	char *in = (char *)(uintptr_t)bytes.ptr; /* iconv does not write there */
	size_t left = bytes.len;

	while (left) {
		char *out = output->text + output->length;
		size_t room = output->capacity - output->length;
		size_t result = iconv(converter, &in, &left, &out, &room);
		output->length = output->capacity - room;
		if (result == (size_t)-1 && !step_over(output, &in, &left, unit))
			return 0;
	}
	return 1;
}

static int convert_by_iconv(
	struct output *output, struct winnow_str bytes, const char *encoding)
{
	const char *known_as = table_find(&decoder_table, winnow_str(encoding));
	size_t unit = strncmp(encoding, "utf-16", 6) == 0 ? 2 : 1;
	iconv_t converter = iconv_open("UTF-8", known_as ? known_as : encoding);

	if (converter == (iconv_t)-1)
		return winnow_fail(output->host, WINNOW_EDATA,
			"the page is in an encoding this system cannot read; install the "
			"character sets of the C library");
	int kept = make_room(output, bytes.len + bytes.len / 2 + 64) &&
		   convert(output, converter, bytes, unit);
	iconv_close(converter);
	return kept ? 0 : WINNOW_ELIMIT;
}

static void drop_nuls(struct output *output)
{
	char *nul = output->length ? memchr(output->text, '\0', output->length) : NULL;

	if (!nul)
		return;
	size_t kept = (size_t)(nul - output->text);
	for (size_t at = kept; at < output->length; at++)
		if (output->text[at] != '\0')
			output->text[kept++] = output->text[at];
	output->length = kept;
}

int decoder_run(const struct winnow_host *host, struct winnow_str bytes, const char *encoding,
	struct winnow_str *ret_text, size_t *ret_replaced)
{
	struct output output = { .host = host };
	int result = 0;

	if (strcmp(encoding, "utf-8") == 0)
		result = copy_utf8(&output, bytes) ? 0 : WINNOW_ELIMIT;
	else
		result = convert_by_iconv(&output, bytes, encoding);
	if (result == WINNOW_ELIMIT)
		return winnow_fail(host, WINNOW_ELIMIT,
			"the page is larger than the memory allowed for one; raise the limit "
			"if "
			"it is wanted");
	if (result)
		return result;
	drop_nuls(&output);
	ret_text->ptr = output.length ? output.text : "";
	ret_text->len = output.length;
	*ret_replaced = output.replaced;
	return 0;
}
