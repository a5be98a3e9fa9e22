/* SPDX-License-Identifier: MIT
 * Nouns of the language in hand: shared/noun.h has what each answers. */
#ifndef WINNOW_QUANTITY_PLURAL_H
#define WINNOW_QUANTITY_PLURAL_H

#include "language.h"
#include "shared/noun.h"

static inline struct noun_words nouns_of(const struct reading *reading)
{
	return (struct noun_words){ reading->language->code, reading->language->plural,
		reading->language->noun };
}

static inline struct winnow_str plural_singular(const struct reading *reading, uint32_t token)
{
	const struct noun_words words = nouns_of(reading);

	return noun_singular(&reading->passage, &words, token);
}

static inline const char *noun_kind(const struct reading *reading, struct winnow_str noun)
{
	const struct noun_words words = nouns_of(reading);

	return noun_kind_of(&reading->passage, &words, noun);
}

#endif
