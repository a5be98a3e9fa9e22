/* SPDX-License-Identifier: MIT
 *
 * Undoing a Content-Encoding while the body comes: gzip, deflate, br and zstd, also several of
 * them, one inside the other. What comes out is counted against a ceiling as it comes, so that no
 * bomb is ever unpacked. Inside core/fetch only.
 */
#ifndef WINNOW_FETCH_DECODE_H
#define WINNOW_FETCH_DECODE_H

#include "base/buffer.h"
#include "base/failure.h"

/* What a request offers to take. */
#define DECODE_ACCEPTED "gzip, deflate, br, zstd"
#define DECODE_MOST_LAYERS 5

struct decoder;

/* `encodings` as the header has it. What comes out is appended to `out`, which has the ceiling and
 * outlives the decoder. *ret_decoder NULL: nothing is encoded, append the bytes as they come.
 * WINNOW_EDATA: an encoding that nobody asked for, or more than five. */
int decode_begin(struct winnow_str encodings, struct buffer *out, struct decoder **ret_decoder,
	struct failure *failure) MUST_CHECK;

/* The next bytes. WINNOW_EDATA: they are not what the header says; WINNOW_ELIMIT: over the
 * ceiling. Once it failed it stays so. */
int decode_add(
	struct decoder *decoder, struct winnow_str bytes, struct failure *failure) MUST_CHECK;

/* There are no more. WINNOW_EDATA: there should be. A body of no bytes at all is whole. */
int decode_end(struct decoder *decoder, struct failure *failure) MUST_CHECK;

void decode_destroy(struct decoder *decoder); /* accepts NULL */
DEFINE_SCOPED(struct decoder *, decode_destroy)

#endif
