/* SPDX-License-Identifier: MIT */
#include "sink/warc/record.h"
#include <nettle/sha2.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>
#include <time.h>

#define DATE_SIZE 24

/* "2014-03-05T10:12:33Z" */
static void write_date(int64_t wall_ms, char text[DATE_SIZE])
{
	time_t seconds = (time_t)(wall_ms / 1000);
	struct tm utc;

	gmtime_r(&seconds, &utc);
	strftime(text, DATE_SIZE, "%Y-%m-%dT%H:%M:%SZ", &utc);
}

static void add_hexadecimal(char *text, const uint8_t *bytes, size_t count)
{
	for (size_t i = 0; i < count; i++)
		sprintf(text + 2 * i, "%02x", bytes[i]);
}

/* A random UUID, by RFC 9562. */
static void write_id(char text[RECORD_ID_SIZE])
{
	uint8_t bytes[16];
	char digits[33];

	if (getrandom(bytes, sizeof bytes, 0) != (ssize_t)sizeof bytes)
		abort();
	bytes[6] = (uint8_t)((bytes[6] & 0x0f) | 0x40);
	bytes[8] = (uint8_t)((bytes[8] & 0x3f) | 0x80);
	add_hexadecimal(digits, bytes, sizeof bytes);
	snprintf(text, RECORD_ID_SIZE, "<urn:uuid:%.8s-%.4s-%.4s-%.4s-%.12s>", digits,
		digits + 8, digits + 12, digits + 16, digits + 20);
}

void record_begin(struct record *record, const char *type, int64_t date_ms)
{
	record->type = type;
	record->media_type = NULL;
	record->target = winnow_str("");
	record->date_ms = date_ms;
	record->payload_digest[0] = '\0';
	record->lines_length = 0;
	write_id(record->id);
}

static int has_line_end(struct winnow_str value)
{
	return value.len &&
	       (memchr(value.ptr, '\n', value.len) || memchr(value.ptr, '\r', value.len));
}

void record_line(struct record *record, const char *name, struct winnow_str value)
{
	size_t room = sizeof record->lines - record->lines_length;
	char *end = record->lines + record->lines_length;

	if (!value.len || has_line_end(value) || strlen(name) + value.len + 5 > room)
		return;
	record->lines_length +=
		(size_t)sprintf(end, "%s: %.*s\r\n", name, (int)value.len, value.ptr);
}

void record_date_line(struct record *record, const char *name, int64_t wall_ms)
{
	char date[DATE_SIZE];

	write_date(wall_ms, date);
	if (wall_ms)
		record_line(record, name, winnow_str(date));
}

void record_digest(struct winnow_str bytes, struct winnow_str rest, char *ret_text)
{
	struct sha256_ctx state;
	uint8_t digest[SHA256_DIGEST_SIZE];

	sha256_init(&state);
	sha256_update(&state, bytes.len, (const uint8_t *)bytes.ptr);
	sha256_update(&state, rest.len, (const uint8_t *)rest.ptr);
	sha256_digest(&state, sizeof digest, digest);
	strcpy(ret_text, "sha256:");
	add_hexadecimal(ret_text + 7, digest, sizeof digest);
}

/* The target is last: it may be long. */
static size_t write_head(const struct record *record, struct winnow_str block,
	struct winnow_str rest, char *head, size_t room)
{
	char block_digest[RECORD_DIGEST_SIZE], date[DATE_SIZE];
	const char *digest = record->payload_digest;

	write_date(record->date_ms, date);
	record_digest(block, rest, block_digest);
	int length = snprintf(head, room,
		"WARC/1.1\r\nWARC-Type: %s\r\nWARC-Record-ID: %s\r\nWARC-Date: %s\r\n"
		"%s%s%s%.*s%s%.*s%sContent-Type: %s\r\nContent-Length: %zu\r\n"
		"WARC-Block-Digest: %s\r\n\r\n",
		record->type, record->id, date, digest[0] ? "WARC-Payload-Digest: " : "",
		digest, digest[0] ? "\r\n" : "", (int)record->lines_length, record->lines,
		record->target.len ? "WARC-Target-URI: " : "", (int)record->target.len,
		record->target.ptr ? record->target.ptr : "", record->target.len ? "\r\n" : "",
		record->media_type ? record->media_type : "application/octet-stream",
		block.len + rest.len, block_digest);
	return length < 0 || (size_t)length >= room ? 0 : (size_t)length;
}

int record_write(struct files *files, const struct winnow_host *host,
	const struct record *record, struct winnow_str block, struct winnow_str rest,
	struct winnow_place *ret_place)
{
	size_t room = sizeof record->lines + record->target.len + 1000;
	char *head = (char *)(host->alloc)(host, room);
	size_t length = head ? write_head(record, block, rest, head, room) : 0;

	if (!length)
		return winnow_fail(host, WINNOW_EFATAL, "no memory for the head of a record");
	ret_place->file = winnow_str(files->path);
	ret_place->id = winnow_str(record->id);
	ret_place->digest = winnow_str(record->payload_digest);
	return files_append(files, host, (struct winnow_str){ head, length }, block, rest,
		&ret_place->at, &ret_place->length);
}
