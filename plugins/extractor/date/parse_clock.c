/* SPDX-License-Identifier: MIT */
#include "parse.h"

/* The minute of the day that begins there, before "p.m." has a say; -1: none. */
static int32_t minute_at(const struct scan *scan, uint32_t at)
{
	const struct piece *piece = piece_at(scan, at);
	int64_t hour = piece_whole(scan, at);

	if (piece->kind == PIECE_FIGURES && piece->figures.form == FIGURES_CLOCK)
		return piece->figures.minute;
	if (hour >= 1 && hour <= 12 && piece_is(scan, at + 1, WORD_MERIDIEM))
		return (int32_t)hour * 60;
	return piece_is(scan, at, WORD_CLOCK) ? piece_value(scan, at) : -1;
}

uint32_t parse_clock(const struct scan *scan, uint32_t at, int32_t *ret_minute)
{
	int32_t minute = minute_at(scan, at);
	uint32_t end = at + 1;

	if (minute < 0)
		return 0;
	if (piece_is(scan, end, WORD_MERIDIEM)) {
		if (minute < 13 * 60)
			minute = minute % (12 * 60) + piece_value(scan, end) * 12 * 60;
		end++;
	}
	end = piece_skip(scan, end, WORD_ZONE);
	*ret_minute = minute;
	return end;
}

/* "night" in "Friday night", "in the morning". */
static uint32_t part_tail(const struct scan *scan, uint32_t at, struct when *when)
{
	uint32_t here = at;

	if (piece_is(scan, here, WORD_WHEN) || piece_is(scan, here, WORD_LINK))
		here = piece_skip(scan, here + 1, WORD_ARTICLE);
	if (!piece_is(scan, here, WORD_PART))
		return at;
	when->part = piece_at(scan, here)->word->value;
	return here + 1;
}

uint32_t parse_clock_tail(const struct scan *scan, uint32_t at, struct when *when)
{
	uint32_t here = piece_skip(scan, piece_skip_mark(scan, at, ','), WORD_WHEN);
	uint32_t end;
	int32_t minute;

	here = piece_skip(scan, here, WORD_JOIN); /* "vendredi à 12:30" */
	if (when->unit != UNIT_DAY)
		return at;
	end = parse_clock(scan, here, &minute);
	if (!end)
		return when->part.len ? at : part_tail(scan, at, when);
	when->has_clock = 1;
	when->minute = minute;
	return end;
}
