/* SPDX-License-Identifier: MIT
 *
 * Facts that were found against those that a gold set marks, type by type. Both are objects as
 * `winnow extract` writes them: type, start, end (bytes), value, rule; what was found may have a number
 * beside, extractor.
 */
#ifndef WINNOW_CLI_TALLY_H
#define WINNOW_CLI_TALLY_H

#include <jansson.h>
#include "base/attr.h"
#include "base/str.h"

struct tally_row {
	char name[64];                     /* a type, or a rule */
	char type[64];                     /* that a rule makes */
	json_int_t extractor;              /* that has the rule */
	size_t gold, found;                /* of a rule, found alone */
	size_t exact, overlapping, valued; /* valued: overlapping, with the right value */
	double stated;                     /* the confidences of all found, together */
};

/* What was found with a confidence of that tenth: 0 up to 0.1, …, 0.9 up to 1. */
struct tally_tenth {
	size_t found, valued;
	double stated;
};

struct tally;

struct tally *tally_create(void); /* NULL: no memory */
void tally_destroy(struct tally *tally);

/* Counts one document's. Each marked fact goes to at most one that was found, the same span first.
 * False: no memory. */
bool tally_document(struct tally *tally, struct winnow_str id, const json_t *gold,
	const json_t *found) MUST_CHECK;

/* The rows of the types that the gold marks somewhere, by name, and NULL behind them. Types it
 * never marks are left out, since nothing is known of them. Lives as long as the tally. */
const struct tally_row *const *tally_types(struct tally *tally);
/* How often what each rule found was marked; of the same types. */
const struct tally_row *const *tally_rules(struct tally *tally);
struct tally_row tally_total(struct tally *tally);

/* Ten of them, of the same types. */
#define TALLY_TENTHS 10
void tally_tenths(const struct tally *tally, struct tally_tenth ret_tenths[TALLY_TENTHS]);

/* What of those types was missed, or found in vain, in order. */
struct tally_error {
	bool missed; /* else it was found, and not marked */
	char type[64], rule[64], *id, *words;
	json_int_t start;
};
const struct tally_error *tally_errors(struct tally *tally, size_t *ret_count);

/* Percent. */
double tally_precision(const struct tally_row *row, size_t right);
double tally_recall(const struct tally_row *row, size_t right);
double tally_f1(const struct tally_row *row, size_t right);

#endif
