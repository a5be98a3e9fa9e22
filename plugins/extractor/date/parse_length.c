/* SPDX-License-Identifier: MIT */
#include "parse.h"
#include "timex.h"

enum unit parse_unit(const struct scan *scan, uint32_t at)
{
	return piece_is(scan, at, WORD_UNIT) ? piece_at(scan, at)->word->unit : UNIT_NONE;
}

int64_t parse_unit_times(const struct scan *scan, uint32_t at)
{
	const int64_t half_hour = 30;

	return piece_noted(scan, at, "two")      ? 2
	       : piece_noted(scan, at, "thirty") ? half_hour
						 : 1;
}

static int is_quantity(const struct scan *scan, uint32_t at)
{
	return piece_is(scan, at, WORD_QUANTITY);
}

/* "and six months" behind "two years": as many of the unit below. */
static uint32_t and_more(const struct scan *scan, uint32_t at, struct length *length)
{
	uint32_t number = piece_skip(scan, at, WORD_JOIN);
	int64_t more = piece_whole(scan, number);
	enum unit below;
	int32_t ratio = timex_units_in(length->unit, &below);

	if (ratio == 0 || length->unit > UNIT_YEAR || length->exponent ||
		length->mantissa <= 0 || length->mantissa > 1000000 || more < 1 ||
		more >= ratio ||
		piece_number_has(scan, number, WINNOW_ORDINAL | WINNOW_VAGUE) ||
		(number > at && piece_noted(scan, at, "to")) ||
		parse_unit(scan, number + 1) != below)
		return at;
	length->said = length->unit;
	length->mantissa = length->mantissa * ratio + more;
	length->unit = below;
	return number + 2;
}

/* "two weeks" behind what joins it to a length of larger units than `below`; 0: none. */
static uint32_t read_part(
	const struct scan *scan, uint32_t at, enum unit below, struct length_part *ret)
{
	int64_t count = piece_whole(scan, at);
	enum unit unit = parse_unit(scan, at + 1);

	if (count < 1 || count > 999 || !unit || unit >= below || unit == UNIT_WEEKEND ||
		parse_unit_times(scan, at + 1) > 1 ||
		piece_number_has(scan, at, WINNOW_ORDINAL | WINNOW_VAGUE | WINNOW_FRACTION))
		return 0;
	*ret = (struct length_part){ (int32_t)count, unit };
	return at + 2;
}

static int is_and(const struct scan *scan, uint32_t at)
{
	return piece_is(scan, at, WORD_JOIN) && piece_noted(scan, at, "");
}

/* ", two weeks and two days" behind "three months", "and ten days" behind "two months": a comma
 * alone joins only figures. */
static uint32_t and_parts(const struct scan *scan, uint32_t at, struct length *length)
{
	enum unit below = length->unit;
	uint32_t end = at, count = 0;
	int figures = piece_number_has(scan, at - 2, WINNOW_IN_DIGITS), joined = 0;

	if (length->exponent || length->mantissa <= 0 || below > UNIT_YEAR)
		return at;
	while (count < LENGTH_PARTS) {
		uint32_t number = joined ? end : piece_skip_mark(scan, end, ',');

		joined = is_and(scan, number);
		number += (uint32_t)joined;
		if (number == end || !read_part(scan, number, below, &length->parts[count]))
			break;
		figures &= piece_number_has(scan, number, WINNOW_IN_DIGITS);
		below = length->parts[count++].unit;
		end = number + 2;
	}
	int told_apart = piece_is(scan, end, WORD_OFFSET) && piece_is(scan, at - 3, WORD_SHIFT);
	if (end > at && !told_apart && (figures || is_and(scan, end - 3)))
		return end; /* but "the last 3 months and 2 days ago" */
	memset(length->parts, 0, sizeof(length->parts));
	return at;
}

/* What stands before a length and before no time of day: "for", "within", a verb, "a". */
static int is_before_length(const struct scan *scan, uint32_t at)
{
	const struct word *word = piece_at(scan, at)->word;

	return word->kind == WORD_SHIFT ||
	       (word->kind == WORD_WHEN && (winnow_is(word->value, "lasting") ||
						   winnow_is(word->value, "within"))) ||
	       (parse_is_english(scan) &&
		       (piece_is_plain_word(scan, at) || word->kind == WORD_PAST ||
			       word->kind == WORD_QUANTITY || winnow_is(word->value, "ahead")));
}

