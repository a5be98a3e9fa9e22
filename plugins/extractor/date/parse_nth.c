/* SPDX-License-Identifier: MIT */
#include "parse.h"

static const struct parser wholes[] = {
	{ parse_calendar, BEGINS_WORD(WORD_MONTH), BEGINS_ANY },
	{ parse_year,
		BEGINS_PIECE(PIECE_NUMBER) | BEGINS_WORD(WORD_ARTICLE) |
			BEGINS_WORD(WORD_UNIT) | BEGINS_WORD(WORD_FISCAL),
		BEGINS_ANY },
	{ parse_shift, BEGINS_WORD(WORD_SHIFT) | BEGINS_WORD(WORD_ARTICLE), BEGINS_ANY },
	{ parse_century, BEGINS_PIECE(PIECE_NUMBER) | BEGINS_WORD(WORD_ARTICLE), BEGINS_ANY },
};

int parse_is_last(const struct scan *scan, uint32_t at)
{
	return piece_is(scan, at, WORD_SHIFT) && piece_value(scan, at) < 0 &&
	       (piece_noted(scan, at, "") || piece_noted(scan, at, "verb") ||
		       piece_noted(scan, at, "either") || piece_noted(scan, at, "after"));
}

/* Which: the fifth at most, or -1 for the last; 0: it is not said. */
static int32_t which(const struct scan *scan, uint32_t at)
{
	int64_t ordinal =
		piece_number_has(scan, at, WINNOW_ORDINAL) ? piece_whole(scan, at) : 0;

	if (piece_is(scan, at, WORD_SHIFT) && piece_value(scan, at) < 0)
		return parse_is_last(scan, at) ? -1 : 0;
	if (parse_is_day_first(scan) && winnow_ends(piece_text(scan, at), "s"))
		return 0; /* "les premiers mois" */
	return ordinal >= 1 && ordinal <= 31 ? (int32_t)ordinal : 0;
}

/* What it is one of: a weekday, or a day, a week, a month. */
static enum unit of_what(const struct scan *scan, uint32_t at, int32_t *ret_weekday)
{
	enum unit unit = parse_unit(scan, at);

	*ret_weekday = piece_is(scan, at, WORD_WEEKDAY) ? piece_value(scan, at) : 0;
	if (piece_noted(scan, at, "plural"))
		return UNIT_NONE;
	if (*ret_weekday)
		return UNIT_DAY;
	return unit == UNIT_DAY || unit == UNIT_WEEK || unit == UNIT_WEEKEND ||
			       unit == UNIT_MONTH || unit == UNIT_DECADE
		       ? unit
		       : UNIT_NONE;
}

/* "of the month": the anchor's own. */
static uint32_t own_whole(const struct scan *scan, uint32_t at, struct expression *ret)
{
	uint32_t noun = piece_skip(scan, at, WORD_ARTICLE);
	enum unit unit = parse_unit(scan, noun);

	if ((unit != UNIT_MONTH && unit != UNIT_YEAR) || piece_noted(scan, noun, "plural") ||
		piece_is(scan, noun + 1, WORD_LINK) || piece_is(scan, noun + 1, WORD_SHIFT))
		return 0;
	*ret = (struct expression){ .kind = KIND_RELATIVE, .certainty = LIKELY };
	ret->from = (struct when){ .unit = unit, .basis = BASIS_SHIFT, .from_told = 1 };
	return noun + 1;
}

/* "of May": a month, where "Monday" or "week" stands before it, whatever else the word can mean. */
static uint32_t whole(const struct scan *scan, uint32_t at, struct expression *ret)
{
	uint32_t end = parse_longest(wholes, sizeof(wholes) / sizeof(wholes[0]), scan, at, ret);
	const struct piece *month = piece_at(scan, at);

	if (!end)
		end = own_whole(scan, at, ret);

	if (end || !piece_is(scan, at, WORD_MONTH) || !(month->flags & WINNOW_CAPITAL))
		return end;
	*ret = (struct expression){ .kind = KIND_RELATIVE, .certainty = LIKELY };
	ret->from = (struct when){ .unit = UNIT_MONTH, .basis = BASIS_NEAREST };
	ret->from.month = piece_value(scan, at);
	return at + 1;
}

