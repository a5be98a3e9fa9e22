/* SPDX-License-Identifier: MIT */
#include "store/repeats.h"
#include "store/batch.h"
#include "store/sketch.h"

/* 1; or 0: it has none yet, and the sketch is as it was. */
static int read_sketch(
	struct store *store, int64_t source, struct sketch *sketch, struct failure *failure)
{
	SCOPED(statement_finish)
	struct statement query =
		statement_begin(store, "SELECT sketch FROM repeats WHERE source_id = ?");

	statement_integer(&query, source);
	int result = statement_step(&query, failure);
	if (result <= 0)
		return result;
	/* A sketch of another size is one of another winnow: it is learned anew. */
	bool whole = sketch_decode(statement_read_blob(&query), sketch);
	result = statement_check(&query, failure);
	return result ? result : whole;
}

static int write_sketch(struct batch *batch, const struct counted_source *counted)
{
	unsigned char *bytes = malloc(SKETCH_BYTES);

	if (!bytes)
		return database_fail_memory(batch->store, batch->failure);
	struct statement insert = statement_begin(batch->store,
		"INSERT INTO repeats (source_id, sketch, learned) VALUES (?, ?, x'') "
		"ON CONFLICT (source_id) DO UPDATE SET sketch = excluded.sketch");
	sketch_encode(counted->sketch, bytes);
	statement_integer(&insert, counted->source);
	statement_blob(&insert, (struct winnow_str){ (const char *)bytes, SKETCH_BYTES });
	int result = statement_run(&insert, batch->failure);
	free(bytes);
	return result;
}

int repeats_write(struct batch *batch)
{
	int result = 0;

	for (size_t i = 0; !result && i < batch->counted.count; i++)
		result = write_sketch(batch, &batch->counted.items[i]);
	return result;
}

void repeats_finish(struct batch *batch)
{
	for (size_t i = 0; i < batch->counted.count; i++)
		free(batch->counted.items[i].sketch);
	vector_finish(&batch->counted);
}

/* The source's sketch as this batch has it; NULL, with the failure: it cannot be had. */
static struct sketch *sketch_of(struct batch *batch, int64_t source)
{
	for (size_t i = 0; i < batch->counted.count; i++)
		if (batch->counted.items[i].source == source)
			return batch->counted.items[i].sketch;
	struct counted_source *counted = vector_push(&batch->counted);
	if (counted)
		*counted = (struct counted_source){ source, calloc(1, sizeof(struct sketch)) };
	if (!counted || !counted->sketch) {
		database_fail_memory(batch->store, batch->failure);
		return NULL;
	}
	int found = read_sketch(batch->store, source, counted->sketch, batch->failure);
	return found < 0 ? NULL : counted->sketch;
}

int repeats_count(
	struct batch *batch, int64_t source, const struct completed_document *completed)
{
	const struct winnow_document *document =
		completed->as_read ? completed->as_read : &completed->document;
	uint32_t count = document->block_count;
	uint64_t *hashes = arena_alloc_array(batch->arena, count + 1u, sizeof *hashes);
	struct sketch *sketch = hashes ? sketch_of(batch, source) : NULL;

	if (!hashes)
		return database_fail_memory(batch->store, batch->failure);
	if (!sketch)
		return batch->failure->code;
	for (uint32_t i = 0; i < count; i++)
		hashes[i] = sketch_hash(winnow_slice(
			document->text, document->blocks[i].at, document->blocks[i].length));
	sketch_count(sketch, sketch_hash(document->text), hashes, count);
	return 0;
}

int repeats_learned(struct store *store, int64_t source, struct arena *arena,
	struct learned_blocks *ret_learned, struct failure *failure)
{
	SCOPED(statement_finish)
	struct statement query =
		statement_begin(store, "SELECT learned FROM repeats WHERE source_id = ?");

	*ret_learned = (struct learned_blocks){ NULL, 0 };
	statement_integer(&query, source);
	int result = statement_step(&query, failure);
	if (result <= 0)
		return result;
	struct winnow_str bytes = statement_read_blob(&query);
	uint64_t *hashes = arena_alloc_array(arena, bytes.len / 8 + 1, sizeof *hashes);
	if (!hashes)
		return database_fail_memory(store, failure);
	for (size_t i = 0; i < bytes.len / 8; i++)
		hashes[i] = sketch_decode_hash(bytes.ptr + 8 * i);
	*ret_learned = (struct learned_blocks){ hashes, bytes.len / 8 };
	return statement_check(&query, failure);
}

static int write_learned(
	struct store *store, int64_t source, struct winnow_str bytes, struct failure *failure)
{
	struct statement update = statement_begin(store,
		"UPDATE repeats SET learned = ?1 WHERE source_id = ?2 AND learned <> ?1");

	statement_blob(&update, bytes);
	statement_integer(&update, source);
	return statement_run(&update, failure);
}

/* What settling needs, too large for the stack. */
struct settling {
	struct sketch sketch;
	uint64_t learned[SKETCH_ENTRIES];
	unsigned char bytes[SKETCH_ENTRIES * 8];
};

int repeats_settle(struct store *store, int64_t source, struct failure *failure)
{
	struct settling *settling = calloc(1, sizeof *settling);

	if (!settling)
		return database_fail_memory(store, failure);
	int found = read_sketch(store, source, &settling->sketch, failure);
	int result = found < 0 ? found : 0;
	if (found > 0) {
		size_t count = sketch_learned(&settling->sketch, settling->learned);
		for (size_t i = 0; i < count; i++)
			sketch_encode_hash(settling->learned[i], settling->bytes + 8 * i);
		result = write_learned(store, source,
			(struct winnow_str){ (const char *)settling->bytes, 8 * count },
			failure);
	}
	free(settling);
	return result;
}
