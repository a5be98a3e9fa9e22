/* SPDX-License-Identifier: MIT
 * What a process answers, from anybody: it is refused with a sentence, or each document, fact and
 * request of it has its places inside its text. */
#include <stdint.h>
#include <stdlib.h>
#include "base/utf8.h"
#include "outside/document_json.h"
#include "outside/fact_json.h"
#include "outside/item_json.h"

#define TEXT "Größe und 😀 Maß: five children went to school in 2014."
#define PIECE 7

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void check(bool is_so)
{
	if (!is_so)
		abort();
}

static void check_span(struct winnow_str text, uint64_t at, uint64_t length)
{
	check(at <= text.len && length <= text.len - at);
}

static void try_document(const struct frame *frame, enum offset_unit unit, struct arena *arena)
{
	struct winnow_document document;
	struct failure failure = { 0 };

	if (document_decode(json_object_get(frame->json, "document"), frame->payload, unit,
		    arena, &document, &failure) < 0) {
		check(failure.why[0] != '\0');
		return;
	}
	check(utf8_is_text(document.text));
	for (uint32_t i = 0; i < document.block_count; i++)
		check_span(document.text, document.blocks[i].at, document.blocks[i].length);
}

/* What was read is written as JSON again. */
static void write_fact(const struct winnow_fact *fact, const struct offsets *offsets)
{
	struct buffer out;

	buffer_init(&out, 0);
	fact_write(&out, fact, offsets);
	json_t *json = json_loadb(out.bytes, out.length, 0, NULL);
	check(json_is_object(json));
	json_decref(json);
	buffer_finish(&out);
}

static void try_facts(const struct frame *frame, enum offset_unit unit, struct arena *arena)
{
	const json_t *facts = json_object_get(frame->json, "facts");
	const struct winnow_str text = STR_LITERAL(TEXT);
	const int64_t own[] = { 3, 4 };
	struct offsets offsets;
	const struct fact_reading reading = {
		.offsets = &offsets, .own = own, .own_count = COUNT_OF(own), .arena = arena
	};
	struct winnow_fact fact;
	struct failure failure = { 0 };

	check(offsets_init(&offsets, text, unit, arena));
	for (size_t i = 0; i < json_array_size(facts); i++) {
		if (fact_decode(&reading, json_array_get(facts, i), &fact, &failure) < 0) {
			check(failure.why[0] != '\0');
			continue;
		}
		check_span(text, fact.at, fact.length);
		for (uint32_t j = 0; j < fact.attribute_count; j++)
			check_span(text, fact.attributes[j].at, fact.attributes[j].length);
		write_fact(&fact, &offsets);
	}
}

static void try_requests(const struct frame *frame, struct arena *arena)
{
	const json_t *requests = json_object_get(frame->json, "requests");
	struct winnow_request request;
	struct failure failure = { 0 };

	for (size_t i = 0; i < json_array_size(requests); i++)
		if (request_decode(json_array_get(requests, i), arena, &request, &failure) < 0)
			check(failure.why[0] != '\0');
}

static void try_frame(const struct frame *frame)
{
	for (int unit = OFFSETS_CHARACTERS; unit <= OFFSETS_BYTES; unit++) {
		SCOPED(arena_destroy) struct arena *arena = arena_create(0);
		check(arena != NULL);
		try_document(frame, (enum offset_unit)unit, arena);
		try_facts(frame, (enum offset_unit)unit, arena);
		try_requests(frame, arena);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct winnow_str input = { (const char *)bytes, length };
	struct failure failure = { 0 };
	struct frames frames;
	struct frame frame;
	int code = 0;

	frames_init(&frames, 1 << 16);
	for (size_t at = 0; at < length && code >= 0; at += PIECE) {
		frames_add(&frames,
			winnow_slice(input, at, length - at < PIECE ? length - at : PIECE));
		while ((code = frames_next(&frames, &frame, &failure)) > 0) {
			try_frame(&frame);
			frame_finish(&frame);
		}
	}
	check(code >= 0 || failure.why[0] != '\0');
	frames_finish(&frames);
	return 0;
}
