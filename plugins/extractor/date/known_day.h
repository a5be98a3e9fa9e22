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

/* 0: it is no such day, or the report is older. One that comes round within a month of the report is
 * known by the words behind it alone. */
int32_t known_day_year(const struct word_search *search, const struct scan *scan,
	const struct expression *expression, const struct anchor *report);

#endif
