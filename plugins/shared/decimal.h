/* SPDX-License-Identifier: MIT
 * Exact decimal numbers, as small as a report needs them: mantissa x 10^exponent. */
#ifndef WINNOW_SHARED_DECIMAL_H
#define WINNOW_SHARED_DECIMAL_H

#include <winnow/helpers.h>

struct decimal {
	int64_t mantissa;
	int32_t exponent;
};

/* "-21600.5", in the call's memory; empty: over budget, or a number of no report. */
struct winnow_str decimal_text(const struct winnow_host *host, struct decimal number);

/* Below 0, 0, above 0; as exact as a double. */
int decimal_compare(struct decimal a, struct decimal b);
double decimal_double(struct decimal number);

/* a / b, rounded to six digits after the point, without zeros at the end; *ret_exact says whether
 * nothing was lost. `b` is not zero. */
struct decimal decimal_quotient(struct decimal a, struct decimal b, int *ret_exact);

/* What the digits of a lexicon or of a fact say: "200", "-2", "6.29". */
struct decimal decimal_of(struct winnow_str digits);

/* Fit to be stated: no more digits than any count or sum of money has. */
int decimal_is_sane(struct decimal number);

#endif
