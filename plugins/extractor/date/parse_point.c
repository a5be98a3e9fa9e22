/* SPDX-License-Identifier: MIT */
#include "parse.h"

/* With what each may begin; what is missing here is never shown to it. */
#define ANY BEGINS_ANY
#define ARTICLE BEGINS_WORD(WORD_ARTICLE)
#define NUMBER BEGINS_PIECE(PIECE_NUMBER)
#define FIGURES BEGINS_PIECE(PIECE_FIGURES)
#define TIE BEGINS_TIE
#define MARK (BEGINS_TIE | BEGINS_STOP)
#define BREAK BEGINS_PIECE(PIECE_BREAK)
#define LETTER BEGINS_PIECE(PIECE_OTHER)
#define DECADE BEGINS_WORD(WORD_DECADE)
#define FISCAL BEGINS_WORD(WORD_FISCAL)
#define HALF BEGINS_WORD(WORD_HALF)
#define JOIN BEGINS_WORD(WORD_JOIN)
#define LINK BEGINS_WORD(WORD_LINK)
#define MONTH BEGINS_WORD(WORD_MONTH)
#define PART BEGINS_WORD(WORD_PART)
#define SEASON BEGINS_WORD(WORD_SEASON)
#define SHIFT BEGINS_WORD(WORD_SHIFT)
#define UNIT BEGINS_WORD(WORD_UNIT)
#define WEEKDAY BEGINS_WORD(WORD_WEEKDAY)
#define WHEN BEGINS_WORD(WORD_WHEN)
#define SHIFTED (UNIT | WEEKDAY | PART | MONTH | BEGINS_WORD(WORD_HOLIDAY))

/* What begins with a number, by what stands behind that. */
static const struct parser numbers[] = {
	{ parse_dotted_day, NUMBER, MARK | BREAK },
	{ parse_spaced_day, NUMBER, NUMBER },
	{ parse_calendar, NUMBER, MARK | LETTER | LINK | MONTH },
	{ parse_year_first, NUMBER, TIE | MONTH },
	{ parse_nth, NUMBER, WEEKDAY | UNIT | LINK },
	{ parse_day_before_month, NUMBER, JOIN | MARK },
	{ parse_century, NUMBER, UNIT | TIE | JOIN },
	{ parse_ordinal_day, NUMBER,
		MARK | BREAK | WHEN | BEGINS_WORD(WORD_BOUND) | BEGINS_WORD(WORD_OPEN) },
	{ parse_day_in_list, NUMBER, ANY },
	{ parse_quarter, NUMBER, NUMBER | TIE | LETTER | SHIFT | UNIT | FISCAL | HALF },
	{ parse_decade, NUMBER, BEGINS_WORD(WORD_DECADE_MARK) | TIE | UNIT | DECADE },
	{ parse_era, NUMBER, BEGINS_WORD(WORD_ERA) | TIE | JOIN | WHEN },
	{ parse_year, NUMBER, ANY },
	{ parse_fiscal_year, NUMBER, FISCAL },
	{ parse_month_before_christ, NUMBER, MONTH },
	{ parse_span, NUMBER, SHIFT | BEGINS_WORD(WORD_MERIDIEM) },
	{ parse_offset, NUMBER, WEEKDAY | BEHIND_COUNT },
	{ parse_weekday_apart, NUMBER, WEEKDAY },
	{ parse_clock_alone, NUMBER, ANY },
};

/* And with an article. */
static const struct parser articles[] = {
	{ parse_calendar, ARTICLE, NUMBER | SHIFT },
	{ parse_nth, ARTICLE, NUMBER | SHIFT },
	{ parse_day_before_month, ARTICLE, NUMBER },
	{ parse_century, ARTICLE, NUMBER | UNIT | LETTER },
	{ parse_ordinal_day, ARTICLE, NUMBER },
	{ parse_week_of, ARTICLE, UNIT },
	{ parse_week_number, ARTICLE, UNIT },
	{ parse_quarter, ARTICLE, ANY },
	{ parse_year_before, ARTICLE, UNIT },
	{ parse_season, ARTICLE, SHIFT | SEASON },
	{ parse_decade, ARTICLE, NUMBER | UNIT | TIE | DECADE },
	{ parse_year, ARTICLE, UNIT },
	{ parse_fiscal_year, ARTICLE, NUMBER },
	{ parse_year_part, ARTICLE, NUMBER },
	{ parse_month_before_christ, ARTICLE, SEASON },
	{ parse_span, ARTICLE, NUMBER | SHIFT },
	{ parse_shift, ARTICLE, SHIFT | FISCAL | SHIFTED },
	{ parse_day_word, ARTICLE, BEGINS_WORD(WORD_DAY) },
	{ parse_unit_apart, ARTICLE, UNIT | PART | SEASON },
	{ parse_weekday_apart, ARTICLE, NUMBER | WEEKDAY },
	{ parse_part_alone, ARTICLE, PART },
};

