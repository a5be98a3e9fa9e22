/* SPDX-License-Identifier: MIT */
#include <math.h>
#include "shared/decimal.h"

#define MOST_DIGITS 24 /* before or after the point */
#define QUOTIENT_DIGITS 6

int decimal_is_sane(struct decimal number)
{
	return number.exponent >= -MOST_DIGITS / 2 && number.exponent <= MOST_DIGITS / 2;
}

/* The digits of the mantissa, at the end of `digits`. */
static size_t write_digits(int64_t mantissa, char digits[20])
{
	uint64_t rest = mantissa < 0 ? 0 - (uint64_t)mantissa : (uint64_t)mantissa;
	size_t count = 0;

	do {
		digits[19 - count++] = (char)('0' + rest % 10);
		rest /= 10;
	} while (rest && count < 20);
	return count;
}

static struct decimal without_end_zeros(struct decimal number)
{
	while (number.exponent < 0 && number.mantissa % 10 == 0) {
		number.mantissa /= 10;
		number.exponent++;
	}
	return number;
}

/* Puts the digits around the point: 12 with exponent -3 is 0.012, with 3 it is 12000. */
static size_t place(char *out, const char *digits, size_t count, int32_t exponent)
{
	size_t after = exponent < 0 ? (size_t)-exponent : 0;
	size_t at = 0;

	for (size_t missing = count; missing <= after; missing++) {
		out[at++] = '0';
		if (missing == count && after)
			out[at++] = '.';
	}
	for (size_t i = 0; i < count; i++) {
		if (after && count - i == after && at && count > after)
			out[at++] = '.';
		out[at++] = digits[i];
	}
	for (int32_t i = 0; i < exponent; i++)
		out[at++] = '0';
	return at;
}

struct winnow_str decimal_text(const struct winnow_host *host, struct decimal number)
{
	char digits[20];
	char *text = host->alloc(host, 24 + 2 * MOST_DIGITS);
	size_t at = 0;

	number = without_end_zeros(number);
	if (!text || !decimal_is_sane(number))
		return (struct winnow_str){ 0 };
	size_t count = write_digits(number.mantissa, digits);
	if (number.mantissa < 0)
		text[at++] = '-';
	at += place(
		text + at, digits + 20 - count, count, number.mantissa ? number.exponent : 0);
	return (struct winnow_str){ text, at };
}

double decimal_double(struct decimal number)
{
	/* Most numbers are whole. */
	return number.exponent ? (double)number.mantissa * pow(10, number.exponent)
			       : (double)number.mantissa;
}

int decimal_compare(struct decimal a, struct decimal b)
{
	double left = decimal_double(a), right = decimal_double(b);

	return (left > right) - (left < right);
}

struct decimal decimal_quotient(struct decimal a, struct decimal b, int *ret_exact)
{
	double quotient = decimal_double(a) / decimal_double(b);
	struct decimal rounded = { 0, -QUOTIENT_DIGITS };
	double scaled = quotient * 1e6;

	/* One in 259 million is more than none. */
	for (; quotient != 0 && fabs(scaled) < 1e2 && rounded.exponent > -MOST_DIGITS / 2;
		rounded.exponent--)
		scaled *= 10;

	if (!(fabs(scaled) < 9e15)) {
		*ret_exact = 0;
		return (struct decimal){ 0, 0 };
	}
	rounded.mantissa = llround(scaled);
	*ret_exact = fabs(decimal_double(rounded) * decimal_double(b) - decimal_double(a)) <=
		     fabs(decimal_double(a)) * 1e-12;
	return without_end_zeros(rounded);
}

struct decimal decimal_of(struct winnow_str digits)
{
	const int64_t most = INT64_MAX / 100;
	struct decimal number = { 0, 0 };
	int negative = digits.len > 0 && digits.ptr[0] == '-', behind_point = 0;

	for (size_t i = (size_t)negative; i < digits.len; i++) {
		int is_digit = digits.ptr[i] >= '0' && digits.ptr[i] <= '9';
		behind_point |= digits.ptr[i] == '.';
		if (is_digit && number.mantissa < most) {
			number.mantissa = 10 * number.mantissa + (digits.ptr[i] - '0');
			number.exponent -= behind_point;
		} else if (is_digit) {
			number.exponent += !behind_point;
		}
	}
	if (negative)
		number.mantissa = -number.mantissa;
	return number;
}