/* "2h", "36h", "1h45": a time of day elsewhere. */
static uint32_t lettered_length(const struct scan *scan, uint32_t at, struct length *length)
{
	const struct piece *piece = piece_at(scan, at);

	if (piece->kind != PIECE_FIGURES || !piece->value->figures.lettered ||
		!is_before_length(scan, at - 1))
		return 0;
	*length = (struct length){ piece->value->figures.minute / 60, 0, UNIT_HOUR, UNIT_NONE };
	if (piece->value->figures.form != FIGURES_CLOCK)
		return and_more(scan, at + 1, length);
	*length = (struct length){ piece->value->figures.minute, 0, UNIT_MINUTE, UNIT_HOUR };
	return at + 1;
}

/* "or so" */
static int is_hedged_after(const struct scan *scan, uint32_t at)
{
	return piece_is(scan, at, WORD_HEDGE) && piece_noted(scan, at, "after");
}

/* "all day", "the whole week": not "all years", nor "the entire year of 2013". */
static int is_one_whole(const struct scan *scan, uint32_t unit)
{
	return parse_unit(scan, unit) >= UNIT_DAY && !piece_noted(scan, unit, "plural") &&
	       !piece_is(scan, unit + 1, WORD_LINK);
}

/* "500 г": the letter of a gram, which is that of a year only behind one, "2020 г." */
static int is_letter_of_year(const struct scan *scan, uint32_t unit)
{
	const size_t longest = sizeof "г." - 1;

	return piece_noted(scan, unit, "year_word") && piece_text(scan, unit).len <= longest;
}

/* "three nights", "1 night", which are as many days: not "one night" of some story. */
static int is_nights(const struct scan *scan, uint32_t at, uint32_t count)
{
	return piece_is(scan, at, WORD_PART) &&
	       winnow_is(piece_at(scan, at)->word->value, "NI") &&
	       (piece_noted(scan, at, "plural") ||
		       piece_number_has(scan, count, WINNOW_IN_DIGITS));
}

/* "premiers" behind the number in "les six premiers mois" */
static int is_first_counted(const struct scan *scan, uint32_t at)
{
	return !parse_is_english(scan) && piece_number_has(scan, at, WINNOW_ORDINAL) &&
	       piece_whole(scan, at) == 1 && piece_whole(scan, at - 1) > 1 &&
	       !piece_number_has(scan, at - 1, WINNOW_ORDINAL) && parse_unit(scan, at + 1);
}

uint32_t parse_length(const struct scan *scan, uint32_t at, struct length *ret_length)
{
	struct length length = { 0, 0, UNIT_NONE };
	uint32_t lettered = lettered_length(scan, at, ret_length);
	uint32_t unit = parse_count(scan, at, &length);
	int counted = unit > at;

	if (lettered)
		return lettered;
	unit += (uint32_t)is_first_counted(scan, unit);

	if (is_quantity(scan, unit) && piece_noted(scan, unit, "more")) {
		length.working = winnow_is(piece_at(scan, unit)->word->value, "working");
		unit++;
	}
	if (counted && piece_at(scan, at)->kind == PIECE_NUMBER && piece_touches(scan, unit) &&
		(piece_is_mark(scan, unit, '-') || piece_is_mark(scan, unit, '+')))
		unit++;
	length.unit = parse_unit(scan, unit);
	if (counted && piece_at(scan, at)->kind == PIECE_NUMBER && is_nights(scan, unit, at))
		length.unit = UNIT_DAY;
	length.working &= length.unit == UNIT_DAY;
	if (!length.unit || piece_noted(scan, unit, "edge") || is_letter_of_year(scan, unit) ||
		(!counted && !piece_noted(scan, unit, "plural")) ||
		(piece_noted(scan, at, "whole") && !is_one_whole(scan, unit)))
		return 0;
	length.mantissa *= length.mantissa < 1000000 ? parse_unit_times(scan, unit) : 1;
	unit = parse_and_a_half(scan, unit + 1, &length);
	unit = and_parts(scan, and_more(scan, unit, &length), &length);
	*ret_length = length;
	return is_hedged_after(scan, unit) ? unit + 1 : unit;
}

/* "25-40 min", "a 12-18-month term": behind figures a unit need not be in the plural. */
static int is_counted(const struct scan *scan, uint32_t number)
{
	return piece_noted(scan, number + 1, "plural") ||
	       (piece_number_has(scan, number, WINNOW_IN_DIGITS) &&
		       parse_unit(scan, piece_skip_mark(scan, number + 1, '-')));
}

