/* SPDX-License-Identifier: MIT
 * What is neither counted, nor paid, nor measured, nor a time: "rose to 16,644", "two thirds", "four
 * times", "the third". */
#include "avoid.h"
#include "facts.h"
#include "plural.h"

static int is_one(const struct amount *amount)
{
	return amount->has_value && !decimal_compare(amount->value, (struct decimal){ 1, 0 });
}

/* "18 months", "8 and 10 years", "87 yo": how long it is is the date's extractor to say, or the age's. */
static int is_time(
	const struct reading *reading, const struct amount *amount, const struct unit *behind)
{
	uint32_t end = 0, limit = amount->sentence.first + amount->sentence.count;
	struct unit shared = { 0 };

	if (!behind)
		unit_after_list(&reading->passage, &reading->language->units,
			reading->language->grammar, amount->end, limit, &shared);
	return winnow_is(behind ? behind->dimension : shared.dimension, "time") ||
	       passage_match(&reading->passage, reading->language->age_after, amount->end,
		       limit, &end);
}

/* The cents of "15 dollars 50", the inches of "5 ft 2 in". */
static int ends_another(const struct reading *reading, const struct amount *amount)
{
	const struct passage *passage = &reading->passage;
	const struct winnow_number *before = passage->analysis->numbers + amount->number_first;
	struct currency currency;
	struct unit unit;
	uint32_t end = 0, at = amount->first;

	if (amount->number_first == 0 || !amount->has_value ||
		decimal_double(amount->value) >= 100)
		return 0;
	before--;
	at -= (uint32_t)passage_is(passage, at - 1, "and");
	uint32_t from = before->first + before->count;
	return (currency_after(
			passage, &reading->language->currency, from, at, &end, &currency) ||
		       (unit_after(passage, &reading->language->units, from, at, &end, &unit) &&
			       winnow_is(unit.name, "foot"))) &&
	       end == at;
}

/* "rose 3 points to 1,250", "fell 12 points, or 0.5 percent, to 2,310": the unit before "to" where it is one
 * of levels. */
static struct winnow_str unit_of_goal(
	const struct reading *reading, const struct amount *amount)
{
	enum { FARTHEST = 8 };
	const struct passage *passage = &reading->passage;
	uint32_t to = amount->lead - 1, start = amount->sentence.first;

	if (amount->lead < start + 3 || !passage_is(passage, to, "to") || !amount->has_value ||
		avoid_is_year(reading, amount))
		return (struct winnow_str){ 0 };
	for (uint32_t at = to; at-- > start + 1 && at + FARTHEST > to;) {
		const struct winnow_term *level =
			passage_find(passage, reading->language->level, at);
		if (level && passage_kind(passage, at - 1) == WINNOW_DIGITS)
			return term_value(level, 0);
		if (passage_is(passage, at, "from") || passage_is(passage, at, "and"))
			break;
	}
	return (struct winnow_str){ 0 };
}

/* "lost 162.31 points to 7,425.81": the level of an index has the unit of its change. */
static struct winnow_str unit_of_level(
	const struct reading *reading, const struct amount *amount)
{
	const double least = 100;
	struct winnow_str goal = unit_of_goal(reading, amount);

	if (goal.len)
		return goal;
	uint32_t token = amount->sentence.first, end = token + amount->sentence.count;

	if (!amount->has_value || amount->value.exponent != -2 ||
		decimal_double(amount->value) < least)
		return (struct winnow_str){ 0 };
	for (; token < end; token++) {
		const struct winnow_term *level =
			passage_find(&reading->passage, reading->language->level, token);
		if (level)
			return term_value(level, 0);
	}
	return (struct winnow_str){ 0 };
}