/* "of each month": it comes again. */
static uint32_t each_whole(const struct scan *scan, uint32_t at, struct expression *ret)
{
	enum unit unit = parse_unit(scan, at + 1);

	if (!piece_is(scan, at, WORD_EACH) || piece_value(scan, at) ||
		(unit != UNIT_MONTH && unit != UNIT_YEAR))
		return 0;
	*ret = (struct expression){ .kind = KIND_SET, .certainty = CLEAR };
	ret->from = (struct when){ .unit = unit };
	return at + 2;
}

static int set_of_whole(int32_t sign, const struct expression *of, struct expression *ret)
{
	struct length length = ret->length;

	*ret = *of;
	ret->length = length;
	ret->sign = sign;
	ret->of_whole = 1;
	ret->kind = KIND_PERIOD;
	ret->rule = "date.span_of";
	ret->certainty = CLEAR;
	return 1;
}

static int is_whole_length(const struct length *length)
{
	return length->mantissa > 0 && !length->exponent && length->unit >= UNIT_DAY &&
	       length->unit != UNIT_WEEKEND;
}

int parse_of_whole(const struct scan *scan, uint32_t end, int32_t sign, struct expression *ret)
{
	struct expression of = { .kind = KIND_NOTHING };

	return piece_is(scan, end, WORD_LINK) && is_whole_length(&ret->length) &&
	       whole(scan, end + 1, &of) && !of.to.unit && of.from.unit > ret->length.unit &&
	       set_of_whole(sign, &of, ret);
}

int parse_up_to(const struct scan *scan, uint32_t end, struct expression *ret)
{
	struct expression of = { .kind = KIND_NOTHING };
	int ended = piece_noted(scan, end, "ended");
	int to = piece_is(scan, end, WORD_JOIN) && piece_noted(scan, end, "to");

	if ((!ended && !to) || !is_whole_length(&ret->length) ||
		!parse_calendar(scan, piece_skip(scan, end + 1, WORD_WHEN), &of) ||
		!of.from.month || (ret->length.unit < UNIT_MONTH && of.from.unit != UNIT_DAY))
		return 0;
	if (piece_is(scan, end, WORD_PAST) && of.from.basis == BASIS_NEAREST) {
		of.from.direction = DIRECTION_PAST;
		of.from.direction_said = 1;
	}
	return set_of_whole(-1, &of, ret);
}

static int is_part_of(enum unit part, enum unit whole)
{
	if (part == UNIT_DECADE || whole == UNIT_CENTURY)
		return part == UNIT_DECADE && whole == UNIT_CENTURY;
	return whole == UNIT_YEAR || (whole == UNIT_MONTH && part < UNIT_MONTH) ||
	       (whole == UNIT_WEEK && part == UNIT_DAY);
}

/* "the 20th of next month", but not "a third of last month", "the first of this month's". */
static uint32_t day_of_month_told(
	const struct scan *scan, uint32_t at, uint32_t ordinal, struct expression *ret)
{
	int32_t day = which(scan, ordinal);
	int told = ordinal > at || piece_number_has(scan, ordinal, WINNOW_IN_DIGITS);
	int linked = day > 0 && told && piece_is(scan, ordinal + 1, WORD_LINK);
	uint32_t end = linked ? parse_shift(scan, ordinal + 2, ret) : 0;

	uint32_t each = linked ? each_whole(scan, ordinal + 2, ret) : 0;
	if (each && ret->from.unit == UNIT_MONTH) { /* "the 1st of each month" */
		ret->from = (struct when){ .unit = UNIT_DAY, .day = day };
		ret->rule = "date.set";
		return each;
	}
	if (!end && linked && piece_is(scan, ordinal + 2, WORD_ARTICLE))
		end = own_whole(scan, ordinal + 2, ret);
	if (!end || ret->from.unit != UNIT_MONTH || parse_is_possessive(scan, end))
		return 0;
	ret->rule = "date.nth";
	ret->from.nth = day;
	ret->from.nth_unit = UNIT_DAY;
	return end;
}