/* "between 3 and 5 days", "two to three weeks", "12-18 months": where its second number stands, 0 when it has none. */
static uint32_t second_number(const struct scan *scan, uint32_t at)
{
	int64_t first = piece_whole(scan, at);
	uint32_t second = at + 2;
	int joined =
		piece_is_mark(scan, at + 1, '-') ||
		(piece_is(scan, at + 1, WORD_JOIN) &&
			(piece_noted(scan, at + 1, "to") || piece_noted(scan, at + 1, "or") ||
				piece_is(scan, at - 1, WORD_OPEN)));

	return joined && first > 0 && piece_whole(scan, second) > first &&
			       !piece_number_has(scan, at, WINNOW_ORDINAL | WINNOW_VAGUE) &&
			       !parse_is_year(scan, at) && is_counted(scan, second)
		       ? second
		       : 0;
}

/* "a month or two", "month or two" behind "the next". */
static uint32_t one_or_two(const struct scan *scan, uint32_t at, struct length *length)
{
	uint32_t unit = piece_noted(scan, at, "one") ? at + 1 : at, second = unit + 2;

	if ((unit == at && !piece_is(scan, at - 1, WORD_SHIFT)) ||
		piece_noted(scan, unit, "plural") || !parse_unit(scan, unit) ||
		!piece_noted(scan, unit + 1, "or") || piece_whole(scan, second) != 2 ||
		parse_unit(scan, second + 1))
		return 0;
	*length = (struct length){ parse_unit_times(scan, unit), 0, parse_unit(scan, unit), 0 };
	return second + 1;
}

uint32_t parse_length_range(
	const struct scan *scan, uint32_t at, struct length *ret_length, int64_t *ret_longest)
{
	uint32_t second = second_number(scan, at);
	uint32_t end = second ? parse_length(scan, second, ret_length)
			      : one_or_two(scan, at, ret_length);

	if (!end || ret_length->exponent || ret_length->said || ret_length->parts[0].count)
		return 0;
	*ret_longest = second ? piece_whole(scan, second) : 2 * ret_length->mantissa;
	if (second)
		ret_length->mantissa = piece_whole(scan, at);
	return end;
}

/* "12-year-old", "14 years of age", "de 12 años de edad". */
static int is_age_after(const struct scan *scan, uint32_t end)
{
	return piece_is(scan, piece_skip_mark(scan, end, '-'), WORD_AGE);
}

/* The piece before the numbers of which the last is at `at`: "12 to 15", "between 12 and 15", "4, 6 and 9". */
static uint32_t before_range(const struct scan *scan, uint32_t at)
{
	int joined = piece_is_mark(scan, at - 1, '-') || piece_is(scan, at - 1, WORD_JOIN);

	while (joined && piece_whole(scan, at - 2) > 0) {
		at -= 2;
		joined = piece_is_mark(scan, at - 1, ',');
	}
	return at - 1 - (uint32_t)piece_is(scan, at - 1, WORD_OPEN);
}

/* "aged 12 years", "under 15 years", "aged 12 to 15 years", "Anna Kim, 34 years, a lawyer". */
static int is_age_before(const struct scan *scan, uint32_t at, uint32_t end)
{
	uint32_t before = before_range(scan, at);

	if (piece_is(scan, before, WORD_HEDGE))
		before--;
	if (piece_is(scan, before, WORD_AGED))
		return 1;
	return piece_is_mark(scan, before, ',') && piece_is_name(scan, before - 1) &&
	       (piece_is_mark(scan, end, ',') || piece_is_mark(scan, end, '.') ||
		       piece_is_mark(scan, end, ')'));
}

/* "a girl of 12 years", "niños de 14 años", "Ana, de 12 años": an age, unless what lasts is named. */
static int is_age_of(const struct scan *scan, uint32_t at, uint32_t end)
{
	uint32_t after = piece_skip(scan, end, WORD_LINK);
	uint32_t link = before_range(scan, at);
	uint32_t before = link - 1 - (uint32_t)piece_is_mark(scan, link - 1, ',');

	after = piece_skip_mark(scan, after, '\'');
	return piece_is(scan, link, WORD_LINK) && !piece_is(scan, before, WORD_TERM) &&
	       !piece_is(scan, after, WORD_TERM) && piece_at(scan, before)->kind == PIECE_OTHER;
}

