/* SPDX-License-Identifier: MIT */
#include "parse.h"

int parse_is_after_word(const struct scan *scan, uint32_t at)
{
	return piece_is(scan, at, WORD_SHIFT) &&
	       (piece_noted(scan, at, "after") || piece_noted(scan, at, "either") ||
		       (piece_noted(scan, at, "text") && piece_value(scan, at) != 0));
}

static int is_before_word(const struct scan *scan, uint32_t at)
{
	return piece_is(scan, at, WORD_SHIFT) && !piece_noted(scan, at, "after");
}

static int is_one_weekday(const struct scan *scan, uint32_t at)
{
	return piece_is(scan, at, WORD_WEEKDAY) && !piece_noted(scan, at, "plural") &&
	       !piece_at(scan, at)->word->doubtful;
}

/* "that may rise" is no month. */
static int is_month(const struct scan *scan, uint32_t at)
{
	const struct piece *piece = piece_at(scan, at);

	return piece_is(scan, at, WORD_MONTH) &&
	       (!piece->word->doubtful || (piece->flags & WINNOW_CAPITAL));
}

/* "last Oct. 23" is a day, and the day tells more. */
static int is_day_of_month(const struct scan *scan, uint32_t at)
{
	int64_t day = piece_whole(scan, at);

	return day >= 1 && day <= 31 && !parse_unit(scan, at + 1);
}

/* What "last" and "next" are said of: a unit, a weekday, a month, a part of the day. */
static int set_shifted(
	const struct scan *scan, uint32_t noun, uint32_t shift, struct when *when)
{
	int32_t amount = piece_value(scan, shift);
	enum unit unit = parse_unit(scan, noun);

	*when = (struct when){ .amount = amount, .basis = BASIS_SHIFT, .unit = unit };
	when->from_text = piece_noted(scan, shift, "text");
	if (!unit && piece_noted(scan, noun, "span") && piece_noted(scan, shift, "period")) {
		*when = (struct when){ .unit = UNIT_QUARTER, .basis = BASIS_SHIFT };
		when->from_text = 1; /* "the latest period": of which figures are told */
		return 1;
	}
	if (unit)
		return unit >= UNIT_DAY && !piece_noted(scan, noun, "plural") &&
		       parse_unit_times(scan, noun) == 1;
	if (piece_is(scan, noun, WORD_PART)) {
		when->unit = UNIT_DAY;
		when->part = piece_at(scan, noun)->word->value;
		return 1;
	}
	when->basis = BASIS_NEAREST;
	when->direction_said = 1;
	when->direction = amount < 0   ? DIRECTION_BEFORE
			  : amount > 0 ? DIRECTION_AFTER
				       : DIRECTION_SAME;
	if (is_one_weekday(scan, noun)) {
		if (piece_noted(scan, shift, "week"))
			when->direction = DIRECTION_NEXT;
		when->unit = UNIT_DAY;
		when->weekday = piece_value(scan, noun);
	} else if (is_month(scan, noun) && !is_day_of_month(scan, noun + 1)) {
		when->unit = UNIT_MONTH;
		when->month = piece_value(scan, noun);
	} else if (piece_is(scan, noun, WORD_HOLIDAY)) {
		when->unit = UNIT_DAY;
		when->holiday = piece_at(scan, noun)->word->value;
	}
	return when->unit != UNIT_NONE;
}

/* "following Monday's raid": after it, and on no Monday that follows, as "the following Monday" is. */
static int is_preposition_before(const struct scan *scan, uint32_t at, uint32_t noun)
{
	return parse_is_english(scan) && piece_is(scan, noun, WORD_WEEKDAY) &&
	       piece_noted(scan, noun - 1, "text") && piece_value(scan, noun - 1) > 0 &&
	       noun == at + 1 && !piece_is(scan, at - 1, WORD_ARTICLE) &&
	       !piece_is(scan, at - 1, WORD_DETERMINER) && !piece_is(scan, at - 1, WORD_WHEN);
}

