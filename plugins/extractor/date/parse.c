/* SPDX-License-Identifier: MIT */
#include "parse.h"

#define ARTICLE BEGINS_WORD(WORD_ARTICLE)
#define NUMBER BEGINS_PIECE(PIECE_NUMBER)
#define LENGTH                                                                                 \
	(BEGINS_PIECE(PIECE_FIGURES) | BEGINS_WORD(WORD_UNIT) | BEGINS_WORD(WORD_QUANTITY) |   \
		BEGINS_WORD(WORD_HALF))

static const struct parser parsers[] = {
	{ parse_vague, NUMBER, BEGINS_WORD(WORD_UNIT) },
	{ parse_vague, ARTICLE, BEGINS_WORD(WORD_VAGUE_SHIFT) | BEGINS_WORD(WORD_SHIFT) },
	{ parse_vague,
		BEGINS_WORD(WORD_VAGUE) | BEGINS_WORD(WORD_VAGUE_SHIFT) |
			BEGINS_WORD(WORD_SHIFT),
		BEGINS_ANY },
	{ parse_set,
		BEGINS_WORD(WORD_REPEAT) | BEGINS_WORD(WORD_WEEKDAY) | BEGINS_WORD(WORD_EACH) |
			BEGINS_WORD(WORD_UNIT) | BEGINS_WORD(WORD_PART),
		BEGINS_ANY },
	{ parse_duration, NUMBER, BEHIND_COUNT },
	{ parse_duration, ARTICLE, NUMBER | LENGTH },
	{ parse_duration, LENGTH, BEGINS_ANY },
	{ parse_year_ended, ARTICLE, BEGINS_WORD(WORD_UNIT) | BEGINS_WORD(WORD_FISCAL) },
	{ parse_double_day, NUMBER, BEGINS_TIE | BEGINS_WORD(WORD_MONTH) },
	{ parse_double_day, BEGINS_PIECE(PIECE_FIGURES) | BEGINS_PIECE(PIECE_OTHER),
		BEGINS_TIE | BEGINS_WORD(WORD_MONTH) },
	{ parse_double_day, BEGINS_WORD(WORD_MONTH), BEGINS_ANY },
};

/* "Q3", "q3", "H1", "XIXe": a capital that stands alone or before another. */
static int may_be_figure(const struct scan *scan, const struct piece *piece)
{
	const struct winnow_token *token = &scan->analysis->tokens[piece->first];

	if (token->kind == WINNOW_DIGITS)
		return token->length <= 2; /* "24/25 March" */
	if (!(piece->flags & WINNOW_CAPITAL))
		return token->length == 1 && scan->text.ptr[token->at] == 'q';
	char second = token->length > 1 ? scan->text.ptr[token->at + 1] : 'A';

	return second >= 'A' && second <= 'Z' && memchr("HIQVX", scan->text.ptr[token->at], 5);
}

/* Words that are no expression by themselves, nor before what is of no interest. */
#define NEEDS_MORE                                                                             \
	(BEGINS_WORD(WORD_ARTICLE) | BEGINS_WORD(WORD_EACH) | BEGINS_WORD(WORD_HEDGE) |        \
		BEGINS_WORD(WORD_OPEN))

/* Words that no expression begins with, nor goes on with behind one that needs more. */
#define BEGINS_NOTHING                                                                         \
	(BEGINS_WORD(WORD_AGE) | BEGINS_WORD(WORD_AGED) | BEGINS_WORD(WORD_AHEAD) |            \
		BEGINS_WORD(WORD_DECADE_MARK) | BEGINS_WORD(WORD_DETERMINER) |                 \
		BEGINS_WORD(WORD_FUTURE) | BEGINS_WORD(WORD_NOT_DATE) |                        \
		BEGINS_WORD(WORD_PAST) | BEGINS_WORD(WORD_PRONOUN) | BEGINS_WORD(WORD_TERM))

/* "Q3", "XIX век", "24/25 March": a figure, and what makes a time of it. */
static int is_figure_of_time(const struct scan *scan, uint32_t at)
{
	const struct piece *next = piece_at(scan, at + 1);

	return (next->kind != PIECE_MARK || next->mark == '/' || next->mark == '-') &&
	       may_be_figure(scan, piece_at(scan, at));
}

/* A number before what is of no interest: a year, "las tres y media", the nine of "nine oh five",
 * "3Q", or nothing. */
