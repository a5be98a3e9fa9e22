/* SPDX-License-Identifier: MIT */
#include "fetch/warc_block.h"
#include "base/labelled_digest.h"
#include "fetch/chunked.h"
#include "fetch/policy.h"
#include "fetch/warc_text.h"

struct reading {
	struct warc_block *block;
	struct buffer head; /* of the exchange, until it is whole */
	bool in_head;
	struct buffer *payload; /* NULL: not kept */
	bool is_chunked;
	struct chunked chunked;
	/* Archives do not agree on whether the chunks are of the payload: both are counted. */
	struct labelled_digest of_block, of_payload, of_data;
};

/* ---- the head of an exchange ---- */

/* How long it is, with the empty line behind it; 0: it is not whole. */
static size_t head_length(struct winnow_str bytes)
{
	for (size_t at = str_find_byte(bytes, '\n', 0); at < bytes.len;
		at = str_find_byte(bytes, '\n', at + 1)) {
		struct winnow_str rest = winnow_slice(bytes, at + 1, bytes.len - at - 1);
		if (winnow_starts(rest, "\n"))
			return at + 2;
		if (winnow_starts(rest, "\r\n"))
			return at + 3;
	}
	return 0;
}

/* "HTTP/1.1 200 OK" */
static uint32_t status_of(struct winnow_str line)
{
	uint64_t status = 0;
	size_t blank = str_find_byte(line, ' ', 0);

	if (!winnow_starts(line, "HTTP/") || line.len < blank + 4)
		return 0;
	return warc_length(winnow_slice(line, blank + 1, 3), 999, &status) ? (uint32_t)status
									   : 0;
}

static int read_head(struct reading *reading, struct winnow_str head, struct failure *failure)
{
	struct warc_block *block = reading->block;
	struct winnow_str line;

	if (str_split(&head, '\n', &line))
		block->status = status_of(line);
	while (str_split(&head, '\n', &line))
		if (!headers_add(&block->http, line))
			return failure_set(failure, WINNOW_ELIMIT,
				"the head of the answer is longer than 256 KiB");
	headers_content_type(&block->http, &block->media_type, &block->charset);
	reading->is_chunked = str_equal_ascii_case(
		headers_find(&block->http, "transfer-encoding"), STR_LITERAL("chunked"));
	reading->in_head = false;
	return block->http.failed ? failure_set(failure, WINNOW_ELIMIT, "no memory for a head")
				  : 0;
}

/* ---- the payload ---- */

static void add_data(struct reading *reading, struct winnow_str bytes)
{
	if (!reading->is_chunked)
		return;
	while (bytes.len && reading->chunked.state != CHUNKED_BROKEN)
		labelled_digest_add(&reading->of_data, chunked_next(&reading->chunked, &bytes));
}

static int add_payload(
	struct reading *reading, struct winnow_str bytes, struct failure *failure)
{
	labelled_digest_add(&reading->of_payload, bytes);
	add_data(reading, bytes);
	if (!reading->payload)
		return 0;
	buffer_append(reading->payload, bytes);
	if (!buffer_failed(reading->payload))
		return 0;
	return failure_set(failure, WINNOW_ELIMIT, "is larger than max_item_bytes");
}

static int add_head(struct reading *reading, struct winnow_str bytes, struct failure *failure)
{
	buffer_append(&reading->head, bytes);
	if (buffer_failed(&reading->head))
		return failure_set(failure, WINNOW_ELIMIT,
			"the head of the answer is longer than 256 KiB");
	struct winnow_str seen = buffer_str(&reading->head);
	size_t length = head_length(seen);
	if (length == 0)
		return 0;
	int code = read_head(reading, winnow_slice(seen, 0, length), failure);
	if (code < 0)
		return code;
	return add_payload(reading, winnow_slice(seen, length, seen.len - length), failure);
}

/* ---- the whole ---- */

static bool has_own_payload(const struct warc_record *record)
{
	return !winnow_is(record->type, "revisit");
}

static void begin(
	struct reading *reading, const struct warc_record *record, struct arena *arena)
{
	struct warc_block *block = reading->block;
	struct winnow_str payload = has_own_payload(record)
					    ? headers_find(&record->head, "warc-payload-digest")
					    : STR_LITERAL("");

	*block = (struct warc_block){ .http = { .arena = arena } };
	headers_content_type(&record->head, &block->media_type, &block->charset);
	block->is_http = winnow_is(block->media_type, "application/http");
	reading->in_head = block->is_http;
	if (block->is_http)
		block->media_type = block->charset = STR_LITERAL("");
	buffer_init(&reading->head, POLICY_MOST_HEADER_BYTES);
	labelled_digest_begin(
		&reading->of_block, headers_find(&record->head, "warc-block-digest"));
	labelled_digest_begin(&reading->of_payload, payload);
	labelled_digest_begin(&reading->of_data, payload);
	block->claims_digest = reading->of_block.algorithm || reading->of_payload.algorithm;
}

static void judge(struct reading *reading)
{
	bool payload_holds = labelled_digest_holds(&reading->of_payload);

	if (!payload_holds && reading->is_chunked)
		payload_holds = labelled_digest_holds(&reading->of_data);
	if (!payload_holds)
		reading->block->wrong_digest = "payload";
	if (!labelled_digest_holds(&reading->of_block))
		reading->block->wrong_digest = "block";
}

static int read_pieces(
	struct warc_reader *reader, struct reading *reading, struct failure *failure)
{
	struct winnow_str piece;
	int code;

	while ((code = warc_read(reader, WARC_WINDOW_BYTES, &piece, failure)) > 0) {
		labelled_digest_add(&reading->of_block, piece);
		code = reading->in_head ? add_head(reading, piece, failure)
					: add_payload(reading, piece, failure);
		if (code < 0)
			return code;
	}
	if (code == 0 && reading->in_head)
		code = read_head(reading, buffer_str(&reading->head), failure);
	return code;
}

int warc_block_read(struct warc_reader *reader, const struct warc_record *record,
	struct buffer *payload, struct warc_block *ret_block, struct failure *failure)
{
	struct reading reading = { .block = ret_block, .payload = payload };

	begin(&reading, record, reader->arena);
	int code = read_pieces(reader, &reading, failure);
	buffer_finish(&reading.head);
	if (code >= 0)
		judge(&reading);
	return code;
}

void warc_block_finish(struct warc_block *block)
{
	headers_finish(&block->http);
}
