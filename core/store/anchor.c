/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include "base/utf8.h"
#include "store/anchor.h"

/* One end of a span: where it is, and where its code point goes. */
struct point {
	uint64_t byte;
	uint64_t *ret_char;
};

static int compare_points(const void *left, const void *right)
{
	const struct point *a = left, *b = right;

	return (a->byte > b->byte) - (a->byte < b->byte);
}

static bool is_boundary(struct winnow_str text, uint64_t at)
{
	return at == text.len ||
	       (at < text.len && ((unsigned char)text.ptr[at] & 0xc0) != 0x80);
}

static int check_span(
	struct winnow_str text, const struct anchor_span *span, struct failure *failure)
{
	if (span->start_byte <= span->end_byte && is_boundary(text, span->start_byte) &&
		is_boundary(text, span->end_byte))
		return 0;
	return failure_set(failure, WINNOW_EDATA,
		"the span from byte %llu to %llu does not stand in the text of %zu bytes",
		(unsigned long long)span->start_byte, (unsigned long long)span->end_byte,
		text.len);
}

static void count_points(struct winnow_str text, const struct point *points, size_t count)
{
	uint64_t at = 0, characters = 0;

	for (size_t i = 0; i < count; i++) {
		characters += utf8_count(winnow_slice(text, at, points[i].byte - at));
		at = points[i].byte;
		*points[i].ret_char = characters;
	}
}

int anchor_resolve(struct winnow_str text, struct anchor_span *spans, size_t count,
	struct failure *failure)
{
	int result = 0;

	for (size_t i = 0; !result && i < count; i++)
		result = check_span(text, &spans[i], failure);
	/* An empty text has no bytes to point to. */
	if (result || !count || !text.len)
		return result;
	struct point *points = calloc(count, 2 * sizeof *points);
	if (!points)
		return failure_set(failure, FAILURE_MEMORY, "no memory for anchors");
	for (size_t i = 0; i < count; i++) {
		points[2 * i] = (struct point){ spans[i].start_byte, &spans[i].start_char };
		points[2 * i + 1] = (struct point){ spans[i].end_byte, &spans[i].end_char };
	}
	qsort(points, 2 * count, sizeof *points, compare_points);
	count_points(text, points, 2 * count);
	free(points);
	return 0;
}

struct winnow_str anchor_quote(struct winnow_str text, const struct anchor_span *span)
{
	return winnow_slice(text, span->start_byte, span->end_byte - span->start_byte);
}

struct winnow_str anchor_prefix(struct winnow_str text, const struct anchor_span *span)
{
	size_t from = utf8_step(text, span->start_byte, -ANCHOR_CONTEXT);

	return winnow_slice(text, from, span->start_byte - from);
}

struct winnow_str anchor_suffix(struct winnow_str text, const struct anchor_span *span)
{
	size_t to = utf8_step(text, span->end_byte, ANCHOR_CONTEXT);

	return winnow_slice(text, span->end_byte, to - span->end_byte);
}
