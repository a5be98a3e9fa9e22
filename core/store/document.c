/* SPDX-License-Identifier: MIT */
#include "store/anchor.h"
#include "store/batch.h"
#include "store/custody.h"
#include "store/similar.h"
#include "store/witness.h"
#include "store/words.h"

/* The latest version that is stored; number 0: none. */
struct latest {
	int64_t number;
	bool same_reading; /* text and members, as the reader gave them */
	bool same_facts, same_plugins;
};

/* The one that is being stored. */
struct next_version {
	const struct visit *visit;
	const struct completed_document *completed;
	const struct identity *identity;
	int64_t number;
	const char *cause;
	const struct known_plugin *reader;
};

static int read_latest(struct batch *batch, const struct visit *visit,
	const struct completed_document *completed, const struct identity *identity,
	struct latest *latest)
{
	SCOPED(statement_finish)
	struct statement query = statement_begin(batch->store,
		"SELECT version, coalesce(read_text_sha256, text_sha256) = ? AND "
		"coalesce(read_members_sha256, members_sha256) = ?, facts_sha256 = ?, "
		"fingerprint IS ? FROM documents WHERE source_id = ? AND key = ? "
		"ORDER BY version DESC LIMIT 1");

	statement_text(&query, winnow_str(identity->read_text));
	statement_text(&query, winnow_str(identity->read_members));
	statement_text(&query, winnow_str(identity->facts));
	statement_optional(&query, visit->completion->fingerprint);
	statement_integer(&query, visit->source);
	statement_text(&query, completed->document.key);
	int result = statement_step(&query, batch->failure);
	if (result <= 0)
		return result;
	latest->number = statement_read_integer(&query);
	latest->same_reading = statement_read_integer(&query);
	latest->same_facts = statement_read_integer(&query);
	latest->same_plugins = statement_read_integer(&query);
	return 0;
}

/* Other plugins that state nothing else make no new version; the request remembers them. */
static bool is_unchanged(const struct latest *latest)
{
	return latest->number && latest->same_reading &&
	       (latest->same_plugins || latest->same_facts);
}

/* "changed" is a word about the source: where its bytes are the same and the plugins are not, it
 * is the plugins that changed. */
static const char *cause_of(const struct visit *visit, const struct latest *latest)
{
	if (!latest->number)
		return "new";
	if (latest->same_reading)
		return "reprocessed";
	return !latest->same_plugins && visit->item == visit->last_item ? "reprocessed"
									: "changed";
}

static void bind_members(struct statement *insert, const struct completed_document *completed)
{
	const struct winnow_document *document = &completed->document;

	statement_optional(insert, document->title);
	statement_optional(insert, document->published);
	statement_optional(insert, document->dateline);
	statement_optional(insert, document->language);
	statement_optional(insert, completed->declared_language);
	statement_optional(insert, document->country);
	statement_optional(insert, document->byline);
	statement_optional(insert, document->publisher);
	statement_optional(insert, document->host);
	statement_optional(insert, document->notice);
}

/* In the order in which custody_digest.c selects the columns: names stand there for rows. */
static void bind_version(
	struct statement *insert, struct batch *batch, const struct next_version *next)
{
	const struct completed_document *completed = next->completed;
	const struct identity *identity = next->identity;
	const struct winnow_str uri = completed->document.uri;
	struct digest *witness = &batch->witness.reading;

	insert->witness = witness;
	statement_text(insert, winnow_str(identity->document));
	statement_integer(insert, next->number);
	statement_text(insert, winnow_str(next->cause));
	witness_text(witness, next->visit->source_name);
	statement_text(insert, completed->document.key);
	statement_text(insert, uri.len ? uri : next->visit->completion->item_uri);
	bind_members(insert, completed);
	statement_text(insert, winnow_str(identity->text));
	statement_text(insert, winnow_str(identity->members));
	statement_text(insert, winnow_str(identity->facts));
	statement_optional(insert, next->visit->completion->fingerprint);
	witness_text(witness, next->visit->completion->sha256);
	witness_text(witness, next->reader->name);
	witness_text(witness, next->reader->version);
	statement_integer(insert, batch->run);
	statement_time(insert, batch->now_ms);
	insert->witness = NULL;
}

