/* SPDX-License-Identifier: MIT */
#include "resolve.h"

/* "from April to September": the first end is the last one before the second. */
static struct resolved first_before(const struct when *from, const struct resolved *to)
{
	struct resolved first = resolve_in_year(from, to->date.year);

	if (first.known && first.stretch.first > to->stretch.first)
		first = resolve_in_year(from, to->date.year - 1);
	return first;
}

static int is_open_ended(const struct expression *expression)
{
	const struct when *from = &expression->from, *to = &expression->to;

	return !when_needs_anchor(from) && from->year && from->month &&
	       to->basis == BASIS_NEAREST && to->month && !to->direction_said &&
	       !to->apart.unit;
}

/* "from 5 December 2013 to 7 April": the second end is the first one after the other. */
static struct resolved last_after(const struct when *to, const struct resolved *from)
{
	struct resolved last = resolve_in_year(to, from->date.year);

	if (last.known && last.stretch.first < from->stretch.first)
		last = resolve_in_year(to, from->date.year + 1);
	return last;
}

/* "between 20 and 25 September", in May: a past verb beside it tells that those were the last ones, as
 * nobody plans so far ahead without a year. */
static int is_far_ahead(const struct when *to, const struct anchor *anchor)
{
	const int32_t far = 120; /* days */
	struct resolved nearest;

	if (to->unit != UNIT_DAY || !to->month || anchor->unit != UNIT_DAY)
		return 0;
	nearest = resolve_when(to, anchor, DIRECTION_NEAREST);
	return nearest.known && nearest.stretch.first - calendar_number(anchor->date) > far;
}

int resolve_period(const struct expression *expression, const struct anchor *anchor,
	enum direction tense, struct resolved *ret_from, struct resolved *ret_to)
{
	const struct when *from = &expression->from;
	if (tense == DIRECTION_PAST && !is_far_ahead(&expression->to, anchor))
		tense = DIRECTION_NEAREST; /* what is told of beside a period is seldom in it */
	struct resolved first = resolve_when(from, anchor, tense);
	int onward = when_is_present(from);
	struct resolved last =
		resolve_when(&expression->to, anchor, onward ? DIRECTION_FUTURE : tense);

	int counted = expression->to.apart.unit != UNIT_NONE; /* from the first */
	if (when_is_present(&expression->to) && !counted)
		first = resolve_when(from, anchor, DIRECTION_PAST);
	int of_month = from->day && !from->month; /* hours of "the 17th" */
	if (from->basis == BASIS_NEAREST && !from->weekday && !of_month && last.known &&
		!counted)
		first = first_before(from, &last);
	if (is_open_ended(expression) && first.known)
		last = last_after(&expression->to, &first);
	if (expression->to.weekday && when_is_day(from) && first.known && !counted &&
		!expression->to.direction_said && expression->to.basis == BASIS_NEAREST)
		last = resolve_weekday(
			expression->to.weekday, first.stretch.first, DIRECTION_FUTURE);
	if (!first.known || !last.known || last.stretch.end <= first.stretch.first)
		return 0;
	*ret_from = first;
	*ret_to = last;
	return 1;
}

struct stretch resolve_span(const struct expression *expression, const struct anchor *anchor)
{
	struct stretch none = { 0, 0 };
	const struct length *length = &expression->length;
	int32_t here, there;

	if (anchor->kind == ANCHOR_NONE || anchor->unit != UNIT_DAY || length->exponent ||
		length->mantissa <= 0 || length->mantissa > 100000)
		return none;
	here = calendar_number(anchor->date);
	there = resolve_shifted(length, anchor->date, expression->sign);
	if (there == 0 || there == here)
		return none;
	if (length->unit == UNIT_HOUR && length->mantissa < HOURS_IN_DAY)
		return (struct stretch){ here,
			here + 1 }; /* within the day, as far as is known */
	if (expression->from_anchor && there > here)
		return (struct stretch){ here, there };
	if (there > here) /* what is yet to come begins tomorrow */
		return (struct stretch){ here + 1, there + 1 };
	return (struct stretch){ there, here };
}