/* And with what is neither. */
static const struct parser others[] = {
	{ parse_figures, FIGURES, ANY },
	{ parse_calendar, SHIFT, SHIFT | WEEKDAY },
	{ parse_calendar, WEEKDAY | MONTH, ANY },
	{ parse_nth, SHIFT, WEEKDAY | UNIT },
	{ parse_century, UNIT, NUMBER | LETTER },
	{ parse_century, LETTER, UNIT | TIE },
	{ parse_weekday_and_day, WEEKDAY, NUMBER | ARTICLE | MARK },
	{ parse_week_of, UNIT, LINK },
	{ parse_week_number, UNIT, NUMBER },
	{ parse_quarter, SHIFT, UNIT | TIE | FISCAL | HALF },
	{ parse_quarter, UNIT, NUMBER | TIE | FISCAL | SHIFT },
	{ parse_quarter, FISCAL, ANY },
	{ parse_quarter, LETTER, NUMBER },
	{ parse_year_before, UNIT, TIE },
	{ parse_season, SEASON, ANY },
	{ parse_season, SHIFT, SHIFT | SEASON },
	{ parse_decade, UNIT, NUMBER | DECADE | LINK | ARTICLE },
	{ parse_decade, TIE, NUMBER },
	{ parse_decade, DECADE, ANY },
	{ parse_era, BEGINS_WORD(WORD_ERA), NUMBER },
	{ parse_year, UNIT | TIE, NUMBER },
	{ parse_year, FISCAL, NUMBER | UNIT },
	{ parse_month_before_christ, MONTH | SEASON, ANY },
	{ parse_span, SHIFT, NUMBER | FIGURES | UNIT | HALF | BEGINS_WORD(WORD_QUANTITY) },
	{ parse_shift, SHIFT, SHIFT | FISCAL | SHIFTED | BEGINS_WORD(WORD_TERM) },
	{ parse_shift, SHIFTED & ~UNIT, SHIFT },
	{ parse_shift, UNIT, ANY },
	{ parse_shift, FISCAL, UNIT },
	{ parse_offset,
		FIGURES | UNIT | HALF | BEGINS_WORD(WORD_QUANTITY) |
			BEGINS_WORD(WORD_OFFSET_BEFORE) | BEGINS_WORD(WORD_OFFSET),
		ANY },
	{ parse_day_word, BEGINS_WORD(WORD_DAY), ANY },
	{ parse_weekday, WEEKDAY, ANY },
	{ parse_holiday, BEGINS_WORD(WORD_HOLIDAY), ANY },
	{ parse_unit_apart, UNIT, BEGINS_WORD(WORD_BOUND) },
	{ parse_clock_alone, FIGURES | BEGINS_WORD(WORD_CLOCK) | BEGINS_WORD(WORD_CLOCK_OFFSET),
		ANY },
	{ parse_part_alone, PART | BEGINS_WORD(WORD_MEAL), ANY },
};

#define COUNT(parsers) (sizeof(parsers) / sizeof(parsers[0]))

static uint32_t parse_core(const struct scan *scan, uint32_t at, struct expression *ret)
{
	if (piece_is_one(scan, at, NUMBER))
		return parse_longest(numbers, COUNT(numbers), scan, at, ret);
	if (piece_is_one(scan, at, ARTICLE))
		return parse_longest(articles, COUNT(articles), scan, at, ret);
	return parse_longest(others, COUNT(others), scan, at, ret);
}

/* A day of the calendar, with no clock of its own. */
static int is_day(const struct expression *point)
{
	return when_is_day(&point->from) && !point->to.unit && !point->from.day_unsaid &&
	       !point->from.has_clock;
}

