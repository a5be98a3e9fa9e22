/* SPDX-License-Identifier: MIT */
#include "parse.h"

/* "1140", "0730", "730", "8.30": figures that are a time of day only by what stands beside them. */
uint32_t parse_digits_clock(const struct scan *scan, uint32_t at, struct clock *clock)
{
	struct winnow_str text;
	int32_t digits[4], count = 0;

	if (piece_at(scan, at)->kind != PIECE_NUMBER)
		return 0;
	text = piece_text(scan, at);
	if (text.len < 3 || text.len > 5)
		return 0;
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] >= '0' && text.ptr[i] <= '9' && count < 4)
			digits[count++] = text.ptr[i] - '0';
		else if (text.ptr[i] != '.' || i + 3 != text.len)
			return 0;
	}
	if (count < 3 || (text.len == 5 && count < 4))
		return 0;
	int32_t minute = 10 * digits[count - 2] + digits[count - 1];
	int32_t hour = count == 3 ? digits[0] : 10 * digits[0] + digits[1];
	if (hour > 23 || minute > 59)
		return 0;
	*clock = (struct clock){ .minute = hour * 60 + minute };
	clock->minute_said = 1;
	return at + 1;
}

/* "at", "around", "by", "from" before a time of day. */
static int is_led(const struct scan *scan, uint32_t at)
{
	const struct piece *before = piece_at(scan, at - 1);

	return before->kind == PIECE_WORD &&
	       (winnow_is(before->word->value, "moment") || before->word->kind == WORD_HEDGE ||
		       before->word->kind == WORD_BOUND || before->word->kind == WORD_OPEN);
}

/* "on 6 June", ", 16 July", "on Friday": of a day that four figures are a time of. */
static int is_before_day(const struct scan *scan, uint32_t at)
{
	uint32_t day = piece_skip(scan, piece_skip_mark(scan, at, ','), WORD_WHEN);

	if (day == at || piece_noted(scan, day - 1, "year"))
		return 0;
	day = piece_skip(scan, day, WORD_ARTICLE);
	return piece_is(scan, day, WORD_MONTH) || piece_is(scan, day, WORD_WEEKDAY) ||
	       (piece_whole(scan, day) > 0 && piece_is(scan, day + 1, WORD_MONTH));
}

uint32_t parse_packed_clock(const struct scan *scan, uint32_t at, struct clock *clock)
{
	struct winnow_str text = piece_text(scan, at);

	return text.len == 4 && !memchr(text.ptr, '.', text.len)
		       ? parse_digits_clock(scan, at, clock)
		       : 0;
}

uint32_t parse_zero_clock(const struct scan *scan, uint32_t at, struct clock *clock)
{
	return piece_text(scan, at).ptr[0] == '0' ? parse_packed_clock(scan, at, clock) : 0;
}

/* "By 1500 hours", "until 1800 hours": not "after 2000 hours". */
static int is_up_to(const struct scan *scan, uint32_t at)
{
	return piece_is(scan, at, WORD_BOUND) &&
	       (winnow_is(piece_at(scan, at)->word->value, "by") ||
		       winnow_is(piece_at(scan, at)->word->value, "until"));
}

/* "At 1600," or "At 2200 the order came.": a clause that begins with it tells of no price. */
static int is_opening(const struct scan *scan, uint32_t at)
{
	const struct piece *lead = piece_at(scan, at - 1), *next = piece_at(scan, at + 1);
	int first = lead->flags & WINNOW_SENTENCE_START ||
		    piece_at(scan, at - 2)->kind == PIECE_BREAK ||
		    piece_is_mark(scan, at - 2, ',') || piece_is_mark(scan, at - 2, ';');

	return parse_is_at_moment(scan, at - 1) && first &&
	       (next->kind == PIECE_BREAK || piece_is_mark(scan, at + 1, ',') ||
		       piece_is_mark(scan, at + 1, '.') ||
		       piece_is(scan, at + 1, WORD_ARTICLE) ||
		       piece_is(scan, at + 1, WORD_PRONOUN));
}

/* "at 1415", "at around 1415": not "for around 1415". */
static int is_at(const struct scan *scan, uint32_t at)
{
	uint32_t lead = piece_is(scan, at - 1, WORD_HEDGE) ? at - 2 : at - 1;

	return piece_is(scan, lead, WORD_WHEN) &&
	       (lead + 1 == at || parse_is_at_moment(scan, lead));
}

/* "0730 hours", "at 1415 hrs", "at 0600", "1100 on 6 June": not "the 2000 hours of work", nor what
 * begins a telephone number. */
uint32_t parse_four_figures(const struct scan *scan, uint32_t at, struct clock *clock)
{
	int led = is_led(scan, at);
	uint32_t zero = parse_zero_clock(scan, at, clock);
	uint32_t end = zero || !led ? zero : parse_digits_clock(scan, at, clock);

	if (!end || piece_text(scan, at).len < 4)
		return 0;
	if (parse_unit(scan, end) == UNIT_HOUR && piece_noted(scan, end, "plural") &&
		!piece_is(scan, end + 1, WORD_LINK)) {
		clock->sure = zero || is_at(scan, at) || is_up_to(scan, at - 1);
		return clock->sure ? end + 1 : 0;
	}
	clock->sure = led && parse_packed_clock(scan, at, clock) &&
		      ((zero && piece_at(scan, end)->kind != PIECE_NUMBER &&
			       !piece_is_mark(scan, end, '-')) ||
			      is_before_day(scan, end) || is_opening(scan, at));
	return clock->sure ? end : 0;
}
