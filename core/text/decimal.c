/* SPDX-License-Identifier: MIT */
#include "text/decimal.h"

struct decimal decimal_trim(struct decimal decimal)
{
	while (decimal.exponent < 0 && decimal.mantissa % 10 == 0) {
		decimal.mantissa /= 10;
		decimal.exponent++;
	}
	return decimal;
}

/* As many decimal places as `exponent` says. */
static bool scale(struct decimal *decimal, int32_t exponent)
{
	struct decimal scaled = *decimal;

	for (; scaled.exponent > exponent; scaled.exponent--)
		if (__builtin_mul_overflow(scaled.mantissa, (int64_t)10, &scaled.mantissa))
			return false;
	*decimal = scaled;
	return true;
}

bool decimal_add(struct decimal *decimal, struct decimal other)
{
	struct decimal sum = *decimal;
	int32_t exponent = sum.exponent < other.exponent ? sum.exponent : other.exponent;
	if (!scale(&sum, exponent) || !scale(&other, exponent) ||
		__builtin_add_overflow(sum.mantissa, other.mantissa, &sum.mantissa))
		return false;
	*decimal = sum;
	return true;
}

bool decimal_multiply(struct decimal *decimal, struct decimal factor)
{
	struct decimal product = *decimal;

	while (product.exponent < 0 && factor.mantissa != 0 && factor.mantissa % 10 == 0) {
		factor.mantissa /= 10;
		product.exponent++;
	}
	if (__builtin_mul_overflow(product.mantissa, factor.mantissa, &product.mantissa))
		return false;
	product.exponent += factor.exponent;
	*decimal = product;
	return true;
}

bool decimal_fraction(int64_t numerator, int64_t denominator, struct decimal *ret_decimal)
{
	const int64_t least = 100000000; /* nine digits */
	struct decimal fraction = { numerator, 0 };
	bool fine = false;

	if (denominator <= 0 || numerator < 0 || !scale(&fraction, DECIMAL_BILLIONTHS))
		return false;
	while (fraction.mantissa && !fine && fraction.exponent > -DECIMAL_MOST_PLACES) {
		fine = fraction.mantissa % denominator == 0 ||
		       fraction.mantissa / denominator >= least;
		fine |= !fine && !scale(&fraction, fraction.exponent - 1);
	}
	if (__builtin_add_overflow(fraction.mantissa, denominator / 2, &fraction.mantissa))
		return false;
	fraction.mantissa /= denominator;
	*ret_decimal = fraction;
	return true;
}

bool decimal_append(struct decimal *decimal, int digit)
{
	int64_t mantissa;

	if (__builtin_mul_overflow(decimal->mantissa, (int64_t)10, &mantissa) ||
		__builtin_add_overflow(mantissa, (int64_t)digit, &mantissa))
		return false;
	decimal->mantissa = mantissa;
	return true;
}

int64_t decimal_whole(struct decimal decimal)
{
	for (; decimal.exponent < 0 && decimal.mantissa; decimal.exponent++)
		decimal.mantissa /= 10;
	return decimal.mantissa;
}
