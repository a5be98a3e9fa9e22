/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>
#include "base/attr.h"
#include "config/number.h"

struct unit {
	const char *name;
	int64_t factor;
};

/* Largest first, as number_text() needs them. */
static const struct unit size_units[] = {
	{ "T", INT64_C(1) << 40 },
	{ "G", INT64_C(1) << 30 },
	{ "M", INT64_C(1) << 20 },
	{ "k", INT64_C(1) << 10 },
	{ "", 1 },
};

static const struct unit duration_units[] = {
	{ "d", INT64_C(86400000) },
	{ "h", 3600000 },
	{ "m", 60000 },
	{ "s", 1000 },
	{ "ms", 1 },
};

static const char not_integer[] = "is not a whole number, as 12 or -3";
static const char not_boolean[] = "is neither true nor false";
static const char not_size[] = "is not a size, as 32k or 10M";
static const char not_duration[] = "is not a duration, as 30s or 24h";
static const char too_large[] = "is too large a number";

static bool refuse(const char **ret_reason, const char *reason)
{
	*ret_reason = reason;
	return false;
}

/* Decimal digits at the start; *rest is what follows them. */
static bool read_digits(struct winnow_str *rest, int64_t *ret_number, bool *ret_overflow)
{
	int64_t number = 0;
	size_t length = 0;

	*ret_overflow = false;
	for (; length < rest->len; length++) {
		char byte = rest->ptr[length];
		if (byte < '0' || byte > '9')
			break;
		if (__builtin_mul_overflow(number, 10, &number) ||
			__builtin_sub_overflow(number, byte - '0', &number))
			*ret_overflow = true;
	}
	*rest = winnow_slice(*rest, length, rest->len - length);
	*ret_number = number; /* negative, for it reaches one further than positive */
	return length > 0;
}

static bool parse_integer(struct winnow_str text, int64_t *ret_number, const char **ret_reason)
{
	bool negative = winnow_starts(text, "-"), overflow;
	int64_t number;

	if (negative || winnow_starts(text, "+"))
		text = winnow_slice(text, 1, text.len - 1);
	if (!read_digits(&text, &number, &overflow) || text.len > 0)
		return refuse(ret_reason, not_integer);
	if (overflow || (!negative && number == INT64_MIN))
		return refuse(ret_reason, too_large);
	*ret_number = negative ? number : -number;
	return true;
}

static bool parse_boolean(struct winnow_str text, int64_t *ret_number, const char **ret_reason)
{
	static const char *const words[] = { "false", "true", "no", "yes", "off", "on" };

	for (size_t i = 0; i < COUNT_OF(words); i++) {
		if (!str_equal_ascii_case(text, winnow_str(words[i])))
			continue;
		*ret_number = i % 2;
		return true;
	}
	return refuse(ret_reason, not_boolean);
}

/* 32K is 32k; but 30M is no duration, for it might be thirty months. */
static const struct unit *find_unit(
	const struct unit *units, size_t count, struct winnow_str name)
{
	for (size_t i = 0; i < count; i++)
		if (winnow_is(name, units[i].name) ||
			(units == size_units &&
				str_equal_ascii_case(name, winnow_str(units[i].name))))
			return &units[i];
	return NULL;
}

static bool parse_with_unit(struct winnow_str text, const struct unit *units, size_t count,
	const char *reason, int64_t *ret_number, const char **ret_reason)
{
	bool overflow;
	int64_t number;

	if (!read_digits(&text, &number, &overflow))
		return refuse(ret_reason, reason);
	const struct unit *unit = find_unit(units, count, text);
	if (!unit && text.len == 0 && number == 0)
		unit = &units[count - 1];
	if (!unit)
		return refuse(ret_reason, reason);
	if (overflow || __builtin_mul_overflow(number, -unit->factor, &number))
		return refuse(ret_reason, too_large);
	*ret_number = number;
	return true;
}

bool config_parse_number(
	uint32_t type, struct winnow_str text, int64_t *ret_number, const char **ret_reason)
{
	switch (type) {
	case WINNOW_INTEGER:
		return parse_integer(text, ret_number, ret_reason);
	case WINNOW_BOOLEAN:
		return parse_boolean(text, ret_number, ret_reason);
	case WINNOW_SIZE:
		return parse_with_unit(text, size_units, COUNT_OF(size_units), not_size,
			ret_number, ret_reason);
	case WINNOW_DURATION:
		return parse_with_unit(text, duration_units, COUNT_OF(duration_units),
			not_duration, ret_number, ret_reason);
	default:
		return refuse(ret_reason, "is of a type that is no number");
	}
}

static struct winnow_str print_with_unit(
	int64_t number, const struct unit *units, size_t count, char text[NUMBER_TEXT_SIZE])
{
	const struct unit *unit = units;

	while (unit < units + count - 1 && (number == 0 || number % unit->factor != 0))
		unit++;
	int length = snprintf(
		text, NUMBER_TEXT_SIZE, "%jd%s", (intmax_t)(number / unit->factor), unit->name);
	return (struct winnow_str){ text, (size_t)length };
}

struct winnow_str number_text(uint32_t type, int64_t number, char text[NUMBER_TEXT_SIZE])
{
	if (type == WINNOW_SIZE)
		return print_with_unit(number, size_units, COUNT_OF(size_units), text);
	if (type == WINNOW_DURATION)
		return print_with_unit(number, duration_units, COUNT_OF(duration_units), text);
	int length = snprintf(text, NUMBER_TEXT_SIZE, "%jd", (intmax_t)number);
	return (struct winnow_str){ text, (size_t)length };
}

bool number_parse_decimal(struct winnow_str text, bool share, double *ret_number)
{
	char digits[32];
	struct winnow_str trimmed = str_trim(text);
	bool percent = share && winnow_ends(trimmed, "%");

	if (percent)
		trimmed = str_trim(winnow_slice(trimmed, 0, trimmed.len - 1));
	if (trimmed.len == 0 || trimmed.len >= sizeof digits)
		return false;
	memcpy(digits, trimmed.ptr, trimmed.len);
	digits[trimmed.len] = '\0';
	if (strspn(digits, "0123456789.") != trimmed.len)
		return false;
	char *end;
	double number = strtod(digits, &end);
	if (*end || end == digits)
		return false;
	*ret_number = percent ? number / 100 : number;
	return true;
}
