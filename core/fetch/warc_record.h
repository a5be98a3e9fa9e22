/* SPDX-License-Identifier: MIT
 *
 * The records of an archive, one after the other: WARC 0.17 to 1.1, and the older ARC. What is
 * wrong with one is told with its place, and the next one is looked for. Inside core/fetch only.
 */
#ifndef WINNOW_FETCH_WARC_RECORD_H
#define WINNOW_FETCH_WARC_RECORD_H

#include "fetch/headers.h"
#include "fetch/warc_bytes.h"

struct warc_record {
	struct warc_place place;
	uint64_t offset;              /* in the file, of it or of the member it is in */
	uint64_t length;              /* of its block */
	struct response_headers head; /* names in lower case */
	/* "response", "resource" and so on; what it is of, as an address, spaces encoded; empty:
	 * not said. */
	struct winnow_str type, target, date, id;
	int64_t date_ms; /* 0: not said */
};

struct warc_reader {
	struct warc_bytes bytes;
	struct arena *arena; /* of one record */
	uint64_t left;       /* of the block */
	bool is_arc;
	bool in_pieces; /* the record is compressed in several members */
	bool at_next;   /* after a failure: where the next one begins is known */
};

/* The next record, where the reader stands. 1; 0: there is none. WINNOW_EDATA: what stands here is
 * none; warc_skip_damage() goes on. The record lives until the next. */
int warc_next(struct warc_reader *reader, struct warc_record *ret_record,
	struct failure *failure) MUST_CHECK;
void warc_record_finish(struct warc_record *record);

/* The next piece of its block, at most `most` bytes: 1, with a piece that lives until the next
 * call; 0: it is over. WINNOW_EDATA: it should not be over yet. */
int warc_read(struct warc_reader *reader, size_t most, struct winnow_str *ret_piece,
	struct failure *failure) MUST_CHECK;

/* Behind the block, to where the next record begins. WINNOW_EDATA: something else stands there. */
int warc_end(struct warc_reader *reader, const struct warc_record *record,
	struct failure *failure) MUST_CHECK;

/* After a failure: 1 at the next record; 0: there is none. */
int warc_skip_damage(struct warc_reader *reader, struct failure *failure) MUST_CHECK;

/* Where the reader stands, once the last record has ended: also at the end of a member. */
struct warc_place warc_place_after(const struct warc_reader *reader);

#endif
