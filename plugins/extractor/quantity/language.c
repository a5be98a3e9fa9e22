/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include "language.h"

static const struct language known[] = {
	{ .code = "en", .noun_order = NOUN_LAST, .partitive = "of", .months_in_capitals = 1 },
	{ .code = "es", .noun_order = NOUN_FIRST, .partitive = "de", .object_word = "a" },
	{ .code = "fr", .noun_order = NOUN_FIRST, .partitive = "de" },
	{ .code = "ru", .noun_order = NOUN_LISTED },
};

enum { LANGUAGES = sizeof known / sizeof *known };

struct languages {
	struct language each[LANGUAGES];
};

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
		{ "measure", &language->measure },
		{ "event", &language->event },
		{ "event_noun", &language->event_noun },
		{ "casualty", &language->casualty },
		{ "label", &language->label },
		{ "part", &language->part },
		{ "indicator", &language->indicator },
		{ "percent", &language->percent },
		{ "ratio", &language->ratio },
		{ "month", &language->month },
	};

	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
		char path[40];
		snprintf(path, sizeof path, "%s/%s", language->code, wanted[i].name);
		*wanted[i].lexicon = text->lexicon(host, path);
	}
}

const struct languages *languages_open(
	const struct winnow_host *host, const struct winnow_text *text)
{
	struct languages *languages = WINNOW_NEW(host, struct languages);

	if (!languages) {
		winnow_fail(host, WINNOW_EFATAL, "no memory is left for the lexicons");
		return NULL;
	}
	for (size_t i = 0; i < LANGUAGES; i++) {
		struct language *language = &languages->each[i];
		*language = known[i];
		open_lexicons(host, text, language);
		amount_words_open(host, text, language->code, &language->amount);
		currency_words_open(host, text, language->code, &language->currency);
	}
	return languages;
}

const struct language *languages_find(const struct languages *languages, struct winnow_str code)
{
	if (code.len == 0)
		return &languages->each[0];
	for (size_t i = 0; i < LANGUAGES; i++)
		if (winnow_is(code, languages->each[i].code))
			return &languages->each[i];
	return NULL;
}
