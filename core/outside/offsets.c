/* SPDX-License-Identifier: MIT */
#include "outside/offsets.h"

#define STEP 256

bool offset_unit_named(struct winnow_str name, enum offset_unit *ret_unit)
{
	static const char *const names[] = { "characters", "utf16", "bytes" };

	for (size_t i = 0; i < COUNT_OF(names); i++)
		if (winnow_is(name, names[i])) {
			*ret_unit = (enum offset_unit)i;
			return true;
		}
	return false;
}

/* How many units the character has that begins with this byte; none within a character. */
static unsigned width(enum offset_unit unit, char byte)
{
	unsigned char lead = (unsigned char)byte;

	if ((lead & 0xC0) == 0x80)
		return 0;
	return unit == OFFSETS_UTF16 && lead >= 0xF0 ? 2 : 1;
}

bool offsets_init(struct offsets *offsets, struct winnow_str text, enum offset_unit unit,
	struct arena *arena)
{
	uint64_t units = 0;

	*offsets = (struct offsets){ .text = text, .unit = unit };
	if (unit == OFFSETS_BYTES)
		return true;
	offsets->marks = arena_alloc_array(arena, text.len / STEP + 1, sizeof *offsets->marks);
	for (size_t i = 0; offsets->marks && i < text.len; i++) {
		if (i % STEP == 0)
			offsets->marks[i / STEP] = units;
		units += width(unit, text.ptr[i]);
	}
	if (offsets->marks && text.len % STEP == 0)
		offsets->marks[text.len / STEP] = units;
	return offsets->marks != NULL;
}

uint64_t offset_from_bytes(const struct offsets *offsets, uint64_t bytes)
{
	if (offsets->unit == OFFSETS_BYTES)
		return bytes;
	size_t end = bytes < offsets->text.len ? (size_t)bytes : offsets->text.len;
	uint64_t units = offsets->marks[end / STEP];
	for (size_t i = end / STEP * STEP; i < end; i++)
		units += width(offsets->unit, offsets->text.ptr[i]);
	return units;
}

/* The last mark at or before `units`. */
static size_t find_mark(const struct offsets *offsets, uint64_t units)
{
	size_t low = 0, high = offsets->text.len / STEP;

	while (low < high) {
		size_t middle = low + (high - low + 1) / 2;
		if (offsets->marks[middle] <= units)
			low = middle;
		else
			high = middle - 1;
	}
	return low;
}

bool offset_to_bytes(const struct offsets *offsets, uint64_t units, uint64_t *ret_bytes)
{
	if (offsets->unit == OFFSETS_BYTES) {
		*ret_bytes = units;
		return units <= offsets->text.len;
	}
	size_t mark = find_mark(offsets, units), at = mark * STEP;
	uint64_t counted = offsets->marks[mark];
	for (; at < offsets->text.len; at++) {
		unsigned step = width(offsets->unit, offsets->text.ptr[at]);
		if (step && counted >= units)
			break;
		counted += step;
	}
	*ret_bytes = at;
	return counted == units;
}
