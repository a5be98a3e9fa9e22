/* SPDX-License-Identifier: MIT */
#include <inttypes.h>
#include "base/log.h"
#include "fetch/warc.h"

/* Each record is found by unpacking what stands before it, so that all of them together would take
 * the square of the whole. */
#define MOST_INSIDE (UINT64_C(4) << 20)

struct scan {
	const struct fetch_request *request;
	struct warc_reader reader;
	struct warc_record record;
	struct warc_block block;
	fetch_each *each;
	void *context;
	uint64_t shown, last_at;
	bool told_of_members, told_of_rest;
	/* What was wrong first, and how often something was. */
	struct failure first;
	unsigned wrong;
};

static void note(struct scan *scan, const struct failure *failure)
{
	if (scan->wrong++ == 0)
		scan->first = *failure;
}

/* ---- entries ---- */

struct winnow_str warc_target_uri(struct winnow_str target, struct arena *arena)
{
	struct winnow_str uri;
	struct failure ignored;

	if (fetch_resolve(STR_LITERAL(""), target, arena, &uri, &ignored) < 0)
		return target;
	return uri;
}

static void add_pair(
	struct winnow_pair *pairs, uint32_t *count, const char *name, struct winnow_str value)
{
	pairs[(*count)++] = (struct winnow_pair){ winnow_str(name), value };
}

const struct winnow_pair *warc_lines(const struct warc_record *record,
	const struct warc_block *block, bool with_exchange, struct arena *arena,
	uint32_t *ret_count)
{
	size_t exchange = with_exchange ? block->http.lines.count : 0;
	struct winnow_pair *pairs = arena_alloc_array(
		arena, exchange + record->head.lines.count + 2, sizeof *pairs);
	uint32_t count = 0;

	for (size_t i = 0; pairs && i < exchange; i++)
		pairs[count++] = block->http.lines.items[i];
	for (size_t i = 0; pairs && i < record->head.lines.count; i++)
		if (winnow_starts(record->head.lines.items[i].name, "warc-"))
			pairs[count++] = record->head.lines.items[i];
	if (pairs && !headers_find(&record->head, "warc-type").len)
		add_pair(pairs, &count, "warc-type", record->type);
	if (pairs && block->claims_digest)
		add_pair(pairs, &count, "warc-digest",
			winnow_str(block->wrong_digest ? "wrong" : "right"));
	*ret_count = count;
	return pairs;
}

static int show_record(struct scan *scan, struct failure *failure)
{
	const struct warc_record *record = &scan->record;
	struct arena *arena = scan->reader.arena;
	struct winnow_item item = fetch_item(scan->request);

	item.form = WINNOW_ENTRY_RECORD;
	item.uri = warc_address_write(scan->request->uri, record->place, false, arena);
	item.final_uri = warc_target_uri(record->target, arena);
	item.media_type = scan->block.media_type;
	item.status = scan->block.status;
	item.length = record->length;
	item.fetched_ms = record->date_ms;
	item.headers = warc_lines(record, &scan->block, false, arena, &item.header_count);
	if (!item.uri.ptr || !item.headers)
		return failure_set(failure, WINNOW_ELIMIT, "no memory for a record");
	scan->shown++;
	return scan->each(scan->context, &item);
}

static int show_rest(struct scan *scan, struct failure *failure)
{
	struct winnow_item item = fetch_item(scan->request);

	item.form = WINNOW_ENTRY_REST;
	item.uri = warc_address_write(
		scan->request->uri, scan->record.place, true, scan->reader.arena);
	item.final_uri = item.uri;
	if (!item.uri.ptr)
		return failure_set(failure, WINNOW_ELIMIT, "no memory for a record");
	return scan->each(scan->context, &item);
}

/* ---- what is wrong ---- */

static void tell_wrong_digest(const struct scan *scan)
{
	if (scan->block.wrong_digest)
		log_line(LOG_LEVEL_WARNING, NULL,
			"%s: byte %" PRIu64 ": the %s of this record is not the one whose "
			"digest it claims",
			scan->reader.bytes.path, scan->record.place.at,
			scan->block.wrong_digest);
}