/* "half a mile", "three quarters of a mile", "a mile and a half" are measures. */
static int is_part_of_unit(const struct reading *reading, const struct amount *amount)
{
	const struct passage *passage = &reading->passage;
	const struct unit_words *units = &reading->language->units;
	uint32_t article = amount->end, end = 0,
		 limit = amount->sentence.first + amount->sentence.count;
	struct unit unit;

	int of = passage_is(passage, article, "of");
	article += (uint32_t)of;
	return amount->flags & WINNOW_FRACTION &&
	       (((passage_is(passage, article, "a") || passage_is(passage, article, "an")) &&
			unit_after(passage, units, article + 1, limit, &end, &unit) &&
			!(of && winnow_is(unit.dimension, "time"))) ||
		       unit_and_half(passage, units, amount, &end, &unit));
}

/* "20 below zero": degrees, which the measures state. */
static int is_below_zero(const struct reading *reading, const struct amount *amount)
{
	uint32_t end = 0;

	return amount->has_value &&
	       passage_match(&reading->passage, reading->language->units.below_zero,
		       amount->end, amount->sentence.first + amount->sentence.count,
		       &end) != NULL;
}

/* "minus one": nobody counts people so. */
static int is_negative(const struct reading *reading, const struct amount *amount)
{
	const struct passage *passage = &reading->passage;

	if (!amount->has_value)
		return amount->low.mantissa < 0;
	return amount->first > amount->sentence.first &&
	       (passage_is(passage, amount->first - 1, "minus") ||
		       passage_is(passage, amount->first - 1, "negative"));
}

/* In words alone, as "two of them" or "the three", a number is mostly a pronoun; not where it is all
 * that is said. */
static int stands_for_people(const struct reading *reading, const struct amount *amount)
{
	const struct passage *passage = &reading->passage;
	uint32_t first = amount->sentence.first, end = first + amount->sentence.count;

	if (amount->flags & (WINNOW_IN_DIGITS | WINNOW_FRACTION) ||
		amount->value.exponent < 0 || is_negative(reading, amount))
		return 0;
	if (amount->first == first &&
		(amount->end == end ||
			(amount->end + 1 == end &&
				passage_kind(passage, amount->end) == WINNOW_MARK)))
		return 0;
	return is_one(amount) ||
	       decimal_double(amount->has_value ? amount->value : amount->low) < 20;
}

/* "a five-year award": the span says what kind of thing it is. */
static int is_hyphened(const struct reading *reading, const struct amount *amount)
{
	return passage_is(&reading->passage, amount->end, "-") &&
	       passage_glued(&reading->passage, amount->end);
}

/* "Ann Lee, 55, a doctor", "49 Cedar Road", "this half". */
static int is_of_name(const struct reading *reading, const struct amount *amount)
{
	static const char *const closing[] = { ",", ".", ";", "—", "–", "―", NULL };
	const struct passage *passage = &reading->passage;
	uint32_t first = amount->first, start = amount->sentence.first;

	if (passage_flag(passage, amount->end, WINNOW_CAPITAL) &&
		!passage_flag(passage, amount->end, WINNOW_UPPER) &&
		amount->end < start + amount->sentence.count &&
		!(amount->flags & WINNOW_GROUPED) && amount->value.exponent >= 0)
		return 1;
	first = amount_apposed_first(passage, &reading->language->amount, amount);
	if (first < start + 2 || amount->value.exponent < 0)
		return 0;
	/* "a boy (12)" */
	int person = !strcmp(
		noun_kind(reading, passage_lower(passage, passage_word(passage, first - 2))),
		"person");
	if (!passage_ends_name(passage, first - 2) && !person)
		return 0;
	return (passage_is(passage, first - 1, ",") &&
		       passage_is_any(passage, amount->end, closing)) ||
	       (passage_is(passage, first - 1, "(") && passage_is(passage, amount->end, ")"));
}

/* "the latter half" */
static int is_side(const struct passage *passage, uint32_t token)
{
	static const char *const sides[] = { "last", "latter", "other", NULL };

	return passage_is_any(passage, token, sides);
}

