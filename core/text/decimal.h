/* SPDX-License-Identifier: MIT
 * Exact decimal numbers, mantissa x 10^exponent with an exponent of 0 or below; what does not fit
 * is refused and changes nothing. */
#ifndef WINNOW_TEXT_DECIMAL_H
#define WINNOW_TEXT_DECIMAL_H

#include <stdbool.h>
#include <stdint.h>
#include "base/str.h"

struct decimal {
	int64_t mantissa;
	int32_t exponent;
};

#define DECIMAL_BILLIONTHS (-9)
#define DECIMAL_MOST_PLACES 18 /* as many as a mantissa has digits */

bool decimal_add(struct decimal *decimal, struct decimal other) MUST_CHECK;
bool decimal_multiply(struct decimal *decimal, struct decimal factor) MUST_CHECK;

/* numerator/denominator in billionths, or in less where those are no nine digits and do not say it
 * exactly; rounded to the nearest. */
bool decimal_fraction(
	int64_t numerator, int64_t denominator, struct decimal *ret_decimal) MUST_CHECK;

/* Appends one digit to the mantissa; the exponent stays. */
bool decimal_append(struct decimal *decimal, int digit) MUST_CHECK;

/* Without zeros at the end of its decimal places. */
struct decimal decimal_trim(struct decimal decimal);

/* Without its decimal places. */
int64_t decimal_whole(struct decimal decimal);

#endif
