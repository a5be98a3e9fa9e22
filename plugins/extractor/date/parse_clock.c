/* SPDX-License-Identifier: MIT */
#include "parse.h"

static struct clock clock_of(int32_t hour, int32_t minute)
{
	return (struct clock){ .minute = hour * 60 + minute };
}

/* "two thirty", "two-thirty", "two oh five": an hour and its minutes in words. */
static uint32_t spoken_minutes(const struct scan *scan, uint32_t at, struct clock *clock)
{
	int zero = winnow_is(piece_text(scan, at), "oh");
	int tied = piece_is_mark(scan, at, '-') && piece_touches(scan, at);
	uint32_t number = zero || tied ? at + 1 : at;
	int64_t minutes = piece_whole(scan, number);
	int64_t least = zero ? 1 : 10, most = zero ? 9 : 59;

	if (!piece_number_has(scan, at - 1, WINNOW_IN_WORDS) ||
		!piece_number_has(scan, number, WINNOW_IN_WORDS) || minutes < least ||
		minutes > most)
		return at;
	clock->minute += (int32_t)minutes;
	clock->minute_said = 1;
	return number + 1;
}

/* "9:01:10 AM": figures that are as often how long something took. */
static uint32_t second_clock(const struct scan *scan, uint32_t at, struct clock *clock)
{
	const struct piece *piece = piece_at(scan, at);

	if (piece->kind != PIECE_FIGURES || piece->value->figures.form != FIGURES_CLOCK_SECOND)
		return 0;
	*clock = clock_of(0, piece->value->figures.minute);
	clock->second = piece->value->figures.second;
	clock->second_said = 1;
	clock->minute_said = 1;
	return at + 1;
}

uint32_t parse_bare_clock(const struct scan *scan, uint32_t at, struct clock *ret_clock)
{
	const struct piece *piece = piece_at(scan, at);
	int64_t hour = piece_whole(scan, at);

	if (piece->kind == PIECE_FIGURES && piece->value->figures.form == FIGURES_CLOCK) {
		*ret_clock = clock_of(0, piece->value->figures.minute);
		ret_clock->minute_said = 1;
		ret_clock->sure = piece->value->figures.half_said;
		return at + 1;
	}
	if (piece->kind != PIECE_NUMBER || hour < 1 || hour > 12 ||
		piece->value->number.flags & (WINNOW_ORDINAL | WINNOW_VAGUE) ||
		piece->value->number.exponent != 0)
		return 0;
	*ret_clock = clock_of((int32_t)hour, 0);
	return spoken_minutes(scan, at + 1, ret_clock);
}

/* "à", "a las", "в": a number of hours behind it is a time of day. Behind "de 8 à" it is none. */
static int is_clock_led(const struct scan *scan, uint32_t at)
{
	const struct piece *before = piece_at(scan, at - 1);

	return before->kind == PIECE_WORD &&
	       (winnow_is(before->word->note, "clock") ||
		       winnow_is(before->word->value, "clock")) &&
	       piece_at(scan, at - 2)->kind != PIECE_NUMBER;
}

/* "tres y media", "tres y cuarto", which are read as numbers; 0: none. */
static uint32_t parts_of_hour(const struct scan *scan, uint32_t at, struct clock *clock)
{
	const struct piece *piece = piece_at(scan, at);
	int64_t scale = 1, value;

	if (!piece_number_has(scan, at, WINNOW_IN_WORDS) || piece->value->number.exponent < -6)
		return 0;
	value = piece->value->number.mantissa;
	for (int32_t i = 0; i < -piece->value->number.exponent; i++)
		scale *= 10;
	if (scale == 1 || value < scale || value / scale > 12 || value % scale * 60 % scale)
		return 0;
	*clock = clock_of((int32_t)(value / scale), (int32_t)(value % scale * 60 / scale));
	clock->minute_said = 1;
	return at + 1;
}

/* "30" in "20 heures 30", "15 часов 30 минут". */
static uint32_t minutes_behind(const struct scan *scan, uint32_t at, struct clock *clock)
{
	int64_t minutes = piece_whole(scan, at);
	enum unit unit = parse_unit(scan, at + 1);
	int half = piece_is(scan, at, WORD_JOIN) && piece_is(scan, at + 1, WORD_HALF);

	if (half && !clock->minute_said) { /* "huit heures et demie" */
		clock->minute += 30;
		clock->minute_said = 1;
		return at + 2;
	}
	if (minutes < 1 || minutes > 59 || clock->minute_said ||
		!piece_number_has(scan, at, WINNOW_IN_DIGITS) ||
		(unit != UNIT_NONE && unit != UNIT_MINUTE) || piece_is_plain_word(scan, at + 1))
		return at;
	clock->minute += (int32_t)minutes;
	clock->minute_said = 1;
	return unit == UNIT_MINUTE ? at + 2 : at + 1;
}