/* "a half brother" is no part of one. */
static int is_half_kin(const struct reading *reading, const struct amount *amount)
{
	const struct passage *passage = &reading->passage;
	struct winnow_str next = passage_lower(passage, passage_word(passage, amount->end));

	return amount->flags & WINNOW_FRACTION && amount->end <= amount->first + 2 &&
	       plural_singular(reading, amount->end).len == 0 &&
	       !strcmp(noun_kind(reading, next), "person");
}

/* "the second half", "this quarter": a part of a game, of a year. */
static int is_period(const struct reading *reading, const struct amount *amount)
{
	const struct passage *passage = &reading->passage;
	const struct winnow_number *before = reading->passage.analysis->numbers;

	/* "la mitad", "la moitié": elsewhere a part is what it says. */
	if (reading->language->noun_order != NOUN_LAST)
		return 0;
	if (amount->number_first > 0) {
		before += amount->number_first - 1;
		if (before->flags & WINNOW_ORDINAL &&
			before->first + before->count == amount->first)
			return amount->flags & WINNOW_FRACTION;
	}

	uint32_t at = amount->first;
	at -= (uint32_t)(at > amount->sentence.first + 1 && is_side(passage, at - 1));
	return amount->flags & WINNOW_FRACTION && at > amount->sentence.first &&
	       amount->end == amount->first + 1 && !passage_is(passage, at - 1, "a") &&
	       term_is(passage_find(passage, reading->language->grammar, at - 1), 0, "det");
}

/* "2. Is it …", "“1. If", "2- Proposing": an item of a list. */
static int is_item(const struct reading *reading, const struct amount *amount)
{
	const struct passage *passage = &reading->passage;
	uint32_t start = amount->sentence.first, end = amount->end;

	if (passage_kind(passage, start) == WINNOW_MARK)
		start++;
	if (amount->first != start || passage->analysis->sentence_count < 2 ||
		!(amount->flags & WINNOW_IN_DIGITS))
		return 0;
	if (passage_is(passage, end, "."))
		return end + 1 == amount->sentence.first + amount->sentence.count ||
		       passage_flag(passage, end + 1, WINNOW_CAPITAL);
	return (passage_is(passage, end, "-") || passage_is(passage, end, "–")) &&
	       passage_flag(passage, end + 1, WINNOW_CAPITAL);
}

/* "2)", "Section 3(1)", "COVID -19", "2990-6000": an item, a paragraph, a telephone. */
static int is_mark_of(const struct reading *reading, const struct amount *amount)
{
	const struct passage *passage = &reading->passage;
	uint32_t first = amount->first, end = amount->end;
	int opens = first > 0 && passage_is(passage, first - 1, "(");

	if (first > 1 && passage_glued(passage, first) && passage_is(passage, first - 1, "-") &&
		passage_flag(passage, first - 2, WINNOW_UPPER))
		return 1;
	/* "[5]": a note's */
	if (first > 0 && amount->flags == WINNOW_IN_DIGITS && !amount->scaled &&
		passage_is(passage, first - 1, "[") && passage_is(passage, end, "]"))
		return 1;
	/* "401(k)" */
	if (passage_is(passage, end, "(") && passage_glued(passage, end))
		return 1;
	if (passage_is(passage, end, ")") && (!opens || passage_glued(passage, first - 1)))
		return 1;
	if (is_item(reading, amount))
		return 1;
	return amount->bound == BOUND_BETWEEN && passage_glued(passage, end - 1) &&
	       passage_kind(passage, end - 1) == WINNOW_DIGITS &&
	       decimal_double(amount->low) >= 1000 && !(amount->flags & WINNOW_GROUPED);
}

/* "million" where its digits were written so that they are no number: S/479 million. */
static int is_lone_multiple(const struct amount *amount)
{
	const double million = 1e6;

	return !(amount->flags & (WINNOW_IN_DIGITS | WINNOW_ARTICLE_ONE)) &&
	       amount->end == amount->first + 1 && amount->has_value &&
	       decimal_double(amount->value) >= million;
}