static uint32_t shift_before(const struct scan *scan, uint32_t at, struct when *when)
{
	uint32_t noun = at, fiscal;

	while (is_before_word(scan, noun) && noun < at + 2 &&
		(noun == at || !piece_noted(scan, at, "text")))
		noun++;
	if (noun == at || is_preposition_before(scan, at, noun))
		return 0;
	fiscal = piece_skip(scan, noun, WORD_FISCAL);
	if (!set_shifted(scan, fiscal, noun - 1, when))
		return 0;
	if (fiscal > noun)
		when->count_of_years = piece_at(scan, noun)->word->value;
	return fiscal + 1;
}

uint32_t parse_shifted_unit(const struct scan *scan, uint32_t at, struct when *when)
{
	uint32_t here = piece_skip(scan, at, WORD_ARTICLE);
	uint32_t end = shift_before(scan, here, when);

	return end ? end : at;
}

/* "el próximo mes de mayo" */
static uint32_t month_named(const struct scan *scan, uint32_t at, struct when *when)
{
	if (when->unit != UNIT_MONTH || when->basis != BASIS_SHIFT || when->from_text ||
		!piece_is(scan, at, WORD_LINK) || !piece_is(scan, at + 1, WORD_MONTH))
		return at;
	*when = (struct when){ .unit = UNIT_MONTH,
		.basis = BASIS_NEAREST,
		.direction = when->amount < 0   ? DIRECTION_BEFORE
			     : when->amount > 0 ? DIRECTION_AFTER
						: DIRECTION_SAME,
		.direction_said = 1,
		.month = piece_value(scan, at + 1) };
	at = parse_year_tail(scan, at + 2, 0, when);
	if (when->year || when->year_shifted)
		when->basis = BASIS_COMPLETE;
	return at;
}

/* "next week Wednesday", "next week on Tuesday". */
static uint32_t weekday_in_week(const struct scan *scan, uint32_t at, struct when *when)
{
	uint32_t weekday = piece_skip(scan, at, WORD_WHEN);

	int capital = (piece_at(scan, weekday)->flags & WINNOW_CAPITAL) != 0;

	if (when->unit != UNIT_WEEK || when->basis != BASIS_SHIFT ||
		!piece_is(scan, weekday, WORD_WEEKDAY) ||
		(!capital && !is_one_weekday(scan, weekday)) ||
		piece_noted(scan, weekday, "plural") ||
		piece_is(scan, weekday + 1, WORD_MONTH) || piece_noted(scan, at, "year"))
		return at;
	when->unit = UNIT_DAY;
	when->weekday = piece_value(scan, weekday);
	return weekday + 1;
}

/* "the end of", "начале": what they are of needs no article. */
static int is_edge(const struct scan *scan, uint32_t at)
{
	return piece_noted(scan, at, "end") || piece_noted(scan, at, "start") ||
	       piece_noted(scan, at, "rest");
}

/* "closed for the day", and no more. */
static int is_for_day(const struct scan *scan, uint32_t at, uint32_t end)
{
	enum piece_kind next = piece_at(scan, end)->kind;

	return parse_is_lasting(scan, at - 1) && piece_is(scan, at, WORD_ARTICLE) &&
	       (next == PIECE_BREAK || next == PIECE_MARK || piece_is(scan, end, WORD_WHEN));
}

/* What says that "the year" is the anchor's own: "the end of", "in", "later in", "months of". */
static int is_led_to_own(const struct scan *scan, uint32_t at, enum unit unit)
{
	if (piece_is(scan, at - 1, WORD_MODIFIER))
		return piece_at(scan, at - 1)->count > 1 || is_edge(scan, at - 1);
	if (piece_is(scan, at - 1, WORD_LINK))
		return unit == UNIT_YEAR && parse_unit(scan, at - 2) &&
		       piece_noted(scan, at - 2, "plural");
	if (!piece_noted(scan, at - 1, "year"))
		return 0;
	return unit >= UNIT_WEEK ||
	       piece_noted(scan, at - 2, "text") || /* "later in the day" */
	       is_for_day(scan, at, at + 2);
}

