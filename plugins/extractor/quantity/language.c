/* SPDX-License-Identifier: MIT */
#include "language.h"

static const struct language known[] = {
	{ .code = "en", .noun_order = NOUN_LAST, .partitive = "of", .months_in_capitals = 1 },
	{ .code = "es", .noun_order = NOUN_FIRST, .partitive = "de", .object_word = "a" },
	{ .code = "fr", .noun_order = NOUN_FIRST, .partitive = "de" },
	{ .code = "ru", .noun_order = NOUN_LISTED },
	{ .code = "any", .only_signs = 1 },
};
const char *const language_codes[] = { "en", "es", "fr", "ru", "any", NULL };

static void open_lexicons(const struct winnow_host *host, const struct winnow_text *text,
	struct language *language)
{
	const struct {
		const char *name;
		const struct winnow_lexicon **lexicon;
	} wanted[] = {
		{ "grammar", &language->grammar },
		{ "plural", &language->plural },
		{ "noun", &language->noun },
		{ "event", &language->event },
		{ "event_noun", &language->event_noun },
		{ "casualty", &language->casualty },
		{ "befalls_people", &language->befalls },
		{ "size_before", &language->size },
		{ "group", &language->group },
		{ "nationality", &language->nationality },
		{ "age", &language->age },
		{ "age_bound", &language->age_bound },
		{ "age_after", &language->age_after },
		{ "label", &language->label },
		{ "part", &language->part },
		{ "indicator", &language->indicator },
		{ "percent", &language->percent },
		{ "ratio", &language->ratio },
		{ "month", &language->month },
		{ "per", &language->per },
		{ "compared", &language->compared },
		{ "level", &language->level },
		{ "verb", &language->verb },
		{ "ordinal_name", &language->ordinal_name },
		{ "share", &language->share },
		{ "share_before", &language->share_before },
		{ "superlative", &language->superlative },
		{ "institution", &language->institution },
		{ "table_label", &language->table_label },
		{ "weekday", &language->weekday },
	};

	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
		*wanted[i].lexicon =
			language_lexicon(host, text, language->code, wanted[i].name);
}

void language_open(const struct winnow_host *host, const struct winnow_text *text,
	const char *code, struct language *ret_language)
{
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (!strcmp(known[i].code, code))
			*ret_language = known[i];
	open_lexicons(host, text, ret_language);
	amount_words_open(host, text, code, &ret_language->amount);
	unit_words_open(host, text, code, &ret_language->units);
	currency_words_open(host, text, code, &ret_language->currency);
}
