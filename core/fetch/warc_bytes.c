/* SPDX-License-Identifier: MIT */
#include "fetch/warc_bytes.h"
#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#define GZIP_WINDOW (15 + 16)

static const char version_word[] = "WARC/";

/* ---- the file ---- */

/* More input behind what is left of it: 1; 0: the file ends. */
static int read_input(struct warc_bytes *bytes, struct failure *failure)
{
	size_t left = bytes->input_end - bytes->input_start;
	ssize_t got;

	memmove(bytes->input, bytes->input + bytes->input_start, left);
	bytes->input_at += bytes->input_start;
	bytes->input_start = 0;
	bytes->input_end = left;
	if (left == WARC_INPUT_BYTES)
		return 1;
	do
		got = pread(bytes->descriptor, bytes->input + left, WARC_INPUT_BYTES - left,
			(off_t)(bytes->input_at + left));
	while (got < 0 && errno == EINTR);
	if (got < 0)
		return failure_errno(failure, WINNOW_EDATA, "%s: byte %" PRIu64, bytes->path,
			bytes->input_at + left);
	bytes->input_end += (size_t)got;
	return got > 0;
}

static void seek(struct warc_bytes *bytes, uint64_t offset)
{
	bytes->input_at = offset;
	bytes->input_start = bytes->input_end = 0;
	bytes->start = bytes->end = 0;
	bytes->member_ended = false;
}

uint64_t warc_bytes_file_offset(const struct warc_bytes *bytes)
{
	if (bytes->is_gzip)
		return bytes->input_at + bytes->input_start;
	return bytes->window_at;
}

/* ---- members ---- */

static bool begins_member(const struct warc_bytes *bytes, size_t at)
{
	return bytes->input_end - at >= 3 && bytes->input[at] == 0x1f &&
	       bytes->input[at + 1] == 0x8b && bytes->input[at + 2] == 8;
}

static int begin_member(struct warc_bytes *bytes, struct failure *failure)
{
	bytes->member_at = bytes->input_at + bytes->input_start;
	bytes->window_at = 0;
	bytes->start = bytes->end = 0;
	bytes->member_ended = false;
	int code = bytes->inflating ? inflateReset(&bytes->inflate)
				    : inflateInit2(&bytes->inflate, GZIP_WINDOW);
	if (code != Z_OK)
		return failure_set(
			failure, FAILURE_MEMORY, "%s: no memory to read it", bytes->path);
	bytes->inflating = true;
	return 1;
}

int warc_bytes_next_member(struct warc_bytes *bytes, struct failure *failure)
{
	if (!bytes->is_gzip)
		return 0;
	if (bytes->input_end - bytes->input_start < 3) {
		int code = read_input(bytes, failure);
		if (code < 0)
			return code;
	}
	if (bytes->input_start == bytes->input_end)
		return 0;
	if (begins_member(bytes, bytes->input_start))
		return begin_member(bytes, failure);
	bytes->member_at = bytes->input_at + bytes->input_start;
	return failure_set(failure, WINNOW_EDATA,
		"%s: byte %" PRIu64 ": behind the end of a compressed record begins no other",
		bytes->path, bytes->member_at);
}

static int fail_member(
	const struct warc_bytes *bytes, const char *what, struct failure *failure)
{
	return failure_set(failure, WINNOW_EDATA,
		"%s: byte %" PRIu64 ": the compressed record that begins here %s", bytes->path,
		bytes->member_at, what);
}

static int inflate_more(struct warc_bytes *bytes, struct failure *failure)
{
	z_stream *stream = &bytes->inflate;

	while (!bytes->member_ended) {
		if (bytes->input_start == bytes->input_end) {
			int code = read_input(bytes, failure);
			if (code < 0)
				return code;
			if (code == 0)
				return fail_member(bytes, "is cut short", failure);
		}
		size_t room = WARC_WINDOW_BYTES - bytes->end;
		stream->next_in = bytes->input + bytes->input_start;
		stream->avail_in = (uInt)(bytes->input_end - bytes->input_start);
		stream->next_out = (Bytef *)bytes->window + bytes->end;
		stream->avail_out = (uInt)room;
		int code = inflate(stream, Z_NO_FLUSH);
		bytes->input_start = bytes->input_end - stream->avail_in;
		bytes->end += room - stream->avail_out;
		bytes->member_ended = code == Z_STREAM_END;
		if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR)
			return fail_member(bytes, "is damaged", failure);
		if (room > stream->avail_out)
			return 1;
	}
	return 0;
}

/* ---- the window ---- */

static int copy_more(struct warc_bytes *bytes, struct failure *failure)
{
	int code = bytes->input_start < bytes->input_end ? 1 : read_input(bytes, failure);

	if (code <= 0)
		return code;
	size_t room = WARC_WINDOW_BYTES - bytes->end;
	size_t length = bytes->input_end - bytes->input_start;
	if (length > room)
		length = room;
	memcpy(bytes->window + bytes->end, bytes->input + bytes->input_start, length);
	bytes->input_start += length;
	bytes->end += length;
	return 1;
}

