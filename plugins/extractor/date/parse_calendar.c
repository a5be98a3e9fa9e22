/* SPDX-License-Identifier: MIT */
#include "parse.h"

int32_t parse_day_at(const struct scan *scan, uint32_t at)
{
	int64_t day = piece_whole(scan, at);

	if (day < 1 || day > 31 ||
		!piece_number_has(scan, at, WINNOW_IN_DIGITS | WINNOW_ORDINAL) ||
		piece_is(scan, at - 1, WORD_NOT_DATE) || piece_is_mark(scan, at + 1, '%') ||
		piece_is_mark(scan, at - 1, '$'))
		return -1;
	return (int32_t)day;
}

static int is_weekday(const struct scan *scan, uint32_t at)
{
	return piece_is(scan, at, WORD_WEEKDAY) && !piece_noted(scan, at, "plural");
}

/* "last year", "this year", "el año pasado" as the end of a date; `at` if it is not there. */
static uint32_t shifted_year(const struct scan *scan, uint32_t at, struct when *when)
{
	uint32_t here = piece_skip(scan, at, WORD_LINK);
	uint32_t unit, shift;

	here = piece_skip(scan, here, WORD_ARTICLE);
	shift = piece_is(scan, here, WORD_SHIFT) ? here : here + 1;
	unit = shift == here ? here + 1 : here;
	if (!piece_is(scan, shift, WORD_SHIFT) || parse_unit(scan, unit) != UNIT_YEAR ||
		(when->unit == UNIT_NONE && piece_noted(scan, shift, "text")))
		return at;
	when->year_shifted = 1;
	when->year_amount = piece_value(scan, shift);
	when->from_text = piece_noted(scan, shift, "text");
	when->from_told = piece_is(scan, here - 1, WORD_ARTICLE);
	return here + 2;
}

/* The strokes of "22/Jan/2019" and "22-Jan-2019". */
static uint32_t skip_tie(const struct scan *scan, uint32_t at)
{
	return (piece_is_mark(scan, at, '-') || piece_is_mark(scan, at, '/')) &&
			       piece_touches(scan, at) && piece_touches(scan, at + 1)
		       ? at + 1
		       : at;
}

/* Russian and Bulgarian say "year" after it: "2014 года". */
static uint32_t skip_year_word(const struct scan *scan, uint32_t at)
{
	return parse_unit(scan, at) == UNIT_YEAR && !piece_noted(scan, at, "plural") ? at + 1
										     : at;
}

uint32_t parse_year_tail(const struct scan *scan, uint32_t at, int comma, struct when *when)
{
	uint32_t here = at;

	if (comma)
		here = piece_skip_mark(scan, here, ',');
	if (piece_is(scan, here, WORD_LINK) || piece_noted(scan, here, "year"))
		here++; /* "of 2014", "in 2014" */
	here = piece_skip(scan, here, WORD_ARTICLE);
	if (piece_is(scan, here, WORD_UNIT) && parse_unit(scan, here) == UNIT_YEAR)
		here++;
	here = parse_year_said(scan, skip_tie(scan, here), &when->year);
	if (here)
		return skip_year_word(scan, here);
	uint32_t behind = comma ? piece_skip_mark(scan, at, ',') : at; /* "in May, last year" */
	here = shifted_year(scan, behind, when);
	if (here == behind || behind == at)
		return here == behind ? at : here;
	if (parse_ends_clause(scan, here) && !parse_is_possessive(scan, here))
		return here;
	when->year_shifted = when->from_text = when->from_told = 0;
	return at;
}

/* "15:50:06 2016" behind a day: how machines write it. */
static uint32_t clock_and_year(const struct scan *scan, uint32_t at, struct when *when)
{
	const struct piece *clock = piece_at(scan, at);

	if (when->year || when->year_shifted || clock->kind != PIECE_FIGURES ||
		(clock->value->figures.form != FIGURES_CLOCK &&
			clock->value->figures.form != FIGURES_CLOCK_SECOND) ||
		!parse_is_year(scan, at + 1))
		return at;
	when->year = (int32_t)piece_whole(scan, at + 1);
	when->has_clock = 1;
	when->minute = clock->value->figures.minute;
	when->minute_said = 1;
	when->second_said = clock->value->figures.form == FIGURES_CLOCK_SECOND;
	when->second = clock->value->figures.second;
	return at + 2;
}

