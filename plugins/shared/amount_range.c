/* SPDX-License-Identifier: MIT */
#include "shared/amount_range.h"

/* "cut its forecast to 3 per cent, down from 4 to 5": before `from` stands to what it went. */
static int is_goal_told(
	const struct passage *passage, const struct amount *amount, uint32_t from)
{
	enum { FARTHEST = 8, SIGNS = 3 }; /* tokens between; of what stands before a number */

	if (amount->number_first == 0)
		return 0;
	const struct winnow_number *goal =
		&passage->analysis->numbers[amount->number_first - 1];
	if (goal->first < amount->sentence.first || goal->first + goal->count + FARTHEST < from)
		return 0;
	for (uint32_t back = 1; back <= SIGNS && goal->first >= amount->sentence.first + back;
		back++)
		if (passage_is(passage, goal->first - back, "to"))
			return 1;
	return 0;
}

/* Is "from X to Y" a change here, not a range? */
static int is_change(const struct passage *passage, const struct amount_words *words,
	const struct amount *amount)
{
	static const char *const openers[] = { "from", "de", "с", "со", NULL };
	uint32_t first = amount->lead;

	if (first == amount->sentence.first || !passage_is_any(passage, first - 1, openers))
		return 0;
	return amount_changes_before(passage, words, amount->sentence.first, first - 1) &&
	       !is_goal_told(passage, amount, first - 1);
}

/* "fell 3p to 164p", "rose $1.20 to $83": so much, to so much; "rose 5 to 10 per cent" is a range. */
static int is_step(const struct passage *passage, const struct amount_words *words,
	const struct amount *amount, uint32_t from)
{
	int has_unit = from != amount->end ||
		       passage->analysis->numbers[amount->number_first].first > amount->first;

	return has_unit && amount->lead > amount->sentence.first &&
	       passage_find(passage, words->change, amount->lead - 1) != NULL;
}

/* "rose 312", "rose by 312" */
static int follows_change(const struct passage *passage, const struct amount_words *words,
	const struct amount *amount)
{
	uint32_t before = amount->lead - 1, start = amount->sentence.first;

	if (amount->lead == start)
		return 0;
	before -= (uint32_t)(before > start && passage_is(passage, before, "by"));
	return passage_find(passage, words->change, before) != NULL;
}

/* "rose by 312 to 4,512": so much, to so much, where both are of one kind. */
static int is_bare_step(const struct passage *passage, const struct amount_words *words,
	const struct amount *amount, double times)
{
	const double farthest = 4; /* "rose by 10 to 20 places" */

	return times >= farthest && follows_change(passage, words, amount);
}

/* "fell by 3 percentage points to 5 per cent", "rose by 12 points to 30 per cent": the unit behind the first
 * number is not the one behind the second; "3 feet to 4 feet" have one. */
static int is_step_of_units(const struct passage *passage, const struct amount_words *words,
	const struct amount *amount, uint32_t second_unit, double times)
{
	static const char *const points[] = { "point", "points", "percentage", NULL };
	struct winnow_str first = passage_word(passage, amount->end);

	return follows_change(passage, words, amount) &&
	       (is_bare_step(passage, words, amount, times) ||
		       (passage_is_any(passage, amount->end, points) &&
			       !winnow_equal(first, passage_word(passage, second_unit))));
}

/* "from 124 trillion rupiah in 2019 to 147 trillion" */
static int is_year_before(
	const struct passage *passage, const struct amount *amount, double times)
{
	const double farthest = 1e4;
	double first = decimal_double(amount->value);

	return amount->lead > amount->sentence.first && times > farthest && first >= 1000 &&
	       first < 2200 && passage_is(passage, amount->lead - 1, "in");
}

/* The second number of two, and what stands between it and the first. */
struct second {
	uint32_t first;     /* where the amount begins by now */
	uint32_t next, end; /* where what belongs to the number begins, and where it ends */
	struct winnow_str parted;
	int32_t high_scale;
	uint32_t flags;
	struct decimal value;
	int has_unit;
};

/* "£1bn-£2bn": what stands so close is one range, whatever changes by it. */
static int is_dash(const struct passage *passage, uint32_t token)
{
	return passage_kind(passage, token) == WINNOW_MARK;
}