/* "on Saturday night", "tomorrow evening" */
static int is_part_of_day(const struct scan *scan, uint32_t at)
{
	uint32_t day = piece_skip(scan, at, WORD_WHEN);

	return (piece_is(scan, day, WORD_WEEKDAY) || piece_is(scan, day, WORD_DAY)) &&
	       piece_is(scan, day + 1, WORD_PART) && !piece_noted(scan, day + 1, "plural");
}

/* "Let's leave 10 tonight.": in a sentence that tells of what is to come, and ends there. */
static int is_planned(const struct scan *scan, uint32_t at, uint32_t day)
{
	struct expression hour = { .first = at, .end = day + 1 };
	enum piece_kind before = piece_at(scan, at - 1)->kind;
	enum piece_kind next = piece_at(scan, day + 1)->kind;

	if (before == PIECE_BREAK)
		return next == PIECE_BREAK;
	return (before == PIECE_OTHER || before == PIECE_WORD) &&
	       (next == PIECE_BREAK || next == PIECE_MARK) &&
	       tense_of(scan, &hour) == DIRECTION_FUTURE;
}

/* "at 9 on Saturday" */
static int is_moment_of_weekday(const struct scan *scan, uint32_t at)
{
	return parse_is_at_moment(scan, at - 1) && piece_is(scan, at + 1, WORD_WHEN) &&
	       piece_noted(scan, at + 1, "") && piece_is(scan, at + 2, WORD_WEEKDAY) &&
	       !piece_noted(scan, at + 2, "plural");
}

/* "at 8" in "at 8 tonight", "at 8 this evening", "at 8 on Saturday night". */
static uint32_t hour_of_part(const struct scan *scan, uint32_t at, struct clock *clock)
{
	uint32_t day = piece_skip_mark(scan, at + 1, ',');
	const struct piece *next = piece_at(scan, day);
	int led = (piece_is(scan, at - 1, WORD_WHEN) && !piece_noted(scan, at - 1, "year")) ||
		  piece_is(scan, at - 1, WORD_HEDGE) || piece_is(scan, at - 1, WORD_BOUND);
	int tonight = next->word->kind == WORD_DAY && next->word->note.len;

	int day_told = next->word->kind == WORD_DAY && parse_is_at_moment(scan, at - 1);

	return (led && (((tonight || day_told) && day == at + 1) ||
			       (next->word->kind == WORD_SHIFT &&
				       piece_is(scan, at + 2, WORD_PART)) ||
			       is_part_of_day(scan, at + 1))) ||
			       is_moment_of_weekday(scan, at) ||
			       (tonight && is_planned(scan, at, day))
		       ? parse_bare_clock(scan, at, clock)
		       : 0;
}

/* "5 p.m. Friday", "at 12:30 on 5 March": a clock and then a day. */
static uint32_t clock_first(const struct scan *scan, uint32_t at, struct expression *ret)
{
	struct clock clock = { .minute = 0 };
	uint32_t here = parse_clock(scan, at, &clock);
	uint32_t end, elsewhere;

	if (!here)
		here = hour_of_part(scan, at, &clock);
	if (!here)
		return 0;
	elsewhere = parse_skip_elsewhere(scan, here);
	end = piece_skip(scan, piece_skip_mark(scan, elsewhere, ','), WORD_WHEN);
	end = parse_core(scan, piece_skip(scan, end, WORD_LINK), ret);
	if (!end || !is_day(ret))
		return 0;
	end = parse_part_tail(scan, end, &ret->from);
	if (!clock.sure)
		clock.minute = parse_minute_in_part(clock.minute, ret->from.part);
	parse_set_clock(&clock, &ret->from);
	return elsewhere > here ? here : end; /* the day behind the brackets is told apart */
}

static int is_to(const struct scan *scan, uint32_t at)
{
	return parse_is_join(scan, at, 0) || piece_is(scan, at, WORD_WHEN) ||
	       piece_is_mark(scan, at, '/');
}

/* "30 June/1 July 1943" */
static void take_year(const struct when *next, struct when *when)
{
	if (when->year || when->year_shifted || !next->year)
		return;
	when->year = next->year - (next->month < when->month);
	when->basis = BASIS_COMPLETE;
}

/* Behind "June 5", "-6". */
static uint32_t next_day(const struct scan *scan, uint32_t at, const struct when *when)
{
	return is_to(scan, at) && when->day && when->month && !when->year &&
			       piece_whole(scan, at + 1) == when->day + 1
		       ? at + 2
		       : 0;
}

