/* SPDX-License-Identifier: MIT
 *
 * An archive of the web as a sink: what was received, byte for byte, as such archives keep it. It is shown each
 * item before the store has it, and the store records where each is; so every document leads to
 * the bytes it was read from.
 */
#include <stdio.h>
#include <unistd.h>
#include "sink/warc/exchange.h"
#include "sink/warc/record.h"
#include "source/warc/warc_plugin.h"

enum { PATH, PREFIX, MAX_BYTES, CONVERSIONS, OPERATOR };

static const struct winnow_option options[] = {
	[PATH] = {
		.name = "path",
		.help = "The folder of the archive; it is made when missing.",
		.type = WINNOW_PATH,
		.flags = WINNOW_REQUIRED,
	},
	[PREFIX] = {
		.name = "prefix",
		.help = "What the names of its files begin with.",
		.fallback = "winnow",
		.type = WINNOW_TEXT,
	},
	[MAX_BYTES] = {
		.name = "max_bytes",
		.help = "After so many bytes the next file is begun; each run begins one of its own.",
		.fallback = "1G",
		.min = 1,
		.max = INT64_C(1) << 39,
		.type = WINNOW_SIZE,
	},
	[CONVERSIONS] = {
		.name = "conversions",
		.help = "Whether the text that was read is kept, too, as conversion records.",
		.fallback = "no",
		.type = WINNOW_BOOLEAN,
	},
	[OPERATOR] = {
		.name = "operator",
		.help = "Who keeps this archive, for whoever reads it later.",
		.type = WINNOW_TEXT,
	},
	{ .name = NULL },
};

struct archive {
	const struct winnow_value *values;
	struct files files;
	char host_name[256];
	char warcinfo[RECORD_ID_SIZE]; /* of the file that is open */
	struct record record; /* of the item that was shown last: its place refers to it */
};

/* ---- begin and end ---- */

static int is_name(struct winnow_str prefix)
{
	for (size_t i = 0; i < prefix.len; i++)
		if (prefix.ptr[i] == '/' || (unsigned char)prefix.ptr[i] < ' ')
			return 0;
	return prefix.len > 0 && prefix.len < 100 && prefix.ptr[0] != '.';
}

static int archive_open(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	struct archive *archive = WINNOW_NEW(host, struct archive);

	if (!archive)
		return winnow_fail(host, WINNOW_EFATAL, "no memory for an archive");
	if (!is_name(values[PREFIX].text[0]))
		return winnow_fail(host, WINNOW_EFATAL,
			"prefix: is to be part of a file's name: letters, digits, _ and -");
	archive->values = values;
	if (gethostname(archive->host_name, sizeof archive->host_name - 1) != 0)
		strcpy(archive->host_name, "localhost");
	archive->files = (struct files){
		.folder = values[PATH].text[0],
		.prefix = values[PREFIX].text[0],
		.host_name = winnow_str(archive->host_name),
		.most_bytes = (uint64_t)values[MAX_BYTES].number[0],
		.descriptor = -1,
	};
	*ret_self = archive;
	return 0;
}

static void archive_close(void *self)
{
	struct archive *archive = self;

	files_close(&archive->files);
}

static int archive_resume(void *self, const struct winnow_host *host, int64_t position)
{
	struct archive *archive = self;

	return files_resume(&archive->files, host, position);
}

/* ---- files ---- */

static int write_warcinfo(
	struct archive *archive, const struct winnow_host *host, int64_t date_ms)
{
	const struct winnow_value *operator= & archive->values[OPERATOR];
	struct record *record = &archive->record;
	struct winnow_place place;
	char fields[1200];

	int length = snprintf(fields, sizeof fields,
		"software: winnow\r\nformat: WARC File Format 1.1\r\n"
		"conformsTo: https://iipc.github.io/warc-specifications/specifications/"
		"warc-format/warc-1.1/\r\nhostname: %s\r\n",
		archive->host_name);
	if (operator->count)
		length += snprintf(fields + length, sizeof fields - (size_t)length,
			"operator: %.*s\r\n", (int)(operator->text[0].len < 500
							     ? operator->text[0].len
							     : 500),
			operator->text[0].ptr);
	record_begin(record, "warcinfo", date_ms);
	record->media_type = "application/warc-fields";
	record_line(record, "WARC-Filename", winnow_str(archive->files.name));
	memcpy(archive->warcinfo, record->id, sizeof archive->warcinfo);
	return record_write(&archive->files, host, record,
		(struct winnow_str){ fields, (size_t)length }, winnow_str(""), &place);
}

static int make_ready(struct archive *archive, const struct winnow_host *host, int64_t date_ms)
{
	int code = files_ready(&archive->files, host);

	return code > 0 ? write_warcinfo(archive, host, date_ms) : code;
}

static void begin_record(
	struct archive *archive, const char *type, int64_t date_ms, struct winnow_str target)
{
	record_begin(&archive->record, type, date_ms);
	archive->record.target = target;
	record_line(&archive->record, "WARC-Warcinfo-ID", winnow_str(archive->warcinfo));
}

/* ---- what was received ---- */

