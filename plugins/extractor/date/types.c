/* SPDX-License-Identifier: MIT */
#include "emit.h"

static const char *const kinds[] = { "dateline", "absolute", "relative", "period", "set",
	"vague", NULL };
static const char *const anchors[] = { "none", "dateline", "published", "text", NULL };
static const char *const date_modifiers[] = { "about", "early", "mid", "late", "before",
	"after", "since", "until", "by", "at_least", "at_most", "more_than", "less_than",
	NULL };
static const char *const length_modifiers[] = { "about", "at_least", "at_most", "more_than",
	"less_than", NULL };
static const char *const units[] = { "second", "minute", "hour", "day", "weekend", "week",
	"month", "quarter", "year", "decade", "century", NULL };

static const struct winnow_attribute_type date_attributes[] = {
	{ "date", "when it is or begins; absent: the text alone does not tell", NULL,
		WINNOW_VALUE_DATE, 0 },
	{ "from", "the first day of it; where a clock is said, its first minute", NULL,
		WINNOW_VALUE_DATE, 0 },
	{ "to",
		"the day after the last of it; of a clock, the minute after the hour or minute "
		"that is said, or the moment up to which it goes",
		NULL, WINNOW_VALUE_DATE, 0 },
	{ "timex",
		"the value in TIMEX3: 2014-03-05, 2014-W10, 201, 2011/2013, BC0300, PAST_REF",
		NULL, WINNOW_VALUE_TEXT, WINNOW_REQUIRED },
	{ "stated",
		"what the words alone say, where timex completes or rounds it: XXXX-03-05, T16",
		NULL, WINNOW_VALUE_TEXT, 0 },
	{ "kind", "how the text says it", kinds, WINNOW_VALUE_CODE, WINNOW_REQUIRED },
	{ "anchor", "what a date that is not whole was resolved against", anchors,
		WINNOW_VALUE_CODE, WINNOW_REQUIRED },
	{ "anchor_date", "the anchor's own date", NULL, WINNOW_VALUE_DATE, 0 },
	{ "modifier", "a word that narrows, widens or bounds it", date_modifiers,
		WINNOW_VALUE_CODE, WINNOW_SPANNED },
	{ NULL, NULL, NULL, 0, 0 }
};

static const struct winnow_attribute_type duration_attributes[] = {
	{ "value", "the length in ISO 8601: P3M, PT2H; P3DE for decades, PXY for some years",
		NULL, WINNOW_VALUE_TEXT, WINNOW_REQUIRED },
	{ "length", "how many units; absent: some", NULL, WINNOW_VALUE_DECIMAL, 0 },
	{ "longest", "the most it can be, of two to three weeks", NULL, WINNOW_VALUE_DECIMAL,
		0 },
	{ "unit", "the unit it is counted in", units, WINNOW_VALUE_CODE, WINNOW_REQUIRED },
	{ "approximate", "a word that makes it less exact", length_modifiers, WINNOW_VALUE_CODE,
		WINNOW_SPANNED },
	{ NULL, NULL, NULL, 0, 0 }
};

const struct winnow_fact_type date_fact_types[] = {
	{ "date", "a point or a stretch of the calendar", date_attributes },
	{ "duration", "a length of time, not bound to the calendar", duration_attributes },
	{ NULL, NULL, NULL }
};
