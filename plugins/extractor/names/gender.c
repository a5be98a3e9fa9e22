/* SPDX-License-Identifier: MIT */
#include "gender.h"

void gender_words_open(const struct winnow_host *host, const struct winnow_text *text,
	struct gender_words *ret_words)
{
	ret_words->told = text->lexicon(host, "en/gender");
	ret_words->given = text->lexicon(host, "any/given_name");
}

static char gender_of(const struct winnow_term *term)
{
	return term_is(term, 0, "m") ? 'm' : term_is(term, 0, "f") ? 'f' : 0;
}

char gender_told(const struct passage *passage, const struct gender_words *words,
	const struct name *name)
{
	uint32_t before = name->first;

	if (before > name->floor && passage_is(passage, before - 1, "."))
		before--;
	return before > name->floor ? gender_of(passage_find(passage, words->told, before - 1))
				    : 0;
}

char gender_likely(const struct passage *passage, const struct gender_words *words,
	const struct name *name)
{
	char told = gender_told(passage, words, name);

	return told || name->end == name->first + 1
		       ? told
		       : gender_of(passage_find(passage, words->given, name->first));
}