/* It is read all the same; but each record is found by unpacking what stands before it, and other
 * programs refuse it. */
static void note_odd_members(struct scan *scan)
{
	struct failure failure;
	bool shared = scan->record.place.inside && scan->shown &&
		      scan->record.place.at == scan->last_at;

	if (scan->told_of_members || (!shared && !scan->reader.in_pieces))
		return;
	scan->told_of_members = true;
	failure_set(&failure, WINNOW_EDATA,
		"%s: byte %" PRIu64 ": records are not compressed each by itself, as the "
		"format wants it; they were read, but slowly: compress them anew",
		scan->reader.bytes.path, scan->record.place.at);
	note(scan, &failure);
}

/* Whether the record stands so deep in a member that it is not shown. */
static bool is_too_deep(struct scan *scan)
{
	struct failure failure;

	if (!scan->reader.bytes.is_gzip || scan->record.place.inside <= MOST_INSIDE)
		return false;
	if (scan->told_of_rest)
		return true;
	scan->told_of_rest = true;
	failure_set(&failure, WINNOW_ELIMIT,
		"%s: byte %" PRIu64 ": this is not one compressed record but many, and those "
		"behind its first 4 MiB are left out: unpack the file with gunzip, then all of "
		"it is read",
		scan->reader.bytes.path, scan->record.place.at);
	note(scan, &failure);
	scan->first = failure;
	return true;
}

static int skip_damage(struct scan *scan, const struct failure *wrong, struct failure *failure)
{
	note(scan, wrong);
	return warc_skip_damage(&scan->reader, failure);
}

/* ---- one after the other ---- */

/* 1: on to the next; 0: there is none. */
static int scan_record(struct scan *scan, struct failure *failure)
{
	struct failure wrong = { 0 };

	warc_block_finish(&scan->block);
	int code = warc_block_read(&scan->reader, &scan->record, NULL, &scan->block, &wrong);
	if (code < 0)
		return skip_damage(scan, &wrong, failure);
	int end = warc_end(&scan->reader, &scan->record, &wrong);
	note_odd_members(scan);
	tell_wrong_digest(scan);
	code = is_too_deep(scan) ? 0 : show_record(scan, failure);
	scan->last_at = scan->record.place.at;
	if (code < 0)
		return code;
	return end < 0 ? skip_damage(scan, &wrong, failure) : 1;
}

static int scan_all(struct scan *scan, struct failure *failure)
{
	int code = 1;

	while (code > 0) {
		struct failure wrong = { 0 };
		int next = warc_next(&scan->reader, &scan->record, &wrong);
		if (next == 0)
			return 0;
		if (next < 0)
			code = skip_damage(scan, &wrong, failure);
		else if (scan->shown == WARC_RECORDS_AT_ONCE)
			return show_rest(scan, failure);
		else
			code = scan_record(scan, failure);
	}
	return code;
}

static int sum_up(const struct scan *scan, struct failure *failure)
{
	if (scan->wrong == 0)
		return 0;
	if (scan->wrong == 1)
		return failure_set(failure, scan->first.code, "%s", scan->first.why);
	return failure_set(failure, scan->first.code, "%s (and %u more such places)",
		scan->first.why, scan->wrong - 1);
}

int warc_scan(const struct fetch_request *request, struct winnow_str path, int descriptor,
	struct warc_place place, fetch_each *each, void *context, struct failure *failure)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	struct scan *scan = calloc(1, sizeof *scan);

	if (!arena || !scan) {
		free(scan);
		return failure_set(failure, FAILURE_MEMORY, "no memory for an archive");
	}
	scan->request = request;
	scan->each = each;
	scan->context = context;
	scan->reader.arena = arena;
	int code = warc_bytes_open(&scan->reader.bytes, path.ptr, descriptor, place, failure);
	if (code >= 0)
		code = scan_all(scan, failure);
	if (code >= 0)
		code = sum_up(scan, failure);
	warc_bytes_close(&scan->reader.bytes);
	warc_block_finish(&scan->block);
	warc_record_finish(&scan->record);
	free(scan);
	return code;
}
