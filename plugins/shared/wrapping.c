/* SPDX-License-Identifier: MIT */
#include "shared/wrapping.h"

#include <unistr.h>

enum {
	UNWRAPPED = 140, /* characters: nobody wraps as late as this */
	NARROWEST = 45,  /* nor as early as this */
	SENTENCE = 60
};

static size_t first_word_width(const struct line *line)
{
	const char *space = memchr(line->words.ptr, ' ', line->words.len);
	size_t length = space ? (size_t)(space - line->words.ptr) : line->words.len;

	return u8_mbsnlen((const uint8_t *)line->words.ptr, length);
}

static size_t widest(const struct line *lines, size_t first, size_t end)
{
	size_t width = 0;

	for (size_t at = first; at < end; at++)
		if (lines[at].indent + lines[at].width > width)
			width = lines[at].indent + lines[at].width;
	return width;
}

static int fills(const struct line *line, const struct line *next, size_t width)
{
	return line->indent + line->width + 1 + first_word_width(next) > width;
}

int wrapping_is_full(const struct line *line, const struct line *next)
{
	enum { USUAL = 65 };

	return line->width < UNWRAPPED && fills(line, next, USUAL);
}

int wrapping_is_prose(const struct line *lines, size_t first, size_t end)
{
	size_t width = widest(lines, first, end), full = 0;

	if (end - first < 2)
		return 1;
	if (width < NARROWEST)
		return 0;
	for (size_t at = first; at + 1 < end; at++)
		full += (size_t)fills(&lines[at], &lines[at + 1], width);
	return full * 5 >= (end - first - 1) * 4;
}

int wrapping_is_line_by_line(const struct line *lines, size_t first, size_t end)
{
	size_t total = 0, sentences = 0;

	if (widest(lines, first, end) > UNWRAPPED)
		return 1;
	for (size_t at = first; at < end; at++) {
		total += lines[at].width;
		sentences += (size_t)line_ends_sentence(&lines[at]);
	}
	return sentences == end - first && total / sentences >= SENTENCE &&
	       !wrapping_is_prose(lines, first, end);
}

size_t wrapping_paragraph(const struct line *lines, size_t first, size_t end)
{
	/* A paragraph may begin by its indent alone, as on a typewriter. */
	for (size_t at = first + 1; at < end; at++)
		if (at + 1 < end && lines[at].indent >= lines[at - 1].indent + 2 &&
			lines[at].indent >= lines[at + 1].indent + 2)
			return at;
	return end;
}

static int is_lower(char byte)
{
	return byte >= 'a' && byte <= 'z';
}

int wrapping_splits_word(const struct line *line, const struct line *next)
{
	size_t length = line->words.len;

	return length > 1 && line->words.ptr[length - 1] == '-' &&
	       is_lower(line->words.ptr[length - 2]) && is_lower(next->words.ptr[0]);
}

int wrapping_cell(const struct line *line, size_t *at, struct winnow_str *ret_cell)
{
	struct winnow_str words = line->words;
	size_t start = *at, end;

	if (start >= words.len)
		return 0;
	for (end = start; end < words.len; end++) {
		if (words.ptr[end] == '\t')
			break;
		if (words.ptr[end] == ' ' && end + 1 < words.len && words.ptr[end + 1] == ' ')
			break;
	}
	*ret_cell = winnow_slice(words, start, end - start);
	*at = end + 1;
	if (end < words.len && words.ptr[end] == ' ')
		while (*at < words.len && (words.ptr[*at] == ' ' || words.ptr[*at] == '\t'))
			++*at;
	return 1;
}

static size_t count_cells(const struct line *line)
{
	struct winnow_str cell;
	size_t at = 0, count = 0;

	while (wrapping_cell(line, &at, &cell))
		count++;
	return count;
}

int wrapping_is_table(const struct line *lines, size_t first, size_t end)
{
	size_t columns = count_cells(&lines[first]), alike = 0;

	if (end - first < 2 || columns < 2)
		return 0;
	for (size_t at = first; at < end; at++) {
		size_t cells = count_cells(&lines[at]);
		if (cells < 2 || line_marker(&lines[at]))
			return 0;
		alike += cells == columns;
	}
	/* Two spaces behind each sentence make cells, but never the same number of them. */
	return alike * 4 >= (end - first) * 3;
}
