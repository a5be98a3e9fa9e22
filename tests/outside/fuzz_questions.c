/* SPDX-License-Identifier: MIT
 * What a process is asked, from anybody: items and records are refused with a sentence, or have
 * their places inside their text. */
#include <stdint.h>
#include <stdlib.h>
#include "outside/item_json.h"
#include "outside/record_json.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void check(bool is_so)
{
	if (!is_so)
		abort();
}

/* What was read is written as JSON again. */
static void check_json(struct buffer *out)
{
	json_t *json = json_loadb(out->bytes, out->length, 0, NULL);

	check(json_is_object(json));
	json_decref(json);
	buffer_finish(out);
}

static void try_item(const struct frame *frame, struct arena *arena)
{
	struct winnow_item item;
	struct failure failure = { 0 };
	struct buffer out;

	if (item_decode(json_object_get(frame->json, "read"), frame->payload, arena, &item,
		    &failure) < 0)
		check(failure.why[0] != '\0');
	else {
		buffer_init(&out, 0);
		item_write(&out, &item, item.body.ptr == NULL);
		check_json(&out);
	}
}

static void try_record(
	const struct frame *frame, struct record_memory *memory, struct arena *arena)
{
	struct winnow_record record;
	struct failure failure = { 0 };
	struct buffer out;

	if (record_decode(json_object_get(frame->json, "write"), frame->payload, memory, arena,
		    &record, &failure) < 0) {
		check(failure.why[0] != '\0');
		return;
	}
	const struct offsets offsets = { .text = record.document->text, .unit = OFFSETS_BYTES };
	check(!record.fact ||
		record.fact->at + record.fact->length <= record.document->text.len);
	buffer_init(&out, 0);
	record_write(&out, &record, &offsets, false);
	check_json(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct record_memory memory = { .arena = arena_create(0) };
	struct failure failure = { 0 };
	struct frames frames;
	struct frame frame;

	check(memory.arena != NULL);
	frames_init(&frames, 1 << 16);
	frames_add(&frames, (struct winnow_str){ (const char *)bytes, length });
	while (frames_next(&frames, &frame, &failure) > 0) {
		SCOPED(arena_destroy) struct arena *arena = arena_create(0);
		check(arena != NULL);
		try_item(&frame, arena);
		try_record(&frame, &memory, arena);
		frame_finish(&frame);
	}
	frames_finish(&frames);
	json_decref(memory.json);
	arena_destroy(memory.arena);
	return 0;
}
