/* SPDX-License-Identifier: MIT
 * Units of measure beside a number: "km/h", "miles an hour", "-mile", "°C". */
#ifndef WINNOW_SHARED_UNIT_H
#define WINNOW_SHARED_UNIT_H

#include "shared/amount.h"

struct unit_words {
	const struct winnow_lexicon *signs;  /* any/unit_sign */
	const struct winnow_lexicon *names;  /* LANGUAGE/unit */
	const struct winnow_lexicon *weight; /* LANGUAGE/weight: what shows pounds to weigh */
	/* LANGUAGE/extent, LANGUAGE/extent_before: what shows m to be metres */
	const struct winnow_lexicon *extent, *extent_before;
	const struct winnow_lexicon *before;     /* LANGUAGE/unit_before: "magnitude of" */
	const struct winnow_lexicon *label;      /* LANGUAGE/label: "seat 14C" */
	const struct winnow_lexicon *below_zero; /* LANGUAGE/below_zero */
};

/* Inside open(). */
void unit_words_open(const struct winnow_host *host, const struct winnow_text *text,
	const char *language, struct unit_words *ret_words);

struct unit {
	struct winnow_str name;      /* in English, singular: "kilometre per hour" */
	struct winnow_str dimension; /* "length"; "clock": a time of day, no measure */
};

/* The unit that stands at `end`, a hyphen before it included: 1, with where it ends; 0: none.
 * Pounds are one, whether they weigh or are paid. */
int unit_after(const struct passage *passage, const struct unit_words *words, uint32_t end,
	uint32_t limit, uint32_t *ret_end, struct unit *ret_unit);

/* The unit that a list of numbers shares, of which the one that ends at `end` is not the last: "8, 9 and 10
 * years"; `grammar`: LANGUAGE/grammar, which tells conjunctions. */
int unit_after_list(const struct passage *passage, const struct unit_words *words,
	const struct winnow_lexicon *grammar, uint32_t end, uint32_t limit,
	struct unit *ret_unit);

/* unit_after() for an amount: the m of "1.8m tall" is taken back from the amount, where it had been
 * read as millions. */
int unit_of(const struct passage *passage, const struct unit_words *words,
	struct amount *amount, uint32_t *ret_end, struct unit *ret_unit);

/* The unit stands before the amount: "a magnitude of 6.3", "magnitude-5.9". */
int unit_before(const struct passage *passage, const struct unit_words *words,
	const struct amount *amount, struct unit *ret_unit);

/* "a mile and a half", where the amount is the half: where it begins, and the unit. */
int unit_and_half(const struct passage *passage, const struct unit_words *words,
	const struct amount *amount, uint32_t *ret_first, struct unit *ret_unit);

/* Do the pounds of the amount, which end at `end`, weigh something? */
int unit_weighs(const struct passage *passage, const struct winnow_lexicon *weight,
	const struct amount *amount, uint32_t end);

#endif