/* "23 of next month", "23rd in the month" behind "from 4 to": `day` comes before it. */
uint32_t parse_last_of_days(
	const struct scan *scan, uint32_t at, int32_t day, struct expression *ret)
{
	int64_t last = piece_whole(scan, piece_skip(scan, at, WORD_ARTICLE));
	uint32_t link = piece_skip(scan, at, WORD_ARTICLE) + 1;
	int linked = piece_is(scan, link, WORD_LINK) || piece_noted(scan, link, "year");
	int opened = piece_is(scan, at - 3, WORD_OPEN) && piece_is(scan, link, WORD_SHIFT);
	uint32_t end = last > day && last <= 31 && (linked || opened)
			       ? parse_shift(scan, linked ? link + 1 : link, ret)
			       : 0;

	if (!end || ret->from.unit != UNIT_MONTH || parse_is_possessive(scan, end))
		return 0;
	ret->from.nth = (int32_t)last;
	ret->from.nth_unit = UNIT_DAY;
	return end;
}

/* "последняя пятница марта", "первый понедельник месяца". */
static int is_genitive(const struct scan *scan, uint32_t at)
{
	const struct piece *piece = piece_at(scan, at);

	return (piece_is(scan, at, WORD_MONTH) && !piece->word->doubtful &&
		       !(piece->flags & WINNOW_CAPITAL)) ||
	       parse_unit(scan, at) == UNIT_MONTH;
}

uint32_t parse_nth(const struct scan *scan, uint32_t at, struct expression *ret)
{
	uint32_t here = piece_skip(scan, at, WORD_ARTICLE);
	int32_t nth = which(scan, here), weekday = 0;
	enum unit unit = nth ? of_what(scan, here + 1, &weekday) : UNIT_NONE;
	uint32_t link = here + 2;
	uint32_t end;

	if (!unit)
		return nth ? day_of_month_told(scan, at, here, ret) : 0;
	int linked = piece_is(scan, link, WORD_LINK) || piece_noted(scan, link, "year");
	end = linked ? each_whole(scan, link + 1, ret) : 0;
	if (!end && (linked || is_genitive(scan, link)))
		end = whole(scan, linked ? link + 1 : link, ret);
	if (!end || ret->to.unit || !is_part_of(unit, ret->from.unit))
		return 0;
	ret->rule = "date.nth";
	ret->from.nth = nth;
	ret->from.nth_unit = unit;
	ret->from.weekday = weekday;
	return end;
}

/* A number that goes on as something else: "the 18th floor", "Monday 21 people". */
static int goes_on(const struct scan *scan, uint32_t at)
{
	return (piece_is_plain_word(scan, at) && !piece_is(scan, at, WORD_PRONOUN)) ||
	       piece_is_name(scan, at) || piece_is(scan, at, WORD_LINK) ||
	       piece_is(scan, at, WORD_UNIT) || piece_is(scan, at, WORD_MONTH) ||
	       piece_is(scan, at, WORD_HALF) || piece_is(scan, at, WORD_HOLIDAY) ||
	       piece_is_mark(scan, at, '-') || piece_is_mark(scan, at, '%') ||
	       piece_is_mark(scan, at, '/') || piece_at(scan, at)->kind == PIECE_NUMBER;
}

static void set_day(int32_t day, int32_t weekday, const char *rule, struct expression *ret)
{
	ret->kind = KIND_RELATIVE;
	ret->rule = rule;
	ret->certainty = POSSIBLE;
	ret->from = (struct when){ .unit = UNIT_DAY, .basis = BASIS_NEAREST };
	ret->from.day = day;
	ret->from.weekday = weekday;
}

/* "15" in "on 15 at 8 pm", "29th" in "on 29th.": not "on 29th Avenue". */
static uint32_t day_without_article(
	const struct scan *scan, uint32_t at, struct expression *ret)
{
	int32_t day = parse_day_at(scan, at);
	int on = piece_is(scan, at - 1, WORD_WHEN) && piece_noted(scan, at - 1, "") &&
		 !piece_at(scan, at - 1)->word->value.len;

	int dash = piece_is_mark(scan, at + 1, '-') && !piece_touches(scan, at + 1);
	int closed = piece_number_has(scan, at, WINNOW_ORDINAL) &&
		     piece_number_has(scan, at, WINNOW_IN_DIGITS) &&
		     (dash || parse_ends_clause(scan, at + 1));

	if (!on || day < 0 || !(closed || parse_is_before_clock(scan, at + 1)))
		return 0;
	set_day(day, 0, "date.ordinal_day", ret);
	return at + 1;
}

