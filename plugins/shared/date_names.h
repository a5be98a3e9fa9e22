/* SPDX-License-Identifier: MIT
 * The names of months and weekdays, in all languages that have a lexicon of them. */
#ifndef WINNOW_SHARED_DATE_NAMES_H
#define WINNOW_SHARED_DATE_NAMES_H

#include "shared/dates.h"

/* 1 to 12; 0: it names no month. */
int date_month(
	const struct dates *dates, const struct winnow_host *host, struct winnow_str word);

/* 1, Monday, to 7; 0: it names no weekday. */
int date_weekday(
	const struct dates *dates, const struct winnow_host *host, struct winnow_str word);

#endif
