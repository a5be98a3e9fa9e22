/* SPDX-License-Identifier: MIT */
#include "cli/extract_unit.h"

/* What a unit is called where amounts of all types stand side by side: "year of age", and a "count" of
 * times, for a time is a span elsewhere. */
static struct winnow_str common_name(
	struct arena *arena, const struct winnow_fact *fact, struct winnow_str unit)
{
	if (winnow_is(fact->type, "age"))
		return arena_printf(arena, "%.*s of age", STR_ARGS(unit));
	if (winnow_is(fact->type, "number") && winnow_is(unit, "time"))
		return winnow_str("count");
	if (winnow_is(fact->type, "percent") && winnow_is(unit, "percent") &&
		winnow_find(fact, "per"))
		return winnow_str("percentage");
	return unit;
}

/* What the fact says it is for; NULL: nothing. What a conversion is paid for is said of the sum that it
 * converts. */
static const struct winnow_attribute *per_of(const struct winnow_fact *fact)
{
	const struct winnow_attribute *per = winnow_find(fact, "per");

	return per && !winnow_is(per->text, "each") && !winnow_find(fact, "conversion_of")
		       ? per
		       : NULL;
}

struct winnow_str extract_unit(const struct winnow_fact *fact,
	const struct winnow_attribute *attribute, struct arena *arena)
{
	struct winnow_str unit = common_name(arena, fact, attribute->text);
	const struct winnow_attribute *per = per_of(fact);

	if (!per || unit.len == 0)
		return unit;
	return arena_printf(arena, "%.*s per %.*s", STR_ARGS(unit), STR_ARGS(per->text));
}