/* "by the end of the day"; "at the end of the day" is a manner of speaking. */
static int is_end_of_day(const struct scan *scan, uint32_t at)
{
	uint32_t before = at - 2 - (piece_is(scan, at - 2, WORD_ARTICLE) ? 1 : 0);

	return piece_noted(scan, at - 1, "rest") ||
	       (piece_noted(scan, at - 1, "end") && !piece_is(scan, before, WORD_WHEN));
}

/* "the quarter ended 31 July": the one that most of it lies in. */
static int quarter_ended(const struct scan *scan, uint32_t at, struct when *when)
{
	struct expression end = { .kind = KIND_NOTHING };
	const int32_t middle_of_month = 15;
	int32_t month;

	if (!piece_noted(scan, at, "ended") ||
		!parse_calendar(scan, piece_skip(scan, at + 1, WORD_WHEN), &end) ||
		!end.from.month || end.from.year_shifted)
		return 0;
	month = end.from.month - 1 - (end.from.day && end.from.day < middle_of_month ? 1 : 0);
	*when = (struct when){ .unit = UNIT_QUARTER, .basis = end.from.basis };
	when->year = end.from.year && month < 1 ? end.from.year - 1 : end.from.year;
	when->index = (month < 1 ? month + 11 : month - 1) / 3 + 1;
	when->direction = DIRECTION_PAST;
	when->direction_said = piece_is(scan, at, WORD_PAST);
	return 1;
}

/* "over the weekend" is the last one, unless it will rain over it; "through the weekend". */
static int is_weekend(const struct scan *scan, uint32_t at, uint32_t unit, struct when *when)
{
	struct expression here = { .first = at, .end = unit + 1 };
	int through = piece_is(scan, at - 1, WORD_JOIN) && piece_noted(scan, at - 1, "to");

	if (when->unit != UNIT_WEEKEND || !(piece_is(scan, at - 1, WORD_WHEN) || through))
		return 0;
	when->amount = tense_of(scan, &here) == DIRECTION_FUTURE ? 0 : -1;
	return 1;
}

/* "the end of the year": the anchor's own. */
static uint32_t own_unit(const struct scan *scan, uint32_t at, struct when *when)
{
	uint32_t unit = piece_skip(scan, piece_skip(scan, at, WORD_ARTICLE), WORD_FISCAL);
	int of = piece_is(scan, unit + 1, WORD_LINK) &&
		 (piece_is(scan, unit + 2, WORD_ARTICLE) || parse_is_year(scan, unit + 2));
	int to_month =
		piece_noted(scan, unit + 1, "to") && piece_is(scan, unit + 2, WORD_MONTH);
	int goes_on =
		of || to_month ||
		(piece_at(scan, unit + 1)->kind == PIECE_NUMBER &&
			!(is_edge(scan, at - 1) && piece_is_plain_word(scan, unit + 2))) ||
		piece_at(scan, unit + 1)->kind == PIECE_FIGURES || /* "fiscal year 2013-14" */
		(piece_noted(scan, unit + 1, "to") && parse_day_at(scan, unit + 2) > 0) ||
		piece_is_mark(scan, unit + 1, '-') || piece_noted(scan, unit + 1, "ended") ||
		(piece_is(scan, unit + 1, WORD_BOUND) && !piece_noted(scan, at - 1, "end") &&
			!piece_noted(scan, at - 2, "text")) || /* "later in the year by" */
		parse_is_year(scan, unit + 1);

	*when = (struct when){ .unit = parse_unit(scan, unit), .basis = BASIS_SHIFT };
	if (piece_noted(scan, unit, "edge")) /* "EOY" */
		return unit + 1;
	when->from_told = 1;
	if ((unit == at && !is_edge(scan, at - 1)) || piece_noted(scan, unit, "plural"))
		return 0; /* "end of month" needs no article */
	if (is_weekend(scan, at, unit, when))
		return unit + 1;
	if (when->unit == UNIT_QUARTER && quarter_ended(scan, unit + 1, when))
		return unit + 1;
	if (piece_is(scan, at - 1, WORD_WHEN) && when->unit == UNIT_QUARTER && !to_month) {
		when->from_text = 1;
		return unit + 1;
	}
	return when->unit >= UNIT_DAY && !goes_on && is_led_to_own(scan, at, when->unit)
		       ? unit + 1
		       : 0;
}

