/* SPDX-License-Identifier: MIT
 * Sums of money: how they are found, and what is said of them. */
#ifndef WINNOW_MONEY_MONEY_H
#define WINNOW_MONEY_MONEY_H

#include "shared/by_number.h"
#include "shared/currency.h"
#include "shared/per.h"
#include "shared/statement.h"
#include "shared/unit.h"

struct language {
	const char *partitive; /* between millions and a name: "of", "de"; NULL: none */
	const char *article;   /* that may stand for one: "a dollar a day"; NULL: none */
	uint32_t article_word; /* the number of that word */
	struct amount_words amount;
	struct currency_words currency;
	const struct winnow_lexicon *per, *weight;
	const struct winnow_lexicon *country; /* LANGUAGE/currency_country: "$20 Canadian" */
	const struct winnow_lexicon *city;    /* any/city */
};

struct sum {
	struct amount amount;
	struct currency currency;
	uint32_t first, end; /* with the sign or name of the currency */
	uint32_t past;       /* behind what bounds it: "or more" */
	int is_part;         /* all of it is in cents, pence, sen */
	const char *rule;
};

/* The sum whose number is `number`; 0: it is none. */
int sum_read(const struct reading *reading, uint32_t number, struct sum *ret_sum);

/* "a dollar a day", "less than a euro": at the article `token`; 0: none. */
int sum_read_article(const struct reading *reading, uint32_t token, struct sum *ret_sum);

/* "(£2,160)" right behind the sum: 1, with the sum in it and where the parenthesis ends. */
int conversion_read(const struct reading *reading, const struct sum *sum,
	struct sum *ret_converted, uint32_t *ret_end);

struct home;

/* States the sum, and its conversion where there is one. `ret_next`: where numbers go on. */
int sum_state(
	const struct reading *reading, struct home *home, struct sum *sum, uint32_t *ret_next);

#endif
