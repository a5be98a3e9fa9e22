/* SPDX-License-Identifier: MIT */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include "store/custody.h"
#include "store/verify.h"

struct verification {
	struct store *store;
	struct buffer now; /* what a row of the log would say */
	struct verified found;
	struct failure *failure;
};

static int count_subject(struct verification *verification, enum custody_event event)
{
	verification->found.runs += event == CUSTODY_RUN_BEGAN;
	verification->found.items += event == CUSTODY_ITEM;
	verification->found.documents += event == CUSTODY_DOCUMENT;
	return 0;
}

static int check_text(struct verification *verification, int64_t document)
{
	SCOPED(statement_finish)
	struct statement query = statement_begin(verification->store,
		"SELECT text, text_sha256, identifier, version FROM documents WHERE id = ?");
	char actual[DIGEST_TEXT_SIZE];

	statement_integer(&query, document);
	int result = statement_step(&query, verification->failure);
	if (result <= 0)
		return result;
	digest_of(statement_read_text(&query), actual);
	struct winnow_str stored = statement_read_text(&query);
	struct winnow_str identifier = statement_read_text(&query);
	int64_t version = statement_read_integer(&query);
	result = statement_check(&query, verification->failure);
	if (result || winnow_is(stored, actual))
		return result;
	return failure_set(verification->failure, WINNOW_EDATA,
		"row %" PRId64 " of documents (%.*s, version %" PRId64 "): its text is not "
		"the one whose SHA-256 stands beside it: that is %.*s, the text's is %s",
		document, STR_ARGS(identifier), version, STR_ARGS(stored), actual);
}

static int fail_record(struct verification *verification, const struct custody_row *row,
	enum custody_event event, struct winnow_str now)
{
	return failure_set(verification->failure, WINNOW_EDATA,
		"row %" PRId64 " of %s is not what row %" PRId64 " of the custody log "
		"witnesses: the log has %.*s, the store has %.*s",
		row->subject, custody_event_table(event), row->id, STR_ARGS(row->record),
		STR_ARGS(now));
}

/* The subject as it is now, against what the log says of it. */
static int check_subject(struct verification *verification, const struct custody_row *row)
{
	enum custody_event event = custody_event_named(row->event);
	struct buffer *now = &verification->now;

	if (event == CUSTODY_EVENTS)
		return failure_set(verification->failure, WINNOW_EDATA,
			"row %" PRId64 " of the custody log tells of \"%.*s\", which this "
			"winnow does not know",
			row->id, STR_ARGS(row->event));
	int result = event == CUSTODY_DOCUMENT ? check_text(verification, row->subject) : 0;
	if (!result)
		result = custody_record(
			verification->store, event, row->subject, now, verification->failure);
	if (result == FAILURE_MISSING)
		return failure_set(verification->failure, WINNOW_EDATA,
			"row %" PRId64 " of %s, or what it refers to, is gone: row %" PRId64
			" of the custody log witnesses %.*s",
			row->subject, custody_event_table(event), row->id,
			STR_ARGS(row->record));
	if (result)
		return result;
	if (!winnow_equal(buffer_str(now), row->record))
		return fail_record(verification, row, event, buffer_str(now));
	return count_subject(verification, event);
}

/* Moves the head one row on. */
static int check_link(struct verification *verification, const struct custody_row *row,
	struct winnow_str stored)
{
	struct verified *found = &verification->found;
	char hash[DIGEST_TEXT_SIZE];

	if (row->id != found->rows + 1)
		return failure_set(verification->failure, WINNOW_EDATA,
			"row %" PRId64 " of the custody log is gone", found->rows + 1);
	custody_hash(row, winnow_str(found->head), hash);
	if (!winnow_is(stored, hash))
		return failure_set(verification->failure, WINNOW_EDATA,
			"row %" PRId64 " of the custody log was changed, or the one before "
			"it: its hash must be %s, and is %.*s",
			row->id, hash, STR_ARGS(stored));
	memcpy(found->head, hash, sizeof hash);
	found->rows = row->id;
	return 0;
}

