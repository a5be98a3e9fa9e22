/* SPDX-License-Identifier: MIT */
#include "reader/html/gather.h"

static int is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* /2014/03/05/, /2014-03-05-, /20140305/: eight digits with one mark or none between them. */
static int read_date(struct winnow_str uri, size_t at, char date[11])
{
	static const char form[] = "dddd-dd-dd";
	size_t from = at + 1;

	for (size_t place = 0; place < strlen(form); place++) {
		if (from >= uri.len)
			return 0;
		if (form[place] == '-') {
			date[place] = '-';
			from += strchr("/-_", uri.ptr[from]) != NULL && uri.ptr[from] != '\0';
		} else {
			if (!is_digit(uri.ptr[from]))
				return 0;
			date[place] = uri.ptr[from++];
		}
	}
	date[strlen(form)] = '\0';
	return (from == uri.len || !is_digit(uri.ptr[from])) &&
	       (date[0] == '1' || date[0] == '2');
}

static void read_address(struct winnow_str uri, int trust, const struct dates *dates,
	const struct winnow_host *host, struct evidence *evidence)
{
	struct winnow_str none = { NULL, 0 };
	char date[11];

	for (size_t at = 0; at < uri.len; at++)
		if (strchr("/-_=", uri.ptr[at]) && uri.ptr[at] != '\0' &&
			read_date(uri, at, date)) {
			evidence_add(evidence, EVIDENCE_PUBLISHED,
				dates_find(dates, host, winnow_str(date), NULL, NULL),
				"address", none, trust);
			return;
		}
}

void gather_address(const struct winnow_item *item, const struct dates *dates,
	const struct winnow_host *host, struct evidence *evidence)
{
	const struct statement *canonical = evidence_best(evidence, EVIDENCE_URI);

	read_address(
		item->final_uri.len ? item->final_uri : item->uri, 58, dates, host, evidence);
	if (canonical)
		read_address(canonical->value, 57, dates, host, evidence);
}
