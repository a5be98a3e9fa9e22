/* SPDX-License-Identifier: MIT */
#include "parse.h"

int parse_is_at_moment(const struct scan *scan, uint32_t at)
{
	return piece_is(scan, at, WORD_WHEN) &&
	       winnow_is(piece_at(scan, at)->word->value, "moment");
}

uint32_t parse_named_clock(const struct scan *scan, uint32_t at, struct clock *clock)
{
	const int32_t twelve = 12;

	if (piece_whole(scan, at) == twelve && piece_is(scan, at + 1, WORD_CLOCK))
		at++;
	if (!piece_is(scan, at, WORD_CLOCK))
		return 0;
	*clock = (struct clock){ .minute = piece_value(scan, at) };
	clock->sure = 1;
	return at + 1;
}

/* "at ten to eight", which by itself is as many. */
static int is_spoken_before(const struct scan *scan, uint32_t at)
{
	return parse_is_at_moment(scan, at - 1) && piece_whole(scan, at) % 5 == 0 &&
	       piece_number_has(scan, at, WINNOW_IN_WORDS) &&
	       piece_number_has(scan, at + 2, WINNOW_IN_WORDS);
}

/* "half past", "twenty minutes to", "five past": where the hour stands, and how far from it; 0: no
 * such thing. */
static uint32_t distance(const struct scan *scan, uint32_t at, int64_t *ret_minutes)
{
	int64_t minutes = piece_whole(scan, at);
	uint32_t here = at + 1;
	int counted = parse_unit(scan, here) == UNIT_MINUTE;

	if (piece_is(scan, at, WORD_CLOCK_OFFSET)) {
		*ret_minutes = piece_value(scan, at);
		return here;
	}
	if (minutes < 1 || minutes > 59)
		return 0;
	here += counted ? 1 : 0;
	if (piece_is(scan, here, WORD_JOIN) && piece_noted(scan, here, "to") &&
		(counted || is_spoken_before(scan, at)))
		minutes = -minutes;
	else if (!piece_is(scan, here, WORD_SHIFT) || !piece_noted(scan, here, "noun"))
		return 0; /* "past" */
	*ret_minutes = minutes;
	return here + 1;
}

uint32_t parse_clock_by_distance(const struct scan *scan, uint32_t at, struct clock *clock)
{
	int64_t minutes = 0;
	uint32_t here = distance(scan, at, &minutes);

	if (!here)
		return 0;
	int named = piece_is(scan, here, WORD_CLOCK); /* "10 minutes past midnight" */
	int32_t turn = named ? MINUTES_IN_DAY : MINUTES_IN_HALF_DAY;
	here = named ? parse_named_clock(scan, here, clock)
		     : parse_bare_clock(scan, here, clock);
	if (!here || clock->minute % 60 || parse_unit(scan, here))
		return 0; /* nor "45 minutes to 1 hour" */
	clock->minute = (clock->minute + (int32_t)minutes + turn) % turn;
	clock->minute_said = 1;
	return here;
}

int parse_is_past_hour(const struct scan *scan, uint32_t at, uint32_t end)
{
	return (piece_is(scan, at, WORD_CLOCK_OFFSET) && piece_value(scan, at) > 0) ||
	       (end == at + 3 && piece_number_has(scan, at, WINNOW_IN_WORDS) &&
		       piece_is(scan, at + 1, WORD_SHIFT) &&
		       piece_number_has(scan, at + 2, WINNOW_IN_WORDS));
}
