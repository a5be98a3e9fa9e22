/* SPDX-License-Identifier: MIT
 * What is in a record of an archive: the head of an answer and its body, or just bytes; with the
 * digests that the record claims, checked. Inside core/fetch only. */
#ifndef WINNOW_FETCH_WARC_BLOCK_H
#define WINNOW_FETCH_WARC_BLOCK_H

#include "base/buffer.h"
#include "fetch/warc_record.h"

struct warc_block {
	struct response_headers http; /* of an exchange; else empty. In the reader's arena */
	bool is_http;
	uint32_t status;                       /* 0: not said */
	struct winnow_str media_type, charset; /* of the payload */
	bool claims_digest;                    /* one that could be checked */
	const char *wrong_digest; /* which does not hold: "block" or "payload"; NULL: none */
};

/* Reads to the end of the block. The payload, with its chunks and encodings, is appended to
 * `payload`, which has the ceiling; NULL: it is only checked. WINNOW_ELIMIT: over the ceiling. */
int warc_block_read(struct warc_reader *reader, const struct warc_record *record,
	struct buffer *payload, struct warc_block *ret_block,
	struct failure *failure) MUST_CHECK;
void warc_block_finish(struct warc_block *block);

#endif
