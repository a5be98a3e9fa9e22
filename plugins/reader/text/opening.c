/* SPDX-License-Identifier: MIT */
#include "reader/text/opening.h"
#include "shared/layout.h"

enum {
	TITLE_WIDTH = 200,
	DATE_LINE_WIDTH = 80,
	SEARCHED = 6 /* lines with words behind the title in which a dateline may stand */
};

static int is_title(const struct lines *lines, size_t first, size_t end)
{
	const struct line *line = &lines->items[first];
	size_t next, next_end;

	if (end - first != 1 || line->width > TITLE_WIDTH || line_marker(line))
		return 0;
	/* One sentence and nothing more is a text without a title. */
	return layout_group(lines, end, &next, &next_end) || !line_ends_sentence(line);
}

static struct winnow_str without_hashes(struct winnow_str words)
{
	while (words.len && (words.ptr[0] == '#' || words.ptr[0] == ' '))
		words = winnow_slice(words, 1, words.len - 1);
	return words;
}

/* "Submitted by Victor on Wed, 03/05/2014 - 10:12": both are kept as fields, the line is not. */
static int read_submitted(const struct dates *dates, const struct winnow_host *host,
	struct line *line, struct fields *fields)
{
	static const char lead[] = "Submitted by ";
	struct winnow_str rest = line->words;
	size_t end;

	if (!winnow_starts(rest, lead) || line->width > DATE_LINE_WIDTH)
		return 0;
	rest = winnow_slice(rest, strlen(lead), rest.len - strlen(lead));
	for (end = 0; end < rest.len; end++) {
		struct winnow_str tail = winnow_slice(rest, end, rest.len - end);
		if (winnow_is(tail, " on") || winnow_starts(tail, " on "))
			break;
	}
	fields_add(fields, "submitted_by", winnow_slice(rest, 0, end), "line \"Submitted by\"");
	fields_add(fields, "submitted",
		dates_find(dates, host, winnow_slice(rest, end, rest.len - end), NULL, NULL),
		"line \"Submitted by\"");
	line->words.len = 0;
	return 1;
}

/* The words of a line from `end` on stay; those before are the dateline's. */
static void cut(struct line *line, size_t end, struct opening *opening)
{
	struct winnow_str words = line->words;

	opening->dateline_words = winnow_slice(words, 0, end);
	line->words = winnow_slice(words, end, words.len - end);
	line->width = line->words.len;
}

/* A line that is a date and little else: "12 May 2014", "Date: 7 June 2011", "Latest news from
 * Geneva - May 2009". */
static int read_date_line(const struct dates *dates, const struct winnow_host *host,
	struct line *line, struct opening *opening)
{
	size_t at, length;
	struct winnow_str words = line->words;

	if (line->width > DATE_LINE_WIDTH || line_marker(line))
		return 0;
	struct winnow_str date = dates_find(dates, host, words, &at, &length);
	size_t end = at + length;
	if (date.len == 0)
		return 0;
	int labelled = at >= 2 && at < 16 && memchr(words.ptr, ':', at);
	int ends = end + 2 >= words.len && at >= 3 && memchr("-,|", words.ptr[at - 2], 3);
	if (at != 0 && !labelled && !ends)
		return 0;
	if (at == 0 && line_ends_sentence(line) && end + 2 < words.len)
		return 0;
	while (end < words.len && strchr(" -|,.", words.ptr[end]))
		end++;
	cut(line, end, opening);
	opening->dateline = date;
	return 1;
}

static int read_dateline(const struct dates *dates, const struct winnow_host *host,
	struct line *line, struct opening *opening)
{
	struct dateline dateline;

	if (dateline_read(dates, host, line->words, &dateline)) {
		cut(line, dateline.end, opening);
		opening->dateline = dateline.date;
		return 1;
	}
	return read_date_line(dates, host, line, opening);
}

void opening_read(const struct dates *dates, const struct winnow_host *host,
	struct lines *lines, struct fields *fields, struct opening *ret_opening)
{
	struct opening opening = { 0 };
	size_t first, end, seen = 0;

	if (layout_group(lines, 0, &first, &end) && is_title(lines, first, end)) {
		opening.title = without_hashes(lines->items[first].words);
		opening.body = end;
	}
	opening.dateline_line = opening.body;
	for (size_t at = opening.body; at < lines->count && seen < SEARCHED; at++) {
		struct line *line = &lines->items[at];
		if (line_is_blank(line) || line->rule)
			continue;
		seen++;
		if (read_submitted(dates, host, line, fields))
			continue;
		if (read_dateline(dates, host, line, &opening)) {
			opening.dateline_line = at;
			break;
		}
	}
	*ret_opening = opening;
}