/* "A.D. 900", and the second of "A.D. 1000 and 1260". */
static int is_of_era(const struct reading *reading, const struct amount *amount)
{
	const struct passage *passage = &reading->passage;
	const struct winnow_number *before = passage->analysis->numbers + amount->number_first;
	uint32_t at = amount->lead, first = 0, end = 0;

	if (amount->number_first > 0 &&
		before[-1].first + before[-1].count + 1 == amount->first &&
		passage_match(passage, reading->language->amount.range, amount->first - 1,
			amount->first, &end))
		at = before[-1].first;
	return term_is(passage_match_before(passage, reading->language->label, at,
			       amount->sentence.first, &first),
		0, "era");
}

/* "in 1066", "by 2130", but not "rose by 2130". */
static int follows_time_word(const struct reading *reading, const struct amount *amount)
{
	const struct passage *passage = &reading->passage;
	uint32_t before = amount->lead - 1, start = amount->sentence.first;

	if (amount->lead == start || avoid_is_sized(passage, amount))
		return 0;
	return passage_is(passage, before, "in") || passage_is(passage, before, "until") ||
	       passage_is(passage, before, "since") ||
	       (passage_is(passage, before, "by") &&
		       (before == start ||
			       !passage_find(
				       passage, reading->language->amount.change, before - 1)));
}

/* "from 1846 to 48" */
static int ends_years(const struct reading *reading, const struct amount *amount)
{
	const double century = 100;
	const struct passage *passage = &reading->passage;
	const struct winnow_number *before = passage->analysis->numbers + amount->number_first;
	uint32_t end = 0;

	return amount->number_first > 0 && avoid_number_is_year(passage, before - 1) &&
	       before[-1].first + before[-1].count + 1 == amount->first &&
	       decimal_double(amount->value) < century &&
	       !passage_is(passage, amount->first - 1, "and") &&
	       passage_match(passage, reading->language->amount.range, amount->first - 1,
		       amount->first, &end);
}

/* "nineteen eighty-four": the second half of a year that is spoken. */
static int ends_spoken_year(const struct reading *reading, const struct amount *amount)
{
	const struct winnow_number *before =
		reading->passage.analysis->numbers + amount->number_first;

	return amount->number_first > 0 && amount->flags == WINNOW_IN_WORDS &&
	       before[-1].flags == WINNOW_IN_WORDS &&
	       before[-1].first + before[-1].count == amount->first &&
	       !passage_flag(&reading->passage, amount->first, WINNOW_BLOCK_START) &&
	       before[-1].mantissa >= 13 && before[-1].mantissa <= 20 &&
	       amount->value.mantissa >= 10 && amount->value.mantissa < 100;
}

/* "in 1066", "A.D. 900", "400 BC". */
static int is_year_told(const struct reading *reading, const struct amount *amount)
{
	const struct passage *passage = &reading->passage;
	uint32_t end = amount->end;

	if (!amount->has_value || amount->value.exponent)
		return 0;
	if (amount->flags != WINNOW_IN_DIGITS)
		return ends_spoken_year(reading, amount);
	if (passage_is(passage, end, "bc") || passage_is(passage, end, "ad") ||
		passage_is(passage, end, "bce") || passage_is(passage, end, "ce"))
		return 1;
	if (follows_time_word(reading, amount))
		return amount->value.mantissa >= 1000 && amount->value.mantissa < 2200;
	return is_of_era(reading, amount) || ends_years(reading, amount);
}

