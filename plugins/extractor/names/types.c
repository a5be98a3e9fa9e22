/* SPDX-License-Identifier: MIT */
#include "names.h"

static const char *const place_kinds[] = { "country", "capital", "city", "subdivision",
	"continent", "region", "sea", "water", "land", "settlement", "division", "street",
	"site", "unknown", NULL };
static const char *const sensitivities[] = { "open", "restricted", NULL };

static const char *const answers[] = { "no", NULL };
static const char *const reasons[] = { "child", "near_child", "age", "name", NULL };

#define SAME_AS                                                                                \
	{                                                                                      \
		"same_as", "the first mention of the same in this document", NULL,             \
			WINNOW_VALUE_REFERENCE, 0                                              \
	}

static const struct winnow_attribute_type place_attributes[] = {
	{ "value", "the code of a country, the name of any other place", NULL,
		WINNOW_VALUE_TEXT, 0 },
	{ "kind", "of the place", place_kinds, WINNOW_VALUE_CODE, 0 },
	{ "country", "ISO 3166-1 alpha-2", NULL, WINNOW_VALUE_CODE, 0 },
	{ "subdivision", "ISO 3166-2", NULL, WINNOW_VALUE_CODE, 0 },
	{ "latitude", "degrees north, of a city", NULL, WINNOW_VALUE_DECIMAL, 0 },
	{ "longitude", "degrees east, of a city", NULL, WINNOW_VALUE_DECIMAL, 0 },
	SAME_AS,
	{ 0 },
};

static const struct winnow_attribute_type nationality_attributes[] = {
	{ "value", "as written", NULL, WINNOW_VALUE_TEXT, 0 },
	{ "country", "ISO 3166-1 alpha-2, of a nationality", NULL, WINNOW_VALUE_CODE, 0 },
	SAME_AS,
	{ 0 },
};

static const struct winnow_attribute_type organisation_attributes[] = {
	{ "value", "the name in full, where the document or the lexicon says it", NULL,
		WINNOW_VALUE_TEXT, 0 },
	{ "kind", "of the organisation: firm, institution, court, news agency", NULL,
		WINNOW_VALUE_TEXT, 0 },
	{ "country", "ISO 3166-1 alpha-2", NULL, WINNOW_VALUE_CODE, 0 },
	{ "named", "no, where only a country and a kind are said", answers, WINNOW_VALUE_CODE,
		0 },
	{ "place", "the place that the name has in it", NULL, WINNOW_VALUE_TEXT,
		WINNOW_SPANNED },
	SAME_AS,
	{ 0 },
};

static const struct winnow_attribute_type person_attributes[] = {
	{ "value", "the name in full, where the document says it", NULL, WINNOW_VALUE_TEXT, 0 },
	{ "age", "in years", NULL, WINNOW_VALUE_INTEGER, WINNOW_SPANNED },
	{ "role", "what the person is: obstetrician, president", NULL, WINNOW_VALUE_TEXT,
		WINNOW_SPANNED },
	{ "title", "before the name: Dr, President", NULL, WINNOW_VALUE_TEXT, WINNOW_SPANNED },
	{ "place", "where the role is held", NULL, WINNOW_VALUE_TEXT, 0 },
	{ "country", "ISO 3166-1 alpha-2, of the place or the nationality", NULL,
		WINNOW_VALUE_CODE, 0 },
	{ "sensitivity", "restricted: not to be shown by default", sensitivities,
		WINNOW_VALUE_CODE, 0 },
	{ "restricted_for", "why: a child, a person beside children, an age, a name", reasons,
		WINNOW_VALUE_CODE, 0 },
	SAME_AS,
	{ 0 },
};

static const struct winnow_attribute_type role_attributes[] = {
	{ "value", "what the person is, without the article", NULL, WINNOW_VALUE_TEXT,
		WINNOW_SPANNED },
	{ "of", "the person", NULL, WINNOW_VALUE_REFERENCE, 0 },
	{ "place", "where the role is held", NULL, WINNOW_VALUE_TEXT, 0 },
	{ "country", "ISO 3166-1 alpha-2, of the place or the nationality", NULL,
		WINNOW_VALUE_CODE, 0 },
	{ 0 },
};

const struct winnow_fact_type names_fact_types[] = {
	{ "place", "a place by its name; in English, Spanish, French and Russian",
		place_attributes },
	{ "topic_place", "the place a title begins with, before a colon", place_attributes },
	{ "nationality",
		"a nationality, a people, a faith; in English, Spanish, French and Russian",
		nationality_attributes },
	{ "organisation", "an organisation by its name; in English", organisation_attributes },
	{ "person", "a person by name; in English", person_attributes },
	{ "role", "what a person is said to be; in English", role_attributes },
	{ 0 },
};
