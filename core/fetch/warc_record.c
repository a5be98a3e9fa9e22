/* SPDX-License-Identifier: MIT */
#include "fetch/warc_record.h"
#include <inttypes.h>
#include <string.h>
#include "base/utf8.h"
#include "fetch/warc_text.h"

#define ARC_PARTS 5
#define LONGEST_LENGTH INT64_C(0x3fffffffffffffff)

static int fail_at(const struct warc_reader *reader, struct warc_place place, const char *why,
	struct failure *failure)
{
	const char *path = reader->bytes.path;

	if (place.inside)
		return failure_set(failure, WINNOW_EDATA,
			"%s: byte %" PRIu64 ", %" PRIu64 " bytes into it: %s", path, place.at,
			place.inside, why);
	return failure_set(
		failure, WINNOW_EDATA, "%s: byte %" PRIu64 ": %s", path, place.at, why);
}

/* ---- lines ---- */

/* The next line with its end, still in the window. 0: there is no whole one. */
static int see_line(
	struct warc_reader *reader, struct winnow_str *ret_line, struct failure *failure)
{
	size_t from = 0;

	for (;;) {
		struct winnow_str seen = warc_bytes_seen(&reader->bytes);
		size_t end = str_find_byte(seen, '\n', from);
		if (end < seen.len) {
			*ret_line = winnow_slice(seen, 0, end + 1);
			return 1;
		}
		from = seen.len;
		int code = warc_bytes_more(&reader->bytes, failure);
		if (code <= 0) {
			*ret_line = warc_bytes_seen(&reader->bytes);
			return code;
		}
	}
}

static bool is_end_of_line(struct winnow_str line)
{
	return winnow_is(line, "\r\n") || winnow_is(line, "\n");
}

/* One way to end a line in one head: a bare line feed in a head of the other kind is a value that
 * somebody made two headers of. */
static bool same_ending(struct winnow_str line, bool with_return)
{
	return winnow_ends(line, "\r\n") == with_return;
}

/* ---- the head of a WARC record ---- */

/* A line that begins with a blank goes on with the value before. */
static bool unfold(struct response_headers *head, struct winnow_str line, struct arena *arena)
{
	struct winnow_pair *last =
		head->lines.count ? &head->lines.items[head->lines.count - 1] : NULL;
	struct winnow_str more = str_trim(line);

	head->bytes += line.len;
	if (!last || head->bytes > WARC_WINDOW_BYTES)
		return false;
	last->value = arena_printf(arena, "%.*s %.*s", STR_ARGS(last->value), STR_ARGS(more));
	if (!last->value.ptr)
		return false;
	utf8_make_printable((char *)last->value.ptr);
	last->value = winnow_str(last->value.ptr);
	return true;
}

static bool add_line(
	struct warc_reader *reader, struct warc_record *record, struct winnow_str line)
{
	if (line.ptr[0] == ' ' || line.ptr[0] == '\t')
		return unfold(&record->head, line, reader->arena);
	return str_find_byte(line, ':', 0) < line.len && headers_add(&record->head, line) &&
	       !record->head.failed;
}

static int read_lines(struct warc_reader *reader, struct warc_record *record, bool with_return,
	struct failure *failure)
{
	struct winnow_str line;

	for (;;) {
		int code = see_line(reader, &line, failure);
		if (code < 0)
			return code;
		if (code == 0)
			return fail_at(reader, record->place,
				"the head of this record does not end", failure);
		if (!same_ending(line, with_return))
			return fail_at(reader, record->place,
				"the head of this record has a line with another end than the "
				"rest",
				failure);
		bool over = is_end_of_line(line);
		if (!over && !add_line(reader, record, line))
			return fail_at(reader, record->place,
				"the head of this record is too long, or has a line that is no "
				"header",
				failure);
		warc_bytes_drop(&reader->bytes, line.len);
		if (over)
			return 0;
	}
}

static int check_head(
	const struct warc_reader *reader, struct warc_record *record, struct failure *failure)
{
	static const char *const single[] = { "content-length", "warc-type", "warc-target-uri",
		"warc-date", "warc-record-id" };

	for (size_t i = 0; i < COUNT_OF(single); i++)
		if (headers_differ(&record->head, single[i]))
			return fail_at(reader, record->place,
				"the head of this record contradicts itself", failure);
	if (!warc_length(headers_find(&record->head, "content-length"), LONGEST_LENGTH,
		    &record->length))
		return fail_at(reader, record->place,
			"the Content-Length of this record is no length", failure);
	if (!record->type.len)
		return fail_at(reader, record->place,
			"this record does not say what it is (WARC-Type)", failure);
	return 0;
}