static int is_avoided(const struct reading *reading, const struct amount *amount, int has_unit)
{
	if (amount->bound == BOUND_VAGUE)
		return 1;
	if (has_unit)
		return is_hyphened(reading, amount) ||
		       (is_one(amount) && !(amount->flags & WINNOW_IN_DIGITS)) ||
		       avoid_number(reading, amount, has_unit);
	return stands_for_people(reading, amount) || avoid_number(reading, amount, has_unit) ||
	       is_part_of_unit(reading, amount) || is_below_zero(reading, amount) ||
	       is_of_name(reading, amount) || is_mark_of(reading, amount) ||
	       is_lone_multiple(amount) || is_period(reading, amount) ||
	       is_half_kin(reading, amount) || is_year_told(reading, amount) ||
	       avoid_is_of_sum(reading, amount) || avoid_is_compared_sum(reading, amount) ||
	       avoid_ends_sum(reading, amount) || ends_another(reading, amount);
}

static int64_t state(const struct reading *reading, const struct amount *amount, uint32_t end,
	struct winnow_str unit, const char *rule)
{
	struct statement statement;
	statement_begin(&statement, &reading->passage);

	statement_amount(&statement, &plain_names, amount);
	statement_text(&statement, "unit", unit, 0, 0);
	statement_bound(&statement, amount);
	if (amount->flags & WINNOW_FRACTION)
		share_state_of(reading, amount->end,
			amount->sentence.first + amount->sentence.count, &statement);
	int hedged =
		amount->hedge_first < amount->hedge_end && amount->hedge_first < amount->first;
	return statement_make(&statement, reading->out,
		&(struct stated){ "number", rule, hedged ? amount->hedge_first : amount->first,
			end, unit.len ? 0.9 : 0.5 });
}

int number_read(const struct reading *reading, const struct amount *read, uint32_t *ret_next)
{
	struct amount amount = *read;
	struct winnow_str unit = { 0 };

	if (amount.flags & WINNOW_ORDINAL)
		return 0;
	struct unit behind = { 0 };
	uint32_t end = amount.end;
	int has_unit = unit_after(&reading->passage, &reading->language->units, amount.end,
		amount.sentence.first + amount.sentence.count, &end, &behind);
	/* "four times": how often, or how many times as much. */
	if (winnow_is(behind.dimension, "times"))
		unit = behind.name;
	else
		end = amount.end;
	int avoided = is_avoided(reading, &amount, unit.len > 0);
	/* Where it is one number alone, nothing else is passed over with it. */
	if (avoided && amount.number_end == amount.number_first + 1)
		return 0;
	if (avoid_is_age(reading, &amount) ||
		is_time(reading, &amount, has_unit ? &behind : NULL)) {
		*ret_next = amount.number_end;
		return 0;
	}
	if (avoided) {
		/* Its end is no number either, where its beginning is none. */
		if (amount.bound == BOUND_BETWEEN && !avoid_is_year(reading, &amount))
			*ret_next = amount.number_end;
		return 0;
	}
	int compared = unit.len ? 0 : percent_read_compared(reading, &amount);
	if (compared)
		return compared;
	const char *rule = unit.len                         ? "number.times"
			   : amount.flags & WINNOW_FRACTION ? "number.fraction"
							    : "number.bare";
	if (unit.len == 0)
		unit = unit_of_level(reading, &amount);
	amount_sign_and_hedge(&reading->passage, &reading->language->amount, &amount);
	end = amount_hedge_after(&reading->passage, &reading->language->amount, end, &amount);
	int64_t fact = state(reading, &amount, end, unit, rule);
	*ret_next = amount.number_end;
	return fact < 0 ? (int)fact : 1;
}

int number_state_each(const struct reading *reading, uint32_t number)
{
	const struct winnow_number *read = &reading->passage.analysis->numbers[number];
	struct amount amount = { .first = read->first,
		.lead = read->first,
		.end = read->first + read->count,
		.has_value = 1,
		.value = { read->mantissa, read->exponent },
		.sentence = passage_sentence(&reading->passage, read->first) };

	if (read->flags & (WINNOW_ORDINAL | WINNOW_VAGUE))
		return 0;
	amount_sign(&reading->passage, &amount);
	int64_t fact =
		state(reading, &amount, amount.end, (struct winnow_str){ 0 }, "number.each");
	return fact < 0 ? (int)fact : 1;
}
