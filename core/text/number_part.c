/* SPDX-License-Identifier: MIT */
#include "text/digits.h"
#include "text/number_part.h"

static enum number_kind kind_of(struct winnow_str text)
{
	static const struct winnow_str names[] = {
#define KIND(name, text) [NUMBER_##name] = { text, sizeof(text) - 1 },
		NUMBER_KINDS(KIND)
#undef KIND
	};

	for (size_t i = 1; i < COUNT_OF(names); i++)
		if (winnow_equal(text, names[i]))
			return (enum number_kind)i;
	return NUMBER_NONE;
}

static bool read_integer(struct winnow_str text, int64_t *ret_integer)
{
	struct decimal integer = { 0, 0 };

	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i] < '0' || text.ptr[i] > '9' ||
			!decimal_append(&integer, text.ptr[i] - '0'))
			return false;
	*ret_integer = integer.mantissa;
	return text.len > 0;
}

/* "12" or "2/3". */
static bool read_value(struct winnow_str text, struct number_part *part)
{
	size_t slash = str_find_byte(text, '/', 0);

	part->denominator = 1;
	if (!read_integer(winnow_slice(text, 0, slash), &part->numerator))
		return false;
	if (slash == text.len)
		return true;
	return read_integer(winnow_slice(text, slash + 1, text.len - slash - 1),
		       &part->denominator) &&
	       part->denominator > 0;
}

static bool has_value(enum number_kind kind)
{
	switch (kind) {
	case NUMBER_NONE:
	case NUMBER_JOINS_TENS:
	case NUMBER_JOINS_HUNDREDS:
	case NUMBER_OF:
	case NUMBER_BETWEEN:
	case NUMBER_OVER:
	case NUMBER_SHARE:
	case NUMBER_MEASURE:
	case NUMBER_FOLLOWS:
	case NUMBER_SUFFIX:
	case NUMBER_PLURAL:
	case NUMBER_PHRASE:
	case NUMBER_POINT:
	case NUMBER_SEPARATOR:
		return false;
	default:
		return true;
	}
}

bool number_kind_begins(enum number_kind kind)
{
	return kind == NUMBER_PHRASE || (has_value(kind) && kind != NUMBER_MORE);
}

bool number_part_of(const struct winnow_term *term, struct number_part *ret_part)
{
	struct number_part part = { .denominator = 1 };

	if (term->value_count < 2)
		return false;
	part.kind = kind_of(term->values[1]);
	if (part.kind == NUMBER_NONE)
		return false;
	if (part.kind == NUMBER_SEPARATOR && digits_mark_of(term->values[0]) == DIGITS_NO_MARK)
		return false;
	if (has_value(part.kind) && !read_value(term->values[0], &part))
		return false;
	*ret_part = part;
	return true;
}