/* "la nuit du 3 au 4 mars", "la noche del viernes al sábado": the night of the first. */
static uint32_t night_between(const struct scan *scan, uint32_t at, struct expression *ret)
{
	struct expression next = { .kind = KIND_NOTHING };
	int64_t day = piece_whole(scan, at);
	uint32_t end = parse_core(scan, at, ret);

	if (end) {
		uint32_t last =
			is_day(ret) && is_to(scan, end) ? parse_core(scan, end + 1, &next) : 0;
		if (last && is_day(&next)) {
			take_year(&next.from, &ret->from);
		} else {
			last = is_day(ret) ? next_day(scan, end, &ret->from) : 0;
			last = last ? parse_year_tail(scan, last, 1, &ret->from) : 0;
			if (ret->from.year)
				ret->from.basis = BASIS_COMPLETE;
		}
		ret->from.night_on = last != 0;
		return last ? last : end;
	}
	end = parse_double_day(scan, at, ret);
	if (end) {
		ret->to.unit = UNIT_NONE;
		ret->kind = ret->from.year ? KIND_ABSOLUTE : KIND_RELATIVE;
		ret->from.night_on = 1;
		return end;
	}
	end = day > 0 && is_to(scan, at + 1) ? parse_core(scan, at + 2, ret) : 0;
	if (!end || ret->from.day != day + 1)
		return 0;
	ret->from.day--;
	ret->from.night_on = 1;
	return end;
}

/* "mid-afternoon yesterday", "late evening on Friday": `part` stands behind "mid-", "late". */
static int is_before_day(const struct scan *scan, uint32_t part)
{
	uint32_t modifier = part - 1 - (uint32_t)piece_is_mark(scan, part - 1, '-');
	uint32_t day = piece_skip(scan, part + 1, WORD_WHEN);

	return piece_is(scan, modifier, WORD_MODIFIER) &&
	       ((piece_is(scan, day, WORD_DAY) && !piece_at(scan, day)->word->note.len) ||
		       (piece_is(scan, day, WORD_WEEKDAY) &&
			       !piece_noted(scan, day, "plural")));
}

/* "ночь на 5 марта": the one before it. */
static int is_night_before(const struct scan *scan, uint32_t part)
{
	return winnow_is(scan->analysis->language, "ru") &&
	       winnow_is(piece_at(scan, part)->word->value, "NI") &&
	       piece_is(scan, part + 1, WORD_WHEN) &&
	       winnow_is(piece_text(scan, part + 1), "на");
}

static uint32_t night_before(const struct scan *scan, uint32_t part, struct expression *ret)
{
	uint32_t end = parse_core(scan, part + 2, ret);

	if (!end || !is_day(ret) || ret->from.apart.unit || ret->from.part.len)
		return 0;
	ret->kind = KIND_RELATIVE;
	ret->from.part = piece_at(scan, part)->word->value;
	ret->from.apart = (struct length){ 1, 0, UNIT_DAY, UNIT_NONE };
	ret->from.apart_sign = -1;
	ret->from.night_on = 1;
	return end;
}

/* "the night of 5 March", "la noche del viernes", "утром 5 марта", "утром в пятницу". */
static uint32_t part_first(const struct scan *scan, uint32_t at, struct expression *ret)
{
	uint32_t part = piece_skip(scan, at, WORD_ARTICLE);
	uint32_t end;

	if (!piece_is(scan, part, WORD_PART))
		return 0;
	int night = winnow_is(piece_at(scan, part)->word->value, "NI");
	int hours = parse_unit(scan, part + 1) == UNIT_HOUR; /* "the morning hours of" */
	uint32_t link = hours ? part + 2 : part + 1;
	if (piece_noted(scan, part, "adverb") || is_before_day(scan, at))
		end = parse_core(scan, piece_skip(scan, part + 1, WORD_WHEN), ret);
	else if (is_night_before(scan, part))
		return night_before(scan, part, ret);
	else if (!piece_is(scan, link, WORD_LINK) &&
		 !(night && piece_is(scan, link, WORD_OPEN)))
		return 0;
	else
		end = night ? night_between(scan, link + 1, ret)
			    : parse_core(scan, link + 1, ret);
	if (!end || !is_day(ret))
		return 0;
	ret->from.part = piece_at(scan, part)->word->value;
	return piece_noted(scan, end, "plural") ? end : piece_skip(scan, end, WORD_PART);
}

