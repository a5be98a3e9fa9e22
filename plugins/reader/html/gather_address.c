/* SPDX-License-Identifier: MIT */
#include "reader/html/gather.h"

#include <stdio.h>

static int is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* Up to `most` digits at *at; -1: fewer than `least`. */
static int read_number(struct winnow_str uri, size_t *at, int least, int most)
{
	int digits = 0, value = 0;

	for (; digits < most && *at < uri.len && is_digit(uri.ptr[*at]); digits++)
		value = value * 10 + (uri.ptr[(*at)++] - '0');
	return digits < least ? -1 : value;
}

/* /2014/03/05/, /2014/3/5/, /2014-03-05-, /20140305/. */
static int read_date(struct winnow_str uri, size_t at, char date[11])
{
	size_t from = at + 1;
	int year = read_number(uri, &from, 4, 4);
	int divided = from < uri.len && strchr("/-_", uri.ptr[from]) && uri.ptr[from] != '\0';

	from += (size_t)divided;
	int month = read_number(uri, &from, divided ? 1 : 2, 2);
	if (divided && (from >= uri.len || is_digit(uri.ptr[from])))
		return 0;
	from += (size_t)divided;
	int day = read_number(uri, &from, divided ? 1 : 2, 2);
	if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > 31 ||
		(from < uri.len && is_digit(uri.ptr[from])))
		return 0;
	snprintf(date, 11, "%04d-%02d-%02d", year, month, day);
	return 1;
}

static void read_address(struct winnow_str uri, const char *origin, int trust,
	const struct dates *dates, struct evidence *evidence)
{
	struct winnow_str none = { NULL, 0 };
	char date[11];

	for (size_t at = 0; at < uri.len; at++)
		if (strchr("/-_=", uri.ptr[at]) && uri.ptr[at] != '\0' &&
			read_date(uri, at, date)) {
			evidence_add(evidence, EVIDENCE_PUBLISHED,
				dates_find(dates, evidence->host, winnow_str(date), NULL, NULL),
				origin, none, trust);
			return;
		}
}

void gather_address(
	const struct winnow_item *item, const struct dates *dates, struct evidence *evidence)
{
	const struct statement *canonical = evidence_best(evidence, EVIDENCE_URI);
	struct winnow_str uri = item->final_uri.len ? item->final_uri : item->uri;

	/* A file may be named after the day on which it was saved. */
	if (winnow_starts(uri, "file:"))
		read_address(uri, "file name", 45, dates, evidence);
	else
		read_address(uri, "address", 58, dates, evidence);
	if (canonical)
		read_address(canonical->value, "address", 57, dates, evidence);
}
