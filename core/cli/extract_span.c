/* SPDX-License-Identifier: MIT */
#include "cli/extract_span.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include "base/str.h"

/* The letters TIMEX3 has for units; behind T they are those of a clock. */
static const char *unit_of(const char *letters, bool is_clock)
{
	static const struct {
		const char *letters, *unit;
		bool is_clock;
	} units[] = {
		{ "CE", "century", false },
		{ "DE", "decade", false },
		{ "Y", "year", false },
		{ "M", "month", false },
		{ "W", "week", false },
		{ "D", "day", false },
		{ "H", "hour", true },
		{ "M", "minute", true },
		{ "S", "second", true },
	};

	for (size_t i = 0; i < COUNT_OF(units); i++)
		if (units[i].is_clock == is_clock && strcmp(units[i].letters, letters) == 0)
			return units[i].unit;
	return NULL;
}

bool extract_span(
	struct winnow_str timex, double least, double *ret_number, const char **ret_unit)
{
	char text[32];

	if (timex.len < 3 || timex.len >= sizeof text || timex.ptr[0] != 'P')
		return false;
	snprintf(text, sizeof text, "%.*s", STR_ARGS(timex));
	bool is_clock = text[1] == 'T';
	const char *digits = text + 1 + is_clock;
	char *end = NULL;
	double number = *digits >= '0' && *digits <= '9' ? strtod(digits, &end) : 0;
	const char *unit = end ? unit_of(end, is_clock) : NULL;

	if (!unit || !(number >= least) || !isfinite(number))
		return false;
	*ret_number = number;
	*ret_unit = unit;
	return true;
}
