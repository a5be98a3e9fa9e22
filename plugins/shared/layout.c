/* SPDX-License-Identifier: MIT */
#include "shared/layout.h"
#include "shared/wrapping.h"

enum { HEADING_WIDTH = 80, DEEPEST = 6 };

struct layout {
	const struct lines *lines;
	struct prose *prose;
	size_t end;
};

int layout_group(const struct lines *lines, size_t at, size_t *ret_first, size_t *ret_end)
{
	while (at < lines->count && (line_is_blank(&lines->items[at]) || lines->items[at].rule))
		at++;
	*ret_first = at;
	while (at < lines->count && !line_is_blank(&lines->items[at]) && !lines->items[at].rule)
		at++;
	*ret_end = at;
	return *ret_first < at;
}

/* "# Heading", "Heading" over a rule of = or -, "* NEWS *": its level; 0: none. *words: without
 * the marks. */
static uint32_t marked_heading(
	const struct layout *layout, size_t first, size_t end, struct winnow_str *words)
{
	const struct line *line = &layout->lines->items[first];
	size_t hashes = 0;

	*words = line->words;
	while (hashes < words->len && words->ptr[hashes] == '#')
		hashes++;
	if (hashes && hashes <= DEEPEST && hashes < words->len && words->ptr[hashes] == ' ') {
		*words = winnow_slice(*words, hashes, words->len - hashes);
		return (uint32_t)hashes;
	}
	if (end - first != 1)
		return 0;
	if (words->len > 2 && words->ptr[0] == '*' && words->ptr[words->len - 1] == '*') {
		while (words->len && strchr("* ", words->ptr[words->len - 1]))
			words->len--;
		while (words->len && strchr("* ", words->ptr[0]))
			*words = winnow_slice(*words, 1, words->len - 1);
		return 2;
	}
	int underlined = end < layout->end && layout->lines->items[end].rule &&
			 strchr("=-", layout->lines->items[end].words.ptr[0]) &&
			 layout->lines->items[end].width <= 2 * line->width + 4 &&
			 line->width <= HEADING_WIDTH;
	return underlined ? 2 : 0;
}

/* "Reference number: 12" is no heading; "KENYA: Schools reopen" may be one. */
static int is_labelled(struct winnow_str words)
{
	const char *colon = memchr(words.ptr, ':', words.len);

	if (!colon)
		return 0;
	for (const char *at = words.ptr; at < colon; at++)
		if (*at >= 'a' && *at <= 'z')
			return 1;
	return 0;
}

/* A short line by itself, over something else, that is no sentence. */
static int is_heading(const struct layout *layout, size_t first, size_t end)
{
	const struct line *line = &layout->lines->items[first];
	size_t next, next_end;

	if (end - first != 1 || line->width > HEADING_WIDTH || line_ends_sentence(line) ||
		is_labelled(line->words))
		return 0;
	return layout_group(layout->lines, end, &next, &next_end) && next < layout->end &&
	       !line_marker(&layout->lines->items[next]);
}

static void write_lines(struct layout *layout, size_t first, size_t end, uint32_t type)
{
	const struct line *lines = layout->lines->items;
	int line_by_line = wrapping_is_line_by_line(lines, first, end);

	for (size_t at = first; at < end;) {
		size_t paragraph = line_by_line ? at + 1 : wrapping_paragraph(lines, at, end);
		int joined = wrapping_is_prose(lines, at, paragraph);
		prose_begin(layout->prose, type, 0);
		for (; at < paragraph; at++) {
			prose_add(layout->prose, lines[at].words);
			if (at + 1 == paragraph)
				continue;
			if (!joined)
				prose_mark(layout->prose, '\n');
			else if (!wrapping_splits_word(&lines[at], &lines[at + 1]))
				prose_add(layout->prose, winnow_str(" "));
		}
	}
}