static int ends_sentence(const struct scan *scan, uint32_t at)
{
	const struct piece *next = piece_at(scan, piece_skip_mark(scan, at, '.'));

	return next->kind == PIECE_BREAK || (next->flags & WINNOW_SENTENCE_START);
}

/* "on the 1st and" */
static int is_behind_other(const struct scan *scan, uint32_t at)
{
	return piece_is(scan, at - 1, WORD_JOIN) && piece_is(scan, at - 3, WORD_ARTICLE) &&
	       piece_number_has(scan, at - 2, WINNOW_ORDINAL) &&
	       piece_is(scan, at - 4, WORD_WHEN) && !piece_noted(scan, at - 4, "year");
}

/* "on the 18th" */
uint32_t parse_ordinal_day(const struct scan *scan, uint32_t at, struct expression *ret)
{
	int64_t day = piece_whole(scan, at + 1);
	int led = (piece_is(scan, at - 1, WORD_WHEN) && !piece_noted(scan, at - 1, "year")) ||
		  piece_is(scan, at - 1, WORD_BOUND) ||
		  (piece_is(scan, at - 1, WORD_LINK) && piece_is(scan, at - 2, WORD_PART)) ||
		  is_behind_other(scan, at);

	int told = piece_number_has(scan, at + 1, WINNOW_ORDINAL) ||
		   parse_is_before_clock(scan, at + 2) || /* "on the 17 at 2pm" */
		   (led && ends_sentence(scan, at + 2));

	if (!piece_is(scan, at, WORD_ARTICLE))
		return day_without_article(scan, at, ret);
	if (!led || day < 1 || day > 31 || !told ||
		!piece_number_has(scan, at + 1, WINNOW_IN_DIGITS) || goes_on(scan, at + 2))
		return 0;
	set_day((int32_t)day, 0, "date.ordinal_day", ret);
	return at + 2;
}

/* What stands before the day at `at` in a list of days: "May 4, " or "May 4, 5 and "; its month. 0: no
 * such list. */
static uint32_t month_of_list(const struct scan *scan, uint32_t at)
{
	const int most = 6;

	for (int i = 0; i < most; i++) {
		uint32_t joint = at - 1;

		if (!piece_is(scan, joint, WORD_JOIN) && !piece_is_mark(scan, joint, ','))
			return 0;
		at = joint - 1 - (uint32_t)piece_is_mark(scan, joint - 1, ',');
		if (parse_day_at(scan, at) < 0)
			return 0;
		if (piece_is(scan, at - 1, WORD_MONTH))
			return at - 1;
	}
	return 0;
}

/* "5" and "6" in "May 4, 5 and 6": not "on May 4, 5 people", nor a number that may be a year. */
uint32_t parse_day_in_list(const struct scan *scan, uint32_t at, struct expression *ret)
{
	uint32_t next = piece_skip(scan, piece_skip_mark(scan, at + 1, ','), WORD_JOIN);
	int more = next > at + 1 && parse_day_at(scan, next) > 0;
	uint32_t month = parse_day_at(scan, at) > 0 ? month_of_list(scan, at) : 0;
	struct when *when = &ret->from;
	uint32_t end;

	if (!month || (piece_at(scan, month)->word->doubtful &&
			      !(piece_at(scan, month)->flags & WINNOW_CAPITAL)))
		return 0;
	set_day(parse_day_at(scan, at), 0, "date.day_month", ret);
	when->month = piece_value(scan, month);
	ret->kind = KIND_ABSOLUTE;
	end = parse_year_tail(scan, at + 1, 1, when);
	if (when->year || when->year_shifted)
		when->basis = BASIS_COMPLETE;
	if (piece_is_mark(scan, at - 1, ',') && !more && end == at + 1)
		return 0;
	return end > at + 1 || more || !goes_on(scan, end) ? end : 0;
}

