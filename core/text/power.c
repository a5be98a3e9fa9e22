/* SPDX-License-Identifier: MIT */
#include <unictype.h>
#include "text/character.h"
#include "text/number.h"
#include "text/token.h"

#define BASE "10"
#define MOST_EXPONENT 99 /* two digits; what no mantissa holds is refused anyway */

static uint32_t code_at(const struct number_text *text, uint32_t at)
{
	return at < text->run.count ? character_at(text->run.text, text->run.tokens[at].at).code
				    : 0;
}

static bool is_glued_code(const struct number_text *text, uint32_t at, uint32_t code)
{
	return number_is_glued(text, at) && code_at(text, at) == code;
}

static struct winnow_str text_at(const struct number_text *text, uint32_t at)
{
	return at < text->run.count ? token_text(text->run.text, &text->run.tokens[at])
				    : (struct winnow_str){ "", 0 };
}

static bool is_minus(uint32_t code)
{
	return code == '-' || code == 0x2212;
}

/* "-4", "+23", "6", glued to what stands before; where it ends, 0: there is none. */
static uint32_t read_exponent(const struct number_text *text, uint32_t at, int32_t *ret_power)
{
	bool minus = is_minus(code_at(text, at));
	uint32_t digits = at + (minus || code_at(text, at) == '+');
	size_t count = digits_plain_count(text_at(text, digits));
	struct decimal power;
	bool grouped;

	if (!number_is_glued(text, at) || !number_is_glued(text, digits) || count < 1 ||
		count > 2 ||
		!digits_read(&text->habits, text_at(text, digits), &power, &grouped))
		return 0;
	*ret_power = (int32_t)(minus ? -power.mantissa : power.mantissa);
	return digits + 1;
}

/* "⁶", "⁻³": small and raised. */
static uint32_t read_raised(const struct number_text *text, uint32_t at, int32_t *ret_power)
{
	bool minus = is_glued_code(text, at, 0x207b);
	int32_t power = 0;
	uint32_t first = at + minus, end = first;

	for (; number_is_glued(text, end) && power <= MOST_EXPONENT; end++) {
		uint32_t code = code_at(text, end);
		if (code != 0xb2 && code != 0xb3 && code != 0xb9 &&
			!(code >= 0x2070 && code <= 0x2079))
			break;
		power = 10 * power + uc_digit_value(code);
	}
	*ret_power = minus ? -power : power;
	return end > first ? end : 0;
}

/* "^5", or raised. */
static uint32_t read_power(const struct number_text *text, uint32_t at, int32_t *ret_power)
{
	if (is_glued_code(text, at, '^'))
		return read_exponent(text, at + 1, ret_power);
	return read_raised(text, at, ret_power);
}

/* "e6" right behind digits. */
static uint32_t read_e(const struct number_text *text, uint32_t at, int32_t *ret_power)
{
	struct winnow_str letter = text_at(text, at);

	return number_is_glued(text, at) && (winnow_is(letter, "e") || winnow_is(letter, "E"))
		       ? read_exponent(text, at + 1, ret_power)
		       : 0;
}

/* "x10^6", "× 10⁻³"; a minus alone makes it a power behind the sign of times only: "×10−30". */
static uint32_t read_times_ten(const struct number_text *text, uint32_t at, int32_t *ret_power)
{
	bool times = code_at(text, at) == 0xd7;

	if (!(times || winnow_is(text_at(text, at), "x")) ||
		!winnow_is(text_at(text, at + 1), BASE))
		return 0;
	uint32_t end = read_power(text, at + 2, ret_power);
	if (end == 0 && times && code_at(text, at + 2) == 0x2212)
		end = read_exponent(text, at + 2, ret_power);
	return end;
}

static bool shift(struct decimal *value, int32_t power)
{
	struct decimal shifted = decimal_trim(*value);

	if (value->mantissa == 0)
		return true;
	shifted.exponent += power;
	for (; shifted.exponent > 0; shifted.exponent--)
		if (!decimal_multiply(&shifted, (struct decimal){ 10, 0 }))
			return false;
	if (shifted.exponent < -DECIMAL_MOST_PLACES)
		return false;
	*value = shifted;
	return true;
}

static struct decimal rounded(struct decimal value)
{
	return (struct decimal){ (value.mantissa + 5) / 10, value.exponent + 1 };
}

/* "1.1^23", rounded once it is read. */
static bool raise_places(struct decimal *value, int32_t power)
{
	const int64_t most = 10000000000; /* ten digits tell any factor of growth */
	struct decimal raised = { 1, 0 };
	int64_t product;

	while (power-- > 0) {
		while (__builtin_mul_overflow(raised.mantissa, value->mantissa, &product))
			raised = rounded(raised);
		if (!decimal_multiply(&raised, *value))
			return false;
	}
	while (raised.mantissa >= most || raised.exponent < -DECIMAL_MOST_PLACES)
		raised = rounded(raised);
	*value = decimal_trim(raised);
	return raised.mantissa > 0;
}

/* "10^5", "10⁻³", "2^10". */
static bool raise(struct decimal *value, int32_t power)
{
	struct decimal raised = { 1, 0 };

	if (value->exponent == 0 && value->mantissa == 10) {
		*value = raised;
		return shift(value, power);
	}
	if (power < 0)
		return false;
	if (value->exponent)
		return raise_places(value, power);
	while (power-- > 0)
		if (!decimal_multiply(&raised, *value))
			return false;
	*value = raised;
	return true;
}

/* Letters, digits or a hyphen that lean on the end make all of it a code. */
static bool goes_on(const struct number_text *text, uint32_t end)
{
	return number_is_glued(text, end) &&
	       (text->run.tokens[end].kind != WINNOW_MARK || is_minus(code_at(text, end)));
}

uint32_t number_power(
	const struct number_text *text, uint32_t at, struct decimal *value, bool *ret_fits)
{
	int32_t power = 0;
	uint32_t end = read_e(text, at, &power);

	if (end == 0)
		end = read_times_ten(text, at, &power);
	bool of_ten = end > 0;
	if (end == 0 && is_glued_code(text, at, '^'))
		end = read_power(text, at, &power);
	if (end == 0 && winnow_is(text_at(text, at - 1), BASE))
		end = read_raised(text, at, &power);
	if (end == 0 || goes_on(text, end))
		return 0;
	*ret_fits = of_ten ? shift(value, power) : raise(value, power);
	return end;
}