static int is_year_ahead(const struct scan *scan, uint32_t at)
{
	at = piece_skip_mark(scan, at, ',');
	if (piece_is(scan, at, WORD_LINK) || piece_noted(scan, at, "year"))
		at++;
	return parse_is_year(scan, skip_tie(scan, at));
}

int parse_ends_clause(const struct scan *scan, uint32_t at)
{
	const struct piece *piece = piece_at(scan, at);

	return piece->kind == PIECE_BREAK || (piece->kind == PIECE_MARK && piece->mark != '-');
}

/* "those of 12 to 14 may": no month, unless it has a year. */
static int is_verb(const struct scan *scan, uint32_t month)
{
	const struct piece *piece = piece_at(scan, month);

	return piece->word->doubtful && !(piece->flags & WINNOW_CAPITAL) &&
	       !is_year_ahead(scan, month + 1) && !parse_ends_clause(scan, month + 1);
}

/* The sign of "1° de marzo", the stop and the letter of "1.º de marzo": past them, or `at`. */
static uint32_t skip_ordinal(const struct scan *scan, uint32_t at)
{
	uint32_t sign = piece_skip_mark(scan, at, '.');
	struct winnow_str text = piece_text(scan, sign);

	return piece_touches(scan, at) && piece_touches(scan, sign) &&
			       (winnow_is(text, "\xc2\xb0") || winnow_is(text, "\xc2\xba"))
		       ? sign + 1
		       : at;
}

/* The day before the month: "5 March", "5th of March", "el 5 de marzo". */
static uint32_t day_and_month(const struct scan *scan, uint32_t at, struct when *when)
{
	uint32_t here = piece_skip(scan, at, WORD_ARTICLE);
	int32_t day = parse_day_at(scan, here);
	uint32_t month;

	if (day < 0)
		return 0;
	month = skip_tie(scan, piece_skip_mark(scan, skip_ordinal(scan, here + 1), '.'));
	month = piece_skip(scan, month, WORD_LINK);
	int ordinal = piece_is(scan, month - 1, WORD_LINK) &&
		      piece_number_has(scan, here, WINNOW_ORDINAL); /* "the 3rd of may" */
	if (!piece_is(scan, month, WORD_MONTH) || (!ordinal && is_verb(scan, month)))
		return 0;
	when->unit = UNIT_DAY;
	when->day = day;
	when->month = piece_value(scan, month);
	return month + 1;
}

/* "Jan/3", but not what has more strokes: example.org/2018/mar/28/haldene. */
static uint32_t stroked_day(const struct scan *scan, uint32_t month)
{
	uint32_t day = skip_tie(scan, month + 1);

	return piece_is_mark(scan, month - 1, '/') || piece_is_mark(scan, day + 1, '/') ? month
											: day;
}

/* "Jun-15" behind a weekday; by itself the 15 may be a year. */
static int is_tied_day(const struct scan *scan, uint32_t month)
{
	return piece_is(scan, month - 2, WORD_WEEKDAY) && skip_tie(scan, month + 1) > month + 1;
}

/* "Nov-07-2016", "Nov/07/2016": where the day stands; `month`: not so. */
static uint32_t day_between_ties(const struct scan *scan, uint32_t month)
{
	uint32_t day = skip_tie(scan, month + 1), year = skip_tie(scan, day + 1);

	return day > month + 1 && year > day + 1 && !piece_is_mark(scan, month - 1, '/') &&
			       !piece_is_mark(scan, year + 1, '/') && parse_is_year(scan, year)
		       ? day
		       : month;
}

static uint32_t day_behind_month(const struct scan *scan, uint32_t month)
{
	uint32_t between = day_between_ties(scan, month);

	if (between > month || is_tied_day(scan, month))
		return skip_tie(scan, month + 1);
	return piece_is_mark(scan, month + 1, '/') ? stroked_day(scan, month)
						   : piece_skip(scan, month + 1, WORD_ARTICLE);
}

/* "January twenty-five, nineteen eighty-six", "May twenty-nine.": a year or nothing shows that it is
 * a day. */
static int32_t spoken_day(const struct scan *scan, uint32_t at)
{
	int64_t day = piece_whole(scan, at);
	int32_t year;
	int ends = piece_at(scan, at - 1)->flags & WINNOW_CAPITAL &&
		   !piece_noted(scan, at - 2, "year") && parse_ends_clause(scan, at + 1);

	return day >= 1 && day <= 31 && piece_number_has(scan, at, WINNOW_IN_WORDS) &&
			       (ends || parse_year_said(scan,
						piece_skip_mark(scan, at + 1, ','), &year))
		       ? (int32_t)day
		       : -1;
}

