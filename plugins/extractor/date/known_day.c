/* SPDX-License-Identifier: MIT */
#include "known_day.h"

#include "shared/words.h"
#include "told.h"

enum { COLUMN_YEAR, COLUMN_BEHIND, COLUMN_BESIDE, COLUMNS };

/* "the September 11 attacks", "the October 7 Hamas-led attack": but "on October 7 attacks were". */
static int is_behind(
	const struct scan *scan, const struct expression *day, struct winnow_str words)
{
	const uint32_t most = 4;

	if (piece_is(scan, day->first - 1, WORD_WHEN))
		return 0;
	for (uint32_t at = day->end; at < day->end + most; at++) {
		if (is_among_words(words, piece_text(scan, at)))
			return 1;
		if (!piece_is_plain_word(scan, at) && !piece_is_name(scan, at) &&
			!piece_is_mark(scan, at, '-'))
			return 0;
	}
	return 0;
}

static int begins_sentence(const struct scan *scan, uint32_t at)
{
	const struct piece *piece = piece_at(scan, at);

	return piece->kind == PIECE_BREAK || (piece->flags & WINNOW_SENTENCE_START);
}

static int is_beside(const struct scan *scan, uint32_t at, struct winnow_str words)
{
	if (!words.len)
		return 0;
	while (at > 0 && !begins_sentence(scan, at))
		at--;
	do {
		if (is_among_words(words, piece_text(scan, at)))
			return 1;
	} while (!begins_sentence(scan, ++at));
	return 0;
}

static struct winnow_str row_of_day(const struct word_search *search, const struct when *when)
{
	const char day[] = { (char)('0' + when->month / 10), (char)('0' + when->month % 10),
		'-', (char)('0' + when->day / 10), (char)('0' + when->day % 10) };

	return vocabulary_known_day(
		search, (struct winnow_str){ .ptr = day, .len = sizeof(day) });
}

/* 0: it is no such day, or the report is older. */
static int32_t year_of(const struct word_search *search, const struct scan *scan,
	const struct expression *expression, const struct anchor *report)
{
	const struct when *when = &expression->from;
	struct winnow_str columns[COLUMNS];
	struct calendar_date day = { 0, when->month, when->day };

	if (!told_lacks_year(when) || expression->to.unit)
		return 0;
	struct winnow_str row = row_of_day(search, when);
	for (int i = 0; i < COLUMNS; i++)
		columns[i] = next_column(&row);
	if (!columns[COLUMN_YEAR].len)
		return 0;
	for (size_t i = 0; i < columns[COLUMN_YEAR].len; i++)
		day.year = day.year * 10 + (columns[COLUMN_YEAR].ptr[i] - '0');
	if (report->kind && calendar_number(day) > calendar_number(report->date))
		return 0;
	return is_behind(scan, expression, columns[COLUMN_BEHIND]) ||
			       (!told_comes_round(day, report) &&
				       is_beside(
					       scan, expression->first, columns[COLUMN_BESIDE]))
		       ? day.year
		       : 0;
}

void known_day_settle(const struct word_search *search, const struct scan *scan,
	const struct anchor *report, struct expression *expression)
{
	int32_t year = year_of(search, scan, expression, report);

	if (!year)
		return;
	expression->from.year = year;
	expression->from.basis = BASIS_COMPLETE;
}

void known_holiday_settle(struct winnow_str country, struct when *when)
{
	if (when->nation.len && country.len && !winnow_equal(when->nation, country))
		when->holiday = winnow_str(NO_DAY);
}
