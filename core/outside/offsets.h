/* SPDX-License-Identifier: MIT
 *
 * Places in a text, in the unit a program counts in and in ours. Languages count text by bytes (C,
 * Go, Rust), by code points (Python) or by units of UTF-16 (JavaScript, Java, C#).
 */
#ifndef WINNOW_OUTSIDE_OFFSETS_H
#define WINNOW_OUTSIDE_OFFSETS_H

#include "base/arena.h"

enum offset_unit { OFFSETS_CHARACTERS, OFFSETS_UTF16, OFFSETS_BYTES };

/* "characters", "utf16", "bytes"; false: another word. */
bool offset_unit_named(struct winnow_str name, enum offset_unit *ret_unit);

struct offsets {
	struct winnow_str text; /* valid UTF-8 */
	enum offset_unit unit;
	uint64_t *marks; /* units before the character that holds every 256th byte */
};

/* False: no memory. `text` is borrowed. */
bool offsets_init(struct offsets *offsets, struct winnow_str text, enum offset_unit unit,
	struct arena *arena) MUST_CHECK;

uint64_t offset_from_bytes(const struct offsets *offsets, uint64_t bytes);

/* False: it lies beyond the end or within a character. */
bool offset_to_bytes(
	const struct offsets *offsets, uint64_t units, uint64_t *ret_bytes) MUST_CHECK;

#endif