/* "18.00" */
static uint32_t dotted_clock(const struct scan *scan, uint32_t at, struct clock *clock)
{
	struct winnow_str text = piece_text(scan, at);

	return memchr(text.ptr, '.', text.len) ? parse_digits_clock(scan, at, clock) : 0;
}

/* "интервал в 2 часа", but "в среду в 9 часов". */
static int may_be_length(const struct scan *scan, uint32_t at)
{
	enum word_kind before = piece_at(scan, at - 2)->word->kind;

	return piece_is(scan, at - 1, WORD_WHEN) && !piece_noted(scan, at - 1, "sure") &&
	       before != WORD_WEEKDAY && before != WORD_MONTH && before != WORD_DAY;
}

/* "à 20 heures", "a las 15.30 horas", "в 20 часов", "à 20h": not "à 3 heures de route". */
static uint32_t led_hours(const struct scan *scan, uint32_t at, struct clock *clock)
{
	const struct piece *piece = piece_at(scan, at);
	int64_t hour = piece_whole(scan, at);
	uint32_t end = at + 1;

	if (!is_clock_led(scan, at) &&
		!(piece->kind == PIECE_FIGURES && parse_is_at_moment(scan, at - 1)))
		return 0;
	if (piece->kind == PIECE_FIGURES && piece->value->figures.form == FIGURES_HOUR) {
		*clock = clock_of(0, piece->value->figures.minute);
		clock->sure = 1;
		return end;
	}
	if (parts_of_hour(scan, at, clock))
		return end;
	if (parse_unit(scan, end) != UNIT_HOUR)
		return piece_is(scan, at - 1, WORD_WHEN) && !piece_is_plain_word(scan, end)
			       ? dotted_clock(scan, at, clock)
			       : 0;
	if (hour >= 0 && hour < HOURS_IN_DAY && !piece_number_has(scan, at, WINNOW_ORDINAL))
		*clock = clock_of((int32_t)hour, 0);
	else if (piece_text(scan, at).len < 4 || !parse_digits_clock(scan, at, clock))
		return 0;
	end = minutes_behind(scan, end + 1, clock);
	if (!clock->minute_said && clock->minute <= MINUTES_IN_HALF_DAY &&
		may_be_length(scan, at))
		return 0;
	clock->sure = 1;
	return piece_is(scan, end, WORD_LINK) && !piece_is(scan, end + 1, WORD_WEEKDAY) &&
			       !piece_is(scan, end + 1, WORD_DAY)
		       ? 0
		       : end;
}

/* "a las ocho", and nothing that is counted. */
static int is_led_hour(const struct scan *scan, uint32_t at, uint32_t end)
{
	const struct piece *next = piece_at(scan, end);

	return is_clock_led(scan, at) && piece_is(scan, at - 1, WORD_WHEN) &&
	       winnow_is(piece_at(scan, at - 1)->word->note, "sure") &&
	       (next->kind == PIECE_BREAK || next->kind == PIECE_MARK ||
		       (next->kind == PIECE_WORD && next->word->kind != WORD_UNIT));
}

int32_t parse_minute_in_part(int32_t minute, struct winnow_str part)
{
	int night = winnow_is(part, "NI");

	if (night && minute / 60 == 12) /* "12 at night" */
		return minute + MINUTES_IN_HALF_DAY;
	if (minute > MINUTES_IN_HALF_DAY || part.len == 0)
		return minute;
	if (winnow_is(part, "AF") || winnow_is(part, "EV") || (night && minute >= 5 * 60))
		return minute % MINUTES_IN_HALF_DAY + MINUTES_IN_HALF_DAY;
	return winnow_is(part, "MO") || night ? minute % MINUTES_IN_HALF_DAY : minute;
}

/* "in the morning", "at night" behind a clock. */
static uint32_t part_of_clock(const struct scan *scan, uint32_t at, struct clock *clock)
{
	int direct =
		piece_is(scan, at, WORD_PART) && piece_noted(scan, at, "clock"); /* "утра" */
	uint32_t here = direct ? at : piece_skip(scan, at + 1, WORD_ARTICLE);

	if ((!direct && !piece_is(scan, at, WORD_WHEN)) || !piece_is(scan, here, WORD_PART) ||
		piece_noted(scan, here, "plural") || clock->minute >= 13 * 60)
		return at;
	clock->minute = parse_minute_in_part(clock->minute, piece_at(scan, here)->word->value);
	clock->sure = 1;
	return here + 1;
}