/* Two numbers that are no ends of one range for what lies between them. */
static int are_apart(const struct passage *passage, const struct amount_words *words,
	const struct amount *amount, const struct decimal ends[2], uint32_t from,
	const struct second *second)
{
	double times = decimal_double(ends[1]) / decimal_double(ends[0]);

	if (is_dash(passage, from))
		return is_year_before(passage, amount, times);
	if (from != amount->end)
		return is_step_of_units(passage, words, amount, second->end, times);
	/* "grew by $2m to $15m" */
	if (passage->analysis->numbers[amount->number_first].first > amount->first)
		return is_bare_step(passage, words, amount, times);
	return is_year_before(passage, amount, times) ||
	       (!second->has_unit && is_bare_step(passage, words, amount, times));
}

int amount_parted(
	const struct passage *passage, const struct amount_words *words, uint32_t token)
{
	return term_value(passage_find(passage, words->range, token), 1).len > 0;
}

/* "25k or 40k … respectively", "either 10bn or 10tn": two numbers to choose from, not the ends of one
 * range. */
static int is_choice(const struct passage *passage, const struct amount *amount,
	struct winnow_str parted, struct decimal low, struct decimal high)
{
	const double farthest = 10;
	const uint32_t most = 40; /* tokens to the word */
	uint32_t limit = amount->sentence.first + amount->sentence.count;

	if (parted.len == 0)
		return 0;
	if (limit > amount->end + most)
		limit = amount->end + most;
	for (uint32_t token = amount->end; token < limit; token++)
		if (winnow_equal(passage_lower(passage, passage_word(passage, token)), parted))
			return 1;
	return decimal_double(high) >= farthest * decimal_double(low);
}

/* The connector at the amount's end, with the opener it needs; where the second number begins;
 * 0: there is no range. */
static uint32_t range_next(const struct passage *passage, const struct amount_words *words,
	const struct amount *amount, uint32_t from, uint32_t *ret_first,
	struct winnow_str *ret_parted)
{
	uint32_t next = 0, limit = amount->sentence.first + amount->sentence.count;
	const struct winnow_term *term =
		passage_match(passage, words->range, from, limit, &next);
	struct winnow_str opener = term_value(term, 0);
	uint32_t before = amount->lead;

	if (!term || is_change(passage, words, amount) ||
		(!is_dash(passage, from) && is_step(passage, words, amount, from)))
		return 0;
	*ret_first = amount->first;
	*ret_parted = term_value(term, 1);
	if (opener.len == 0)
		return next;
	if (before == amount->first)
		before -= amount_sign_length(passage, before, amount->sentence.first);
	if (before == amount->sentence.first)
		return 0;
	struct winnow_str word = passage_lower(passage, passage_word(passage, before - 1));
	*ret_first = before - 1;
	return winnow_equal(word, opener) ? next : 0;
}

/* "1.5-2 million": the multiple belongs to both. */
static struct decimal shared_scale(
	struct decimal low, int32_t low_scale, struct decimal high, int32_t high_scale)
{
	struct decimal scaled = { low.mantissa, low.exponent + high_scale };

	if (!low_scale && high_scale && decimal_double(low) < 1000 &&
		decimal_compare(scaled, high) < 0)
		return scaled;
	return low;
}

/* "10-15,000 people": the thousands belong to both, where no sign of its own stands before the second. */
static struct decimal shared_thousands(const struct amount *amount, struct decimal low,
	const struct second *second, int is_bare)
{
	const int32_t thousand = 3;
	const double farthest = 10; /* "1-10,000" */
	struct decimal scaled = { low.mantissa, low.exponent + thousand };
	double times = decimal_double(second->value) / decimal_double(scaled);

	return is_bare && amount->flags == WINNOW_IN_DIGITS && !amount->scaled &&
			       low.exponent == 0 && second->flags & WINNOW_GROUPED &&
			       times > 1 && times < farthest
		       ? scaled
		       : low;
}

