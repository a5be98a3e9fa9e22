/* SPDX-License-Identifier: MIT */
#include "base/str.h"
#include "text/abbreviation.h"

enum abbreviation abbreviation_of(const struct winnow_term *term)
{
	static const char *const names[] = {
		[ABBREVIATION_NONE] = "",
		[ABBREVIATION_TITLE] = "title",
		[ABBREVIATION_NUMBER] = "number",
		[ABBREVIATION_ENDING] = "ending",
		[ABBREVIATION_STARTER] = "starter",
	};

	for (size_t i = 1; term->value_count > 0 && i < COUNT_OF(names); i++)
		if (winnow_is(term->values[0], names[i]))
			return (enum abbreviation)i;
	return ABBREVIATION_NONE;
}