/* "in the am" */
static int is_in_half(const struct scan *scan, uint32_t at)
{
	return piece_is(scan, at, WORD_WHEN) && piece_is(scan, at + 1, WORD_ARTICLE) &&
	       piece_is(scan, at + 2, WORD_MERIDIEM) && !piece_noted(scan, at + 2, "either");
}

/* "p.m.", "o'clock", "in the morning", "GMT": what makes a number a time of day. */
static uint32_t clock_marks(const struct scan *scan, uint32_t at, struct clock *clock)
{
	uint32_t end = is_in_half(scan, at) ? at + 2 : at;
	int32_t minute = clock->minute;

	if (piece_is(scan, end, WORD_MERIDIEM)) {
		int either = piece_noted(scan, end, "either"); /* o'clock */

		if (!either && clock->minute < 13 * 60)
			clock->minute = clock->minute % MINUTES_IN_HALF_DAY +
					piece_value(scan, end) * MINUTES_IN_HALF_DAY;
		if (piece_at(scan, end)->word->value.len == 2) /* "de la tarde" */
			clock->minute =
				parse_minute_in_part(minute, piece_at(scan, end)->word->value);
		clock->sure = !either;
		clock->about = winnow_is(piece_at(scan, end)->word->value, "about");
		end++;
		int half = either && piece_is(scan, end, WORD_MERIDIEM) &&
			   !piece_noted(scan, end, "either");
		if (half) /* "3 o'clock pm" */
			return clock_marks(scan, end, clock);
		if (either) {
			uint32_t part = part_of_clock(scan, end, clock);
			clock->half_unsaid = part == end;
			end = part;
		}
	} else {
		end = part_of_clock(scan, end, clock);
	}
	return end;
}

/* "at 5.30 in the morning", "at 830 in the morning", but not "at 5.30 in the morning session". */
static uint32_t digits_in_part(const struct scan *scan, uint32_t at, struct clock *clock)
{
	struct clock probe = { .minute = 0 };
	int led = parse_is_at_moment(scan, at - 1) || piece_is(scan, at - 1, WORD_HEDGE);
	uint32_t end = led ? parse_digits_clock(scan, at, &probe) : 0;
	uint32_t part = end ? part_of_clock(scan, end, &probe) : 0;

	if (part <= end || piece_is_plain_word(scan, part))
		return 0;
	return parse_digits_clock(scan, at, clock);
}

/* "will meet at 7.": not "will be seen at 7 points". */
static int is_planned_hour(const struct scan *scan, uint32_t at, uint32_t end)
{
	struct expression hour = { .first = at, .end = end };
	const struct piece *next = piece_at(scan, piece_skip_mark(scan, end, '.'));

	return parse_is_at_moment(scan, at - 1) &&
	       (next->kind == PIECE_BREAK || next->flags & WINNOW_SENTENCE_START) &&
	       tense_of(scan, &hour) == DIRECTION_FUTURE;
}

static int is_marked(const struct scan *scan, uint32_t at)
{
	return piece_is(scan, at, WORD_MERIDIEM) || piece_is(scan, at, WORD_ZONE);
}

uint32_t parse_skip_elsewhere(const struct scan *scan, uint32_t at)
{
	struct clock other;
	uint32_t end =
		piece_is_mark(scan, at, '(') ? parse_digits_clock(scan, at + 1, &other) : 0;

	if (!end && piece_is_mark(scan, at, '('))
		end = parse_bare_clock(scan, at + 1, &other);
	while (end && is_marked(scan, end))
		end++;
	return end && is_marked(scan, end - 1) && piece_is_mark(scan, end, ')') ? end + 1 : at;
}