/* What has rough halves. */
static const struct parser stretches[] = {
	{ parse_calendar, MONTH, ANY },
	{ parse_decade, ARTICLE | NUMBER | TIE, ANY },
	{ parse_century, ARTICLE | NUMBER | LETTER, ANY },
	{ parse_shift, ARTICLE | SHIFT, ANY },
};

/* The whole behind "the first half of": it is rough, and that of a year known to the day. */
static int is_rough_whole(const struct scan *scan, uint32_t at, enum unit least)
{
	struct expression whole = { .kind = KIND_NOTHING };

	return piece_is(scan, at, WORD_LINK) &&
	       parse_longest(stretches, sizeof(stretches) / sizeof(stretches[0]), scan, at + 1,
		       &whole) &&
	       whole.from.unit >= least && whole.from.unit != UNIT_YEAR && !whole.to.unit;
}

/* "the first half of" a decade or a month, "the third quarter of" a century is a rough part of it, and as
 * good as "early". NULL: no such part. */
static const char *rough_part(const struct scan *scan, uint32_t at)
{
	int64_t index = piece_number_has(scan, at, WINNOW_ORDINAL) ? piece_whole(scan, at) : 0;
	int half = piece_is(scan, at + 1, WORD_HALF);
	int64_t parts = half ? 2 : 4;

	if (parse_is_last(scan, at))
		index = parts;
	if (index < 1 || index > parts || (!half && parse_unit(scan, at + 1) != UNIT_QUARTER) ||
		!is_rough_whole(scan, at + 2, half ? UNIT_DAY + 1 : UNIT_DECADE))
		return NULL;
	return index == 1 ? "early" : index == parts ? "late" : "mid";
}

/* "early", "mid-", "the end of", "earlier" before "this year": where it leads to. */
static uint32_t skip_modifier(const struct scan *scan, uint32_t at, struct expression *ret)
{
	uint32_t here = piece_skip(scan, at, WORD_ARTICLE);
	int offset = piece_is(scan, here, WORD_OFFSET) && piece_noted(scan, here, "text");

	const char *part = rough_part(scan, here);
	if (part) {
		ret->modifier = winnow_str(part);
		ret->modifier_first = here;
		ret->modifier_end = here + 3;
		return here + 3;
	}
	if (!piece_is(scan, here, WORD_MODIFIER) && !offset)
		return at;
	if (!offset) {
		ret->modifier = piece_at(scan, here)->word->value;
		ret->modifier_first = here;
		ret->modifier_end = here + 1;
	}
	return piece_skip_mark(scan, here + 1, '-');
}

uint32_t parse_point_without_clock(const struct scan *scan, uint32_t at, struct expression *ret)
{
	struct expression modifier = { .kind = KIND_NOTHING };
	uint32_t here = skip_modifier(scan, at, &modifier);
	uint32_t end = parse_hours_first(scan, here, parse_core, ret);

	if (!end)
		end = clock_first(scan, here, ret);
	if (!end)
		end = part_first(scan, here, ret);
	if (!end)
		end = parse_core(scan, here, ret);
	if (!end && piece_is(scan, at, WORD_OFFSET))
		return parse_core(scan, at, ret); /* "спустя год" */
	if (!end)
		return 0;
	ret->from.start = here > at && piece_noted(scan, here - 1, "start");
	ret->from.middle = winnow_is(modifier.modifier, "mid") && !is_day(ret);
	ret->from.last = (here > at && piece_noted(scan, here - 1, "end")) ||
			 piece_noted(scan, end - 1, "edge");
	ret->from.rest = here > at && piece_noted(scan, here - 1, "rest");
	ret->from.day_end = ret->from.last && is_day(ret) && !ret->from.part.len;
	ret->modifier = modifier.modifier;
	ret->modifier_first = modifier.modifier_first;
	ret->modifier_end = modifier.modifier_end;
	return end;
}

/* Mornings of Friday come again. */
uint32_t parse_point(const struct scan *scan, uint32_t at, struct expression *ret)
{
	uint32_t end = parse_point_without_clock(scan, at, ret);
	uint32_t tail = end;

	if (end && !ret->to.unit)
		tail = parse_clock_tail(scan, end, ret);
	if (tail > end && piece_is(scan, tail - 1, WORD_PART) &&
		piece_noted(scan, tail - 1, "plural"))
		ret->kind = KIND_SET;
	else if (tail > end && ret->to.unit)
		ret->kind = KIND_PERIOD;
	return tail;
}
