/* SPDX-License-Identifier: MIT
 *
 * The bytes of an archive file, plain or compressed, a window at a time: a file of any length takes
 * the memory of two windows. Inside core/fetch only.
 *
 * A compressed archive is gzip members one behind the other, a record each; all in one member is
 * read, too. A place is where a record begins: of a plain file an offset, of a compressed one the
 * offset of the member, and how many of its bytes stand before.
 */
#ifndef WINNOW_FETCH_WARC_BYTES_H
#define WINNOW_FETCH_WARC_BYTES_H

#include <zlib.h>
#include "base/failure.h"
#include "base/str.h"

#define WARC_INPUT_BYTES ((size_t)32 << 10)
#define WARC_WINDOW_BYTES ((size_t)64 << 10) /* no line is longer */

struct warc_place {
	uint64_t at, inside;
};

struct warc_bytes {
	const char *path; /* borrowed, as the descriptor is */
	int descriptor;
	uint64_t input_at; /* of the file: where `input` begins */
	size_t input_start, input_end;
	bool is_gzip, inflating, member_ended;
	z_stream inflate;
	uint64_t member_at;
	uint64_t window_at; /* of the member; of a plain file, of the file */
	size_t start, end;
	unsigned char input[WARC_INPUT_BYTES];
	char window[WARC_WINDOW_BYTES];
};

/* At a place; 0, or a negative. Ends with warc_bytes_close(), whatever it answered. */
int warc_bytes_open(struct warc_bytes *bytes, const char *path, int descriptor,
	struct warc_place place, struct failure *failure) MUST_CHECK;
void warc_bytes_close(struct warc_bytes *bytes);

/* What stands in the window. */
struct winnow_str warc_bytes_seen(const struct warc_bytes *bytes);

/* Has more of this member stand in the window, behind what does: 1; 0: the member, or the file,
 * ends, or the window is full. Negative, with the place: it cannot be read. */
int warc_bytes_more(struct warc_bytes *bytes, struct failure *failure) MUST_CHECK;

void warc_bytes_drop(struct warc_bytes *bytes, size_t length);

/* At the end of a member: goes on to the next. 1; 0: there is none. */
int warc_bytes_next_member(struct warc_bytes *bytes, struct failure *failure) MUST_CHECK;

/* Of what stands first in the window. */
struct warc_place warc_bytes_place(const struct warc_bytes *bytes);

/* The offset in the file behind what was read of it: where the next member begins. */
uint64_t warc_bytes_file_offset(const struct warc_bytes *bytes);

/* Behind something that is no record: goes on to where the next one seems to begin. 1; 0: none
 * does. */
int warc_bytes_resync(struct warc_bytes *bytes, struct failure *failure) MUST_CHECK;

#endif
