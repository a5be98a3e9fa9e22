/* SPDX-License-Identifier: MIT
 *
 * A document as it goes to a process and comes from one. Its text is the member "text", or the
 * payload of the frame, where the process takes payloads. Blocks are {"type", "level", "start",
 * "end"}, ends exclusive.
 */
#ifndef WINNOW_OUTSIDE_DOCUMENT_JSON_H
#define WINNOW_OUTSIDE_DOCUMENT_JSON_H

#include "outside/frame.h"
#include "outside/offsets.h"

/* `offsets` are of the document's text. */
void document_write(struct buffer *out, const struct winnow_document *document,
	const struct offsets *offsets, bool as_payload);

/* A block of the text that `offsets` are of. NULL: done; else why not, as "has a block …". */
const char *document_block_decode(const json_t *json, const struct offsets *offsets,
	struct winnow_block *ret_block) MUST_CHECK;

/* Points into `json`, `payload` and `arena`. Only the form is checked: whether the document is
 * sound is for who takes it. */
int document_decode(const json_t *json, struct winnow_str payload, enum offset_unit unit,
	struct arena *arena, struct winnow_document *ret_document,
	struct failure *failure) MUST_CHECK;

#endif