int warc_bytes_more(struct warc_bytes *bytes, struct failure *failure)
{
	memmove(bytes->window, bytes->window + bytes->start, bytes->end - bytes->start);
	bytes->end -= bytes->start;
	bytes->start = 0;
	if (bytes->end == WARC_WINDOW_BYTES)
		return 0;
	return bytes->is_gzip ? inflate_more(bytes, failure) : copy_more(bytes, failure);
}

struct winnow_str warc_bytes_seen(const struct warc_bytes *bytes)
{
	return (struct winnow_str){ bytes->window + bytes->start, bytes->end - bytes->start };
}

void warc_bytes_drop(struct warc_bytes *bytes, size_t length)
{
	bytes->start += length;
	bytes->window_at += length;
}

struct warc_place warc_bytes_place(const struct warc_bytes *bytes)
{
	if (bytes->is_gzip)
		return (struct warc_place){ bytes->member_at, bytes->window_at };
	return (struct warc_place){ bytes->window_at, 0 };
}

/* ---- begin and end ---- */

static int skip(struct warc_bytes *bytes, uint64_t length, struct failure *failure)
{
	while (length > 0) {
		size_t seen = warc_bytes_seen(bytes).len;
		if (seen == 0) {
			int code = warc_bytes_more(bytes, failure);
			if (code < 0)
				return code;
			if (code == 0)
				return fail_member(bytes, "is shorter than it was", failure);
			continue;
		}
		size_t step = seen < length ? seen : (size_t)length;
		warc_bytes_drop(bytes, step);
		length -= step;
	}
	return 0;
}

int warc_bytes_open(struct warc_bytes *bytes, const char *path, int descriptor,
	struct warc_place place, struct failure *failure)
{
	*bytes = (struct warc_bytes){ .path = path, .descriptor = descriptor };
	seek(bytes, place.at);
	bytes->window_at = place.at;
	int code = read_input(bytes, failure);
	if (code < 0)
		return code;
	bytes->is_gzip = begins_member(bytes, bytes->input_start);
	if (!bytes->is_gzip)
		return 0;
	code = begin_member(bytes, failure);
	return code < 0 ? code : skip(bytes, place.inside, failure);
}

void warc_bytes_close(struct warc_bytes *bytes)
{
	if (bytes->inflating)
		inflateEnd(&bytes->inflate);
	bytes->inflating = false;
}

/* ---- where the next record begins ---- */

/* The member that begins at the input is a record's: its first bytes say so. */
static bool opens_record(struct warc_bytes *bytes)
{
	struct failure ignored;

	return begin_member(bytes, &ignored) > 0 && warc_bytes_more(bytes, &ignored) > 0 &&
	       winnow_starts(warc_bytes_seen(bytes), version_word);
}

/* Through the file as it stands, since what is compressed there cannot be read. */
static int find_member(struct warc_bytes *bytes, uint64_t from, struct failure *failure)
{
	seek(bytes, from);
	for (;;) {
		int code = read_input(bytes, failure);
		if (code < 0 || bytes->input_end - bytes->input_start < 3)
			return code < 0 ? code : 0;
		size_t at = bytes->input_start;
		while (at + 3 <= bytes->input_end && !begins_member(bytes, at))
			at++;
		bytes->input_start = at;
		if (at + 3 > bytes->input_end)
			continue;
		uint64_t place = bytes->input_at + at;
		bool found = opens_record(bytes);
		seek(bytes, found ? place : place + 1);
		if (!found)
			continue;
		code = read_input(bytes, failure);
		return code < 0 ? code : begin_member(bytes, failure);
	}
}

/* The next line of the window's member that begins as a record does. */
static int find_line(struct warc_bytes *bytes, struct failure *failure)
{
	for (;;) {
		struct winnow_str seen = warc_bytes_seen(bytes);
		size_t at = str_find(seen, STR_LITERAL("\nWARC/"));
		if (at < seen.len) {
			warc_bytes_drop(bytes, at + 1);
			return 1;
		}
		size_t kept = sizeof version_word - 1;
		warc_bytes_drop(bytes, seen.len > kept ? seen.len - kept : 0);
		int code = warc_bytes_more(bytes, failure);
		if (code <= 0)
			return code;
	}
}

int warc_bytes_resync(struct warc_bytes *bytes, struct failure *failure)
{
	uint64_t member_at = bytes->member_at;
	int code = find_line(bytes, failure);

	if (code > 0 || !bytes->is_gzip)
		return code;
	if (code == 0)
		code = warc_bytes_next_member(bytes, failure);
	return code < 0 ? find_member(bytes, member_at + 1, failure) : code;
}
