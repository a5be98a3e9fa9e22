/* SPDX-License-Identifier: MIT
 *
 * What was received as it goes to a process, and the request that a source answers with. The body
 * of an item is the payload of the frame, where the process takes payloads; else the member
 * "body", or "body_base64" where it is not UTF-8 text.
 */
#ifndef WINNOW_OUTSIDE_ITEM_JSON_H
#define WINNOW_OUTSIDE_ITEM_JSON_H

#include "base/arena.h"
#include "outside/frame.h"

void item_write(struct buffer *out, const struct winnow_item *item, bool as_payload);
int item_decode(const json_t *json, struct winnow_str payload, struct arena *arena,
	struct winnow_item *ret_item, struct failure *failure) MUST_CHECK;

void request_write(struct buffer *out, const struct winnow_request *request);
int request_decode(const json_t *json, struct arena *arena, struct winnow_request *ret_request,
	struct failure *failure) MUST_CHECK;

/* Where an archive holds it, as the member "place"; NULL writes nothing and is read from nothing. */
void place_write(struct buffer *out, const struct winnow_place *place);
int place_decode(const json_t *json, struct arena *arena, const struct winnow_place **ret_place,
	struct failure *failure) MUST_CHECK;

#endif