/* An item and the lines that go on with it; answers where it ends. */
static size_t write_item(struct layout *layout, size_t first, size_t end, size_t margin)
{
	const struct line *lines = layout->lines->items;
	size_t marker = line_marker(&lines[first]), at = first;
	size_t depth = 1 + (lines[first].indent - margin) / 2;
	struct winnow_str words = lines[first].words;

	prose_begin(
		layout->prose, WINNOW_LIST_ITEM, (uint32_t)(depth < DEEPEST ? depth : DEEPEST));
	prose_add(layout->prose, winnow_slice(words, marker, words.len - marker));
	for (at++; at < end && !line_marker(&lines[at]); at++) {
		int goes_on = lines[at].indent > lines[first].indent ||
			      wrapping_is_full(&lines[at - 1], &lines[at]);
		if (!goes_on)
			break;
		prose_add(layout->prose, winnow_str(" "));
		prose_add(layout->prose, lines[at].words);
	}
	prose_end(layout->prose);
	return at;
}

/* Of the lines that are items. */
static size_t smallest_indent(const struct line *lines, size_t first, size_t end)
{
	size_t smallest = SIZE_MAX;

	for (size_t at = first; at < end; at++)
		if (line_marker(&lines[at]) && lines[at].indent < smallest)
			smallest = lines[at].indent;
	return smallest;
}

static int is_quoted(const struct line *line)
{
	return line->words.ptr[0] == '>';
}

static void write_quote(struct layout *layout, size_t first, size_t end)
{
	prose_begin(layout->prose, WINNOW_QUOTE, 0);
	for (size_t at = first; at < end; at++) {
		struct winnow_str words = layout->lines->items[at].words;
		while (words.len && strchr("> ", words.ptr[0]))
			words = winnow_slice(words, 1, words.len - 1);
		prose_add(layout->prose, words);
		prose_add(layout->prose, winnow_str(" "));
	}
}

static void write_table(struct layout *layout, size_t first, size_t end)
{
	prose_begin(layout->prose, WINNOW_TABLE, 0);
	for (size_t at = first; at < end; at++) {
		struct winnow_str cell;
		size_t from = 0;
		prose_mark(layout->prose, '\n');
		while (wrapping_cell(&layout->lines->items[at], &from, &cell)) {
			prose_add(layout->prose, cell);
			prose_mark(layout->prose, '\t');
		}
	}
}

/* Items, and prose between them. */
static void write_mixed(struct layout *layout, size_t first, size_t end)
{
	const struct line *lines = layout->lines->items;
	size_t margin = smallest_indent(lines, first, end);

	for (size_t at = first; at < end;) {
		size_t next = at;
		if (line_marker(&lines[at])) {
			at = write_item(layout, at, end, margin);
			continue;
		}
		while (next < end && !line_marker(&lines[next]))
			next++;
		write_lines(layout, at, next, WINNOW_PARAGRAPH);
		at = next;
	}
}

/* Headings at the head of a group; answers where they end. */
static size_t write_headings(struct layout *layout, size_t first, size_t end)
{
	for (; first < end; first++) {
		struct winnow_str words;
		uint32_t level = marked_heading(layout, first, end, &words);
		if (!level && is_heading(layout, first, end) &&
			!line_marker(&layout->lines->items[first]))
			level = 2;
		if (!level)
			break;
		prose_begin(layout->prose, WINNOW_HEADING, level);
		prose_add(layout->prose, words);
	}
	return first;
}

static void write_group(struct layout *layout, size_t first, size_t end)
{
	const struct line *lines = layout->lines->items;
	size_t quoted;

	first = write_headings(layout, first, end);
	if (first == end)
		return;
	for (quoted = first; quoted < end && is_quoted(&lines[quoted]);)
		quoted++;
	if (quoted == end)
		write_quote(layout, first, end);
	else if (wrapping_is_table(lines, first, end))
		write_table(layout, first, end);
	else
		write_mixed(layout, first, end);
}

void layout_write(const struct lines *lines, size_t first, size_t end, struct prose *prose)
{
	struct layout layout = { .lines = lines, .prose = prose, .end = end };
	size_t group, group_end;

	while (first < end && layout_group(lines, first, &group, &group_end)) {
		if (group >= end)
			break;
		if (group_end > end)
			group_end = end;
		write_group(&layout, group, group_end);
		first = group_end;
	}
	prose_end(prose);
}
