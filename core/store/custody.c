/* SPDX-License-Identifier: MIT */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include "store/custody.h"
#include "store/witness.h"

/* A statement with the subject as its parameter; of a document, its digests behind it. What complete.c and
 * document.c store they witness themselves, in the same order (witness_item(), witness_version()). */
static const struct {
	const char *name, *table, *record;
} events[CUSTODY_EVENTS] = {
	[CUSTODY_RUN_BEGAN] = { "run began", "runs",
		"SELECT id AS run, started, config_sha256 FROM runs WHERE id = ?" },
	[CUSTODY_RUN_ENDED] = { "run ended", "runs",
		"SELECT id AS run, ended, exit_status, requested, fetched, failed, unchanged, "
		"new, changed, reprocessed, facts FROM runs WHERE id = ?" },
	[CUSTODY_ITEM] = { "item", "items",
		"SELECT sources.name AS source, key, uri, sha256, length, media_type, fetched, "
		"modified, run_id AS run "
		"FROM items JOIN sources ON sources.id = source_id WHERE items.id = ?" },
	[CUSTODY_DOCUMENT] = { "document", "documents",
		"SELECT identifier AS document, documents.version AS version, text_sha256, "
		"plugins.name || ' ' || plugins.version AS reader, "
		"items.sha256 AS item_sha256, documents.run_id AS run, stored, "
		"?2 AS reading_sha256, "
		"(SELECT count(*) FROM facts WHERE document_id = documents.id) AS facts, "
		"?3 AS facts_sha256 FROM documents JOIN items ON items.id = item_id "
		"JOIN plugins ON plugins.id = plugin_id WHERE documents.id = ?1" },
	[CUSTODY_DISCLOSURE] = { "disclosure", "disclosures",
		"SELECT disclosed, by, shown_to, reason FROM disclosures WHERE id = ?" },
};

const char *custody_event_table(enum custody_event event)
{
	return events[event].table;
}

enum custody_event custody_event_named(struct winnow_str name)
{
	unsigned event = 0;

	while (event < CUSTODY_EVENTS && !winnow_equal(name, winnow_str(events[event].name)))
		event++;
	return (enum custody_event)event;
}

struct winnow_str custody_hash(
	const struct custody_row *row, struct winnow_str before, char hash[DIGEST_TEXT_SIZE])
{
	struct digest digest;

	digest_init(&digest);
	digest_add(&digest, before);
	digest_add_number(&digest, row->id);
	digest_add_part(&digest, row->event);
	digest_add_number(&digest, row->subject);
	digest_add_part(&digest, row->record);
	return digest_text(&digest, hash);
}

static void write_column(struct statement *query, int column, struct buffer *record)
{
	const char *name = sqlite3_column_name(query->handle, column);

	query->column = column;
	switch (sqlite3_column_type(query->handle, column)) {
	case SQLITE_NULL:
		testimony_null(record, name);
		break;
	case SQLITE_INTEGER:
		testimony_integer(record, name, statement_read_integer(query));
		break;
	default:
		testimony_text(record, name, statement_read_text(query));
	}
}

static int read_record(struct statement *query, const struct store *store,
	enum custody_event event, int64_t subject, struct buffer *record,
	struct failure *failure)
{
	int result = statement_step(query, failure);

	if (result < 0)
		return result;
	if (!result)
		return failure_set(failure, FAILURE_MISSING,
			"%s: there is no row %" PRId64 " of %s", store->path, subject,
			events[event].table);
	testimony_begin(record);
	for (int column = 0; column < sqlite3_column_count(query->handle); column++)
		write_column(query, column, record);
	testimony_end(record);
	result = statement_check(query, failure);
	return !result && buffer_failed(record) ? database_fail_memory(store, failure) : result;
}

int custody_record(struct store *store, enum custody_event event, int64_t subject,
	struct buffer *record, struct failure *failure)
{
	struct custody_digests digests;

	if (event == CUSTODY_DOCUMENT) {
		int result = custody_digest(store, subject, &digests, failure);
		if (result)
			return result;
	}
	SCOPED(statement_finish)
	struct statement query = statement_begin(store, events[event].record);
	statement_integer(&query, subject);
	if (event == CUSTODY_DOCUMENT) {
		statement_text(&query, winnow_str(digests.reading));
		statement_text(&query, winnow_str(digests.facts));
	}
	return read_record(&query, store, event, subject, record, failure);
}

/* Of an empty log, what stands before the first row. */
static int read_head(struct store *store, struct failure *failure)
{
	struct custody_head *head = &store->custody_head;
	SCOPED(statement_finish)
	struct statement query = statement_begin(
		store, "SELECT id, hash FROM custody_log ORDER BY id DESC LIMIT 1");
	int result = statement_step(&query, failure);

	if (result < 0)
		return result;
	int64_t id = result ? statement_read_integer(&query) : 0;
	struct winnow_str hash =
		result ? statement_read_text(&query) : STR_LITERAL(CUSTODY_BEFORE_FIRST);
	snprintf(head->hash, sizeof head->hash, "%.*s", STR_ARGS(hash));
	head->id = id;
	return statement_check(&query, failure);
}

/* Becomes the head. */
static int insert_row(
	struct store *store, const struct custody_row *row, struct failure *failure)
{
	struct custody_head *head = &store->custody_head;
	char hash[DIGEST_TEXT_SIZE];
	struct statement insert = statement_begin(store,
		"INSERT INTO custody_log (id, event, subject, record, hash) "
		"VALUES (?, ?, ?, ?, ?)");

	statement_integer(&insert, row->id);
	statement_text(&insert, row->event);
	statement_integer(&insert, row->subject);
	statement_text(&insert, row->record);
	statement_text(&insert, custody_hash(row, winnow_str(head->hash), hash));
	int result = statement_run(&insert, failure);
	if (!result) {
		head->id = row->id;
		memcpy(head->hash, hash, sizeof hash);
	}
	return result;
}

int custody_add(struct store *store, enum custody_event event, int64_t subject,
	const struct buffer *record, struct failure *failure)
{
	struct custody_row row = { .subject = subject,
		.event = winnow_str(events[event].name),
		.record = buffer_str(record) };

	if (buffer_failed(record))
		return database_fail_memory(store, failure);
	int result = store->custody_head.id < 0 ? read_head(store, failure) : 0;
	row.id = store->custody_head.id + 1;
	return result ? result : insert_row(store, &row, failure);
}

int custody_append(
	struct store *store, enum custody_event event, int64_t subject, struct failure *failure)
{
	struct buffer record;

	buffer_init(&record, 0);
	int result = custody_record(store, event, subject, &record, failure);
	if (!result)
		result = custody_add(store, event, subject, &record, failure);
	buffer_finish(&record);
	return result;
}