uint32_t parse_clock(const struct scan *scan, uint32_t at, struct clock *ret_clock)
{
	static const uint64_t clocks = BEGINS_PIECE(PIECE_NUMBER) |
				       BEGINS_PIECE(PIECE_FIGURES) | BEGINS_WORD(WORD_CLOCK) |
				       BEGINS_WORD(WORD_CLOCK_OFFSET);
	struct clock clock = { .minute = 0 };
	uint32_t number;

	if (!piece_is_one(scan, at, clocks))
		return 0;
	number = parse_named_clock(scan, at, &clock);
	if (!number)
		number = parse_clock_by_distance(scan, at, &clock);
	if (!number && is_marked(scan, at + 1))
		number = parse_digits_clock(scan, at, &clock);
	if (!number && (is_marked(scan, at + 1) || parse_is_at_moment(scan, at - 1)))
		number = second_clock(scan, at, &clock);
	if (!number)
		number = digits_in_part(scan, at, &clock);
	if (!number)
		number = led_hours(scan, at, &clock);
	if (!number)
		number = parse_four_figures(scan, at, &clock);
	if (!number)
		number = parse_bare_clock(scan, at, &clock);
	if (!number)
		return 0;
	if (clock.minute_said && !clock.sure && parse_unit(scan, number) == UNIT_HOUR) {
		clock.sure = 1; /* "18:00 horas" */
		number++;
	}
	uint32_t end = clock.sure ? number : clock_marks(scan, number, &clock);
	clock.sure |= is_led_hour(scan, at, end);
	if (piece_is(scan, end, WORD_ZONE) &&
		(end > number || clock.minute_said || clock.sure)) {
		clock.sure = 1;
		end++;
	}
	if (end == number && !clock.minute_said && !clock.sure &&
		!is_planned_hour(scan, at, end))
		return 0; /* a number, and nothing makes it a time */
	*ret_clock = clock;
	return end;
}

void parse_set_clock(const struct clock *clock, struct when *when)
{
	when->has_clock = 1;
	when->minute = clock->minute;
	when->minute_said = clock->minute_said;
	when->half_unsaid = (uint8_t)clock->half_unsaid;
	when->second_said = clock->second_said;
	when->second = clock->second;
}

/* What stands in brackets behind a clock. */
static int is_elsewhere(const struct scan *scan, uint32_t at)
{
	const struct piece *last = piece_at(scan, at - 2);

	return piece_is_mark(scan, at - 1, '(') && parse_skip_elsewhere(scan, at - 1) >= at &&
	       (is_marked(scan, at - 2) || piece_is(scan, at - 2, WORD_PART) ||
		       (last->kind == PIECE_FIGURES &&
			       last->value->figures.form == FIGURES_CLOCK));
}

/* "at 4 p.m." by itself; "12:30" or "noon" only where a time is waited for. */
uint32_t parse_clock_alone(const struct scan *scan, uint32_t at, struct expression *ret)
{
	struct clock clock = { .minute = 0 };
	uint32_t end = parse_clock(scan, at, &clock);
	int skipped =
		piece_is(scan, at - 1, WORD_HEDGE) || piece_is(scan, at - 1, WORD_ARTICLE);
	uint32_t before = at - 1 - (skipped ? 1 : 0);
	int by_part = !clock.minute_said && piece_is(scan, end - 1, WORD_PART); /* "4 in the
								     morning raids" */
	int around = by_part && piece_is(scan, at - 1, WORD_HEDGE);
	int all = piece_at(scan, at - 1)->kind == PIECE_BREAK &&
		  piece_at(scan, end)->kind == PIECE_BREAK; /* as over what is told live */
	int led = (piece_is(scan, before, WORD_WHEN) && !piece_noted(scan, before, "year")) ||
		  piece_is(scan, before, WORD_BOUND) || piece_is(scan, before, WORD_OPEN) ||
		  (piece_is(scan, before, WORD_SHIFT) && piece_noted(scan, before, "noun")) ||
		  is_clock_led(scan, at) || all || around || clock.about ||
		  piece_noted(scan, at, "sure") || parse_is_past_hour(scan, at, end) ||
		  (end > at + 1 && piece_is(scan, end - 1, WORD_MERIDIEM)); /* "7 o'clock" */

	if (!end || is_elsewhere(scan, at) ||
		((!clock.sure || piece_is(scan, at, WORD_CLOCK) || by_part) && !led) ||
		(!clock.sure &&
			(parse_unit(scan, end) ||
				(piece_is_plain_word(scan, end) &&
					!(clock.minute_said && is_clock_led(scan, at))))))
		return 0; /* but "в 20:30 он приехал" */
	ret->kind = KIND_RELATIVE;
	ret->rule = "date.clock";
	ret->certainty = clock.sure ? LIKELY : POSSIBLE;
	ret->from = (struct when){ .unit = UNIT_DAY, .basis = BASIS_SHIFT, .day_unsaid = 1 };
	parse_set_clock(&clock, &ret->from);
	return end;
}

/* "night" in "Friday night", "in the morning", "late evening". */
uint32_t parse_part_tail(const struct scan *scan, uint32_t at, struct when *when)
{
	uint32_t here = at;

	if (when->part.len)
		return at;
	if (piece_is(scan, here, WORD_WHEN) || piece_is(scan, here, WORD_LINK))
		here = piece_skip(scan, here + 1, WORD_ARTICLE);
	here = piece_skip(scan, here, WORD_MODIFIER);
	if (!piece_is(scan, here, WORD_PART))
		return at;
	when->part = piece_at(scan, here)->word->value;
	return here + 1;
}