/* "previous Monday" is that of the week before, as "next Monday" that of the week after. */
static void take_week_before(const struct scan *scan, uint32_t at, struct when *when)
{
	if (!piece_is(scan, at, WORD_SHIFT) || !piece_noted(scan, at, "text") ||
		piece_value(scan, at) >= 0 || !when->weekday || when->basis != BASIS_NEAREST)
		return;
	*when = (struct when){ .unit = UNIT_DAY,
		.basis = BASIS_SHIFT,
		.amount = piece_value(scan, at),
		.weekday = when->weekday };
}

/* "The next year, they fled." */
static int has_been(const struct scan *scan, uint32_t at)
{
	struct expression here = { .first = at, .end = at + 3 };

	return piece_at(scan, at)->flags & WINNOW_SENTENCE_START &&
	       tense_of(scan, &here) == DIRECTION_PAST;
}

/* "the next day" is never tomorrow, "the next month" the one to come unless it has been, or in a
 * narrative. */
static void count_from_told(const struct scan *scan, uint32_t at, struct when *when)
{
	if (!piece_is(scan, at, WORD_ARTICLE) || !piece_noted(scan, at + 1, "week"))
		return;
	when->from_told = 1;
	when->from_text =
		when->basis == BASIS_SHIFT && (when->unit == UNIT_DAY || has_been(scan, at));
}

/* "on Thursday following a surge": after it, and no Thursday that follows. */
static int is_preposition(const struct scan *scan, uint32_t at, uint32_t shift)
{
	return parse_is_english(scan) && piece_noted(scan, shift, "text") &&
	       !piece_is(scan, at, WORD_ARTICLE) && !parse_ends_clause(scan, shift + 1);
}

/* "her last day", "his last weeks": of hers, and not the one before. */
static int is_own_last(const struct scan *scan, uint32_t at, const struct when *when)
{
	return piece_is(scan, at - 1, WORD_DETERMINER) && piece_noted(scan, at, "verb") &&
	       when->basis == BASIS_SHIFT && when->unit <= UNIT_MONTH;
}

uint32_t parse_shift(const struct scan *scan, uint32_t at, struct expression *ret)
{
	uint32_t here = piece_skip(scan, at, WORD_ARTICLE);
	struct when *when = &ret->from;
	uint32_t end = shift_before(scan, here, when);

	if (end && is_own_last(scan, at, when))
		return 0;
	if (!end && parse_is_after_word(scan, here + 1) &&
		!is_preposition(scan, at, here + 1) && set_shifted(scan, here, here + 1, when))
		end = here + 2;
	if (!end)
		end = own_unit(scan, at, when);
	if (!end)
		return 0;
	end = weekday_in_week(scan, month_named(scan, end, when), when);
	count_from_told(scan, at, when);
	if (here == at)
		take_week_before(scan, at, when);
	if (piece_is(scan, here - 1, WORD_ARTICLE) && piece_is(scan, end, WORD_LINK) &&
		parse_is_last(scan, end - 2) && when->basis == BASIS_SHIFT)
		return 0; /* "the last day of the trial" */
	ret->kind = when->year ? KIND_ABSOLUTE : KIND_RELATIVE; /* "the month of May 2013" */
	ret->rule = when->basis == BASIS_SHIFT ? "date.relative_unit" : "date.relative_name";
	ret->certainty = CLEAR;
	if (when->unit == UNIT_DAY && when->basis == BASIS_SHIFT && !when->from_text &&
		!when->part.len && !when->weekday && when->amount == 0 &&
		!piece_noted(scan, at - 2, "text") && !is_end_of_day(scan, at) &&
		!piece_noted(scan, end - 1, "edge") && !is_for_day(scan, at, end))
		return 0; /* "this day" is a manner of speaking, "later in the day" is not */
	return end;
}