static int is_time_alone(const struct scan *scan, uint32_t at)
{
	int32_t year;

	return parse_year_said(scan, at, &year) ||
	       (piece_number_has(scan, at, WINNOW_IN_WORDS) &&
		       (piece_at(scan, at)->value->number.exponent < 0 ||
			       winnow_is(piece_text(scan, at + 1), "oh"))) ||
	       (piece_touches(scan, at + 1) && may_be_figure(scan, piece_at(scan, at + 1)));
}

/* "the 12 members", "about 30 people" */
static int is_plain_count(const struct scan *scan, uint32_t at)
{
	return (piece_is_plain_word(scan, at + 1) || piece_is_name(scan, at + 1)) &&
	       piece_at(scan, at + 1)->kind == PIECE_OTHER && !piece_touches(scan, at + 1) &&
	       !is_time_alone(scan, at);
}

/* Behind a word that needs more; so does an article there. */
static int may_go_on(const struct scan *scan, uint32_t at)
{
	const struct piece *piece;

	at = piece_skip(scan, at, WORD_ARTICLE);
	piece = piece_at(scan, at);
	switch (piece->kind) {
	case PIECE_NUMBER:
		return !is_plain_count(scan, at);
	case PIECE_OTHER:
		return may_be_figure(scan, piece);
	case PIECE_MARK: /* "the '90s", "a several-week strike" */
		return piece->mark == '\'' || piece->mark == '-';
	case PIECE_WORD:
		return !(BEGINS_WORD(piece->word->kind) & BEGINS_NOTHING);
	default:
		return piece->kind != PIECE_BREAK;
	}
}

/* What may stand behind each sort of piece for an expression to begin with it; none begins with one that
 * is missing here. */
#define BEHIND_NEEDY (~(BEGINS_NOTHING | BEGINS_PIECE(PIECE_BREAK) | BEGINS_STOP))
static const uint64_t behind[64] = {
	[PIECE_SORT(PIECE_OTHER)] = NUMBER | BEGINS_WORD(WORD_UNIT) | BEGINS_TIE,
	[PIECE_SORT(PIECE_NUMBER)] = BEGINS_ANY,
	[PIECE_SORT(PIECE_FIGURES)] = BEGINS_ANY,
	[PIECE_SORT(PIECE_MARK)] = NUMBER,
	[WORD_ARTICLE] = BEHIND_NEEDY,
	[WORD_CLOCK] = BEGINS_ANY,
	[WORD_CLOCK_OFFSET] = BEGINS_ANY,
	[WORD_DAY] = BEGINS_ANY,
	[WORD_DECADE] = BEGINS_ANY,
	[WORD_EACH] = BEHIND_NEEDY,
	[WORD_ERA] = BEGINS_ANY,
	[WORD_FISCAL] = NUMBER | BEGINS_TIE | BEGINS_WORD(WORD_SHIFT) | BEGINS_WORD(WORD_UNIT),
	[WORD_HALF] = BEGINS_ANY,
	[WORD_HEDGE] = BEHIND_NEEDY,
	[WORD_HOLIDAY] = BEGINS_ANY,
	[WORD_MEAL] = BEGINS_ANY,
	[WORD_MODIFIER] = BEGINS_ANY,
	[WORD_MONTH] = BEGINS_ANY,
	[WORD_OFFSET] = BEGINS_ANY,
	[WORD_OFFSET_BEFORE] = BEGINS_ANY,
	[WORD_OPEN] = BEHIND_NEEDY,
	[WORD_PART] = BEGINS_ANY,
	[WORD_QUANTITY] = BEGINS_WORD(WORD_UNIT) | BEGINS_WORD(WORD_HALF) |
			  BEGINS_WORD(WORD_LINK) | BEGINS_WORD(WORD_QUANTITY) |
			  BEGINS_WORD(WORD_WEEKDAY),
	[WORD_REPEAT] = BEGINS_ANY,
	[WORD_SEASON] = BEGINS_ANY,
	[WORD_SHIFT] = LENGTH | NUMBER | BEGINS_TIE | BEGINS_WORD(WORD_SHIFT) |
		       BEGINS_WORD(WORD_WEEKDAY) | BEGINS_WORD(WORD_FISCAL) |
		       BEGINS_WORD(WORD_SEASON) | BEGINS_WORD(WORD_PART) |
		       BEGINS_WORD(WORD_MONTH) | BEGINS_WORD(WORD_HOLIDAY) |
		       BEGINS_WORD(WORD_TERM),
	[WORD_UNIT] = BEGINS_ANY,
	[WORD_VAGUE] = BEGINS_ANY,
	[WORD_VAGUE_SHIFT] = BEGINS_ANY,
	[WORD_WEEKDAY] = BEGINS_ANY,
	[WORD_ZONE] = BEGINS_ANY,
};

