/* SPDX-License-Identifier: MIT
 *
 * Archives of the web as containers: shown record by record, a stretch of them a request, and read
 * one record at a time. Inside core/fetch only.
 *
 *     warc_address.c   where a record is
 *     warc_bytes.c     the file, a window at a time
 *     warc_record.c    one record after the other; warc_text.c its lines
 *     warc_block.c     what is in a record; chunked.c its chunks
 *     warc_scan.c      which records there are
 *     warc_member.c    one of them, as an item
 */
#ifndef WINNOW_FETCH_WARC_H
#define WINNOW_FETCH_WARC_H

#include "fetch/scheme.h"
#include "fetch/warc_address.h"
#include "fetch/warc_block.h"

/* A request gives as many records; then the rest is a request of its own. */
#define WARC_RECORDS_AT_ONCE 4096

/* Shows an entry for each record from `place` on, and one for the rest, if there is one. What is no
 * record is passed over; once all of it was shown, WINNOW_EDATA names the first such place. */
int warc_scan(const struct fetch_request *request, struct winnow_str path, int descriptor,
	struct warc_place place, fetch_each *each, void *context,
	struct failure *failure) MUST_CHECK;

/* Shows the record at `place`. */
int warc_member(const struct fetch_request *request, struct winnow_str path, int descriptor,
	struct warc_place place, const struct fetch_limits *limits, fetch_each *each,
	void *context, struct failure *failure) MUST_CHECK;

/* A target in the form all addresses have here; one of another scheme stays as it is. */
struct winnow_str warc_target_uri(struct winnow_str target, struct arena *arena);

/* The lines of its head, and what was found out of it; in `arena`. NULL: no memory. */
const struct winnow_pair *warc_lines(const struct warc_record *record,
	const struct warc_block *block, bool with_exchange, struct arena *arena,
	uint32_t *ret_count);

#endif
