/* SPDX-License-Identifier: MIT */
#include "shared/dates.h"
#include "shared/scan.h"

enum { LONGEST = 120 }; /* bytes between the brackets */

/* Behind one dash or colon and the spaces around it; `at` where there is none. */
static size_t behind_dash(struct winnow_str text, size_t at)
{
	static const char *const dashes[] = { "-", "\xE2\x80\x93", "\xE2\x80\x94",
		"\xE2\x80\x92", "\xE2\x80\x95" };
	size_t start = scan_spaces(text, at);
	struct winnow_str rest = winnow_slice(text, start, text.len - start);

	for (size_t dash = 0; dash < sizeof(dashes) / sizeof(dashes[0]); dash++)
		if (winnow_starts(rest, dashes[dash])) {
			start += strlen(dashes[dash]);
			/* "--" is a dash of a typewriter. */
			while (start < text.len && text.ptr[start] == '-')
				start++;
			return scan_spaces(text, start);
		}
	return at;
}

static struct winnow_str trim(struct winnow_str words)
{
	while (words.len && strchr(" \t\r\n,;.-", words.ptr[words.len - 1]))
		words.len--;
	while (words.len && strchr(" \t\r\n,;.-", words.ptr[0])) {
		words.ptr++;
		words.len--;
	}
	return words;
}

static int has_digit(struct winnow_str words)
{
	for (size_t at = 0; at < words.len; at++)
		if (words.ptr[at] >= '0' && words.ptr[at] <= '9')
			return 1;
	return 0;
}

/* "GENEVA, 6 June": words, a comma, and a number behind it. */
static int is_place_and_day(struct winnow_str inner)
{
	const char *comma = inner.len ? memchr(inner.ptr, ',', inner.len) : NULL;
	size_t at = comma ? (size_t)(comma - inner.ptr) : 0;

	return at > 1 && !has_digit(winnow_slice(inner, 0, at)) &&
	       has_digit(winnow_slice(inner, at, inner.len - at));
}

/* The words of a dateline that are its place: before the date, or behind it; with a date that has
 * no year, what stands before the comma. */
static struct winnow_str place_of(
	struct winnow_str inner, struct winnow_str date, size_t at, size_t length)
{
	if (date.len) {
		struct winnow_str before = trim(winnow_slice(inner, 0, at));
		size_t end = at + length;
		return before.len ? before : trim(winnow_slice(inner, end, inner.len - end));
	}
	const char *comma = memchr(inner.ptr, ',', inner.len);
	struct winnow_str place = inner;
	if (comma)
		place.len = (size_t)(comma - inner.ptr);
	return has_digit(place) ? winnow_slice(inner, 0, 0) : trim(place);
}

static int read_bracketed(const struct dates *dates, const struct winnow_host *host,
	struct winnow_str text, struct dateline *ret_dateline)
{
	size_t at = 0, length = 0;
	size_t limit = text.len < LONGEST ? text.len : LONGEST;
	const char *close = memchr(text.ptr, text.ptr[0] == '[' ? ']' : ')', limit);

	if (!close)
		return 0;
	size_t end = (size_t)(close - text.ptr) + 1;
	struct winnow_str inner = winnow_slice(text, 1, end - 2);
	struct winnow_str date = dates_find(dates, host, inner, &at, &length);
	size_t dash = behind_dash(text, end);
	/* Round brackets are for much else; so are square ones that no date stands in. */
	if (date.len == 0 && (text.ptr[0] == '(' || dash == end || !is_place_and_day(inner)))
		return 0;
	if (text.ptr[0] == '(' && dash == end)
		return 0;
	ret_dateline->whole = winnow_slice(text, 0, end);
	ret_dateline->date = date;
	ret_dateline->place = place_of(inner, date, at, length);
	ret_dateline->end = dash > end ? dash : scan_spaces(text, end);
	return 1;
}

/* Two capitals in a row and no small letter before the first comma: "NEW YORK,". */
static int begins_with_place(struct winnow_str text)
{
	size_t at = 0;

	for (; at < text.len && at < LONGEST && text.ptr[at] != ','; at++)
		if (text.ptr[at] >= 'a' && text.ptr[at] <= 'z')
			return 0;
	return at > 1 && at < text.len && text.ptr[at] == ',' && text.ptr[0] >= 'A' &&
	       text.ptr[0] <= 'Z' && !has_digit(winnow_slice(text, 0, at));
}

/* GENEVA, 19 November 2010 – */
static int read_bare(const struct dates *dates, const struct winnow_host *host,
	struct winnow_str text, struct dateline *ret_dateline)
{
	size_t at = 0, length = 0;
	struct winnow_str head = text;

	if (!begins_with_place(text))
		return 0;
	if (head.len > LONGEST)
		head.len = LONGEST;
	struct winnow_str date = dates_find(dates, host, head, &at, &length);
	size_t end = at + length;
	size_t dash = behind_dash(text, end);
	struct winnow_str place = trim(winnow_slice(text, 0, at));
	if (date.len == 0 || dash == end || !begins_with_place(winnow_slice(text, 0, at)) ||
		memchr(place.ptr, '.', place.len))
		return 0;
	ret_dateline->whole = winnow_slice(text, 0, end);
	ret_dateline->date = date;
	ret_dateline->place = place;
	ret_dateline->end = dash;
	return 1;
}

int dateline_read(const struct dates *dates, const struct winnow_host *host,
	struct winnow_str text, struct dateline *ret_dateline)
{
	if (text.len < 4)
		return 0;
	if (text.ptr[0] == '[' || text.ptr[0] == '(')
		return read_bracketed(dates, host, text, ret_dateline);
	return read_bare(dates, host, text, ret_dateline);
}
