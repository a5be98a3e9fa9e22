/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include "base/difference.h"

struct comparison {
	size_t *forward,
		*backward; /* lengths of common subsequences, by beginnings of `after` */
	difference_each *each;
	void *context;
};

static struct texts part_of(struct texts texts, size_t at, size_t count)
{
	return (struct texts){ count ? texts.items + at : NULL, count };
}

static int show(
	const struct comparison *comparison, enum difference difference, struct texts texts)
{
	int result = 0;

	for (size_t i = 0; result >= 0 && i < texts.count; i++)
		result = comparison->each(comparison->context, difference, texts.items[i]);
	return result < 0 ? result : 0;
}

static int show_replaced(
	const struct comparison *comparison, struct texts before, struct texts after)
{
	int result = show(comparison, DIFFERENCE_REMOVED, before);

	return result ? result : show(comparison, DIFFERENCE_ADDED, after);
}

static size_t count_same_begin(struct texts before, struct texts after)
{
	size_t same = 0;

	while (same < before.count && same < after.count &&
		winnow_equal(before.items[same], after.items[same]))
		same++;
	return same;
}

static size_t count_same_end(struct texts before, struct texts after)
{
	size_t same = 0;

	while (same < before.count && same < after.count &&
		winnow_equal(before.items[before.count - 1 - same],
			after.items[after.count - 1 - same]))
		same++;
	return same;
}

/* lengths[n]: of the longest common subsequence of `before` and the first n of `after`; with
 * `reverse`, of the last n. */
static void measure(struct texts before, struct texts after, bool reverse, size_t *lengths)
{
	for (size_t n = 0; n <= after.count; n++)
		lengths[n] = 0;
	for (size_t i = 0; i < before.count; i++) {
		size_t diagonal = 0;
		struct winnow_str text = before.items[reverse ? before.count - 1 - i : i];
		for (size_t n = 1; n <= after.count; n++) {
			size_t above = lengths[n];
			if (winnow_equal(text, after.items[reverse ? after.count - n : n - 1]))
				lengths[n] = diagonal + 1;
			else if (lengths[n - 1] > above)
				lengths[n] = lengths[n - 1];
			diagonal = above;
		}
	}
}

/* Where to cut `after` when `before` is cut in the middle. */
static size_t find_cut(
	const struct comparison *comparison, struct texts before, struct texts after)
{
	size_t middle = before.count / 2, best = 0;
	size_t *forward = comparison->forward, *backward = comparison->backward;

	measure(part_of(before, 0, middle), after, false, forward);
	measure(part_of(before, middle, before.count - middle), after, true, backward);
	for (size_t n = 1; n <= after.count; n++)
		if (forward[n] + backward[after.count - n] >
			forward[best] + backward[after.count - best])
			best = n;
	return best;
}

static int show_one(
	const struct comparison *comparison, struct texts before, struct texts after)
{
	size_t at = 0;

	while (at < after.count && !winnow_equal(before.items[0], after.items[at]))
		at++;
	if (at == after.count)
		return show_replaced(comparison, before, after);
	int result = show(comparison, DIFFERENCE_ADDED, part_of(after, 0, at));
	if (!result)
		result = show(comparison, DIFFERENCE_SAME, before);
	return result ? result
		      : show(comparison, DIFFERENCE_ADDED,
				part_of(after, at + 1, after.count - at - 1));
}

/* Halves `before` each time: as deep as its count has binary digits. */
static int compare(const struct comparison *comparison, struct texts before, struct texts after)
{
	size_t begin = count_same_begin(before, after);
	struct texts same = part_of(before, 0, begin);
	before = part_of(before, begin, before.count - begin);
	after = part_of(after, begin, after.count - begin);
	size_t end = count_same_end(before, after);
	struct texts same_end = part_of(before, before.count - end, end);
	before = part_of(before, 0, before.count - end);
	after = part_of(after, 0, after.count - end);

	int result = show(comparison, DIFFERENCE_SAME, same);
	if (result)
		return result;
	if (!before.count || !after.count || after.count > DIFFERENCE_MOST / before.count) {
		result = show_replaced(comparison, before, after);
	} else if (before.count == 1) {
		result = show_one(comparison, before, after);
	} else {
		size_t middle = before.count / 2, cut = find_cut(comparison, before, after);
		result =
			compare(comparison, part_of(before, 0, middle), part_of(after, 0, cut));
		if (!result)
			result = compare(comparison,
				part_of(before, middle, before.count - middle),
				part_of(after, cut, after.count - cut));
	}
	return result ? result : show(comparison, DIFFERENCE_SAME, same_end);
}

int difference_show(
	struct texts before, struct texts after, difference_each *each, void *context)
{
	size_t *lengths = calloc(after.count + 1, 2 * sizeof *lengths);
	struct comparison comparison = { lengths, NULL, each, context };

	if (!lengths)
		return -1;
	comparison.backward = lengths + after.count + 1;
	int result = compare(&comparison, before, after);
	free(lengths);
	return result;
}

bool texts_of_lines(struct winnow_str text, struct arena *arena, struct texts *ret_texts)
{
	struct winnow_str rest = text, line;
	size_t count = 0;

	for (size_t i = 0; i < text.len; i++)
		count += text.ptr[i] == '\n';
	struct winnow_str *lines = arena_alloc_array(arena, count + 1, sizeof *lines);
	if (!lines)
		return false;
	count = 0;
	while (text.len && str_split(&rest, '\n', &line))
		if (str_trim(line).len)
			lines[count++] = line;
	*ret_texts = (struct texts){ lines, count };
	return true;
}