/* "a march 12 miles long" */
static int is_walk(const struct scan *scan, uint32_t month, uint32_t day)
{
	return piece_at(scan, month)->word->doubtful &&
	       !(piece_at(scan, month)->flags & WINNOW_CAPITAL) &&
	       !piece_number_has(scan, day, WINNOW_ORDINAL) &&
	       piece_is(scan, month - 1, WORD_ARTICLE) && piece_is_plain_word(scan, day + 1);
}

/* "March 5", "March the 5th". Not "in March 43 children": a day stands after "on". */
static uint32_t month_and_day(const struct scan *scan, uint32_t at, struct when *when)
{
	uint32_t here = day_behind_month(scan, at);
	int32_t day = piece_is(scan, at, WORD_MONTH) ? parse_day_at(scan, here) : -1;
	int of_month = piece_is(scan, at - 1, WORD_WHEN) && piece_noted(scan, at - 1, "year");

	if (day < 0 && piece_is(scan, at, WORD_MONTH))
		day = spoken_day(scan, here);
	if (day < 0 || piece_is(scan, here + 1, WORD_MONTH) || is_walk(scan, at, here) ||
		(parse_is_day_first(scan) && !parse_ends_clause(scan, here + 1) &&
			!is_year_ahead(scan, here + 1)))
		return 0; /* "en junio 12 niños", but "Bogotá, junio 12." */
	if (of_month && parse_is_lasting(scan, at - 1) && !parse_may_be_counted(scan, here + 1))
		of_month = 0; /* "is planned for March 5" */
	if (of_month && !piece_number_has(scan, here, WINNOW_ORDINAL) &&
		!is_year_ahead(scan, here + 1))
		return 0;
	when->unit = UNIT_DAY;
	when->month = piece_value(scan, at);
	when->day = day;
	return here + 1;
}

/* A day the month does not have in any year is no date. */
static int is_possible(const struct when *when)
{
	int32_t year = when->year ? when->year : 2000;

	return when->month >= 1 && when->month <= 12 &&
	       (when->day == 0 || when->day <= calendar_month_days(year, when->month));
}

static void finish_date(struct expression *ret)
{
	struct when *when = &ret->from;
	int whole = when->year || when->year_shifted;

	when->basis = whole ? BASIS_COMPLETE : BASIS_NEAREST;
	ret->kind = when->year || (!when->year_shifted && when->unit == UNIT_DAY)
			    ? KIND_ABSOLUTE
			    : KIND_RELATIVE;
	if (when->unit == UNIT_DAY) {
		ret->rule = whole ? "date.day_month_year" : "date.day_month";
		ret->certainty = whole ? CERTAIN : CLEAR;
	} else {
		ret->rule = whole ? "date.month_year" : "date.month";
		ret->certainty = whole ? CLEAR : LIKELY;
	}
}

/* "the Haldene Sun, 5 March" is read, not lived; "sat on 5 March", "sat March 5" */
static int is_no_weekday(const struct scan *scan, uint32_t at)
{
	const struct piece *piece = piece_at(scan, at);

	return piece->word->doubtful &&
	       (piece_is_name(scan, at - 1) ||
		       (!(piece->flags & WINNOW_CAPITAL) &&
			       (piece_is(scan, at + 1, WORD_WHEN) ||
				       piece_at(scan, at + 1)->flags & WINNOW_CAPITAL)));
}

/* "Friday, 5 March": the weekday is part of the words, the figures decide. */
static uint32_t skip_weekday(const struct scan *scan, uint32_t at)
{
	uint32_t article = piece_skip(scan, at, WORD_ARTICLE);
	uint32_t here = piece_skip(scan, at, WORD_SHIFT);

	if (article > at && piece_is(scan, article, WORD_SHIFT))
		here = article + 1; /* "el próximo lunes 10 de marzo" */
	here = piece_skip(scan, here, WORD_SHIFT);
	if (!is_weekday(scan, here) || is_no_weekday(scan, here))
		return at;
	here++;
	if (piece_is_mark(scan, here, '-') && piece_touches(scan, here) &&
		piece_is(scan, here + 1, WORD_MONTH))
		return here + 1; /* "Friday-Jun-15" */
	here = piece_skip_mark(scan, here, ',');
	here = piece_skip(scan, here, WORD_WHEN);
	return here;
}

