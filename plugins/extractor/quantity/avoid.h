/* SPDX-License-Identifier: MIT
 * Numbers that count nothing: years, dates, times, labels, measures, money, parts of names. */
#ifndef WINNOW_QUANTITY_AVOID_H
#define WINNOW_QUANTITY_AVOID_H

#include "counted.h"

/* It counts nothing, whatever noun may follow it. */
int avoid_outright(const struct reading *reading, const struct amount *amount);
/* The same of one that avoid_outright() lets pass; `counted` NULL: no noun follows the number. */
int avoid_amount(const struct reading *reading, const struct amount *amount,
	const struct counted *counted);

/* Written like a year: four digits without a mark, 1500 to 2100. */
int avoid_number_is_year(const struct passage *passage, const struct winnow_number *number);
/* "an average of 1500": nobody says so of a year. */
int avoid_is_sized(const struct passage *passage, const struct amount *amount);
int avoid_is_year(const struct reading *reading, const struct amount *amount);
/* What stands before such a number lets it count what may follow it. */
int avoid_year_may_count(const struct reading *reading, const struct amount *amount);
/* Such a number counts what follows it all the same. */
int avoid_year_counts(const struct reading *reading, const struct amount *amount,
	const struct counted *counted);

/* The same of a number that counts nothing. `has_unit`: a time follows. */
int avoid_number(const struct reading *reading, const struct amount *amount, int has_unit);

/* The currency of the number beside it, or with which it is compared, makes it money. */
int avoid_is_of_sum(const struct reading *reading, const struct amount *amount);
int avoid_is_compared_sum(const struct reading *reading, const struct amount *amount);
int avoid_ends_sum(const struct reading *reading, const struct amount *amount);

/* The extractor of ages states it. */
int avoid_is_age(const struct reading *reading, const struct amount *amount);

/* "5 March", "March 5", "5 de mayo". */
int avoid_is_date(const struct reading *reading, const struct amount *amount,
	const struct counted *counted);

#endif
