/* SPDX-License-Identifier: MIT */
#include "shared/encoding.h"
#include "shared/declaration.h"
#include "shared/decoder.h"
#include "shared/encoding_table.h"
#include "shared/guess.h"

#include <unistr.h>

enum { HEAD = 16 * 1024, SAMPLE = 1024 };

struct verdict {
	const char *encoding; /* NULL: undecided */
	const char *origin;
	size_t skip;             /* bytes of the byte order mark */
	struct winnow_str label; /* as it was said; empty: nothing was */
};

static int is_utf8(struct winnow_str bytes)
{
	return u8_check((const uint8_t *)bytes.ptr, bytes.len) == NULL;
}

static struct verdict by_mark(struct winnow_str bytes)
{
	if (winnow_starts(bytes, "\xEF\xBB\xBF"))
		return (struct verdict){ "utf-8", "bom", 3 };
	if (bytes.len >= 4 && memcmp(bytes.ptr, "\xFF\xFE\0\0", 4) == 0)
		return (struct verdict){ "utf-32le", "bom", 4 };
	if (bytes.len >= 4 && memcmp(bytes.ptr, "\0\0\xFE\xFF", 4) == 0)
		return (struct verdict){ "utf-32be", "bom", 4 };
	if (winnow_starts(bytes, "\xFE\xFF"))
		return (struct verdict){ "utf-16be", "bom", 2 };
	if (winnow_starts(bytes, "\xFF\xFE"))
		return (struct verdict){ "utf-16le", "bom", 2 };
	return (struct verdict){ NULL, NULL, 0 };
}

/* UTF-16 without a mark: markup and Latin letters leave every other byte zero. UTF-32: it begins
 * with markup. */
static const char *wide_by_content(struct winnow_str bytes)
{
	size_t zeros[2] = { 0, 0 };
	size_t length = bytes.len < SAMPLE ? bytes.len & ~(size_t)1 : SAMPLE;

	if (bytes.len >= 4 && memcmp(bytes.ptr, "<\0\0\0", 4) == 0)
		return "utf-32le";
	if (bytes.len >= 4 && memcmp(bytes.ptr, "\0\0\0<", 4) == 0)
		return "utf-32be";

	for (size_t at = 0; at < length; at++)
		zeros[at % 2] += bytes.ptr[at] == '\0';
	if (length >= 8 && zeros[1] > length / 4 && zeros[0] <= length / 32)
		return "utf-16le";
	if (length >= 8 && zeros[0] > length / 4 && zeros[1] <= length / 32)
		return "utf-16be";
	return NULL;
}

static struct verdict by_meta(struct winnow_str bytes)
{
	struct winnow_str head = winnow_slice(bytes, 0, bytes.len < HEAD ? bytes.len : HEAD);
	struct winnow_str label = declaration_find(head);
	const char *encoding = table_find(&encoding_table, label);

	/* Who can read the declaration as ASCII is not reading UTF-16. */
	if (encoding && strncmp(encoding, "utf-16", 6) == 0)
		encoding = "utf-8";
	return (struct verdict){ encoding, "meta", 0, label };
}

/* More bytes that cannot be UTF-8 than characters that can: the declaration is wrong. */
static int is_hardly_utf8(struct winnow_str bytes)
{
	size_t good = 0, bad = 0, at = 0;

	while (at < bytes.len) {
		ucs4_t character;
		if ((unsigned char)bytes.ptr[at] < 0x80) {
			at++;
			continue;
		}
		int length =
			u8_mbtoucr(&character, (const uint8_t *)bytes.ptr + at, bytes.len - at);
		good += length > 0;
		bad += length <= 0;
		at += length > 0 ? (size_t)length : 1;
	}
	return bad > good;
}

static int has_high_byte(struct winnow_str bytes)
{
	for (size_t at = 0; at < bytes.len; at++)
		if ((unsigned char)bytes.ptr[at] >= 0x80)
			return 1;
	return 0;
}

static struct verdict by_content(struct winnow_str bytes)
{
	const char *wide = wide_by_content(bytes);

	if (wide)
		return (struct verdict){ wide, "content", 0 };
	if (is_utf8(bytes))
		return (struct verdict){ "utf-8", "content", 0 };
	const char *guessed = guess_encoding(bytes);
	if (guessed)
		return (struct verdict){ guessed, "guess", 0 };
	return (struct verdict){ "windows-1252", "fallback", 0 };
}

static struct verdict decide(struct winnow_str bytes, struct winnow_str transport)
{
	struct verdict verdict = by_mark(bytes);

	if (verdict.encoding)
		return verdict;
	verdict = (struct verdict){ table_find(&encoding_table, transport), "transport", 0,
		transport };
	if (!verdict.encoding)
		verdict = by_meta(bytes);
	if (!verdict.encoding)
		return by_content(bytes);
	int disproved = strcmp(verdict.encoding, "utf-8") == 0
				? is_hardly_utf8(bytes)
				: decoder_is_of_bytes(verdict.encoding) &&
					  has_high_byte(bytes) && is_utf8(bytes);
	return disproved ? by_content(bytes) : verdict;
}

static struct winnow_str name_of(const struct verdict *verdict, struct winnow_str bytes)
{
	const char *narrow = table_find(&narrow_table, verdict->label);

	return winnow_str(narrow && !has_high_byte(bytes) ? narrow : verdict->encoding);
}

/* In a text that decoder_run() gave. */
static void drop_nuls(struct winnow_str *text)
{
	char *nul = text->len ? memchr(text->ptr, '\0', text->len) : NULL;

	if (!nul)
		return;
	char *kept = nul;
	for (const char *next = nul; next < text->ptr + text->len; next++)
		if (*next != '\0')
			*kept++ = *next;
	text->len = (size_t)(kept - text->ptr);
}

int decode(const struct winnow_host *host, struct winnow_str bytes, struct winnow_str transport,
	struct decoded *ret_decoded)
{
	struct decoded decoded = { 0 };
	struct verdict verdict = decide(bytes, transport);

	bytes = winnow_slice(bytes, verdict.skip, bytes.len - verdict.skip);
	decoded.encoding = name_of(&verdict, bytes);
	decoded.origin = winnow_str(verdict.origin);
	int as_it_is = strcmp(verdict.encoding, "utf-8") == 0 && is_utf8(bytes) &&
		       (bytes.len == 0 || !memchr(bytes.ptr, '\0', bytes.len));
	if (as_it_is) {
		decoded.text = bytes;
	} else {
		int result = decoder_run(
			host, bytes, verdict.encoding, &decoded.text, &decoded.replaced);
		if (result)
			return result;
		drop_nuls(&decoded.text);
	}
	*ret_decoded = decoded;
	return 0;
}
