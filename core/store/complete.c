/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include "base/clock.h"
#include "store/bounds.h"
#include "store/custody.h"
#include "store/request.h"
#include "store/similar.h"
#include "store/witness.h"

/* 1: read; 0: the lease does not hold it any more. */
static int read_visit(struct batch *batch, struct visit *visit)
{
	SCOPED(statement_finish)
	struct statement query = statement_begin(batch->store,
		"SELECT source_id, hosts.name <> '', sources.name, key, item_id, "
		"document_count "
		"FROM requests JOIN hosts ON hosts.id = host_id "
		"JOIN sources ON sources.id = source_id "
		"WHERE requests.id = ? AND state = 'leased' AND epoch = ? "
		"AND leased_until_ms IS NOT NULL");

	statement_integer(&query, visit->completion->request);
	statement_integer(&query, batch->epoch);
	int result = statement_step(&query, batch->failure);
	if (result <= 0)
		return result;
	visit->source = statement_read_integer(&query);
	visit->is_outside = statement_read_integer(&query);
	visit->source_name = statement_read_copy(&query, visit->arena);
	visit->key = statement_read_copy(&query, visit->arena);
	visit->last_item = statement_read_integer(&query);
	visit->last_document_count = statement_read_integer(&query);
	result = statement_check(&query, batch->failure);
	return result ? result : 1;
}

static int find_item(struct batch *batch, struct visit *visit)
{
	struct statement query = statement_begin(batch->store,
		"SELECT id FROM items WHERE source_id = ? AND key = ? AND sha256 = ?");

	statement_integer(&query, visit->source);
	statement_text(&query, visit->key);
	statement_text(&query, visit->completion->sha256);
	return statement_number(&query, &visit->item, batch->failure);
}

/* As custody.c reads it back. */
static int witness_item(struct batch *batch, const struct visit *visit)
{
	const struct completion *completion = visit->completion;
	struct buffer *record = &batch->witness.record;

	testimony_begin(record);
	testimony_text(record, "source", visit->source_name);
	testimony_text(record, "key", visit->key);
	testimony_text(record, "uri", completion->item_uri);
	testimony_text(record, "sha256", completion->sha256);
	testimony_integer(record, "length", (int64_t)completion->item_length);
	testimony_optional(record, "media_type", completion->media_type);
	testimony_time(record, "fetched", completion->fetched_ms);
	testimony_time(record, "modified", completion->modified_ms);
	testimony_integer(record, "run", batch->run);
	testimony_end(record);
	return custody_add(batch->store, CUSTODY_ITEM, visit->item, record, batch->failure);
}

/* Nothing where it is known already. */
static int add_item(struct batch *batch, struct visit *visit)
{
	const struct completion *completion = visit->completion;
	struct statement insert = statement_begin(batch->store,
		"INSERT INTO items (source_id, key, sha256, uri, media_type, length, fetched, "
		"modified, run_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) "
		"ON CONFLICT (source_id, key, sha256) DO NOTHING");

	statement_integer(&insert, visit->source);
	statement_text(&insert, visit->key);
	statement_text(&insert, completion->sha256);
	statement_text(&insert, completion->item_uri);
	statement_optional(&insert, completion->media_type);
	statement_integer(&insert, (int64_t)completion->item_length);
	statement_time(&insert, completion->fetched_ms);
	statement_time(&insert, completion->modified_ms);
	statement_integer(&insert, batch->run);
	int result = statement_run(&insert, batch->failure);
	if (result || sqlite3_changes(batch->store->handle) == 0)
		return result;
	visit->item = sqlite3_last_insert_rowid(batch->store->handle);
	return witness_item(batch, visit);
}

/* The first record that holds an item is the one it is cited by. */
static int store_place(struct batch *batch, const struct visit *visit)
{
	const struct winnow_place *place = &visit->completion->place;

	if (!place->file.len)
		return 0;
	struct statement update = statement_begin(batch->store,
		"UPDATE items SET archive_file = ?, archive_offset = ?, archive_length = ?, "
		"archive_record = ?, archive_digest = ? WHERE id = ? AND archive_file IS NULL");
	statement_text(&update, place->file);
	statement_integer(&update, (int64_t)place->at);
	statement_integer(&update, (int64_t)place->length);
	statement_optional(&update, place->id);
	statement_optional(&update, place->digest);
	statement_integer(&update, visit->item);
	return statement_run(&update, batch->failure);
}

static int store_item(struct batch *batch, struct visit *visit)
{
	if (!visit->completion->sha256.len)
		return 0;
	int result = add_item(batch, visit);
	if (!result && !visit->item)
		result = find_item(batch, visit);
	return result ? result : store_place(batch, visit);
}