/* "Friday (7 March)" */
static uint32_t bracketed_day(const struct scan *scan, uint32_t at, struct when *when)
{
	uint32_t end;

	if (!piece_is_mark(scan, at, '('))
		return 0;
	end = day_and_month(scan, at + 1, when);
	if (!end)
		end = month_and_day(scan, at + 1, when);
	if (end)
		end = parse_year_tail(scan, end, 1, when);
	return end && piece_is_mark(scan, end, ')') ? end + 1 : 0;
}

/* "22 May (Tue)", "22 May (Tuesday), 2018" */
static uint32_t skip_bracketed_weekday(const struct scan *scan, uint32_t at, struct when *when)
{
	if (!piece_is_mark(scan, at, '(') || !is_weekday(scan, at + 1) ||
		!piece_is_mark(scan, at + 2, ')'))
		return at;
	return when->year || when->year_shifted ? at + 3
						: parse_year_tail(scan, at + 3, 1, when);
}

/* "6 JUN 44", "11-Sep-01", "15 April of 87": of the century before, as nobody writes of one to come. */
static uint32_t short_year(const struct scan *scan, uint32_t at, struct when *when)
{
	int on_both = piece_is(scan, at - 1, WORD_MONTH) && skip_tie(scan, at - 2) > at - 2;
	uint32_t tied = on_both ? skip_tie(scan, at) : at;
	uint32_t number = piece_skip(scan, tied, WORD_LINK);
	int64_t year = piece_whole(scan, number);
	const int32_t pivot = 40;
	const struct piece *next = piece_at(scan, number + 1);
	int closed = next->kind == PIECE_BREAK ||
		     (next->kind == PIECE_MARK && memchr(".,;:)?!", next->mark, 7));

	if (when->year || when->year_shifted || !closed || year < 0 || year > 99 ||
		(tied == at && year <= 31) || piece_text(scan, number).len != 2 ||
		piece_is(scan, number + 2, WORD_MERIDIEM) ||
		!(number > at || piece_is(scan, at - 1, WORD_MONTH)))
		return at;
	when->year = (tied > at && year < pivot ? 2000 : 1900) + (int32_t)year;
	return number + 1;
}

/* "May 4" in "May 4, 5 and 6, 2014", "on May 4 and on June 6, 2014", "31 May/1 June 1862": the year is said
 * once, and is the one before in "31 December/1 January 1863". */
static void borrow_year(const struct scan *scan, uint32_t at, struct when *when)
{
	const int most = 6;

	for (int i = 0; i < most && !when->year && !when->year_shifted; i++) {
		struct when next = { .unit = UNIT_DAY };
		int stroke = piece_is_mark(scan, at, '/');
		uint32_t joint = piece_skip_mark(scan, at, stroke ? '/' : ',');
		uint32_t day = piece_skip(scan, joint, WORD_JOIN);
		day += i == 0 && day > joint && piece_is(scan, day, WORD_WHEN) &&
		       !piece_noted(scan, day, "year");
		uint32_t end = day > at ? month_and_day(scan, day, &next) : 0;

		if (!end && day > at)
			end = day_and_month(scan, day, &next);
		if (!end && day > at && parse_day_at(scan, day) > 0)
			end = day + 1;
		if (!end || piece_noted(scan, day - 1, "to"))
			return;
		(void)parse_year_tail(scan, end, 1, &next);
		when->year = next.year;
		when->year -= next.year && stroke && next.month < when->month;
		at = end;
	}
}

/* "le 11 septembre dernier", "el pasado 11 de septiembre": the last one, or the next. */
static uint32_t last_or_next(
	const struct scan *scan, uint32_t first, uint32_t end, struct when *when)
{
	int behind = piece_is(scan, end, WORD_SHIFT) &&
		     (piece_noted(scan, end, "after") || piece_noted(scan, end, "either"));
	uint32_t shift = behind ? end : first - 1;

	if (when->unit != UNIT_DAY || when->year || when->year_shifted ||
		!piece_is(scan, shift, WORD_SHIFT) || !piece_value(scan, shift) ||
		!(behind || piece_noted(scan, shift, "either")))
		return end;
	when->direction = piece_value(scan, shift) < 0 ? DIRECTION_PAST : DIRECTION_FUTURE;
	when->direction_said = 1;
	return behind ? end + 1 : end;
}

