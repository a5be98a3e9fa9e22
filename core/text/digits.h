/* SPDX-License-Identifier: MIT
 * The value of digits as a language writes them: 1,094 and 1.4 in English, 1.250 and 12,5 in
 * Spanish. The marks come from the lexicon "number", kinds group, decimal and either. */
#ifndef WINNOW_TEXT_DIGITS_H
#define WINNOW_TEXT_DIGITS_H

#include "text/decimal.h"
#include "text/lexicon.h"

enum digits_mark {
	DIGITS_NO_MARK,
	DIGITS_GROUP,   /* between thousands */
	DIGITS_DECIMAL, /* before decimal places */
	DIGITS_EITHER   /* the first where three digits follow, else the second */
};

struct digits_habits {
	enum digits_mark comma, point;
	bool space_groups; /* an ordinary space may stand between thousands */
};

/* "group", "decimal", "either"; DIGITS_NO_MARK for anything else. */
enum digits_mark digits_mark_of(struct winnow_str value);

/* Of a language without a lexicon (NULL): either mark may be either. */
struct digits_habits digits_habits_of(const struct winnow_lexicon *numbers);

/* False: not one well-formed number (12:30, 15.02.2016, 1.2.3), or too large a one. */
bool digits_read(const struct digits_habits *habits, struct winnow_str digits,
	struct decimal *ret_value, bool *ret_grouped);

/* How many digits there are, when there is nothing else; else 0. */
size_t digits_plain_count(struct winnow_str digits);

#endif
