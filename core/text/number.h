/* SPDX-License-Identifier: MIT
 *
 * Numbers among the tokens, in digits, in words or both. number.c begins with digits, which
 * number_digits.c reads, spelled.c with words, and both go on with words ("1.4 billion"): cardinal.c
 * adds one to the other, cardinal_join.c does what stands between them. power.c has powers of ten.
 */
#ifndef WINNOW_TEXT_NUMBER_H
#define WINNOW_TEXT_NUMBER_H

#include "text/decimal.h"
#include "text/digits.h"
#include "text/number_words.h"
#include "text/sequence.h"
#include "text/tables.h"

/* Adds all numbers of the text. -1: no room. */
int numbers_add(struct sequence *numbers, const struct language_table *language,
	const struct token_run *run) MUST_CHECK;

/* What both files read. */
struct number_text {
	struct token_run run;
	const struct number_words *words; /* NULL: none */
	struct digits_habits habits;
};

/* At this very token. */
struct number_step number_step_at(const struct number_text *text, uint32_t at);
/* The same as the continuation of what stands before: over a hyphen, never into a sentence. */
struct number_step number_step_on(const struct number_text *text, uint32_t at);

#define CARDINAL_FULL 1

/* A number on its way: total + group, where the group is what the next multiple multiplies. */
struct cardinal {
	struct decimal total, group;
	bool filled;  /* there is a group */
	bool alone;   /* "and" joins nothing to it */
	int64_t room; /* what may be added to the group is below; CARDINAL_FULL: nothing more */
	int64_t last; /* the multiple that was last taken */
	uint32_t at, flags;
};

/* False, and no change: it cannot go on with that. */
bool cardinal_take(struct cardinal *cardinal, const struct number_step *step);
/* The same for some of what can go on with it: so many parts of one of that size; a part more; a part more
 * of `multiple`, which is 1 where there is none. */
bool cardinal_take_part(struct cardinal *cardinal, int64_t numerator, int64_t denominator);
bool cardinal_take_more(struct cardinal *cardinal, const struct number_part *part);
bool cardinal_add_part(
	struct cardinal *cardinal, const struct number_part *part, int64_t multiple);
/* "1.4" goes on with "billion": takes all that follows `at`. */
void cardinal_go_on(const struct number_text *text, struct cardinal *cardinal);
bool cardinal_finish(
	const struct cardinal *cardinal, uint32_t first, struct winnow_number *ret_number);

/* A number in words that begins at `at`, where `step` is. */
bool number_spelled(const struct number_text *text, uint32_t at, struct number_step step,
	struct winnow_number *ret_number);

/* Digits that were read: what they say, or that they say no number. */
struct number_digits {
	uint32_t end;
	bool is_number, grouped;
	struct decimal value;
};

/* The digits at `at`, and the groups of thousands behind them. */
struct number_digits number_digits_at(const struct number_text *text, uint32_t at);

bool number_follows_currency(const struct number_text *text, uint32_t at);

/* The power behind digits whose value is `value` and which end at `at`: "2e6", "1.3x10^6", "10^5",
 * "5 × 10⁻³". Where it ends, and the value is theirs, or !*ret_fits; 0: there is none. */
uint32_t number_power(
	const struct number_text *text, uint32_t at, struct decimal *value, bool *ret_fits);

/* Whether the token touches what stands before it. */
static inline bool number_is_glued(const struct number_text *text, uint32_t at)
{
	return at < text->run.count && !(text->run.tokens[at].flags & WINNOW_SPACE_BEFORE);
}

#endif