/* "at 8" behind a day, when nothing is counted there. */
static uint32_t bare_hour(const struct scan *scan, uint32_t at, struct clock *clock)
{
	int led = piece_is(scan, at - 1, WORD_HEDGE) ||
		  (piece_is(scan, at - 1, WORD_WHEN) && !piece_noted(scan, at - 1, "year"));
	int dotted = led && memchr(piece_text(scan, at).ptr, '.', piece_text(scan, at).len);
	uint32_t end = dotted ? parse_digits_clock(scan, at, clock)
		       : led  ? parse_bare_clock(scan, at, clock)
			      : 0;
	const struct piece *next = piece_at(scan, end);
	int ends = next->kind == PIECE_BREAK || piece_is_mark(scan, end, '.') ||
		   piece_is_mark(scan, end, ',') || piece_is_mark(scan, end, ';') ||
		   piece_is_mark(scan, end, '?') ||
		   (next->kind == PIECE_WORD && next->word->kind != WORD_UNIT &&
			   next->word->kind != WORD_AGE && next->word->kind != WORD_PART &&
			   next->word->kind != WORD_MONTH);

	int late = dotted && clock->minute >= 13 * 60 && !piece_is_plain_word(scan, end);

	return end && (ends || late) ? end : 0;
}

/* "before 5 p.m." behind a day. */
static uint32_t bounded_clock(
	const struct scan *scan, uint32_t at, struct clock *clock, struct expression *ret)
{
	uint32_t end = piece_is(scan, at, WORD_BOUND) ? parse_clock(scan, at + 1, clock) : 0;

	uint32_t day =
		piece_skip(scan, end, WORD_WHEN); /* of its own: "today until 5 pm on Sunday" */

	if (!end || !clock->sure || ret->modifier.len || piece_is(scan, day, WORD_WEEKDAY) ||
		piece_is(scan, day, WORD_MONTH) || piece_is(scan, day, WORD_DAY))
		return 0;
	ret->modifier = piece_at(scan, at)->word->value;
	ret->modifier_first = at;
	ret->modifier_end = at + 1;
	return end;
}

/* "at 5 p.m.", "from 3 to 8 p.m." behind a day. */
static uint32_t clock_or_hours(const struct scan *scan, uint32_t at, struct expression *ret)
{
	struct when *when = &ret->from;
	struct clock clock = { .minute = 0 };
	uint32_t here = piece_skip(scan, piece_skip_mark(scan, at, ','), WORD_WHEN);
	uint32_t end = parse_hours(scan, here, 1, ret);

	if (end)
		return end;
	here = piece_skip(scan, here, WORD_HEDGE);
	if (!parse_is_english(scan))
		here = piece_skip(scan, here, WORD_JOIN); /* "vendredi à 12:30" */
	end = parse_clock(scan, here, &clock);
	if (!end && piece_is_mark(scan, here, '-')) /* "22 May - 11:30 am" */
		end = parse_clock(scan, here + 1, &clock);
	if (end && piece_is_mark(scan, here, '-') && !clock.sure)
		return at;
	if (!end &&
		(piece_at(scan, here - 1)->kind == PIECE_FIGURES || (when->year && here == at)))
		end = second_clock(scan, here, &clock); /* "2014-03-05 12:30:05" */
	if (!end)
		end = bounded_clock(scan, here, &clock, ret);
	if (!end && (when->part.len || !piece_is(scan, here - 1, WORD_HEDGE)))
		end = bare_hour(scan, here, &clock);
	if (!end)
		return at;
	if (!clock.sure)
		clock.minute = parse_minute_in_part(clock.minute, when->part);
	if (when->night_on && clock.minute < MINUTES_IN_HALF_DAY) {
		when->apart = (struct length){ 1, 0, UNIT_DAY, UNIT_NONE };
		when->apart_sign = 1;
	}
	parse_set_clock(&clock, when);
	return end;
}

uint32_t parse_clock_tail(const struct scan *scan, uint32_t at, struct expression *ret)
{
	struct when *when = &ret->from;
	uint32_t end;

	if (!when_is_day(when) || (when->day_unsaid && (when->has_clock || !when->part.len)))
		return at;
	end = parse_part_tail(scan, at, when);
	return when->has_clock ? end : clock_or_hours(scan, end, ret);
}