static int read_warc_head(struct warc_reader *reader, struct warc_record *record,
	struct winnow_str version, struct failure *failure)
{
	bool with_return = winnow_ends(version, "\r\n");

	warc_bytes_drop(&reader->bytes, version.len);
	int code = read_lines(reader, record, with_return, failure);
	if (code < 0)
		return code;
	record->type = headers_find(&record->head, "warc-type");
	record->date = headers_find(&record->head, "warc-date");
	record->id = headers_find(&record->head, "warc-record-id");
	record->date_ms = warc_date_ms(record->date);
	record->target =
		warc_target(headers_find(&record->head, "warc-target-uri"), reader->arena);
	return check_head(reader, record, failure);
}

/* ---- the head of an ARC record: one line ---- */

/* "http://a.example/ 192.0.2.7 20060925193242 text/html 1234" */
static bool split_arc_line(struct winnow_str line, struct winnow_str parts[ARC_PARTS])
{
	struct winnow_str rest = line;
	uint64_t length;
	size_t count = 0;

	while (count < ARC_PARTS && str_split(&rest, ' ', &parts[count]))
		count++;
	return count == ARC_PARTS && rest.len == 0 &&
	       str_find_byte(parts[0], ':', 0) < parts[0].len && warc_date_ms(parts[2]) &&
	       warc_length(parts[4], LONGEST_LENGTH, &length);
}

static int read_arc_head(struct warc_reader *reader, struct warc_record *record,
	struct winnow_str line, struct failure *failure)
{
	struct winnow_str parts[ARC_PARTS];
	struct winnow_str copy = arena_copy(reader->arena, str_trim(line));

	if (!copy.ptr)
		return failure_set(failure, FAILURE_MEMORY, "no memory for a record");
	utf8_make_printable((char *)copy.ptr);
	copy = winnow_str(copy.ptr);
	if (!split_arc_line(copy, parts) ||
		!warc_length(parts[4], LONGEST_LENGTH, &record->length))
		return fail_at(reader, record->place, "no record begins here", failure);
	warc_bytes_drop(&reader->bytes, line.len);
	reader->is_arc = true;
	bool is_first = winnow_starts(parts[0], "filedesc:");
	bool is_web = winnow_starts(parts[0], "http");
	record->type = is_first ? STR_LITERAL("warcinfo")
		       : is_web ? STR_LITERAL("response")
				: STR_LITERAL("resource");
	record->target = is_first ? STR_LITERAL("") : warc_target(parts[0], reader->arena);
	record->date = parts[2];
	record->date_ms = warc_date_ms(parts[2]);
	struct winnow_str type = arena_printf(reader->arena, "content-type: %.*s",
		STR_ARGS(is_web ? STR_LITERAL("application/http") : parts[3]));
	return type.ptr && headers_add(&record->head, type)
		       ? 0
		       : failure_set(failure, FAILURE_MEMORY, "no memory for a record");
}

/* ---- one record ---- */

static int read_head(
	struct warc_reader *reader, struct warc_record *record, struct failure *failure)
{
	struct winnow_str line;
	int code = see_line(reader, &line, failure);

	if (code < 0)
		return code;
	if (winnow_starts(line, "WARC/1.") || winnow_starts(line, "WARC/0."))
		return read_warc_head(reader, record, line, failure);
	return read_arc_head(reader, record, line, failure);
}

/* Empty lines; 1: something else stands behind them; 0: the member is over. */
static int skip_blank(struct warc_reader *reader, struct failure *failure)
{
	struct warc_bytes *bytes = &reader->bytes;

	for (;;) {
		struct winnow_str seen = warc_bytes_seen(bytes);
		size_t blank = 0;
		while (blank < seen.len && (seen.ptr[blank] == '\r' || seen.ptr[blank] == '\n'))
			blank++;
		warc_bytes_drop(bytes, blank);
		if (blank < seen.len)
			return 1;
		int code = warc_bytes_more(bytes, failure);
		if (code <= 0)
			return code;
	}
}