static int store_positions(struct batch *batch, const struct completion *completion)
{
	int result = 0;

	for (size_t i = 0; !result && i < completion->position_count; i++) {
		struct statement update = statement_begin(
			batch->store, "UPDATE sink_cursors SET position = ? WHERE id = ?");
		statement_integer(&update, completion->positions[i].position);
		statement_integer(&update, completion->positions[i].cursor);
		result = statement_run(&update, batch->failure);
	}
	return result;
}

static int store_documents(struct batch *batch, const struct visit *visit)
{
	const struct completion *completion = visit->completion;
	int result = 0;

	if (completion->unchanged) {
		batch->gained->unchanged += visit->last_document_count;
		return 0;
	}
	if (completion->document_count && !visit->item)
		return failure_set(batch->failure, WINNOW_EDATA,
			"%.*s: documents came without the item they were read from",
			STR_ARGS(visit->key));
	for (size_t i = 0; !result && i < completion->document_count; i++)
		result = document_store(batch, visit, &completion->documents[i]);
	if (result)
		failure_prefix(batch->failure, "%.*s", STR_ARGS(visit->key));
	return result;
}

/* The documents of the item that was kept under the key, one or several. */
static int store_revisit(struct batch *batch, struct visit *visit)
{
	const struct winnow_str key = visit->completion->revisited;
	int64_t count = 0;

	if (!key.len)
		return 0;
	struct statement query = statement_begin(batch->store,
		"SELECT count(DISTINCT key) FROM documents WHERE source_id = ?1 AND "
		"(key = ?2 OR (key > ?2 || '#' AND key < ?2 || '$'))");
	statement_integer(&query, visit->source);
	statement_text(&query, key);
	int result = statement_number(&query, &count, batch->failure);
	batch->gained->unchanged += count;
	visit->unresolved = count == 0;
	batch->gained->failed += visit->unresolved;
	return result;
}

static int add_request(struct batch *batch, const struct visit *visit,
	const struct frontier_request *request, struct request_origin *origin)
{
	struct frontier_request counted = *request;
	bool is_new = false;

	int admitted = bounds_admit(batch, visit, request, &counted.pattern);
	if (admitted <= 0)
		return admitted;
	int result = request_add(
		batch->store, batch->run, &counted, origin, &is_new, batch->failure);
	bool is_asked = !result && sqlite3_changes(batch->store->handle) > 0;
	if (is_asked)
		result = bounds_count(batch, visit, &counted);
	if (is_new && !(request->flags & WINNOW_WITH_NEW))
		origin->brings_new = true;
	return result;
}

/* What depends on there being something new comes after everything else. */
static int add_requests(struct batch *batch, const struct visit *visit)
{
	const struct completion *completion = visit->completion;
	struct request_origin origin = { .found_in = completion->request,
		.fingerprint = completion->fingerprint };
	int result = 0;

	if (completion->sha256.len)
		result =
			request_forget_found(batch->store, completion->request, batch->failure);
	int repeated = result ? result : bounds_is_repeated(batch, visit);
	if (repeated)
		return repeated < 0 ? repeated : 0;
	for (unsigned depending = 0; depending <= WINNOW_WITH_NEW; depending += WINNOW_WITH_NEW)
		for (size_t i = 0; !result && i < completion->request_count; i++)
			if ((completion->requests[i].flags & WINNOW_WITH_NEW) == depending)
				result = add_request(
					batch, visit, &completion->requests[i], &origin);
	return result;
}

/* The server said that nothing changed, so nobody looked at what it leads to. */
static int add_all_requests(struct batch *batch, const struct visit *visit)
{
	const struct completion *completion = visit->completion;

	if (!completion->unchanged || completion->sha256.len > 0)
		return add_requests(batch, visit);
	int result = bounds_count_again(batch, completion->request);
	return result ? result
		      : request_add_again(
				batch->store, batch->run, completion->request, batch->failure);
}

static const char *const state_words[] = {
	[REQUEST_NEW] = "new",
	[REQUEST_LEASED] = "leased",
	[REQUEST_DONE] = "done",
	[REQUEST_WAITING] = "waiting",
	[REQUEST_FAILED] = "failed",
};

static int64_t due_of(const struct completion *completion)
{
	return completion->state == REQUEST_WAITING || completion->state == REQUEST_FAILED
		       ? completion->due_ms
		       : 0;
}

/* The parameters of the statements below that come first, 1 to 5: what became of the request. */
static void bind_state(struct statement *update, const struct visit *visit)
{
	const struct completion *completion = visit->completion;
	enum request_state state = visit->unresolved ? REQUEST_FAILED : completion->state;

	statement_integer(update, completion->request);
	statement_text(update, winnow_str(state_words[state]));
	statement_optional(update,
		visit->unresolved ? STR_LITERAL("says that an earlier capture still held, and "
						"none of it is here")
				  : completion->reason);
	statement_integer(update, due_of(completion));
	statement_integer(update, completion->state != REQUEST_NEW && !completion->untried);
}