/* "hoy lunes", "ayer martes": which day that is. */
static int is_weekday_of_day(const struct scan *scan, uint32_t at)
{
	struct winnow_str language = scan->analysis->language;

	return (winnow_is(language, "es") || winnow_is(language, "fr")) &&
	       is_one_weekday(scan, at + 1) && !piece_at(scan, at)->word->note.len;
}

/* "USA Today said": a newspaper. */
static int is_in_name(const struct scan *scan, uint32_t at)
{
	const struct piece *piece = piece_at(scan, at);

	return parse_is_english(scan) && piece->flags & WINNOW_CAPITAL && piece->count == 1 &&
	       !(piece->flags & (WINNOW_SENTENCE_START | WINNOW_BLOCK_START)) &&
	       piece_is_name(scan, at - 1) && piece_at(scan, at + 1)->kind != PIECE_BREAK;
}

uint32_t parse_day_word(const struct scan *scan, uint32_t at, struct expression *ret)
{
	uint32_t here = piece_skip(scan, at, WORD_ARTICLE);
	const struct piece *piece = piece_at(scan, here);

	if (!piece_is(scan, here, WORD_DAY) || is_in_name(scan, here))
		return 0;
	ret->from = (struct when){ .unit = UNIT_DAY, .basis = BASIS_SHIFT };
	ret->from.amount = piece_value(scan, here);
	ret->from.from_text = piece_noted(scan, here, "text");
	if (ret->from.from_text && piece_is(scan, here + 1, WORD_LINK))
		return 0; /* "la veille du scrutin" */
	if (!ret->from.from_text)
		ret->from.part = piece->word->note;
	ret->kind = KIND_RELATIVE;
	ret->rule = "date.relative_day";
	ret->certainty = CLEAR;
	return is_weekday_of_day(scan, here) ? here + 2 : here + 1;
}

/* "the last hour", but not of something; the last minute is a manner of speaking. */
static int is_hour(const struct scan *scan, uint32_t at)
{
	return parse_unit(scan, at) == UNIT_HOUR && !piece_noted(scan, at, "plural") &&
	       !piece_is(scan, at + 1, WORD_LINK);
}

/* "ha pasado dos años": no article makes it past years. */
static int is_bare_either(const struct scan *scan, uint32_t at)
{
	return piece_noted(scan, at, "either") && !piece_is(scan, at - 1, WORD_SHIFT);
}

/* "will last two days", "to last a week": a verb. */
int parse_is_verb(const struct scan *scan, uint32_t at)
{
	const struct piece *before = piece_at(scan, at - 1);

	return piece_noted(scan, at, "verb") &&
	       (piece_is_plain_word(scan, at - 1) || before->word->kind == WORD_FUTURE ||
		       piece_noted(scan, at - 1, "to") ||
		       (before->word->kind == WORD_MONTH && before->word->doubtful));
}

/* "half century", "half hour", "quarter century" behind "the past"; 0: no such thing. */
static uint32_t part_of_unit(const struct scan *scan, uint32_t at, struct length *length)
{
	int half = piece_is(scan, at, WORD_HALF);
	uint32_t unit = piece_skip_mark(scan, at + 1, '-');
	enum unit of = parse_unit(scan, unit);

	if ((!half && parse_unit(scan, at) != UNIT_QUARTER) ||
		piece_noted(scan, unit, "plural") ||
		(of != UNIT_CENTURY && of != UNIT_HOUR && (of != UNIT_DECADE || !half)))
		return 0;
	*length = half ? (struct length){ 5, -1, of, UNIT_NONE }
		       : (struct length){ 25, -2, of, UNIT_NONE };
	return unit + 1;
}

