/* SPDX-License-Identifier: MIT
 *
 * Dates as pages and datelines write them, to ISO 8601: "05 March 2014", "15.02.2016", "19
 * Septiembre 2014", "12 мая 2014", "Wed, 05 Mar 2014 10:12:33 +0000", "2014-03-05T10:12:33+00:00",
 * "03/05/2014 - 10:12". Month names come from the lexicons LANGUAGE/month.
 */
#ifndef WINNOW_SHARED_DATES_H
#define WINNOW_SHARED_DATES_H

#include <winnow/helpers.h>
#include <winnow/text.h>

struct dates; /* the month names of all languages there are */

/* In open(); alive until close(). NULL after host->fail(). */
struct dates *dates_create(const struct winnow_host *host);

/* The first date in `text`, as precisely as it is written: YYYY-MM-DDThh:mm:ss+hh:mm, YYYY-MM-DD,
 * YYYY-MM; empty: none. *ret_at and *ret_length (may be NULL) say where. A numeric date is read
 * day first, unless that cannot be. */
struct winnow_str dates_find(const struct dates *dates, const struct winnow_host *host,
	struct winnow_str text, size_t *ret_at, size_t *ret_length);

/* The same in a line that stands by itself to show a date, where 5.3.14 is of 2014. */
struct winnow_str dates_find_shown(const struct dates *dates, const struct winnow_host *host,
	struct winnow_str line, size_t *ret_at, size_t *ret_length);

/* A dateline at the head of `text`: "[GENEVA, 19 November 2010] –". */
struct dateline {
	struct winnow_str whole; /* with brackets, without the dash */
	struct winnow_str place; /* "GENEVA"; empty: none */
	struct winnow_str date;  /* ISO; "06-06" style is not a date: then empty */
	size_t end;              /* where the text goes on, past dash and spaces */
};

/* Nonzero: there is one. */
int dateline_read(const struct dates *dates, const struct winnow_host *host,
	struct winnow_str text, struct dateline *ret_dateline);

#endif
