/* SPDX-License-Identifier: MIT
 *
 * A fact as it goes to a process and comes from one:
 *
 *     {"type": "school", "start": 10, "end": 24, "confidence": 0.9, "rule": "school.name",
 *      "attributes": [{"name": "level", "value": "primary", "start": 10, "end": 17}]}
 *
 * A fact that is shown has its "number". A reference's value is the number of a fact that was
 * shown, or -1 for the first fact of the same answer, -2 for the second.
 */
#ifndef WINNOW_OUTSIDE_FACT_JSON_H
#define WINNOW_OUTSIDE_FACT_JSON_H

#include <jansson.h>
#include "base/buffer.h"
#include "base/failure.h"
#include "outside/offsets.h"

/* What a plugin in a process is told as the number of its first fact of a document, since the
 * host's own numbers are not known there. */
#define FACT_FIRST_OWN (INT64_C(1) << 40)

void fact_write(
	struct buffer *out, const struct winnow_fact *fact, const struct offsets *offsets);

/* What an answer's facts are read by. */
struct fact_reading {
	const struct offsets *offsets;        /* of the document's text */
	const struct winnow_fact_type *makes; /* tells the types of attributes; NULL: none */
	const int64_t *own;                   /* the numbers that earlier facts were given */
	size_t own_count;
	struct arena *arena;
};

/* Points into `json` and the arena. Only the form is checked. */
int fact_decode(const struct fact_reading *reading, const json_t *json,
	struct winnow_fact *ret_fact, struct failure *failure) MUST_CHECK;

#endif
