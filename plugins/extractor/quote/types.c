/* SPDX-License-Identifier: MIT
 * The types of facts, and what each may have. */
#include "state.h"

static const char *const kinds[] = { "direct", "mixed", "indirect", "scare_quote", NULL };

#define WHO_SAYS                                                                               \
	{ "speaker", "who says it, as the text calls them here", NULL, WINNOW_VALUE_TEXT,      \
		WINNOW_SPANNED },                                                              \
		{ "said_by", "the person or organisation that is: the fact that names it",     \
			NULL, WINNOW_VALUE_REFERENCE, 0 },                                     \
		{ "cue", "the words that say that it is said", NULL, WINNOW_VALUE_TEXT,        \
			WINNOW_SPANNED },                                                      \
		{ "addressee", "to whom", NULL, WINNOW_VALUE_TEXT, WINNOW_SPANNED },           \
	{                                                                                      \
		"via", "who passes it on, where that is somebody else", NULL,                  \
			WINNOW_VALUE_TEXT, WINNOW_SPANNED                                      \
	}

static const struct winnow_attribute_type quote_attributes[] = {
	{ "kind", "direct, between marks; mixed, some of it; indirect; scare_quote, no speech",
		kinds, WINNOW_VALUE_CODE, WINNOW_REQUIRED },
	WHO_SAYS,
	{ 0 },
};

static const struct winnow_attribute_type term_attributes[] = {
	{ "value", "the words", NULL, WINNOW_VALUE_TEXT, WINNOW_REQUIRED },
	{ 0 },
};

static const struct winnow_attribute_type attribution_attributes[] = {
	{ "kind", "of the speech", kinds, WINNOW_VALUE_CODE, WINNOW_REQUIRED },
	WHO_SAYS,
	{ "content", "what is said", NULL, WINNOW_VALUE_TEXT, WINNOW_SPANNED },
	{ 0 },
};

static const struct winnow_attribute_type source_attributes[] = {
	{ "value", "its name in full, or the words", NULL, WINNOW_VALUE_TEXT, WINNOW_REQUIRED },
	{ "kind", "of source: news_agency, newspaper, broadcaster, document", NULL,
		WINNOW_VALUE_TEXT, 0 },
	{ "country", "ISO 3166-1", NULL, WINNOW_VALUE_CODE, 0 },
	{ 0 },
};

const struct winnow_fact_type quote_fact_types[] = {
	{ "quote", "what somebody says, or a word of theirs that they set between marks",
		quote_attributes },
	{ "term", "a word between marks that nobody is said to say", term_attributes },
	{ "attribution", "who says it, of speech that is not between marks",
		attribution_attributes },
	{ "source", "where information was had: an agency, a paper, a report",
		source_attributes },
	{ 0 },
};
