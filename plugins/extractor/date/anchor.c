/* SPDX-License-Identifier: MIT */
#include "anchor.h"

/* How far each anchor can be trusted: a report may have been taken over from another, so that
 * its own words count from an earlier day than its dateline. */
#define TRUST_PUBLISHED 0.9
#define TRUST_DATELINE 0.8
#define TRUST_TEXT 0.7
#define TRUST_NOTHING 0.6

enum {
	CLOCK_REACH = 300, /* bytes, about two sentences */
	MONTHS_IN_QUARTER = 3,
	QUARTERS_IN_YEAR = 4
};

static int needs_anchor(const struct expression *expression)
{
	return expression->kind != KIND_SET &&
	       (when_needs_anchor(&expression->from) || when_needs_anchor(&expression->to) ||
		       (expression->kind == KIND_PERIOD && expression->length.unit &&
			       !expression->of_whole));
}

/* Reports of quarters compare with the same quarter: "a year earlier" there is no whole year, nor is
 * "the 1988 quarter". */
static void keep_to_quarter(const struct emitter *emitter, struct expression *expression)
{
	struct when *when = &expression->from;

	if (emitter->quarter.kind && when->of_quarter) {
		when->unit = UNIT_QUARTER;
		when->index = (emitter->quarter.date.month - 1) / MONTHS_IN_QUARTER + 1;
	}

	if (!emitter->quarter.kind || when->unit != UNIT_YEAR || when->basis != BASIS_SHIFT ||
		when->amount != -1 || strcmp(expression->rule, "date.offset") != 0)
		return;
	when->unit = UNIT_QUARTER;
	when->amount = -QUARTERS_IN_YEAR;
}

/* "the quarter": the one that was named, or else the last that was whole. */
static struct anchor quarter_anchor(const struct emitter *emitter, struct when *when)
{
	if (emitter->quarter.kind)
		return emitter->quarter;
	if (when->from_text && (when->amount == 0 || when->amount == -QUARTERS_IN_YEAR))
		when->amount--;
	return emitter->report;
}

/* A clock without a day is of the day told of just before it, as "two hours later" is later than the
 * clock of that day; before any is told of, it is of the day on which somebody said so, if it is
 * known at what time that was. */
static struct anchor day_of_clock(const struct emitter *emitter, const struct when *when)
{
	struct anchor none = { .kind = ANCHOR_NONE };

	if (!emitter->text.kind)
		return !when->part.len && emitter->published.has_clock && !emitter->narrative
			       ? emitter->published
			       : none;
	return emitter->text.unit == UNIT_DAY && emitter->at - emitter->text_at <= CLOCK_REACH
		       ? emitter->text
		       : none;
}

/* "the last three hours" */
static int is_of_hours(const struct expression *expression)
{
	return expression->kind == KIND_PERIOD && expression->length.unit &&
	       expression->length.unit < UNIT_DAY && !expression->from.unit;
}

/* What a narrative leaves out of a date, it has told before. */
static int is_told(const struct when *when)
{
	return when->from_text || when->from_told ||
	       (when->basis == BASIS_NEAREST && (!when->direction_said || when->direction_led));
}

/* Of a narrative: whether it counts from what was told last, as "the next two years" do. A weekday
 * near no day that was told is the report's. */
static int counts_from_told(const struct emitter *emitter, const struct expression *expression)
{
	if (expression->from.weekday && emitter->text.kind && emitter->text.unit != UNIT_DAY)
		return expression->from.from_text;
	return is_told(&expression->from) ||
	       (expression->to.unit && is_told(&expression->to)) ||
	       (expression->kind == KIND_PERIOD && expression->length.unit &&
		       !expression->of_whole);
}

/* "the following year", of one before Christ. */
static void count_from_bc(const struct emitter *emitter, struct when *when)
{
	if (!emitter->year_bc || when->unit != UNIT_YEAR || when->basis != BASIS_SHIFT ||
		!when->from_text || when->amount >= -emitter->year_bc)
		return;
	*when = (struct when){ .unit = UNIT_YEAR, .year = emitter->year_bc + when->amount };
}

struct anchor anchor_for(const struct emitter *emitter, struct expression *expression)
{
	struct anchor none = { .kind = ANCHOR_NONE };

	count_from_bc(emitter, &expression->from);
	keep_to_quarter(emitter, expression);
	if (!needs_anchor(expression) || expression->from.from_event)
		return none;
	if (expression->from.minutes && expression->from.from_text)
		return day_of_clock(emitter, &expression->from);
	if ((expression->from.minutes || is_of_hours(expression)) &&
		emitter->published.has_clock)
		return emitter->published;
	if (expression->from.day_unsaid && (!expression->to.unit || expression->to.day_unsaid))
		return day_of_clock(emitter, &expression->from);
	if (expression->from.unit == UNIT_QUARTER && expression->from.basis == BASIS_SHIFT &&
		(expression->from.from_text || !strcmp(expression->rule, "date.offset")))
		return quarter_anchor(emitter, &expression->from);
	if ((expression->from.from_text && emitter->text.kind) ||
		(emitter->narrative && counts_from_told(emitter, expression)))
		return emitter->text;
	return emitter->report;
}

double anchor_trust(const struct anchor *anchor, const struct expression *expression)
{
	static const double factors[] = { TRUST_NOTHING, TRUST_DATELINE, TRUST_PUBLISHED,
		TRUST_TEXT };

	return needs_anchor(expression) ? factors[anchor->kind] : 1.0;
}

/* "a year earlier" and "the 1988 quarter" are named to compare with, "two days later" a narrative goes
 * on; "the 1907 treaty" and "since 1907" do not lead it back. */
static int leads_on(const struct emitter *emitter, const struct expression *expression)
{
	int offset = strcmp(expression->rule, "date.offset") == 0;

	if (!emitter->narrative)
		return !offset && !expression->from.of_quarter;
	if (offset)
		return expression->from.from_text && expression->from.amount > 0;
	return !emitter->text.kind || (!winnow_is(expression->modifier, "since") &&
					      (strcmp(expression->rule, "date.year") != 0 ||
						      expression->certainty > POSSIBLE));
}

void anchor_remember(struct emitter *emitter, const struct expression *expression,
	const struct resolved *resolved)
{
	const struct when *when = expression->to.unit ? &expression->to : &expression->from;
	enum unit unit = resolved->counted_day ? UNIT_DAY : resolved->unit;

	if (expression->from.year < 0 && expression->from.unit == UNIT_YEAR) {
		emitter->year_bc = expression->from.year;
		emitter->text.kind = ANCHOR_NONE;
		return;
	}
	if (!resolved->known || unit > UNIT_YEAR || !leads_on(emitter, expression))
		return;
	emitter->year_bc = 0;
	emitter->text.kind = ANCHOR_TEXT;
	emitter->text_at = emitter->at;
	emitter->text.date =
		resolved->counted_day ? calendar_date(resolved->counted_day) : resolved->date;
	emitter->text.has_clock = when->has_clock;
	emitter->text.minute = when->minute;
	if (unit == UNIT_QUARTER)
		emitter->quarter = (struct anchor){ ANCHOR_TEXT, UNIT_MONTH, resolved->date };
	emitter->text.unit = unit <= UNIT_WEEKEND                     ? UNIT_DAY
			     : unit == UNIT_WEEK || unit == UNIT_YEAR ? unit
								      : UNIT_MONTH;
}