/* Whether the next number stands in the same sentence, and may be the other end. */
static int has_second(const struct passage *passage, const struct amount *amount)
{
	const struct winnow_analysis *analysis = passage->analysis;
	const struct winnow_number *next = &analysis->numbers[amount->number_end];

	return amount->number_end < analysis->number_count &&
	       next->first < amount->sentence.first + amount->sentence.count &&
	       !(next->flags & (WINNOW_ORDINAL | WINNOW_VAGUE));
}

/* The number, its sign and the unit before it, at second->next. */
static int read_second(const struct passage *passage, const struct amount_words *words,
	amount_unit *unit, const void *context, const struct amount *amount,
	struct second *second)
{
	const struct winnow_number *number = &passage->analysis->numbers[amount->number_end];
	uint32_t limit = amount->sentence.first + amount->sentence.count;

	if (number->first < second->next)
		return 0;
	uint32_t sign = amount_sign_length(passage, number->first, second->next);
	uint32_t length = unit ? unit(context, passage, second->next) : 0;
	if (number->first != second->next + length + sign)
		return 0;
	second->flags = number->flags;
	second->value =
		amount_number(passage, words, number, limit, &second->end, &second->high_scale);
	if (sign)
		second->value.mantissa = -second->value.mantissa;
	second->has_unit = length > 0 || (unit && unit(context, passage, second->end));
	return second->end <= limit;
}

static void take_both(struct amount *amount, const struct second *second, struct decimal low,
	struct decimal high)
{
	amount->first = second->first;
	amount->end = second->end;
	amount->number_end++;
	amount->bound = BOUND_BETWEEN;
	amount->has_value = 0;
	amount->has_low = amount->has_high = 1;
	amount->low = low;
	amount->high = high;
}

/* "-5 to 10 degrees", but not the dash of an item, "- 5 to 10 pupils". */
static uint32_t sign_of_first(const struct passage *passage, const struct amount *amount)
{
	uint32_t first = passage->analysis->numbers[amount->number_first].first;
	uint32_t length = amount_sign_length(passage, first, amount->sentence.first);

	return first - length > amount->sentence.first ||
			       passage_kind(passage, first - 1) == WINNOW_WORD
		       ? length
		       : 0;
}

/* `from`: behind the amount and its unit. */
static void read_range(const struct passage *passage, const struct amount_words *words,
	amount_unit *unit, const void *context, uint32_t from, int32_t low_scale,
	struct amount *amount)
{
	struct second second = { 0 };

	second.next = range_next(passage, words, amount, from, &second.first, &second.parted);
	if (!second.next || !read_second(passage, words, unit, context, amount, &second))
		return;
	uint32_t sign = sign_of_first(passage, amount);
	struct decimal high = second.value;
	struct decimal low = shared_scale(amount->value, low_scale, high, second.high_scale);
	int is_bare = passage->analysis->numbers[amount->number_end].first == second.next;
	if (is_dash(passage, from))
		low = shared_thousands(amount, low, &second, is_bare);
	if (sign)
		low.mantissa = -low.mantissa;
	/* "6.5% to 164p" is no range: what the first end has, the second must have. */
	int lacks_unit = from != amount->end && !second.has_unit;
	/* The first of two that are below zero may be the higher: "-5 to -10 degrees". */
	int falls = decimal_compare(low, high) >= 0;
	/* "up by a fifth to 20" */
	const uint32_t share = WINNOW_FRACTION | WINNOW_IN_WORDS;
	if ((falls && high.mantissa >= 0) || lacks_unit || second.flags & WINNOW_FRACTION ||
		(amount->flags & share) == share ||
		are_apart(passage, words, amount, (struct decimal[]){ low, high }, from,
			&second) ||
		is_choice(passage, amount, second.parted, low, high))
		return;
	if (second.first == amount->first)
		second.first -= sign;
	take_both(amount, &second, falls ? high : low, falls ? low : high);
}

/* Whether the bound leaves one side open, and which. */
static int bounds_below(enum bound bound)
{
	return bound == BOUND_AT_LEAST || bound == BOUND_MORE_THAN;
}

static int bounds_above(enum bound bound)
{
	return bound == BOUND_AT_MOST || bound == BOUND_LESS_THAN;
}