static int write_file(struct archive *archive, const struct winnow_host *host,
	const struct winnow_received *received, struct winnow_place *ret_place)
{
	char media_type[200];

	begin_record(archive, "resource", received->fetched_ms, received->uri);
	if (received->media_type.len && received->media_type.len < sizeof media_type) {
		snprintf(media_type, sizeof media_type, "%.*s", (int)received->media_type.len,
			received->media_type.ptr);
		archive->record.media_type = media_type;
	}
	record_digest(received->body, winnow_str(""), archive->record.payload_digest);
	return record_write(&archive->files, host, &archive->record, received->body,
		winnow_str(""), ret_place);
}

/* The same payload, or none at all: what is there already is referred to. */
static int is_revisit(const struct winnow_received *received, const char *payload_digest)
{
	const struct winnow_place *last = received->last_place;

	if (received->revisits == WINNOW_NOT_MODIFIED)
		return 1;
	return received->revisits == WINNOW_SAME_BYTES && last &&
	       winnow_is(last->digest, payload_digest);
}

static void describe_revisit(struct record *record, const struct winnow_received *received)
{
	static const char same[] =
		"http://netpreserve.org/warc/1.1/revisit/identical-payload-digest";
	static const char unmodified[] =
		"http://netpreserve.org/warc/1.1/revisit/server-not-modified";
	int not_modified = received->revisits == WINNOW_NOT_MODIFIED;

	record->type = "revisit";
	record_line(record, "WARC-Profile", winnow_str(not_modified ? unmodified : same));
	record_line(record, "WARC-Refers-To-Target-URI", received->last_uri);
	record_date_line(record, "WARC-Refers-To-Date", received->last_fetched_ms);
	if (received->last_place)
		record_line(record, "WARC-Refers-To", received->last_place->id);
	if (not_modified && received->last_place &&
		received->last_place->digest.len < RECORD_DIGEST_SIZE)
		snprintf(record->payload_digest, RECORD_DIGEST_SIZE, "%.*s",
			(int)received->last_place->digest.len,
			received->last_place->digest.len ? received->last_place->digest.ptr
							 : "");
	else if (not_modified)
		record->payload_digest[0] = '\0';
}

static int write_answer(struct archive *archive, const struct winnow_host *host,
	const struct winnow_received *received, struct winnow_place *ret_place)
{
	struct record *record = &archive->record;
	struct winnow_str head = exchange_head(host, received->response_head);
	struct winnow_str body = received->body;

	if (!head.ptr)
		return winnow_fail(host, WINNOW_EFATAL, "no memory for the head of an answer");
	begin_record(archive, "response", received->fetched_ms, received->uri);
	record->media_type = "application/http;msgtype=response";
	record_digest(body, winnow_str(""), record->payload_digest);
	record_line(record, "WARC-IP-Address", received->address);
	record_line(record, "WARC-Protocol",
		winnow_str(exchange_protocol(received->response_head)));
	if (is_revisit(received, record->payload_digest)) {
		describe_revisit(record, received);
		body = winnow_str("");
	}
	return record_write(&archive->files, host, record, head, body, ret_place);
}

/* Beside its answer, of the same moment. */
static int write_question(struct archive *archive, const struct winnow_host *host,
	const struct winnow_received *received)
{
	struct record question;
	struct winnow_place place;
	struct winnow_str head = exchange_head(host, received->request_head);

	if (!head.ptr)
		return winnow_fail(host, WINNOW_EFATAL, "no memory for the head of a request");
	record_begin(&question, "request", received->fetched_ms);
	question.target = received->uri;
	question.media_type = "application/http;msgtype=request";
	record_line(&question, "WARC-Warcinfo-ID", winnow_str(archive->warcinfo));
	record_line(&question, "WARC-Concurrent-To", winnow_str(archive->record.id));
	return record_write(&archive->files, host, &question, head, winnow_str(""), &place);
}

static int archive_item(void *self, const struct winnow_host *host,
	const struct winnow_received *received, struct winnow_place *ret_place)
{
	struct archive *archive = self;
	int code = make_ready(archive, host, received->fetched_ms);

	if (code < 0)
		return code;
	if (!received->response_head.len)
		return write_file(archive, host, received, ret_place);
	code = write_answer(archive, host, received, ret_place);
	if (code >= 0 && received->request_head.len)
		code = write_question(archive, host, received);
	return code;
}

/* ---- what was read ---- */

static int archive_write(
	void *self, const struct winnow_host *host, const struct winnow_record *record)
{
	struct archive *archive = self;
	struct winnow_place place;

	if (record->fact || !archive->values[CONVERSIONS].number[0])
		return 0;
	int code = make_ready(archive, host, record->stored_ms);
	if (code < 0)
		return code;
	begin_record(archive, "conversion", record->stored_ms, record->document->uri);
	archive->record.media_type = "text/plain; charset=utf-8";
	if (record->place)
		record_line(&archive->record, "WARC-Refers-To", record->place->id);
	record_digest(record->document->text, winnow_str(""), archive->record.payload_digest);
	return record_write(&archive->files, host, &archive->record, record->document->text,
		winnow_str(""), &place);
}

static int archive_flush(void *self, const struct winnow_host *host, int64_t *ret_position)
{
	struct archive *archive = self;

	*ret_position = files_position(&archive->files);
	return files_make_durable(&archive->files, host);
}

const struct winnow_sink warc_sink = {
	.size = sizeof warc_sink,
	.options = options,
	.open = archive_open,
	.resume = archive_resume,
	.write = archive_write,
	.flush = archive_flush,
	.close = archive_close,
	.item = archive_item,
};
