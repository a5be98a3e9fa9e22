/* SPDX-License-Identifier: MIT */
#include "told.h"

/* TOLD_DAYS: it was not told. */
static uint32_t find(const struct told_days *told, const struct when *when)
{
	uint32_t i = 0;

	while (i < TOLD_DAYS &&
		(told->days[i].day != when->day || told->days[i].month != when->month))
		i++;
	return i;
}

void told_remember(const struct when *when, struct told_days *told)
{
	uint32_t same = find(told, when);

	if (when->unit != UNIT_DAY || !when->day || !when->month || when->year <= 0)
		return;
	if (same < TOLD_DAYS) {
		if (told->days[same].year != when->year)
			told->days[same].year = 0;
		return;
	}
	told->days[told->next++ % TOLD_DAYS] =
		(struct calendar_date){ when->year, when->month, when->day };
}

int told_comes_round(struct calendar_date day, const struct anchor *report)
{
	const int32_t month = 31;
	int32_t here = calendar_number(report->date);

	if (report->unit != UNIT_DAY)
		return 0;
	for (day.year = report->date.year - 1; day.year <= report->date.year + 1; day.year++) {
		int32_t apart =
			calendar_valid(day) ? calendar_number(day) - here : CALENDAR_LAST;
		if (apart >= -month && apart <= month)
			return 1;
	}
	return 0;
}

int told_lacks_year(const struct when *when)
{
	return when->unit == UNIT_DAY && when->basis == BASIS_NEAREST && when->day &&
	       when->month && !when->nth && (!when->direction_said || when->direction_led) &&
	       !when->weekday_beside;
}

struct anchor told_again(
	const struct told_days *told, const struct when *when, const struct anchor *report)
{
	struct anchor none = { .kind = ANCHOR_NONE };
	uint32_t at;

	if (!told->next || !told_lacks_year(when))
		return none;
	at = find(told, when);
	if (at == TOLD_DAYS || !told->days[at].year || told_comes_round(told->days[at], report))
		return none;
	return (struct anchor){ ANCHOR_TEXT, UNIT_DAY, told->days[at] };
}

void told_set_ago(const struct when *when, const struct resolved *resolved, size_t end,
	struct told_days *told)
{
	if (!resolved->known || resolved->unit != UNIT_YEAR || when->basis != BASIS_SHIFT ||
		!when->amount)
		return;
	told->year_ago = resolved->date.year;
	told->year_ago_end = end;
}

struct anchor told_of_ago(const struct told_days *told, const struct when *when, size_t at)
{
	const size_t between = sizeof(", on ") - 1;
	struct anchor none = { .kind = ANCHOR_NONE };

	if (!told->year_ago || at - told->year_ago_end > between ||
		when->basis != BASIS_NEAREST || !when->month || when->nth ||
		when->direction_said)
		return none;
	return (struct anchor){ ANCHOR_TEXT, UNIT_YEAR, { told->year_ago, 1, 1 } };
}
