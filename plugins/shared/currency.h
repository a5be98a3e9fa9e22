/* SPDX-License-Identifier: MIT
 * Signs, codes and names of currencies beside a number. */
#ifndef WINNOW_SHARED_CURRENCY_H
#define WINNOW_SHARED_CURRENCY_H

#include "shared/amount.h"

struct currency_words {
	const struct winnow_lexicon *signs; /* any/currency: "£", "US$", "EUR" */
	const struct winnow_lexicon *own; /* LANGUAGE/currency_sign: before those; NULL: none */
	const struct winnow_lexicon
		*names; /* LANGUAGE/currency: "yuan", "US dollars"; any/currency_name */
	const struct winnow_lexicon *country;  /* any/country_currency */
	const struct winnow_lexicon *compared; /* LANGUAGE/compared: "up from" */
};

/* Inside open(). */
void currency_words_open(const struct winnow_host *host, const struct winnow_text *text,
	const char *language, struct currency_words *ret_words);

struct currency {
	struct winnow_str code;   /* ISO 4217; empty: not known */
	struct winnow_str unit;   /* "crown"; empty: the code says it all */
	int32_t exponent;         /* of ten: -2 for cents */
	int ambiguous;            /* the code was chosen among several */
	struct winnow_str family; /* those: "AUD,CAD,USD" */
	int needs_size;           /* see currency_is_meant() */
};

/* The sign or code that stands before the number at `first`: 1, with where it begins; 0: none. */
int currency_before(const struct passage *passage, const struct currency_words *words,
	uint32_t first, uint32_t limit, uint32_t *ret_first, struct currency *ret_currency);

/* Whether the code is one of a family's; no family has an empty one. */
int currency_is_of(struct winnow_str family, struct winnow_str code);

/* Whether a sign, code or name may begin at the token. */
static inline int currency_may_begin(
	const struct passage *passage, const struct currency_words *words, uint32_t token)
{
	return passage_may_begin(passage, words->names, token) ||
	       passage_may_begin(passage, words->signs, token);
}

/* The sign, code or name that stands at `end`: 1, with where it ends; 0: none. */
int currency_after(const struct passage *passage, const struct currency_words *words,
	uint32_t end, uint32_t limit, uint32_t *ret_end, struct currency *ret_currency);

/* "4.3 billion shillings, up from 3.9 billion": 1, with the currency of the sum that the millions without a
 * noun are compared with; 0: there is none. */
int currency_compared(const struct passage *passage, const struct currency_words *words,
	const struct amount *amount, struct currency *ret_currency);

/* "R2.5 million", "SR1,500": what may as well be a room or a road is money where the number is a
 * multiple, has its thousands marked or two decimal places, or where the report's country pays so. */
int currency_is_meant(const struct passage *passage, const struct currency_words *words,
	const struct currency *currency, const struct winnow_number *number);

#endif
