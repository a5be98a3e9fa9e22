/* SPDX-License-Identifier: MIT
 *
 * What was stored as it goes to a sink in a process. A document is sent with its own record only;
 * the records of its facts, which follow it, are read with the document that was seen last.
 */
#ifndef WINNOW_OUTSIDE_RECORD_JSON_H
#define WINNOW_OUTSIDE_RECORD_JSON_H

#include "outside/frame.h"
#include "outside/offsets.h"

/* `offsets` are of the document's text. */
void record_write(struct buffer *out, const struct winnow_record *record,
	const struct offsets *offsets, bool as_payload);

/* The document that was seen last, and what it points at. */
struct record_memory {
	struct arena *arena;
	json_t *json;
	struct winnow_document document;
	bool seen;
};

/* Places are in bytes. Points into `json`, `payload`, the memory and `arena`. */
int record_decode(const json_t *json, struct winnow_str payload, struct record_memory *memory,
	struct arena *arena, struct winnow_record *ret_record,
	struct failure *failure) MUST_CHECK;

#endif
