/* SPDX-License-Identifier: MIT */
#include "shared/decoder.h"
#include "shared/encoding_table.h"

#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
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

/* Bytes of a sequence that is no UTF-8, as far as they could begin one: browsers replace as many
 * at once. `left` is not 0. */
static size_t bad_sequence(const uint8_t *bytes, size_t left)
{
	static const uint8_t least[] = { [0xE0 - 0xC2] = 0xA0, [0xF0 - 0xC2] = 0x90 };
	static const uint8_t most[] = { [0xED - 0xC2] = 0x9F, [0xF4 - 0xC2] = 0x8F };
	size_t length = 1, wanted = bytes[0] < 0xE0 ? 2 : bytes[0] < 0xF0 ? 3 : 4;
	size_t row = (size_t)bytes[0] - 0xC2;
	uint8_t low = row < sizeof least && least[row] ? least[row] : 0x80;
	uint8_t high = row < sizeof most && most[row] ? most[row] : 0xBF;

	if (bytes[0] < 0xC2 || bytes[0] > 0xF4)
		return 1;
	while (length < wanted && length < left && bytes[length] >= low &&
		bytes[length] <= high) {
		length++;
		low = 0x80;
		high = 0xBF;
	}
	return length;
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
		at += bad_sequence(bad, bytes.len - at);
		if (!replace(output))
			return 0;
	}
	return 1;
}

static int append(struct output *output, struct winnow_str text)
{
	if (!make_room(output, text.len))
		return 0;
	memcpy(output->text + output->length, text.ptr, text.len);
	output->length += text.len;
	return 1;
}

/* ---- by iconv ---- */

struct converter {
	const char *encoding, *leads; /* leads: of lead.tsv; NULL: a byte is a character */
	iconv_t handle;
};

/* What the web reads a byte as where iconv reads it otherwise or not at all; empty: nothing. */
static struct winnow_str mended(const struct converter *converter, unsigned char byte)
{
	char key[32];
	int length = snprintf(key, sizeof key, "%s:%02x", converter->encoding, byte);
	const char *text = table_find(&mend_table, (struct winnow_str){ key, (size_t)length });

	return winnow_str(text);
}

static unsigned long hexadecimal(const char *digits, size_t count)
{
	char copy[5] = { 0 };

	memcpy(copy, digits, count);
	return strtoul(copy, NULL, 16);
}

/* Whether two bytes would be one character, if there were such a one. */
static int is_pair(const struct converter *converter, unsigned char lead, unsigned char second)
{
	const char *range = converter->leads;

	if (strlen(range) < 7 || second < hexadecimal(range, 2))
		return 0;
	for (range += 3; *range; range += 4)
		if (lead >= hexadecimal(range, 2) && lead <= hexadecimal(range + 2, 2))
			return 1;
	return 0;
}

/* What could not be read is stepped over as browsers do: a byte that leads takes the next one
 * with it, but no ASCII, which might be markup. */
static size_t bad_length(const struct converter *converter, const char *in, size_t left)
{
	const unsigned char *bytes = (const unsigned char *)in;

	if (strncmp(converter->encoding, "utf-16", 6) == 0)
		return left < 2 ? left : 2;
	if (strncmp(converter->encoding, "utf-32", 6) == 0)
		return left < 4 ? left : 4;
	return left > 1 && is_pair(converter, bytes[0], bytes[1]) ? 2 : 1;
}

/* iconv stopped at *in. Steps over what it could not read; 0: over budget. */
static int step_over(
	struct output *output, const struct converter *converter, char **in, size_t *left)
{
	size_t step = *left;

	if (errno == E2BIG)
		return make_room(output, output->capacity + 64);
	struct winnow_str text = mended(converter, (unsigned char)**in);
	if (text.len) {
		step = 1;
	} else if (errno != EINVAL) { /* else the text ends within a character */
		step = bad_length(converter, *in, *left);
	}
	*in += step;
	*left -= step;
	return text.len ? append(output, text) : replace(output);
}

static int convert(
	struct output *output, const struct converter *converter, struct winnow_str bytes)
{
	char *in = (char *)(uintptr_t)bytes.ptr; /* iconv does not write there */
	size_t left = bytes.len;

	while (left) {
		char *out = output->text + output->length;
		size_t room = output->capacity - output->length;
		size_t result = iconv(converter->handle, &in, &left, &out, &room);
		output->length = output->capacity - room;
		if (result == (size_t)-1 && !step_over(output, converter, &in, &left))
			return 0;
	}
	return 1;
}

/* ---- encodings of one byte ---- */

struct high_half {
	char texts[128][8]; /* of the bytes from 0x80 on; empty: there is no such character */
};

/* Each byte by itself: iconv joins accents with the letter before, which the web does not. What
 * it does not know of 0x80 to 0x9F is a control character. */
static void read_high_half(const struct converter *converter, struct high_half *ret_half)
{
	for (size_t i = 0; i < 128; i++) {
		char byte = (char)(0x80 + i), *in = &byte, *out = ret_half->texts[i];
		size_t left = 1, room = sizeof ret_half->texts[i] - 1;
		struct winnow_str text = mended(converter, (unsigned char)byte);
		if (text.len) {
			memcpy(out, text.ptr, text.len);
			continue;
		}
		iconv(converter->handle, NULL, NULL, NULL, NULL);
		if (iconv(converter->handle, &in, &left, &out, &room) != (size_t)-1)
			iconv(converter->handle, NULL, NULL, &out, &room);
		else if (i < 0x20)
			u8_uctomb((uint8_t *)out, (ucs4_t)(0x80 + i), (ptrdiff_t)room);
	}
}