/* A bit for each piece; most cannot begin an expression, which is told by their sorts without a branch. */
void parse_beginnings(const struct scan *scan, struct beginnings *ret)
{
	const uint8_t *sorts = scan->sorts;

	memset(ret, 0, sizeof(*ret));
	for (uint32_t at = 0; at < scan->count; at++)
		ret->bits[at / 64] |= (behind[sorts[at]] >> sorts[at + 1] & 1) << at % 64;
}

/* The next such piece from `at` on; scan->count: none. */
static uint32_t next_beginning(
	const struct scan *scan, const struct beginnings *beginnings, uint32_t at)
{
	uint32_t last = (scan->count + 63) / 64;
	uint64_t bits;

	if (at >= scan->count)
		return scan->count;
	bits = beginnings->bits[at / 64] & UINT64_MAX << at % 64;
	for (at /= 64; !bits && ++at < last;)
		bits = beginnings->bits[at];
	return bits ? at * 64 + (uint32_t)__builtin_ctzll(bits) : scan->count;
}

/* One whose sort could, by all else it is. */
static int may_begin(const struct scan *scan, uint32_t at)
{
	const struct piece *piece = piece_at(scan, at);

	switch (piece->kind) {
	case PIECE_WORD:
		return !piece_is_one(scan, at, NEEDS_MORE) || may_go_on(scan, at + 1);
	case PIECE_NUMBER:
		if (piece_at(scan, at + 1)->kind == PIECE_OTHER)
			return is_time_alone(scan, at);
		return !piece_is_mark(scan, at + 1, '%');
	case PIECE_MARK: /* "'87" */
		return piece->mark == '\'';
	case PIECE_OTHER:
		return is_figure_of_time(scan, at);
	default:
		return 1;
	}
}

int parse_is_english(const struct scan *scan)
{
	struct winnow_str language = scan->analysis->language;

	return !language.len || winnow_is(language, "en");
}

int parse_is_day_first(const struct scan *scan)
{
	struct winnow_str language = scan->analysis->language;

	return winnow_is(language, "es") || winnow_is(language, "fr") ||
	       winnow_is(language, "ru");
}

static int is_one_date(const struct expression *expression)
{
	return !expression->to.unit &&
	       (expression->kind == KIND_ABSOLUTE || expression->kind == KIND_RELATIVE);
}

/* "shortly after midnight on Tuesday": the one Tuesday begins with. */
static void begin_day(struct expression *ret)
{
	if (winnow_is(ret->modifier, "after") && ret->from.has_clock &&
		ret->from.minute == MINUTES_IN_DAY && !ret->from.day_unsaid)
		ret->from.minute = 0;
}

/* "since 2011": the words before it that bound it. They are no part of its own, and say more than
 * "the end of" in "by the end of 2014", or "at least" in "since at least 2014". */
static void set_bound(const struct scan *scan, uint32_t at, struct expression *ret)
{
	uint32_t bound = at - 1;
	struct winnow_str value = piece_at(scan, bound)->word->value;
	int throughout = parse_is_english(scan) && piece_is(scan, at, WORD_ARTICLE) &&
			 !piece_is(scan, at + 1, WORD_MODIFIER); /* "through the 1990s" */
	int joins =
		piece_is(scan, bound, WORD_JOIN) && winnow_is(value, "until") && !throughout;
	int opens = piece_is(scan, bound, WORD_OPEN) && winnow_is(value, "since");

	if ((!piece_is(scan, bound, WORD_BOUND) && !joins && !opens) || !is_one_date(ret))
		return;
	ret->modifier = piece_at(scan, bound)->word->value;
	ret->modifier_first = bound;
	ret->modifier_end = at;
	begin_day(ret);
}

/* Which bound "later", "after", "beyond" are behind a date; empty: none. */
static struct winnow_str bound_named(const struct scan *scan, uint32_t at)
{
	const struct word *word = piece_at(scan, at)->word;
	int later = word->kind == WORD_OFFSET && winnow_is(word->note, "text");
	int32_t sign = later ? word->number : 0;

	if (word->kind == WORD_BOUND_AFTER)
		return word->value;
	if (word->kind == WORD_BOUND)
		sign = winnow_is(word->value, "after") - winnow_is(word->value, "before");
	return winnow_str(sign > 0 ? "since" : sign < 0 ? "until" : "");
}

/* "1994 or later", "2015 and beyond", "2015 onwards": where that ends. But "in 2010 and later
 * released" is no bound. */