/* "a day" is more often a rate than a length: "40 crowns a day". */
static int is_rate(const struct scan *scan, uint32_t at)
{
	const struct piece *before = piece_at(scan, at - 1);

	if (!piece_noted(scan, at, "one"))
		return 0;
	return !(
		before->kind == PIECE_WORD &&
		(before->word->kind == WORD_WHEN || before->word->kind == WORD_BOUND ||
			before->word->kind == WORD_HEDGE || before->word->kind == WORD_OFFSET));
}

static int is_first_or_last(const struct scan *scan, uint32_t at)
{
	return piece_number_has(scan, at, WINNOW_ORDINAL) && piece_whole(scan, at) == 1 &&
	       piece_whole(scan, at + 1) > 0;
}

/* "the 1988 quarter" is a year, "a quarter" a part of anything. */
static int is_of_year(const struct scan *scan, uint32_t at, uint32_t end)
{
	int plural = piece_noted(scan, end - 1, "plural");

	return !plural &&
	       (parse_is_year(scan, at) || (parse_unit(scan, end - 1) == UNIT_QUARTER &&
						   piece_is(scan, at, WORD_QUANTITY)));
}

/* The article of "the eight-year war" is the war's. */
static int is_hyphened(const struct scan *scan, uint32_t at, int with_article)
{
	return with_article && piece_is_mark(scan, at, '-') && piece_touches(scan, at);
}

/* "the Hundred Years' War", "the Six Day War". */
static int is_name_of_war(const struct scan *scan, uint32_t end)
{
	const struct piece *unit = piece_at(scan, end - 1);
	uint32_t noun = piece_skip_mark(scan, end, '\'');

	return unit->kind == PIECE_WORD && (unit->flags & WINNOW_CAPITAL) &&
	       ((piece_at(scan, noun)->flags & WINNOW_CAPITAL) || noun > end) &&
	       (piece_is_name(scan, noun) || piece_is(scan, noun, WORD_TERM));
}

static void set_modifier(uint32_t at, uint32_t end, const char *code, struct expression *ret)
{
	ret->modifier = winnow_str(code);
	ret->modifier_first = at;
	ret->modifier_end = end;
}

/* "the year ended 31 March", "the week to 7 March": a length, which the day after it places. */
uint32_t parse_year_ended(const struct scan *scan, uint32_t at, struct expression *ret)
{
	uint32_t unit = piece_skip(scan, piece_skip(scan, at, WORD_ARTICLE), WORD_FISCAL);
	const struct piece *day = piece_at(scan, unit + 2);
	enum unit of = parse_unit(scan, unit);

	int to = piece_noted(scan, unit + 1, "to"); /* of a quarter that ended, more is known */

	if (unit == at ||
		(of != UNIT_YEAR && of != UNIT_WEEK && of != UNIT_MONTH &&
			!(to && of == UNIT_QUARTER)) ||
		piece_noted(scan, unit, "plural"))
		return 0;
	ret->length = (struct length){ 1, 0, of, UNIT_NONE };
	ret->kind = KIND_DURATION;
	ret->rule = "duration.counted";
	ret->certainty = LIKELY;
	if (parse_up_to(scan, unit + 1, ret))
		return unit + 1;
	return of == UNIT_YEAR && piece_noted(scan, unit + 1, "ended") &&
			       (day->kind == PIECE_NUMBER || day->word->kind == WORD_DAY ||
				       day->word->kind == WORD_WHEN)
		       ? unit + 1
		       : 0;
}

/* "decades-long", "a week-long strike". */
static uint32_t unit_long(const struct scan *scan, uint32_t at, struct expression *ret)
{
	int plural = piece_noted(scan, at, "plural");

	int one = piece_noted(scan, at, "long"); /* "a yearlong strike" */

	if (!parse_unit(scan, at) ||
		(!one && (!piece_is_mark(scan, at + 1, '-') || !piece_touches(scan, at + 1) ||
				 !piece_touches(scan, at + 2) ||
				 !winnow_is(piece_at(scan, at + 2)->word->value, "lasting"))))
		return 0;
	ret->length = (struct length){ plural ? 0 : 1, 0, parse_unit(scan, at), UNIT_NONE };
	ret->kind = KIND_DURATION;
	ret->rule = plural ? "duration.vague" : "duration.counted";
	ret->certainty = plural ? POSSIBLE : CLEAR;
	return one ? at + 1 : at + 3;
}

/* "at weekends": they come again. */
static int is_set(const struct scan *scan, uint32_t at, struct expression *ret)
{
	if (parse_unit(scan, at) != UNIT_WEEKEND || !piece_is(scan, at - 1, WORD_WHEN))
		return 0;
	ret->from = (struct when){ .unit = UNIT_WEEKEND };
	ret->kind = KIND_SET;
	ret->rule = "date.set";
	ret->certainty = LIKELY;
	return 1;
}

