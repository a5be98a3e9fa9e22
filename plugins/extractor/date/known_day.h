/* SPDX-License-Identifier: MIT
 *
 * Days whose year needs no saying, as all know what happened on them: "the September 11 attacks". They
 * stand in LANGUAGE/known_day (day year behind beside): "09-11", 2001, words one of which follows the
 * day, and words one of which stands in its sentence.
 */
#ifndef WINNOW_DATE_KNOWN_DAY_H
#define WINNOW_DATE_KNOWN_DAY_H

#include "parse.h"
#include "resolve.h"

/* Gives it its year. One that comes round within a month of the report is known by the words behind
 * it alone; none is younger than the report. */
void known_day_settle(const struct word_search *search, const struct scan *scan,
	const struct anchor *report, struct expression *expression);

/* "Memorial Day" of a report about another country than the one whose it is: no day that is known. */
void known_holiday_settle(struct winnow_str country, struct when *when);

#endif