static uint32_t bound_behind(const struct scan *scan, uint32_t end, struct expression *ret)
{
	uint32_t bound = piece_skip(scan, end, WORD_JOIN);
	struct winnow_str name = bound_named(scan, bound);
	enum piece_kind next = piece_at(scan, bound + 1)->kind;
	int closed = next == PIECE_BREAK || next == PIECE_MARK;

	if (!name.len || !is_one_date(ret) ||
		!(piece_noted(scan, bound, "alone") ||
			(bound > end &&
				(closed || (piece_noted(scan, end, "or") &&
						   !piece_is(scan, bound, WORD_BOUND))))))
		return end;
	ret->modifier = name;
	ret->modifier_first = bound;
	ret->modifier_end = bound + 1;
	return bound + 1;
}

static void say_direction(struct when *when, enum direction direction)
{
	if (when->basis != BASIS_NEAREST || when->direction_said)
		return;
	when->direction = direction;
	when->direction_said = 1;
	when->direction_led = 1;
}

/* "By Friday it was over": all before it is to be told yet. */
static int begins_past(const struct scan *scan, const struct expression *expression)
{
	return expression->modifier_end == expression->first &&
	       piece_at(scan, expression->modifier_first)->flags & WINNOW_SENTENCE_START &&
	       tense_of(scan, expression) == DIRECTION_PAST;
}

/* "had been deleted by Monday", "had until 1 November": it has passed, but "had until Friday" may not
 * have. */
static int had_been(const struct scan *scan, const struct expression *expression)
{
	const uint32_t reach = 8;
	uint32_t bound = expression->modifier_first, least = expression->from.weekday ? 2 : 1;

	for (uint32_t i = 1; i <= reach && i <= bound; i++) {
		const struct piece *piece = piece_at(scan, bound - i);

		if (piece_is(scan, bound - i, WORD_PAST) &&
			piece_noted(scan, bound - i, "before"))
			return i >= least && !piece_noted(scan, bound - i + 1, "to");
		if (piece->word->kind == WORD_FUTURE || piece->kind == PIECE_BREAK ||
			piece->flags & WINNOW_SENTENCE_START)
			return 0;
	}
	return 0;
}

/* "has lent it 20 million through May": to come, or of what has been the last. */
static int is_through_past(const struct scan *scan, const struct expression *expression)
{
	return parse_is_english(scan) &&
	       piece_is(scan, expression->modifier_first, WORD_JOIN) &&
	       tense_of(scan, expression) == DIRECTION_PAST;
}

/* "by May" is the next, "since May" and "ended 31 March" the last: the word before it knows better
 * than the verb of the sentence. */
static void set_direction(const struct scan *scan, uint32_t at, struct expression *ret)
{
	uint32_t before = at - 1;

	if (winnow_is(ret->modifier, "by") || winnow_is(ret->modifier, "until")) {
		if (had_been(scan, ret))
			say_direction(&ret->from, DIRECTION_PAST);
		else if (is_through_past(scan, ret))
			say_direction(&ret->from, DIRECTION_NEAREST);
		else if (!begins_past(scan, ret))
			say_direction(&ret->from, DIRECTION_FUTURE);
		return;
	}
	if (piece_is(scan, before, WORD_BOUND) &&
		(piece_noted(scan, before, "past") || piece_noted(scan, before, "ahead"))) {
		say_direction(&ret->from,
			piece_noted(scan, before, "past") ? DIRECTION_PAST : DIRECTION_FUTURE);
		return;
	}
	if (piece_is(scan, before, WORD_OPEN) && piece_noted(scan, before, "starts") &&
		ret->from.weekday) { /* "three days of mourning, starting Friday" */
		say_direction(&ret->from, DIRECTION_FUTURE);
		return;
	}
	if (parse_is_lasting(scan, before)) /* "called for 20 May" */
		return;
	if (piece_is(scan, before, WORD_WHEN))
		before--;
	if (ret->from.unit == UNIT_DAY && ret->from.month &&
		piece_is(scan, before, WORD_PAST) && !piece_is(scan, before - 1, WORD_FUTURE) &&
		!piece_is(scan, before - 2, WORD_FUTURE))
		say_direction(&ret->from, DIRECTION_PAST);
}

static void set_hedge(const struct scan *scan, uint32_t at, struct expression *ret)
{
	if (ret->modifier.len)
		return;
	ret->modifier = piece_at(scan, at)->word->value;
	ret->modifier_first = at;
	ret->modifier_end = at + 1;
}

/* "for over two years", "after over a week", "over two years ago": more than that, and nothing that
 * goes on meanwhile. */