/* "the weeks ahead", "for years to come": but "weeks ahead of the vote", "hours ahead on schedule". */
static int is_ahead(const struct scan *scan, uint32_t end)
{
	return piece_is(scan, end, WORD_AHEAD) && piece_noted(scan, end - 1, "plural") &&
	       !piece_is(scan, end + 1, WORD_LINK) && !piece_is_plain_word(scan, end + 1);
}

/* "months of talks", "hours before the vote", "years later": so many that nobody counts them. */
static int is_many(const struct scan *scan, uint32_t at)
{
	uint32_t next = at + 1;
	int plain = piece_is_plain_word(scan, at - 1) || piece_is(scan, at - 1, WORD_PAST) ||
		    piece_is_mark(scan, at - 1, ',') || piece_is_mark(scan, at - 1, '-') ||
		    piece_at(scan, at)->flags & WINNOW_SENTENCE_START;
	int apart = (plain || piece_is(scan, at - 1, WORD_JOIN)) &&
		    piece_is(scan, next, WORD_OFFSET) && piece_noted(scan, next, "text");

	return parse_is_english(scan) && piece_noted(scan, at, "plural") &&
	       parse_unit(scan, at) >= UNIT_MINUTE && parse_unit(scan, at) != UNIT_WEEKEND &&
	       (apart || (plain && piece_is(scan, next, WORD_BOUND)) ||
		       (plain && piece_is(scan, next, WORD_LINK) &&
			       piece_is_plain_word(scan, next + 1) &&
			       parse_unit(scan, at) >= UNIT_DAY));
}

uint32_t parse_duration(const struct scan *scan, uint32_t at, struct expression *ret)
{
	uint32_t start = piece_skip(scan, at, WORD_ARTICLE);
	uint32_t end, apart, ranged;

	start += is_first_or_last(scan, start) ? 1 : 0;
	end = unit_long(scan, at, ret);
	if (end)
		return end;
	if ((piece_is(scan, start, WORD_UNIT) && !piece_is(scan, at - 1, WORD_WHEN) &&
		    !(start == at && is_many(scan, at))) ||
		piece_is(scan, at - 1, WORD_NOT_DATE) || piece_noted(scan, start, "more"))
		return 0;
	if (is_set(scan, start, ret))
		return start + 1;
	ranged = parse_length_range(scan, start, &ret->length, &ret->longest);
	end = ranged ? ranged : parse_length(scan, start, &ret->length);
	int exact = end && !ranged && start == at;
	apart = exact ? parse_lasting(scan, at, end, ret) : 0;
	if (exact && !apart)
		apart = parse_apart(scan, end, ret->length, ret);
	if (apart)
		return apart;
	if (!end || (end == start + 2 && is_rate(scan, start)) || is_age_after(scan, end) ||
		is_of_year(scan, start, end) || is_name_of_war(scan, end) ||
		is_hyphened(scan, start + 1, start > at))
		return 0;
	if (ret->length.unit >= UNIT_MONTH || ret->length.unit == UNIT_WEEK)
		if (is_age_before(scan, at, end))
			return 0;
	if (ret->length.unit == UNIT_YEAR && is_age_of(scan, at, end))
		return 0;
	if (exact && (parse_ahead(scan, at, end, ret) || parse_within(scan, at, end, ret)))
		return end;
	int first = is_first_or_last(scan, start - 1) || is_first_counted(scan, start + 1);
	if (!ranged && first && parse_of_whole(scan, end, 1, ret))
		return end;
	if (!ranged && start > at && parse_up_to(scan, end, ret))
		return end;
	if (ranged && piece_noted(scan, start, "one"))
		set_modifier(start + 2, end, "at_least", ret);
	else if (ranged)
		set_modifier(start, start + 2, "at_least", ret);
	else if (piece_is_mark(scan, start + 1, '+'))
		set_modifier(start + 1, start + 2, "at_least", ret);
	else if (is_hedged_after(scan, end - 1))
		set_modifier(end - 1, end, "about", ret);
	ret->kind = KIND_DURATION;
	ret->rule = ret->length.mantissa ? "duration.counted" : "duration.vague";
	ret->certainty = ret->length.mantissa ? CLEAR : POSSIBLE;
	return is_ahead(scan, end) ? end + 1 : end;
}