#define SET_STATE "UPDATE requests SET state = ?2, reason = ?3, due_ms = ?4, tries = tries + ?5"

static int set_state(struct batch *batch, const struct visit *visit)
{
	struct statement update = statement_begin(batch->store, SET_STATE " WHERE id = ?1");

	bind_state(&update, visit);
	return statement_run(&update, batch->failure);
}

static int set_visit(struct batch *batch, const struct visit *visit)
{
	const struct completion *completion = visit->completion;
	struct statement update = statement_begin(batch->store,
		SET_STATE ", fetched = ?6, etag = coalesce(?7, etag), "
			  "last_modified = coalesce(?8, last_modified), "
			  "visitor = coalesce(?9, visitor) WHERE id = ?1");

	bind_state(&update, visit);
	statement_time(&update, completion->fetched_ms);
	statement_optional(&update, completion->etag);
	statement_optional(&update, completion->last_modified);
	statement_optional(&update, completion->visitor);
	return statement_run(&update, batch->failure);
}

/* What the next run compares with. What could not be read keeps no fingerprint, so that it is
 * read, and named, again. */
static int set_item(struct batch *batch, const struct visit *visit)
{
	const struct completion *completion = visit->completion;
	struct winnow_str none = { NULL, 0 };
	bool done = completion->state == REQUEST_DONE;
	struct statement update = statement_begin(batch->store,
		SET_STATE ", item_id = ?6, fingerprint = ?7, fetched = ?8, "
			  "document_count = ?9, etag = ?10, last_modified = ?11, "
			  "visitor = ?12 WHERE id = ?1");

	bind_state(&update, visit);
	statement_integer(&update, visit->item);
	statement_optional(&update, done ? completion->fingerprint : none);
	statement_time(&update, completion->fetched_ms);
	statement_integer(&update, (int64_t)completion->document_count);
	statement_optional(&update, completion->etag);
	statement_optional(&update, completion->last_modified);
	statement_optional(&update, done ? completion->visitor : none);
	return statement_run(&update, batch->failure);
}

/* One statement, since each change of the row is written to all of its indices. */
static int set_request(struct batch *batch, const struct visit *visit)
{
	if (visit->completion->unchanged)
		return set_visit(batch, visit);
	return visit->item ? set_item(batch, visit) : set_state(batch, visit);
}

static int complete_one(struct batch *batch, const struct completion *completion)
{
	struct visit visit = { .completion = completion, .arena = batch->arena };

	arena_reset(batch->arena);
	int result = read_visit(batch, &visit);
	if (result <= 0)
		return result ? result : request_fail_stale(batch->epoch, batch->failure);
	result = store_item(batch, &visit);
	if (!result)
		result = store_documents(batch, &visit);
	if (!result)
		result = store_revisit(batch, &visit);
	if (!result)
		result = add_all_requests(batch, &visit);
	if (!result)
		result = set_request(batch, &visit);
	return result ? result : store_positions(batch, completion);
}

static int complete_all(struct batch *batch, const struct completion *completions, size_t count,
	struct run_counts *gained)
{
	int result = database_begin(batch->store, batch->failure);

	if (result)
		return result;
	for (size_t i = 0; !result && i < count; i++) {
		batch->gained = &gained[i];
		result = complete_one(batch, &completions[i]);
	}
	if (!result)
		result = request_free_hosts(batch->store, batch->epoch, batch->failure);
	if (!result)
		result = repeats_write(batch);
	if (!result)
		result = similar_catch_up(batch);
	if (!result)
		result = document_index_all(batch);
	return database_end(batch->store, result, batch->failure);
}

static void add_counts(struct run_counts *counts, const struct run_counts *gained)
{
	if (!counts)
		return;
	counts->failed += gained->failed;
	counts->unchanged += gained->unchanged;
	counts->fresh += gained->fresh;
	counts->changed += gained->changed;
	counts->reprocessed += gained->reprocessed;
	counts->facts += gained->facts;
	counts->passed_over += gained->passed_over;
}

int frontier_complete(struct store *store, int64_t run, int64_t epoch,
	const struct completion *completions, size_t count, struct failure *failure)
{
	struct failure why = { 0 };
	struct batch batch = { .store = store, .run = run, .epoch = epoch, .failure = &why };
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	struct run_counts *gained = calloc(count + 1, sizeof *gained);
	int result = failure_set(&why, FAILURE_MEMORY, "no memory to store a batch");

	buffer_init(&batch.witness.record, 0);
	batch.arena = arena;
	batch.now_ms = clock_wall_ms();
	if (arena && gained)
		result = complete_all(&batch, completions, count, gained);
	repeats_finish(&batch);
	buffer_finish(&batch.witness.record);
	for (size_t i = 0; !result && i < count; i++)
		add_counts(completions[i].counts, &gained[i]);
	free(gained);
	return result ? failure_set(failure, result, "%s", why.why) : 0;
}