static int convert_bytes(
	struct output *output, const struct converter *converter, struct winnow_str bytes)
{
	struct high_half half = { 0 };

	read_high_half(converter, &half);
	for (size_t at = 0; at < bytes.len; at++) {
		unsigned char byte = (unsigned char)bytes.ptr[at];
		int kept;
		if (byte < 0x80)
			kept = append(output, winnow_slice(bytes, at, 1));
		else if (half.texts[byte - 0x80][0])
			kept = append(output, winnow_str(half.texts[byte - 0x80]));
		else
			kept = replace(output);
		if (!kept)
			return 0;
	}
	return 1;
}

/* ---- EUC-JP ---- */

enum { KANA = 0x8E, SUPPLEMENT = 0x8F, LAST_SUPPLEMENT_ROW = 0xED };

static int is_euc(unsigned char byte)
{
	return byte >= 0xA1 && byte <= 0xFE;
}

/* How many bytes are one character, or one that cannot be: browsers take no ASCII with it. */
static size_t euc_length(const unsigned char *bytes, size_t left)
{
	if (left < 2 || bytes[1] < 0x80 ||
		!(is_euc(bytes[0]) || bytes[0] == KANA || bytes[0] == SUPPLEMENT))
		return 1;
	if (bytes[0] != SUPPLEMENT || !is_euc(bytes[1]) || left < 3 || bytes[2] < 0x80)
		return 2;
	return 3;
}

/* The same character in Shift_JIS, which has it at another place. */
static void shift(const unsigned char *euc, char *ret_pair)
{
	int row = euc[0] - 0x80, cell = euc[1] - 0x80;
	int odd_place = cell + 0x1F + (cell >= 0x60), even_place = cell + 0x7E;

	ret_pair[0] = (char)((row + 1) / 2 + (row <= 0x5E ? 0x70 : 0xB0));
	ret_pair[1] = (char)(row % 2 ? odd_place : even_place);
}

/* Appends the character of `length` bytes if there is such a one; else what stands for it. */
static int append_euc(struct output *output, iconv_t euc_jp, iconv_t shift_jis,
	const unsigned char *bytes, size_t length)
{
	char source[3], text[8], *in = source, *out = text;
	size_t left = length, room = sizeof text;
	int known = length == 3 && bytes[1] <= LAST_SUPPLEMENT_ROW && is_euc(bytes[2]);

	memcpy(source, bytes, length);
	if (length == 2 && bytes[0] == KANA) {
		known = bytes[1] >= 0xA1 && bytes[1] <= 0xDF;
	} else if (length == 2 && is_euc(bytes[0]) && is_euc(bytes[1])) {
		known = 1;
		shift(bytes, source);
	}
	iconv_t handle = length == 2 && bytes[0] != KANA ? shift_jis : euc_jp;
	if (!known || iconv(handle, &in, &left, &out, &room) == (size_t)-1)
		return replace(output);
	return append(output, (struct winnow_str){ text, sizeof text - room });
}

/* As the web reads it: rows that vendors added stand where Windows has them in Shift_JIS, none is
 * for private use, and 0x80 to 0xA0 are no controls. iconv has no such encoding. */
static int convert_euc_jp(
	struct output *output, const struct converter *converter, struct winnow_str bytes)
{
	const char *shifted = table_find(&decoder_table, winnow_str("shift_jis"));
	iconv_t shift_jis = iconv_open("UTF-8", shifted);
	int kept = 1;

	for (size_t at = 0, length = 1; kept && at < bytes.len; at += length) {
		const unsigned char *next = (const unsigned char *)bytes.ptr + at;
		length = euc_length(next, bytes.len - at);
		kept = *next < 0x80
			       ? append(output, winnow_slice(bytes, at, 1))
			       : append_euc(output, converter->handle, shift_jis, next, length);
	}
	if (shift_jis != (iconv_t)-1)
		iconv_close(shift_jis);
	return kept;
}

int decoder_is_of_bytes(const char *encoding)
{
	return table_find(&lead_table, winnow_str(encoding)) == NULL;
}

static int convert_by_iconv(
	struct output *output, struct winnow_str bytes, const char *encoding)
{
	const char *known_as = table_find(&decoder_table, winnow_str(encoding));
	struct converter converter = { .encoding = encoding,
		.leads = table_find(&lead_table, winnow_str(encoding)),
		.handle = iconv_open("UTF-8", known_as ? known_as : encoding) };

	if (converter.handle == (iconv_t)-1)
		return winnow_fail(output->host, WINNOW_EDATA,
			"the page is in an encoding this system cannot read; install the "
			"character sets of the C library");
	int kept = make_room(output, bytes.len + bytes.len / 2 + 64);
	if (kept && strcmp(encoding, "euc-jp") == 0)
		kept = convert_euc_jp(output, &converter, bytes);
	else if (kept)
		kept = converter.leads ? convert(output, &converter, bytes)
				       : convert_bytes(output, &converter, bytes);
	iconv_close(converter.handle);
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