/* The month of "3, 4 and 7 June", seen from the first of those days or the second; 0: it is no such
 * list. */
static uint32_t month_ahead_of_list(const struct scan *scan, uint32_t at)
{
	const int most = 6;

	for (int i = 0; i < most; i++) {
		uint32_t joint = piece_skip_mark(scan, at + 1, ',');
		uint32_t next = piece_skip(scan, joint, WORD_JOIN);
		uint32_t month = piece_skip(scan, next + 1, WORD_LINK);

		if (next == at + 1 || parse_day_at(scan, next) <= parse_day_at(scan, at))
			return 0;
		if (piece_is(scan, month, WORD_MONTH))
			return next > joint && !piece_noted(scan, joint, "to") &&
					       parse_is_capital_or_sure(scan, month)
				       ? month
				       : 0;
		at = next;
	}
	return 0;
}

/* "on 3, 4 and", "the events of 3 and": not "killed 3, 4 and". */
static int is_led_list(const struct scan *scan, uint32_t first)
{
	const int most = 6;

	for (int i = 0; i < most && (piece_is_mark(scan, first - 1, ',') ||
					    piece_is(scan, first - 1, WORD_JOIN));
		i++) {
		if (parse_day_at(scan, first - 2) < 0)
			return 0;
		first -= 2;
	}
	return (piece_is(scan, first - 1, WORD_WHEN) &&
		       !piece_noted(scan, first - 1, "year")) ||
	       piece_is(scan, first - 1, WORD_ARTICLE) || piece_is(scan, first - 1, WORD_LINK);
}

/* "3" and "4" in "on 3, 4 and 7 June". */
uint32_t parse_day_before_month(const struct scan *scan, uint32_t at, struct expression *ret)
{
	uint32_t day = piece_skip(scan, at, WORD_ARTICLE);
	uint32_t month = parse_day_at(scan, day) > 0 ? month_ahead_of_list(scan, day) : 0;
	struct when *when = &ret->from;

	if (!month || !is_led_list(scan, day))
		return 0;
	set_day(parse_day_at(scan, day), 0, "date.day_month", ret);
	when->month = piece_value(scan, month);
	ret->kind = KIND_ABSOLUTE;
	(void)parse_year_tail(scan, month + 1, 1, when);
	if (when->year || when->year_shifted)
		when->basis = BASIS_COMPLETE;
	return day + 1;
}

/* The comma of "Monday, the 24th,": at the comma, or behind it. */
static uint32_t skip_comma_of_day(const struct scan *scan, uint32_t at)
{
	return piece_is_mark(scan, at, ',') && piece_is(scan, at + 1, WORD_ARTICLE) &&
			       piece_number_has(scan, at + 2, WINNOW_IN_DIGITS) &&
			       parse_ends_clause(scan, at + 3)
		       ? at + 1
		       : at;
}

/* "Monday the 24th", "Monday, the 24th", "Monday 24" */
uint32_t parse_weekday_and_day(const struct scan *scan, uint32_t at, struct expression *ret)
{
	uint32_t number = piece_skip(scan, skip_comma_of_day(scan, at + 1), WORD_ARTICLE);
	int64_t day = piece_whole(scan, number);
	int ordinal = piece_number_has(scan, number, WINNOW_ORDINAL);

	if (piece_noted(scan, at, "plural") || day < 1 || day > 31 ||
		(!ordinal && (number > at + 1 || piece_at(scan, at)->word->doubtful)) ||
		(!ordinal && !piece_number_has(scan, number, WINNOW_IN_DIGITS)) ||
		(number == at + 1 && goes_on(scan, number + 1)) ||
		(!ordinal && piece_is(scan, number + 1, WORD_JOIN)) ||
		piece_is(scan, number + 1, WORD_MERIDIEM))
		return 0;
	set_day((int32_t)day, piece_value(scan, at), "date.weekday_and_day", ret);
	ret->from.day_bare = number == at + 1;
	return number + 1;
}