static int check_log(struct verification *verification)
{
	SCOPED(statement_finish)
	struct statement query = statement_begin(verification->store,
		"SELECT id, event, subject, record, hash FROM custody_log ORDER BY id");
	int result;

	while ((result = statement_step(&query, verification->failure)) > 0) {
		struct custody_row row = { .id = statement_read_integer(&query) };
		row.event = statement_read_text(&query);
		row.subject = statement_read_integer(&query);
		row.record = statement_read_text(&query);
		struct winnow_str hash = statement_read_text(&query);
		result = statement_check(&query, verification->failure);
		if (!result)
			result = check_link(verification, &row, hash);
		if (!result)
			result = check_subject(verification, &row);
		if (result)
			return result;
	}
	return result;
}

/* Queries that answer, as one text, the first thing that is wrong; no row: nothing is. */
static const char *const checks[] = {
	"SELECT 'row ' || id || ' of runs is not in the custody log' FROM runs "
	"WHERE id NOT IN (SELECT subject FROM custody_log WHERE event = 'run began') "
	"LIMIT 1",
	"SELECT 'row ' || id || ' of runs has an end that is not in the custody log' "
	"FROM runs WHERE ended IS NOT NULL AND id NOT IN "
	"(SELECT subject FROM custody_log WHERE event = 'run ended') LIMIT 1",
	"SELECT 'row ' || id || ' of items (' || uri || ') is not in the custody log' "
	"FROM items WHERE id NOT IN "
	"(SELECT subject FROM custody_log WHERE event = 'item') LIMIT 1",
	"SELECT 'row ' || id || ' of documents (' || identifier || ', version ' || version "
	"|| ') is not in the custody log' FROM documents WHERE id NOT IN "
	"(SELECT subject FROM custody_log WHERE event = 'document') LIMIT 1",
	"SELECT 'row ' || id || ' of ' || kind || 's, of row ' || document_id || "
	"' of documents, does not stand in the text (view broken_anchors): ' || "
	"coalesce(quote, '') FROM broken_anchors LIMIT 1",
	"SELECT 'row ' || coalesce(rowid, '?') || ' of ' || \"table\" || "
	"' refers to a row of ' || parent || ' that is not there' "
	"FROM pragma_foreign_key_check LIMIT 1",
	("SELECT 'the file is damaged: ' || integrity_check FROM pragma_integrity_check(1) "
	 "WHERE integrity_check <> 'ok' LIMIT 1"),
};

static int check_one(struct verification *verification, const char *sql)
{
	SCOPED(statement_finish)
	struct statement query = statement_begin(verification->store, sql);
	int result = statement_step(&query, verification->failure);

	if (result <= 0)
		return result;
	struct winnow_str wrong = statement_read_text(&query);
	return failure_set(verification->failure, WINNOW_EDATA, "%.*s", STR_ARGS(wrong));
}

static int check_all(struct verification *verification)
{
	int result = check_log(verification);

	for (size_t i = 0; !result && i < COUNT_OF(checks); i++)
		result = check_one(verification, checks[i]);
	/* Where SQLite could not go on, it can say of what the file is damaged. */
	if (result == FAILURE_STORE) {
		int damage = check_one(verification, checks[COUNT_OF(checks) - 1]);
		result = damage ? damage : result;
	}
	return result;
}

static int show_documents(struct verification *verification, verified_each *each, void *context)
{
	SCOPED(statement_finish)
	struct statement query = statement_begin(verification->store,
		"SELECT identifier, text_sha256, version FROM documents ORDER BY id");
	int result;

	while ((result = statement_step(&query, verification->failure)) > 0) {
		struct verified_document document = { .id = statement_read_text(&query) };
		document.text_sha256 = statement_read_text(&query);
		document.version = statement_read_integer(&query);
		result = each(context, &document);
		if (result < 0)
			return result;
	}
	return result;
}

int store_verify(struct store *store, verified_each *each, void *context,
	struct verified *ret_verified, struct failure *failure)
{
	struct verification verification = { store, .failure = failure,
		.found = { .head = CUSTODY_BEFORE_FIRST } };

	/* One moment for all that is read. */
	int result = database_run(store->handle, store->path, "BEGIN", failure);
	if (result)
		return result;
	buffer_init(&verification.now, 0);
	result = check_all(&verification);
	buffer_finish(&verification.now);
	if (!result && each)
		result = show_documents(&verification, each, context);
	if (!result)
		*ret_verified = verification.found;
	return database_end(store, result, failure);
}
