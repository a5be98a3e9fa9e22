/* SPDX-License-Identifier: MIT */
#include "shared/guess.h"
#include "shared/encoding_table.h"

#include <uchardet/uchardet.h>

enum { SAMPLE = 64 * 1024 };

/* From the first byte on that is no ASCII: what stands before tells nothing. */
static struct winnow_str sample_of(struct winnow_str bytes)
{
	size_t at = 0;

	while (at < bytes.len && (unsigned char)bytes.ptr[at] < 0x80)
		at++;
	struct winnow_str rest = winnow_slice(bytes, at, bytes.len - at);
	if (rest.len > SAMPLE)
		rest.len = SAMPLE;
	return rest;
}

/* Letters of another script stand side by side, accents of Latin ones mostly alone. */
static int stands_in_words(struct winnow_str sample)
{
	size_t alone = 0, beside = 0;
	int before = 0;

	for (size_t at = 0; at < sample.len; at++) {
		int high = (unsigned char)sample.ptr[at] >= 0x80;
		int next = at + 1 < sample.len && (unsigned char)sample.ptr[at + 1] >= 0x80;
		alone += high && !before && !next;
		beside += high && (before || next);
		before = high;
	}
	return beside > alone;
}

const char *guess_encoding(struct winnow_str bytes)
{
	struct winnow_str sample = sample_of(bytes);
	uchardet_t detector = stands_in_words(sample) ? uchardet_new() : NULL;
	const char *encoding = NULL;

	if (!detector)
		return NULL;
	if (uchardet_handle_data(detector, sample.ptr, sample.len) == 0) {
		uchardet_data_end(detector);
		encoding =
			table_find(&encoding_table, winnow_str(uchardet_get_charset(detector)));
	}
	uchardet_delete(detector);
	return encoding && table_find(&guess_table, winnow_str(encoding)) ? encoding : NULL;
}