/* "and", ", but", "and is": between "more than 5" and "less than 7". */
static uint32_t past_joiner(const struct passage *passage, uint32_t at)
{
	static const char *const joiners[] = { "and", "but", "y", "pero", "et", "mais", "и",
		"но", NULL };
	uint32_t from = at;

	at += (uint32_t)passage_is(passage, at, ",");
	at += (uint32_t)passage_is_any(passage, at, joiners);
	return at + (uint32_t)(at > from && passage_is(passage, at, "is"));
}

/* Where the hedge stands that sets the amount's other limit; 0: none does. Behind "fewer than 200," stands
 * rather what a part of them is: "at least 20 girls". */
static uint32_t other_limit(const struct passage *passage, const struct amount_words *words,
	const struct amount *amount, uint32_t from, uint32_t *ret_end)
{
	int below = bounds_below(amount->bound);
	uint32_t hedge = past_joiner(passage, from);
	int comma_alone = hedge == from + 1 && passage_is(passage, from, ",");
	const struct winnow_term *term = passage_match(passage, words->hedge, hedge,
		amount->sentence.first + amount->sentence.count, ret_end);

	if (hedge == from || !term || (comma_alone && !below))
		return 0;
	return below ? bounds_above(amount_bound_of(term))
		     : bounds_below(amount_bound_of(term));
}

/* "at least 20 of them" */
static int is_part(const struct passage *passage, uint32_t end)
{
	static const char *const parting[] = { "of", "de", "des", "из", NULL };

	return passage_is_any(passage, end, parting);
}

/* "more than 100 but fewer than 200": both limits of one amount. */
static void read_limits(const struct passage *passage, const struct amount_words *words,
	amount_unit *unit, const void *context, uint32_t from, int32_t scale,
	struct amount *amount)
{
	struct second second = { .first = amount->hedge_first };
	int below = bounds_below(amount->bound);

	if (!other_limit(passage, words, amount, from, &second.next) ||
		!read_second(passage, words, unit, context, amount, &second) ||
		is_part(passage, second.end))
		return;
	struct decimal first =
		shared_scale(amount->value, scale, second.value, second.high_scale);
	struct decimal low = below ? first : second.value;
	struct decimal high = below ? second.value : first;
	int is_fraction = second.flags & WINNOW_FRACTION && !(amount->flags & WINNOW_FRACTION);
	int lacks_unit = from != amount->end && !second.has_unit;
	if (decimal_compare(low, high) >= 0 || is_fraction || lacks_unit)
		return;
	amount->hedge_first = amount->hedge_end = 0;
	amount->limited = 1;
	take_both(amount, &second, low, high);
}

void amount_read_range(const struct passage *passage, const struct amount_words *words,
	amount_unit *unit, const void *context, int32_t scale, struct amount *amount)
{
	if (!has_second(passage, amount))
		return;
	uint32_t from = amount->end + (unit ? unit(context, passage, amount->end) : 0);
	if (passage_may_begin(passage, words->range, from))
		read_range(passage, words, unit, context, from, scale, amount);
	if (amount->has_value && (bounds_below(amount->bound) || bounds_above(amount->bound)))
		read_limits(passage, words, unit, context, from, scale, amount);
}

void amount_share_scale(
	const struct passage *passage, const struct amount_words *words, struct amount *amount)
{
	const double farthest = 20; /* not "from 900 to 2 million" */
	const struct winnow_analysis *analysis = passage->analysis;
	uint32_t limit = amount->sentence.first + amount->sentence.count, next = 0, end = 0;
	int32_t scale = 0;

	if (amount->number_end >= analysis->number_count ||
		!passage_match(passage, words->range, amount->end, limit, &next) ||
		analysis->numbers[amount->number_end].first != next ||
		!is_change(passage, words, amount))
		return;
	struct decimal new = amount_number(
		passage, words, &analysis->numbers[amount->number_end], limit, &end, &scale);
	struct decimal scaled = { amount->value.mantissa, amount->value.exponent + scale };
	double times = decimal_double(scaled) / decimal_double(new);
	if (times * farthest > 1 && times < farthest)
		amount->value = scaled;
}
