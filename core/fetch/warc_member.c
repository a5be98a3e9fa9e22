/* SPDX-License-Identifier: MIT */
#include <curl/curl.h>
#include <inttypes.h>
#include "base/digest.h"
#include "fetch/chunked.h"
#include "fetch/decode.h"
#include "fetch/warc.h"
#include "fetch/warc_text.h"

struct member {
	struct warc_reader reader;
	struct warc_record record;
	struct warc_block block;
	/* One inside the other; each is empty where there was nothing to undo. */
	struct buffer stored, unchunked, decoded;
	struct winnow_place place;
};

static int fail_at(const struct member *member, struct failure *failure)
{
	return failure_prefix(failure, "%s: byte %" PRIu64, member->reader.bytes.path,
		member->record.place.at);
}

/* ---- the payload ---- */

/* Some archives undo the chunks and leave the header that tells of them. */
static struct winnow_str undo_chunks(struct member *member, struct winnow_str bytes)
{
	struct winnow_str encoding = headers_find(&member->block.http, "transfer-encoding");
	struct chunked chunked = { .state = CHUNKED_SIZE };
	struct winnow_str rest = bytes;

	if (!str_equal_ascii_case(encoding, STR_LITERAL("chunked")))
		return bytes;
	while (rest.len && chunked.state != CHUNKED_BROKEN)
		buffer_append(&member->unchunked, chunked_next(&chunked, &rest));
	if (chunked.state == CHUNKED_BROKEN && member->unchunked.length == 0)
		return bytes;
	return buffer_str(&member->unchunked);
}

/* And some do so with the encoding. */
static int undo_encoding(
	struct member *member, struct winnow_str *bytes, struct failure *failure)
{
	SCOPED(decode_destroy) struct decoder *decoder = NULL;
	int code = decode_begin(headers_find(&member->block.http, "content-encoding"),
		&member->decoded, &decoder, failure);

	if (!decoder)
		return code;
	code = decode_add(decoder, *bytes, failure);
	if (code >= 0)
		code = decode_end(decoder, failure);
	if (code == WINNOW_EDATA && member->decoded.length == 0)
		return 0;
	*bytes = buffer_str(&member->decoded);
	return code;
}

static int undo(struct member *member, struct winnow_str *ret_body, struct failure *failure)
{
	struct winnow_str bytes = undo_chunks(member, buffer_str(&member->stored));

	*ret_body = bytes;
	return undo_encoding(member, ret_body, failure);
}

/* ---- the item ---- */

static void describe(struct member *member, struct winnow_item *item)
{
	const struct warc_record *record = &member->record;
	struct winnow_str modified = headers_find(&member->block.http, "last-modified");
	time_t when = modified.len ? curl_getdate(modified.ptr, NULL) : -1;

	item->uri = item->final_uri = warc_target_uri(record->target, member->reader.arena);
	item->media_type = member->block.media_type;
	item->charset = member->block.charset;
	item->status = member->block.status;
	if (record->date_ms)
		item->fetched_ms = record->date_ms;
	item->modified_ms = when > 0 ? (int64_t)when * 1000 : 0;
	if (headers_find(&record->head, "warc-truncated").len)
		item->flags |= WINNOW_TRUNCATED;
}

/* What the record refers to; where it does not say, its own address. */
static struct winnow_str revisited_uri(struct member *member)
{
	struct arena *arena = member->reader.arena;
	struct winnow_str target = warc_target(
		headers_find(&member->record.head, "warc-refers-to-target-uri"), arena);

	return warc_target_uri(target.len ? target : member->record.target, arena);
}

/* What stands behind the record tells where it ends; where nothing sound does, it is not told. */
static void find_place(struct member *member)
{
	const struct warc_record *record = &member->record;
	struct failure ignored;

	if (record->place.inside || warc_end(&member->reader, record, &ignored) < 0)
		return;
	struct warc_place after = warc_place_after(&member->reader);
	if (after.at > record->place.at)
		member->place.length = after.at - record->place.at;
	member->place.at = record->place.at;
	member->place.file = winnow_str(member->reader.bytes.path);
	member->place.id = record->id;
	member->place.digest = headers_find(&record->head, "warc-payload-digest");
}

static int show(struct member *member, const struct fetch_request *request,
	struct winnow_str body, fetch_each *each, void *context, struct failure *failure)
{
	struct winnow_item item = fetch_item(request);
	char sha256[DIGEST_TEXT_SIZE];

	describe(member, &item);
	item.headers = warc_lines(&member->record, &member->block, true, member->reader.arena,
		&item.header_count);
	if (!item.headers)
		return failure_set(failure, WINNOW_ELIMIT, "no memory for a record");
	if (winnow_is(member->record.type, "revisit")) {
		item.form = WINNOW_REVISIT;
		item.final_uri = revisited_uri(member);
		return each(context, &item);
	}
	find_place(member);
	item.place = member->place.file.len ? &member->place : NULL;
	item.body = body;
	item.length = body.len;
	item.sha256 = digest_of(body, sha256);
	return each(context, &item);
}

/* ---- the record ---- */

static int read_record(struct member *member, struct warc_place place, struct failure *failure)
{
	int code = warc_next(&member->reader, &member->record, failure);

	if (code < 0)
		return code;
	if (code == 0 || member->record.place.at != place.at ||
		member->record.place.inside != place.inside)
		return failure_set(failure, WINNOW_EDATA,
			"%s: byte %" PRIu64 ": no record begins here any more",
			member->reader.bytes.path, place.at);
	code = warc_block_read(
		&member->reader, &member->record, &member->stored, &member->block, failure);
	return code == WINNOW_ELIMIT ? fail_at(member, failure) : code;
}

static int read_and_show(struct member *member, const struct fetch_request *request,
	struct warc_place place, fetch_each *each, void *context, struct failure *failure)
{
	struct winnow_str body;
	int code = read_record(member, place, failure);

	if (code < 0)
		return code;
	code = undo(member, &body, failure);
	if (code < 0)
		return fail_at(member, failure);
	return show(member, request, body, each, context, failure);
}

static struct member *create(struct arena *arena, uint64_t most)
{
	struct member *member = calloc(1, sizeof *member);

	if (!member)
		return NULL;
	member->reader.arena = arena;
	buffer_init(&member->stored, (size_t)most);
	buffer_init(&member->unchunked, (size_t)most);
	buffer_init(&member->decoded, (size_t)most);
	return member;
}

static void destroy(struct member *member)
{
	warc_bytes_close(&member->reader.bytes);
	warc_block_finish(&member->block);
	warc_record_finish(&member->record);
	buffer_finish(&member->stored);
	buffer_finish(&member->unchunked);
	buffer_finish(&member->decoded);
	free(member);
}

int warc_member(const struct fetch_request *request, struct winnow_str path, int descriptor,
	struct warc_place place, const struct fetch_limits *limits, fetch_each *each,
	void *context, struct failure *failure)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	struct member *member = arena ? create(arena, limits->max_bytes) : NULL;

	if (!member)
		return failure_set(failure, FAILURE_MEMORY, "no memory for an archive");
	int code = warc_bytes_open(&member->reader.bytes, path.ptr, descriptor, place, failure);
	if (code >= 0)
		code = read_and_show(member, request, place, each, context, failure);
	destroy(member);
	return code;
}