/* Which one it was that has been skipped. */
static int32_t weekday_between(const struct scan *scan, uint32_t at, uint32_t end)
{
	while (at < end && !is_weekday(scan, at))
		at++;
	return at < end ? piece_value(scan, at) : 0;
}

uint32_t parse_calendar(const struct scan *scan, uint32_t at, struct expression *ret)
{
	uint32_t here = skip_weekday(scan, at);
	struct when *when = &ret->from;
	if (here > at && piece_at(scan, here)->kind == PIECE_FIGURES)
		return parse_figures_of_weekday(
			scan, here, weekday_between(scan, at, here), ret);
	uint32_t dotted = here > at ? parse_dotted_day(scan, here, ret) : 0;
	if (dotted)
		return dotted; /* "Friday 7.3" */
	uint32_t bracketed = here > at ? bracketed_day(scan, here, when) : 0;
	uint32_t end = bracketed ? bracketed : day_and_month(scan, here, when);

	if (!end)
		end = month_and_day(scan, here, when);
	if (end && !bracketed) {
		end = clock_and_year(scan, parse_year_tail(scan, end, 1, when), when);
		end = skip_bracketed_weekday(scan, short_year(scan, end, when), when);
		borrow_year(scan, end, when);
	} else if (!end && here == at) {
		end = parse_month_alone(scan, here, when);
		if (end && piece_is(scan, end, WORD_LINK))
			end = short_year(scan, end, when); /* "in April of 87." */
	}
	if (!end || !is_possible(when))
		return 0;
	finish_date(ret);
	when->weekday_beside = weekday_between(scan, at, here);
	return last_or_next(scan, here, end, when);
}

/* "5/6" of "5/6 March", "May 5/6", which are a part to those who read numbers, and "24/25", which is
 * none; where they end, 0: they are no two days that follow each other. */
static uint32_t two_days(const struct scan *scan, uint32_t at, int32_t *ret_first)
{
	struct winnow_str text = piece_text(scan, at);
	uint32_t end = piece_is_mark(scan, at + 1, '/') ? at + 3 : at + 1;
	int32_t second = 0;

	if (end > at + 1 && piece_at(scan, at + 2)->kind == PIECE_BREAK)
		return 0;
	if (end > at + 1) {
		struct winnow_str last = piece_text(scan, at + 2);
		text.len = (size_t)(last.ptr - text.ptr) + last.len;
	}
	if (!figures_pair(text, '/', ret_first, &second))
		return 0;
	return *ret_first > 0 && second == *ret_first + 1 ? end : 0;
}

uint32_t parse_double_day(const struct scan *scan, uint32_t at, struct expression *ret)
{
	int32_t day = 0;
	int month_first = piece_is(scan, at, WORD_MONTH);
	uint32_t end = two_days(scan, month_first ? at + 1 : at, &day);
	uint32_t month = month_first ? at : end;
	struct when *when = &ret->from;

	if (!end || !piece_is(scan, month, WORD_MONTH) || is_verb(scan, month))
		return 0;
	when->unit = UNIT_DAY;
	when->day = day + 1;
	when->month = piece_value(scan, month);
	if (!is_possible(when))
		return 0;
	end = parse_year_tail(scan, month_first ? end : month + 1, 1, when);
	finish_date(ret);
	ret->to = *when;
	when->day = day;
	ret->kind = KIND_PERIOD;
	return end;
}

uint32_t parse_year_first(const struct scan *scan, uint32_t at, struct expression *ret)
{
	uint32_t month = skip_tie(scan, at + 1);
	uint32_t day = skip_tie(scan, month + 1);
	int tied = month > at + 1, tied_day = day > month + 1;
	struct when *when = &ret->from;

	if (!parse_is_year(scan, at) || !piece_is(scan, month, WORD_MONTH) ||
		(piece_at(scan, month)->word->doubtful && piece_is_plain_word(scan, month + 1)))
		return 0;
	when->unit = UNIT_MONTH;
	when->year = (int32_t)piece_whole(scan, at);
	when->month = piece_value(scan, month);
	when->day = parse_day_at(scan, day);
	if (tied && when->day > 0 && !tied_day)
		return 0; /* "1700-March 17, 1782" */
	if (when->day > 0 && !parse_unit(scan, day + 1) && !piece_is_plain_word(scan, day + 1))
		when->unit = UNIT_DAY;
	else
		when->day = 0;
	finish_date(ret);
	return !is_possible(when) ? 0 : when->day ? day + 1 : month + 1;
}
