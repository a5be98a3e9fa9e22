/* SPDX-License-Identifier: MIT
 *
 * A number with all that bounds it: "at least 264", "103-107", "between 5 and 7 million",
 * "hundreds", "300 or more". What counts, money and percentages share.
 */
#ifndef WINNOW_SHARED_AMOUNT_H
#define WINNOW_SHARED_AMOUNT_H

#include "shared/decimal.h"
#include "shared/passage.h"

/* The lexicons of one language; each may be NULL. */
struct amount_words {
	const struct winnow_lexicon *hedge, *hedge_after, *range, *vague, *change, *age_lead;
	const struct winnow_lexicon *scale, *own_scale; /* of all languages, and of this one */
};

/* Inside open(). `language` is two letters. */
void amount_words_open(const struct winnow_host *host, const struct winnow_text *text,
	const char *language, struct amount_words *ret_words);

enum bound {
	BOUND_EXACT,
	BOUND_ABOUT,
	BOUND_AT_LEAST,
	BOUND_AT_MOST,
	BOUND_MORE_THAN,
	BOUND_LESS_THAN,
	BOUND_BETWEEN,
	BOUND_VAGUE
};
extern const char *const bound_codes[]; /* by enum bound; NULL ends */

/* How many tokens at `token` belong to the number beside it, as "$" or "%" do between the two
 * ends of a range: "$5-$10". */
typedef uint32_t amount_unit(
	const void *context, const struct passage *passage, uint32_t token);

struct amount {
	uint32_t first, end;               /* with "between" and both ends, without hedges */
	uint32_t lead;                     /* where the hedges and articles before it begin */
	uint32_t hedge_first, hedge_end;   /* equal: none */
	uint32_t number_first, number_end; /* indexes of the numbers it is made of */
	struct winnow_sentence sentence;
	enum bound bound;
	int has_value, has_low, has_high;
	struct decimal value, low, high;
	uint32_t flags; /* of its first number */
	int scaled;     /* by a letter: 1.4bn, 3m */
	int limited;    /* between two limits that were said: "more than 5 but less than 7" */
};

/* Reads the amount that begins with number `number` of the analysis, whose words begin at `first`:
 * the number's own, or a sign before it. `unit` may be NULL. */
void amount_read(const struct passage *passage, const struct amount_words *words,
	uint32_t number, uint32_t first, amount_unit *unit, const void *context,
	struct amount *ret_amount);

/* In extract(): from here on what amount_read() finds before a range is kept for all who read amounts
 * by the lexicons of `code`, which are to be the same for all. */
void amounts_keep(struct passage *passage, const char *code);

/* Whether "or" stands at `token`, behind which another number may be one to choose instead. */
int amount_parted(
	const struct passage *passage, const struct amount_words *words, uint32_t token);

/* Past the "of" that stands between millions, or a vague number, and what there are so many of: "millions
 * of dollars", "2 millones de euros"; `partitive` NULL: there is none. */
uint32_t amount_partitive_end(
	const struct passage *passage, const char *partitive, const struct amount *amount);

/* Looks for hedges before `amount->first`. */
void amount_hedge(
	const struct passage *passage, const struct amount_words *words, struct amount *amount);

/* "12 or more", "12 children or more": takes the words at `end`; where they end. */
uint32_t amount_hedge_after(const struct passage *passage, const struct amount_words *words,
	uint32_t end, struct amount *amount);

/* Sets low and high to what the bound makes of the one value that is stated. */
void amount_limits(struct amount *amount);

/* Something before the number makes it a part of a longer sign: B52, 16/17, £5. */
int amount_leans(const struct passage *passage, uint32_t first);

/* Whether a sign leans on the number at `first`: "-5", and the second of "2-5". */
int amount_has_minus(const struct passage *passage, uint32_t first);
/* "-5%", "minus five degrees": takes the sign before `amount->first`. */
void amount_sign(const struct passage *passage, struct amount *amount);
/* "less than minus five degrees": the same, and what hedges stand before the sign. */
void amount_sign_and_hedge(
	const struct passage *passage, const struct amount_words *words, struct amount *amount);

/* "Ms Lund, now 56, …", "also 19": where the small word before the number stands; else the
 * number's own first token. */
uint32_t amount_apposed_first(const struct passage *passage, const struct amount_words *words,
	const struct amount *amount);

#endif
