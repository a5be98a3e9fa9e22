/* SPDX-License-Identifier: MIT */
#include "span.h"

#include "timex.h"

/* The moment so many minutes from that of the anchor. */
static struct moment write_moment(const struct anchor *anchor, int64_t minutes, char *ret_text)
{
	struct when when = { .unit = UNIT_DAY, .minutes = minutes };
	struct resolved resolved;

	resolve_minutes(&when, anchor);
	resolved =
		resolve_days(UNIT_DAY, (int64_t)calendar_number(anchor->date) + when.amount, 1);
	timex_write_stated(&when, &resolved, ret_text);
	return moment_of(&when, resolved.stretch.first);
}

/* "the last hour", where it is known when that was said. */
static struct extent clocked_span(
	const struct expression *expression, const struct anchor *anchor, char *ret_stated)
{
	const struct length *length = &expression->length;
	int64_t minutes = length->mantissa * (length->unit == UNIT_HOUR ? MINUTES_IN_HOUR : 1);
	char first[TIMEX_SIZE], last[TIMEX_SIZE];
	struct extent extent;

	extent.from = write_moment(anchor, expression->sign < 0 ? -minutes : 0, first);
	extent.to = write_moment(anchor, expression->sign < 0 ? 0 : minutes, last);
	timex_join(first, last, ret_stated);
	return extent;
}

/* "the first six months" of what was resolved. */
static struct stretch stretch_of_whole(
	const struct expression *expression, const struct resolved *whole)
{
	struct stretch stretch = whole->stretch, none = { 0, 0 };
	int32_t from = expression->sign < 0 ? stretch.end : stretch.first;
	int32_t there = whole->known && from <= CALENDAR_LAST
				? resolve_shifted(&expression->length, calendar_date(from),
					  expression->sign)
				: 0;

	if (there <= 0)
		return none;
	if (expression->sign < 0)
		stretch.first = there;
	else
		stretch.end = there;
	return stretch;
}

static int has_moments(const struct expression *expression, const struct anchor *anchor)
{
	const int64_t most = 100000;
	const struct length *length = &expression->length;

	return anchor->has_clock &&
	       (length->unit == UNIT_HOUR || length->unit == UNIT_MINUTE) &&
	       !length->exponent && length->mantissa > 0 && length->mantissa < most;
}

struct extent span_of(const struct expression *expression, const struct anchor *anchor,
	enum direction tense, char *stated)
{
	if (expression->of_whole) {
		struct resolved whole = resolve_when(&expression->from, anchor, tense);
		return extent_of_days(stretch_of_whole(expression, &whole));
	}
	return has_moments(expression, anchor)
		       ? clocked_span(expression, anchor, stated)
		       : extent_of_days(resolve_span(expression, anchor));
}
