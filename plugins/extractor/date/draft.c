/* SPDX-License-Identifier: MIT */
#include "draft.h"

struct winnow_attribute *draft_add(
	struct draft *draft, const char *name, uint32_t type, struct winnow_str text)
{
	struct winnow_attribute *attribute = &draft->attributes[draft->count];
	char *copy = draft->texts[draft->count++];
	size_t length = text.len < TIMEX_SIZE ? text.len : TIMEX_SIZE - 1;

	memcpy(copy, text.ptr, length);
	*attribute = (struct winnow_attribute){ .name = winnow_str(name), .type = type };
	attribute->text = (struct winnow_str){ copy, length };
	return attribute;
}

void draft_add_moment(struct draft *draft, const char *name, struct moment moment)
{
	char text[TIMEX_SIZE];

	if (moment.day < CALENDAR_FIRST || moment.day > CALENDAR_LAST)
		return;
	timex_write_day(moment.day, text);
	if (moment.has_clock) {
		char *end = text + strlen(text);
		*end++ = 'T';
		end = timex_put(end, moment.minute / MINUTES_IN_HOUR, 2);
		*end++ = ':';
		(void)timex_put(end, moment.minute % MINUTES_IN_HOUR, 2);
	}
	draft_add(draft, name, WINNOW_VALUE_DATE, winnow_str(text))->precision =
		moment.has_clock ? WINNOW_MINUTE : WINNOW_DAY;
}

void draft_add_extent(struct draft *draft, const struct extent *extent)
{
	draft_add_moment(draft, "from", extent->from);
	draft_add_moment(draft, "to", extent->to);
}

uint32_t draft_precision(enum unit unit)
{
	static const uint32_t precisions[UNIT_COUNT] = { [UNIT_DAY] = WINNOW_DAY,
		[UNIT_WEEKEND] = WINNOW_DAY,
		[UNIT_WEEK] = WINNOW_WEEK,
		[UNIT_MONTH] = WINNOW_MONTH,
		[UNIT_SEASON] = WINNOW_QUARTER,
		[UNIT_QUARTER] = WINNOW_QUARTER,
		[UNIT_HALF] = WINNOW_MONTH,
		[UNIT_YEAR] = WINNOW_YEAR,
		[UNIT_DECADE] = WINNOW_DECADE,
		[UNIT_CENTURY] = WINNOW_CENTURY };

	return precisions[unit];
}

/* The date as its precision wants it written. */
void draft_add_date(struct draft *draft, const char *name, int32_t first, uint32_t precision)
{
	char text[TIMEX_SIZE];
	size_t length = precision <= WINNOW_YEAR ? 4 : precision <= WINNOW_MONTH ? 7 : 10;

	timex_write_day(first, text);
	draft_add(draft, name, WINNOW_VALUE_DATE, winnow_slice(winnow_str(text), 0, length))
		->precision = precision;
}

void draft_add_code(struct draft *draft, const char *name, struct winnow_str code)
{
	(void)draft_add(draft, name, WINNOW_VALUE_CODE, code);
}

void draft_add_modifier(struct draft *draft, const char *name, const struct scan *scan,
	const struct expression *expression)
{
	struct winnow_attribute *attribute;
	struct winnow_str words;

	if (expression->modifier.len == 0)
		return;
	attribute = draft_add(draft, name, WINNOW_VALUE_CODE, expression->modifier);
	words = piece_text(scan, expression->modifier_first);
	attribute->at = (uint64_t)(words.ptr - scan->text.ptr);
	attribute->length = words.len;
}