static int is_over(const struct scan *scan, uint32_t at, const struct expression *expression)
{
	uint32_t before = at - 1;

	if (expression->modifier.len || !piece_is(scan, at, WORD_WHEN) ||
		!piece_noted(scan, at, "amount"))
		return 0;
	if (expression->kind != KIND_DURATION)
		return strcmp(expression->rule, "date.offset") == 0 &&
		       !expression->from.from_text;
	return parse_is_lasting(scan, before) || piece_is(scan, before, WORD_BOUND) ||
	       winnow_is(piece_at(scan, before)->word->value, "ahead");
}

/* "between 22:00 and 06:00 on Friday": the day is that of both. */
static int is_hours(const struct expression *point)
{
	return point->to.unit && point->from.has_clock && point->to.has_clock;
}

/* A point may be the first end of a period, and is read once for both. Of several that end together
 * the period goes before the point, unless that is of hours, and that before the rest. */
static uint32_t longest(const struct scan *scan, uint32_t at, struct expression *ret)
{
	struct expression point = { .kind = KIND_NOTHING }, other = { .kind = KIND_NOTHING };
	uint32_t point_end = parse_point(scan, at, &point);
	uint32_t end = parse_period(scan, at, &point, point_end, ret);
	uint32_t other_end =
		parse_longest(parsers, sizeof(parsers) / sizeof(parsers[0]), scan, at, &other);

	if (point_end > end || (point_end && point_end == end && is_hours(&point))) {
		*ret = point;
		end = point_end;
	}
	if (other_end > end ||
		(other_end && other_end == end && other.kind == KIND_SET && !point.to.unit)) {
		*ret = other;
		end = other_end;
	}
	return end;
}

/* "the Daily Mail", "the Autumn Statement", "Saturday Night Live", "CBS This Morning", of words that need
 * no capital: a newspaper, or whatever is named so. */
static int is_in_title(const struct scan *scan, uint32_t first, uint32_t end)
{
	static const uint64_t common = BEGINS_WORD(WORD_REPEAT) | BEGINS_WORD(WORD_SEASON) |
				       BEGINS_WORD(WORD_PART) | BEGINS_WORD(WORD_UNIT);
	const struct piece *last = piece_at(scan, end - 1), *next = piece_at(scan, end);
	const struct piece *before = piece_at(scan, first - 1);
	int programme = piece_is(scan, first, WORD_SHIFT) &&
			piece_at(scan, first)->flags & WINNOW_CAPITAL &&
			(piece_is_mark(scan, first - 1, '"') || before->flags & WINNOW_UPPER);

	return parse_is_english(scan) && last->kind == PIECE_WORD &&
	       BEGINS_WORD(last->word->kind) & common && last->flags & WINNOW_CAPITAL &&
	       !(last->flags & WINNOW_UPPER) &&
	       (programme || (piece_is_name(scan, end) &&
				     !(next->flags & (WINNOW_SENTENCE_START | WINNOW_UPPER))));
}

/* The longest expression that begins at `at`; 0: none. */
static uint32_t expression_at(const struct scan *scan, uint32_t at, struct expression *ret)
{
	int tied = piece_is_mark(scan, at - 1, '-') && piece_touches(scan, at) &&
		   winnow_is(piece_text(scan, at), "up to"); /* "run-up to" */
	int topic = piece_noted(scan, at, "topic") && piece_is(scan, at + 1, WORD_SHIFT);
	int hedged = piece_is(scan, at, WORD_HEDGE) && !tied && !topic &&
		     !piece_noted(scan, at, "after") && !piece_is(scan, at + 1, WORD_ARTICLE) &&
		     !piece_noted(scan, at + 1, "whole"); /* "they sat around all day" */
	uint32_t end = longest(scan, hedged ? at + 1 : at, ret);
	if (!end || is_in_title(scan, at, end))
		return 0;
	ret->first = at;
	ret->end = bound_behind(scan, end, ret);
	if (hedged)
		set_hedge(scan, at, ret);
	if (ret->end == end)
		set_bound(scan, at, ret);
	if (is_over(scan, at - 1, ret)) {
		ret->first = at - 1;
		set_hedge(scan, at - 1, ret);
		ret->modifier = winnow_str("more_than");
	}
	set_direction(scan, at, ret);
	return ret->end;
}

uint32_t parse_next(const struct scan *scan, const struct beginnings *beginnings, uint32_t at,
	struct expression *ret)
{
	uint32_t end = 0;

	while (!end && (at = next_beginning(scan, beginnings, at)) < scan->count) {
		if (may_begin(scan, at))
			end = expression_at(scan, at, ret);
		at++;
	}
	return end;
}