static int find_beginning(struct warc_reader *reader, struct failure *failure)
{
	int code;

	while ((code = skip_blank(reader, failure)) == 0) {
		code = warc_bytes_next_member(&reader->bytes, failure);
		if (code <= 0)
			return code;
	}
	return code;
}

int warc_next(
	struct warc_reader *reader, struct warc_record *ret_record, struct failure *failure)
{
	int code = find_beginning(reader, failure);

	if (code <= 0)
		return code;
	warc_record_finish(ret_record);
	arena_reset(reader->arena);
	*ret_record = (struct warc_record){
		.place = warc_bytes_place(&reader->bytes),
		.head = { .arena = reader->arena },
	};
	ret_record->offset = ret_record->place.at;
	reader->in_pieces = reader->at_next = false;
	code = read_head(reader, ret_record, failure);
	reader->left = code < 0 ? 0 : ret_record->length;
	return code < 0 ? code : 1;
}

void warc_record_finish(struct warc_record *record)
{
	headers_finish(&record->head);
}

/* Some archives are compressed in other pieces than their records. What begins as a record does is
 * the next one. */
static int read_further_member(struct warc_reader *reader, struct failure *failure)
{
	struct warc_place place = warc_bytes_place(&reader->bytes);
	int code = warc_bytes_next_member(&reader->bytes, failure);

	if (code > 0)
		code = warc_bytes_more(&reader->bytes, failure);
	if (code < 0)
		return code;
	reader->at_next = winnow_starts(warc_bytes_seen(&reader->bytes), "WARC/");
	reader->in_pieces = !reader->at_next;
	if (code > 0 && !reader->at_next)
		return 0;
	return fail_at(
		reader, place, "this record ends before its Content-Length says so", failure);
}

int warc_read(struct warc_reader *reader, size_t most, struct winnow_str *ret_piece,
	struct failure *failure)
{
	struct winnow_str seen = warc_bytes_seen(&reader->bytes);

	*ret_piece = winnow_slice(seen, 0, 0);
	if (reader->left == 0)
		return 0;
	if (seen.len == 0) {
		int code = warc_bytes_more(&reader->bytes, failure);
		if (code == 0)
			code = read_further_member(reader, failure);
		if (code < 0)
			return code;
		seen = warc_bytes_seen(&reader->bytes);
	}
	size_t length = seen.len < most ? seen.len : most;
	if (length > reader->left)
		length = (size_t)reader->left;
	*ret_piece = winnow_slice(seen, 0, length);
	/* The bytes stay where they are until the window moves. */
	warc_bytes_drop(&reader->bytes, length);
	reader->left -= length;
	return 1;
}

/* What stands behind the block is the end of a member, empty lines, or the next record. */
int warc_end(
	struct warc_reader *reader, const struct warc_record *record, struct failure *failure)
{
	struct winnow_str piece;
	int code;

	while ((code = warc_read(reader, WARC_WINDOW_BYTES, &piece, failure)) > 0)
		;
	if (code < 0)
		return code;
	while (warc_bytes_seen(&reader->bytes).len < 2) {
		code = warc_bytes_more(&reader->bytes, failure);
		if (code < 0)
			return code;
		if (code == 0)
			break;
	}
	struct winnow_str seen = warc_bytes_seen(&reader->bytes);
	if (seen.len == 0 || seen.ptr[0] == '\n' || winnow_starts(seen, "\r\n") ||
		reader->is_arc)
		return skip_blank(reader, failure) < 0 ? WINNOW_EDATA : 0;
	return fail_at(reader, record->place,
		"this record goes on behind its end: its Content-Length is too small", failure);
}

int warc_skip_damage(struct warc_reader *reader, struct failure *failure)
{
	reader->left = 0;
	return reader->at_next ? 1 : warc_bytes_resync(&reader->bytes, failure);
}

struct warc_place warc_place_after(const struct warc_reader *reader)
{
	const struct warc_bytes *bytes = &reader->bytes;

	if (bytes->is_gzip && bytes->member_ended && warc_bytes_seen(bytes).len == 0)
		return (struct warc_place){ warc_bytes_file_offset(bytes), 0 };
	return warc_bytes_place(bytes);
}