static int insert_version(struct batch *batch, const struct next_version *next)
{
	const struct completed_document *completed = next->completed;
	const struct identity *identity = next->identity;
	struct statement insert = statement_begin(batch->store,
		"INSERT INTO documents (identifier, version, cause, key, uri, title, "
		"published, dateline, language, declared_language, country, byline, publisher, "
		"host, notice, text_sha256, members_sha256, facts_sha256, fingerprint, run_id, "
		"stored, source_id, item_id, plugin_id, text, read_text_sha256, "
		"read_members_sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
		"?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

	bind_version(&insert, batch, next);
	statement_integer(&insert, next->visit->source);
	statement_integer(&insert, next->visit->item);
	statement_integer(&insert, completed->reader);
	statement_text(&insert, completed->document.text);
	statement_optional(&insert, winnow_str(completed->as_read ? identity->read_text : ""));
	statement_optional(
		&insert, winnow_str(completed->as_read ? identity->read_members : ""));
	return statement_run(&insert, batch->failure);
}

static int insert_block(struct batch *batch, int64_t document, uint32_t position,
	const struct winnow_block *block, const struct anchor_span *span)
{
	struct statement insert = statement_begin(batch->store,
		"INSERT INTO blocks (document_id, position, type, level, start_char, end_char, "
		"start_byte, end_byte) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");

	statement_integer(&insert, document);
	insert.witness = &batch->witness.reading;
	statement_integer(&insert, position);
	statement_text(&insert, words_block_type(block->type));
	statement_integer(&insert, block->level);
	statement_integer(&insert, (int64_t)span->start_char);
	statement_integer(&insert, (int64_t)span->end_char);
	statement_integer(&insert, (int64_t)span->start_byte);
	statement_integer(&insert, (int64_t)span->end_byte);
	return statement_run(&insert, batch->failure);
}

static int insert_blocks(
	struct batch *batch, int64_t document, const struct winnow_document *content)
{
	uint32_t count = content->block_count;
	struct anchor_span *spans = arena_alloc_array(batch->arena, count + 1u, sizeof *spans);

	if (!spans)
		return failure_set(batch->failure, FAILURE_MEMORY, "no memory for blocks");
	for (uint32_t i = 0; i < count; i++) {
		spans[i].start_byte = content->blocks[i].at;
		spans[i].end_byte = content->blocks[i].at + content->blocks[i].length;
	}
	int result = anchor_resolve(content->text, spans, count, batch->failure);
	for (uint32_t i = 0; !result && i < count; i++)
		result = insert_block(batch, document, i, &content->blocks[i], &spans[i]);
	return result;
}

static int insert_field(struct batch *batch, int64_t document, uint32_t position,
	const struct winnow_field *field)
{
	struct statement insert = statement_begin(batch->store,
		"INSERT INTO fields (document_id, position, name, value, origin) "
		"VALUES (?, ?, ?, ?, ?)");

	statement_integer(&insert, document);
	insert.witness = &batch->witness.reading;
	statement_integer(&insert, position);
	statement_text(&insert, field->name);
	statement_text(&insert, field->value);
	statement_optional(&insert, field->origin);
	return statement_run(&insert, batch->failure);
}

static int insert_fields(
	struct batch *batch, int64_t document, const struct winnow_document *content)
{
	int result = 0;

	for (uint32_t i = 0; !result && i < content->field_count; i++)
		result = insert_field(batch, document, i, &content->fields[i]);
	return result;
}

static int sign(struct batch *batch, int64_t row, const struct next_version *next)
{
	const struct stored_version version = { row, winnow_str(next->identity->document),
		next->number, &next->completed->document };

	return similar_store(batch, &version);
}

/* As custody.c reads it back. */
static int witness_version(struct batch *batch, int64_t row, const struct next_version *next)
{
	struct buffer *record = &batch->witness.record;
	char reading[DIGEST_TEXT_SIZE], facts[DIGEST_TEXT_SIZE];

	testimony_begin(record);
	testimony_text(record, "document", winnow_str(next->identity->document));
	testimony_integer(record, "version", next->number);
	testimony_text(record, "text_sha256", winnow_str(next->identity->text));
	testimony_text(record, "reader", next->reader->label);
	testimony_text(record, "item_sha256", next->visit->completion->sha256);
	testimony_integer(record, "run", batch->run);
	testimony_time(record, "stored", batch->now_ms);
	testimony_text(record, "reading_sha256", digest_text(&batch->witness.reading, reading));
	testimony_integer(record, "facts", (int64_t)next->completed->fact_count);
	testimony_text(record, "facts_sha256", digest_text(&batch->witness.facts, facts));
	testimony_end(record);
	return custody_add(batch->store, CUSTODY_DOCUMENT, row, record, batch->failure);
}

static void count_version(
	struct batch *batch, const char *cause, const struct completed_document *completed)
{
	struct run_counts *counts = batch->gained;
	struct winnow_str word = winnow_str(cause);

	counts->fresh += winnow_is(word, "new");
	counts->changed += winnow_is(word, "changed");
	counts->reprocessed += winnow_is(word, "reprocessed");
	counts->facts += (int64_t)completed->fact_count;
}

static int store_rows(struct batch *batch, const struct next_version *next)
{
	const struct completed_document *completed = next->completed;
	int result = insert_version(batch, next);

	if (result)
		return result;
	int64_t document = sqlite3_last_insert_rowid(batch->store->handle);
	if (!batch->first_document)
		batch->first_document = document;
	result = insert_blocks(batch, document, &completed->document);
	if (!result)
		result = insert_fields(batch, document, &completed->document);
	if (!result)
		result = fact_store_all(batch, document, completed, next->identity);
	if (!result)
		result = sign(batch, document, next);
	return result ? result : witness_version(batch, document, next);
}

static int store_version(struct batch *batch, const struct visit *visit,
	const struct completed_document *completed, const struct identity *identity,
	const struct latest *latest)
{
	const struct next_version next = {
		.visit = visit,
		.completed = completed,
		.identity = identity,
		.number = latest->number + 1,
		.cause = cause_of(visit, latest),
		.reader = catalogue_plugin(batch->store, completed->reader, batch->failure),
	};

	if (!next.reader)
		return FAILURE_STORE;
	digest_init(&batch->witness.reading);
	digest_init(&batch->witness.facts);
	int result = store_rows(batch, &next);
	if (!result)
		count_version(batch, next.cause, completed);
	return result;
}

int document_store(struct batch *batch, const struct visit *visit,
	const struct completed_document *completed)
{
	struct identity identity;
	struct latest latest = { 0 };
	int result = identity_make(
		batch->store, visit->source_name, completed, &identity, batch->failure);

	if (!result)
		result = read_latest(batch, visit, completed, &identity, &latest);
	if (result)
		return result;
	if (is_unchanged(&latest)) {
		batch->gained->unchanged++;
		return 0;
	}
	result = store_version(batch, visit, completed, &identity, &latest);
	if (!result && !latest.number && completed->counts_blocks)
		result = repeats_count(batch, visit->source, completed);
	return result;
}

int document_index_all(struct batch *batch)
{
	if (!batch->first_document)
		return 0;
	struct statement insert = statement_begin(batch->store,
		"INSERT INTO documents_fts (rowid, title, text) "
		"SELECT id, title, text FROM documents WHERE id >= ? ORDER BY id");

	statement_integer(&insert, batch->first_document);
	return statement_run(&insert, batch->failure);
}
