/* SPDX-License-Identifier: MIT */
#include "run/repeats.h"
#include <inttypes.h>
#include <stdlib.h>
#include "run/plan.h"
#include "store/repeats.h"
#include "store/sketch.h"
#include "store/words.h"

struct repeats {
	size_t count;
	struct {
		struct arena *arena;
		struct learned_blocks learned;
	} sources[];
};

struct repeats *repeats_create(size_t sources)
{
	struct repeats *repeats =
		calloc(1, sizeof *repeats + sources * sizeof repeats->sources[0]);
	bool fine = repeats != NULL;

	for (size_t i = 0; fine && i < sources; i++) {
		repeats->count = i + 1;
		repeats->sources[i].arena = arena_create(0);
		fine = repeats->sources[i].arena != NULL;
	}
	if (fine)
		return repeats;
	repeats_destroy(repeats);
	return NULL;
}

void repeats_destroy(struct repeats *repeats)
{
	for (size_t i = 0; repeats && i < repeats->count; i++)
		arena_destroy(repeats->sources[i].arena);
	free(repeats);
}

int repeats_begin(struct repeats *repeats, struct store *store, size_t source, int64_t id,
	struct failure *failure)
{
	arena_reset(repeats->sources[source].arena);
	return repeats_learned(store, id, repeats->sources[source].arena,
		&repeats->sources[source].learned, failure);
}

static int compare_hashes(const void *left, const void *right)
{
	const uint64_t *a = left, *b = right;

	return (*a > *b) - (*a < *b);
}

static struct winnow_str words_of(const struct winnow_document *document, uint32_t index)
{
	return winnow_slice(
		document->text, document->blocks[index].at, document->blocks[index].length);
}

static bool is_head(const struct winnow_block *block)
{
	return block->type == WINNOW_TITLE || block->type == WINNOW_DATELINE ||
	       block->type == WINNOW_HEADING;
}

/* Where the block after it begins, or the text ends. */
static uint64_t next_of(const struct winnow_document *document, uint32_t index)
{
	return index + 1 < document->block_count ? document->blocks[index + 1].at
						 : document->text.len;
}

/* Words that stand in no block belong to none, and stay with those before them. */
static bool stands_alone(const struct winnow_document *document, uint32_t index)
{
	uint64_t end = document->blocks[index].at + document->blocks[index].length;

	return str_trim(winnow_slice(document->text, end, next_of(document, index) - end))
		       .len == 0;
}

static bool is_learned(const struct learned_blocks *learned,
	const struct winnow_document *document, uint32_t index)
{
	uint64_t hash = sketch_hash(words_of(document, index));

	return bsearch(&hash, learned->hashes, learned->count, sizeof hash, compare_hashes) !=
	       NULL;
}

/* Which blocks go; the answer is how many, and 0 where nothing but the head would be left. */
static uint32_t choose(const struct learned_blocks *learned,
	const struct winnow_document *document, bool *goes)
{
	uint32_t going = 0, staying = 0;

	for (uint32_t i = 0; i < document->block_count; i++) {
		if (is_head(&document->blocks[i]))
			continue;
		goes[i] = is_learned(learned, document, i) && stands_alone(document, i);
		going += goes[i];
		staying += !goes[i];
	}
	return staying ? going : 0;
}

/* What is made of a document without some of its blocks. */
struct shortening {
	struct arena *arena;
	const struct winnow_document *whole;
	const bool *goes;
	char *text;
	size_t length;
	struct winnow_block *blocks;
	struct winnow_field *fields;
	uint32_t block_count, field_count;
};

static void append(struct shortening *shortening, uint64_t from, uint64_t to)
{
	memcpy(shortening->text + shortening->length, shortening->whole->text.ptr + from,
		to - from);
	shortening->length += to - from;
}

static void keep_block(struct shortening *shortening, uint32_t index)
{
	struct winnow_block *block = &shortening->blocks[shortening->block_count++];

	*block = shortening->whole->blocks[index];
	append(shortening, block->at, next_of(shortening->whole, index));
	block->at = shortening->length - (next_of(shortening->whole, index) - block->at);
}

static void move_to_fields(struct shortening *shortening, uint32_t index)
{
	const struct winnow_block *block = &shortening->whole->blocks[index];

	shortening->fields[shortening->field_count++] = (struct winnow_field){
		STR_LITERAL(REPEATS_FIELD),
		words_of(shortening->whole, index),
		arena_printf(shortening->arena, "repeats: %.*s at byte %" PRIu64,
			STR_ARGS(words_block_type(block->type)), block->at),
	};
}

static bool begin(struct shortening *shortening, uint32_t going)
{
	const struct winnow_document *whole = shortening->whole;
	uint32_t fields = whole->field_count + going;

	shortening->text = arena_alloc(shortening->arena, whole->text.len + 1);
	shortening->blocks = arena_alloc_array(
		shortening->arena, whole->block_count, sizeof *shortening->blocks);
	shortening->fields =
		arena_alloc_array(shortening->arena, fields, sizeof *shortening->fields);
	if (!shortening->text || !shortening->blocks || !shortening->fields)
		return false;
	for (uint32_t i = 0; i < whole->field_count; i++)
		shortening->fields[shortening->field_count++] = whole->fields[i];
	append(shortening, 0, whole->blocks[0].at);
	return true;
}

/* No text ends with the blank line before a block that is gone. */
static void trim_end(struct shortening *shortening)
{
	const struct winnow_block *last = &shortening->blocks[shortening->block_count - 1];

	if (shortening->goes[shortening->whole->block_count - 1])
		shortening->length = last->at + last->length;
}

static bool shorten(struct shortening *shortening, struct winnow_document *document)
{
	bool fine = true;

	for (uint32_t i = 0; i < shortening->whole->block_count; i++) {
		if (!shortening->goes[i]) {
			keep_block(shortening, i);
			continue;
		}
		move_to_fields(shortening, i);
		fine &= shortening->fields[shortening->field_count - 1].origin.ptr != NULL;
	}
	trim_end(shortening);
	document->text = (struct winnow_str){ shortening->text, shortening->length };
	document->blocks = shortening->blocks;
	document->block_count = shortening->block_count;
	document->fields = shortening->fields;
	document->field_count = shortening->field_count;
	return fine;
}

static int leave_out(struct work *work, struct completed_document *completed,
	const struct learned_blocks *learned)
{
	struct winnow_document *whole = arena_alloc(work->arena, sizeof *whole);
	bool *goes = arena_alloc_array(
		work->arena, completed->document.block_count + 1u, sizeof *goes);
	struct winnow_document document = completed->document;

	if (!whole || !goes)
		return work_no_memory(work);
	*whole = completed->document;
	uint32_t going = choose(learned, whole, goes);
	if (!going)
		return 0;
	struct shortening shortening = { .arena = work->arena, .whole = whole, .goes = goes };
	if (!begin(&shortening, going) || !shorten(&shortening, &document))
		return work_no_memory(work);
	completed->document = document;
	completed->as_read = whole;
	return 0;
}

int repeats_leave_out(struct work *work, struct completed_document *completed)
{
	const struct repeats *repeats = work->shop->repeats;

	if (work->source == WORK_WITHOUT_SOURCE || !repeats ||
		work->shop->plan->instances[SECTION_SOURCE][work->source].section.keeps_repeats)
		return 0;
	completed->counts_blocks = true;
	const struct learned_blocks *learned = &repeats->sources[work->source].learned;
	return learned->count ? leave_out(work, completed, learned) : 0;
}
