/* SPDX-License-Identifier: MIT */
#include <unictype.h>
#include "text/character.h"
#include "text/digits.h"

#define MOST_RUNS 8 /* 1.234.567.890.123.456.789 has seven */

/* Digits between marks. */
struct runs {
	size_t count;
	size_t at[MOST_RUNS], end[MOST_RUNS];
	uint32_t mark[MOST_RUNS]; /* before the run; of the first: 0 */
	size_t digits[MOST_RUNS];
};

enum digits_mark digits_mark_of(struct winnow_str value)
{
	return winnow_is(value, "group")     ? DIGITS_GROUP
	       : winnow_is(value, "decimal") ? DIGITS_DECIMAL
	       : winnow_is(value, "either")  ? DIGITS_EITHER
					     : DIGITS_NO_MARK;
}

static enum digits_mark mark_of(const struct winnow_lexicon *numbers, const char *mark)
{
	const struct winnow_term *term = lexicon_find(numbers, winnow_str(mark));

	return term && term->value_count ? digits_mark_of(term->values[0]) : DIGITS_NO_MARK;
}

struct digits_habits digits_habits_of(const struct winnow_lexicon *numbers)
{
	if (!numbers)
		return (struct digits_habits){ DIGITS_EITHER, DIGITS_EITHER, false };
	return (struct digits_habits){
		.comma = mark_of(numbers, ","),
		.point = mark_of(numbers, "."),
		.space_groups = mark_of(numbers, "space") == DIGITS_GROUP,
	};
}

size_t digits_plain_count(struct winnow_str digits)
{
	size_t count = 0;

	for (size_t at = 0; at < digits.len; count++) {
		struct character character = character_at(digits, at);
		if (character.kind != CHARACTER_DIGIT)
			return 0;
		at += character.length;
	}
	return count;
}

/* False: more runs than any number has, or a colon, which divides hours and scores. */
static bool find_runs(struct winnow_str digits, struct runs *runs)
{
	*runs = (struct runs){ .count = 1 };
	for (size_t at = 0; at < digits.len;) {
		struct character character = character_at(digits, at);
		size_t run = runs->count - 1;
		at += character.length;
		if (character.kind == CHARACTER_DIGIT) {
			runs->digits[run]++;
			runs->end[run] = at;
			continue;
		}
		if (runs->count == MOST_RUNS || character.code == ':')
			return false;
		runs->at[runs->count] = at;
		runs->mark[runs->count++] = character.code;
	}
	return true;
}

static bool begins_with_zero(struct winnow_str digits)
{
	return uc_decimal_value(character_at(digits, 0).code) == 0;
}

/* Whether the first `count` runs are thousands: 1,234,567; or lakhs and crores: 1,23,45,678. */
static bool are_grouped(struct winnow_str digits, const struct runs *runs, size_t count)
{
	size_t between = count > 2 ? runs->digits[1] : 3;

	if (begins_with_zero(digits) || runs->digits[count - 1] != 3)
		return false;
	if (between != 3 && (between != 2 || runs->mark[1] != ','))
		return false;
	for (size_t i = 1; i < count; i++)
		if (runs->mark[i] != runs->mark[1] ||
			(i + 1 < count && runs->digits[i] != between))
			return false;
	return runs->digits[0] <= between;
}

static enum digits_mark habit(const struct digits_habits *habits, uint32_t mark)
{
	switch (mark) {
	case ',':
		return habits->comma;
	case '.':
		return habits->point;
	case 0x66b:
		return DIGITS_DECIMAL;
	default:
		return DIGITS_GROUP; /* U+066C */
	}
}

/* How many of the runs stand before the decimal mark; 0: this is no number. */
static size_t count_whole(
	const struct digits_habits *habits, struct winnow_str digits, const struct runs *runs)
{
	size_t last = runs->count - 1;

	if (last == 0)
		return 1;
	if (last > 1 && are_grouped(digits, runs, runs->count))
		return runs->count;
	if (last > 1)
		return runs->mark[last] != runs->mark[1] && are_grouped(digits, runs, last)
			       ? last
			       : 0;
	bool grouped = are_grouped(digits, runs, 2);
	switch (habit(habits, runs->mark[1])) {
	case DIGITS_DECIMAL:
		return 1;
	case DIGITS_EITHER:
		return grouped ? 2 : 1;
	default:
		return grouped ? 2 : 0;
	}
}

bool digits_read(const struct digits_habits *habits, struct winnow_str digits,
	struct decimal *ret_value, bool *ret_grouped)
{
	struct decimal value = { 0, 0 };
	struct runs runs;

	if (!find_runs(digits, &runs))
		return false;
	size_t whole = count_whole(habits, digits, &runs);
	if (whole == 0)
		return false;
	for (size_t run = 0; run < runs.count; run++)
		for (size_t at = runs.at[run]; at < runs.end[run];) {
			struct character digit = character_at(digits, at);
			value.exponent -= run >= whole;
			if (value.exponent < -DECIMAL_MOST_PLACES ||
				!decimal_append(&value, uc_decimal_value(digit.code)))
				return false;
			at += digit.length;
		}
	*ret_value = value;
	*ret_grouped = whole > 1;
	return true;
}
