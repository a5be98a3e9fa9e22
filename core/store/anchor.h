/* SPDX-License-Identifier: MIT
 *
 * From bytes to code points, for many places of one text at once.
 */
#ifndef WINNOW_STORE_ANCHOR_H
#define WINNOW_STORE_ANCHOR_H

#include "base/failure.h"
#include "base/str.h"

#define ANCHOR_CONTEXT 32 /* code points before and after */

/* A span of the text. anchor_resolve() fills in the code points. */
struct anchor_span {
	uint64_t start_byte, end_byte;
	uint64_t start_char, end_char;
};

/* One pass over the text, whatever the number of spans. WINNOW_EDATA: a span ends before it
 * starts, lies outside the text, or cuts a character. */
int anchor_resolve(struct winnow_str text, struct anchor_span *spans, size_t count,
	struct failure *failure) MUST_CHECK;

struct winnow_str anchor_quote(struct winnow_str text, const struct anchor_span *span);
struct winnow_str anchor_prefix(struct winnow_str text, const struct anchor_span *span);
struct winnow_str anchor_suffix(struct winnow_str text, const struct anchor_span *span);

#endif