/* "over the past decade", "in the last year": so long up to now, as "over the next year" is from now
 * on; none of the calendar's, as "last year" is. */
static int is_rolling(const struct scan *scan, uint32_t at)
{
	enum unit unit = parse_unit(scan, at + 1);
	int next = piece_noted(scan, at, "week");

	return parse_is_english(scan) && piece_is(scan, at - 1, WORD_ARTICLE) &&
	       (next ? piece_is(scan, at - 2, WORD_WHEN) && unit >= UNIT_YEAR
		     : (piece_noted(scan, at, "noun") || piece_noted(scan, at, "verb")) &&
				       (unit == UNIT_WEEK || unit == UNIT_MONTH ||
					       unit >= UNIT_YEAR)) &&
	       !piece_noted(scan, at + 1, "plural") && !piece_is(scan, at + 2, WORD_LINK);
}

/* "the past two years", "los últimos dos años", "les dix dernières années". */
static uint32_t shift_and_length(
	const struct scan *scan, uint32_t at, struct length *length, uint32_t *ret_shift)
{
	int64_t longest;
	uint32_t end;

	if (piece_is(scan, at, WORD_SHIFT)) {
		*ret_shift = at;
		end = parse_length_range(scan, at + 1, length, &longest);
		if (!end && part_of_unit(scan, at + 1, length))
			return part_of_unit(scan, at + 1, length);
		if (end)
			length->mantissa = 0; /* so many that it is not known where it ends */
		if (end || !piece_is(scan, at + 1, WORD_UNIT))
			return end ? end : parse_length(scan, at + 1, length);
		*length = (struct length){ parse_unit_times(scan, at + 1), 0,
			parse_unit(scan, at + 1), UNIT_NONE };
		return length->mantissa > 1 || is_hour(scan, at + 1) || is_rolling(scan, at)
			       ? at + 2
			       : 0;
	}
	*ret_shift = at + 1;
	if (piece_at(scan, at)->kind != PIECE_NUMBER ||
		(!piece_noted(scan, at + 1, "either") &&
			!(piece_is(scan, at + 1, WORD_SHIFT) &&
				piece_noted(scan, at + 2, "plural"))))
		return 0;
	end = at + 2;
	length->mantissa = piece_whole(scan, at);
	length->exponent = 0;
	length->unit = parse_unit(scan, end);
	return length->mantissa > 0 && length->unit ? end + 1 : 0;
}

uint32_t parse_span(const struct scan *scan, uint32_t at, struct expression *ret)
{
	uint32_t here = piece_skip(scan, at, WORD_ARTICLE);
	uint32_t shift;
	uint32_t end = shift_and_length(scan, here, &ret->length, &shift);

	/* "il a passé trois mois": the word for past stands behind. */
	int behind = shift == here && piece_noted(scan, shift, "after");
	if (!end || behind || piece_value(scan, shift) == 0 ||
		piece_is(scan, end, WORD_OFFSET) ||
		(here == at && (parse_is_verb(scan, here) || is_bare_either(scan, here))))
		return 0;
	if (piece_noted(scan, shift, "verb") && parse_of_whole(scan, end, -1, ret))
		return end; /* "the last two weeks of May" */
	ret->sign = piece_value(scan, shift) < 0 ? -1 : 1;
	ret->from_anchor = ret->sign > 0 && piece_is(scan, at - 1, WORD_WHEN) &&
			   winnow_is(piece_at(scan, at - 1)->word->value, "within");
	ret->from = (struct when){ .from_text = piece_noted(scan, shift, "text") };
	ret->kind = KIND_PERIOD;
	ret->rule = "date.span";
	ret->certainty = LIKELY;
	return end;
}
