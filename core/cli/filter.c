/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include "cli/filter.h"

static struct winnow_str text_of(const struct arguments *arguments, const char *option)
{
	return winnow_str(argument(arguments, option));
}

static bool is_date(struct winnow_str text)
{
	static const char form[] = "dddd-dd-dd";

	for (size_t i = 0; i < text.len && i < sizeof form - 1; i++) {
		bool digit = text.ptr[i] >= '0' && text.ptr[i] <= '9';
		if (form[i] == 'd' ? !digit : text.ptr[i] != form[i])
			return false;
	}
	return text.len == 0 || text.len == 4 || text.len == 7 || text.len == 10;
}

static bool check_date(const char *option, struct winnow_str date)
{
	if (is_date(date))
		return true;
	fprintf(stderr,
		"winnow: --%s takes a date, as 2014, 2014-03 or 2014-03-05, not \"%.*s\"\n",
		option, STR_ARGS(date));
	return false;
}

bool filter_read(const struct arguments *arguments, struct record_filter *ret_filter,
	enum listing_form *ret_form)
{
	struct record_filter filter = {
		.source = text_of(arguments, "source"),
		.document = text_of(arguments, "document"),
		.type = text_of(arguments, "type"),
		.country = text_of(arguments, "country"),
		.language = text_of(arguments, "language"),
		.since = text_of(arguments, "since"),
		.until = text_of(arguments, "until"),
		.all_versions = argument_count(arguments, "all-versions") > 0,
	};

	if (!check_date("since", filter.since) || !check_date("until", filter.until) ||
		!argument_number(arguments, "limit", 0, &filter.limit))
		return false;
	*ret_form = LISTING_TABLE;
	if (argument_count(arguments, "jsonl"))
		*ret_form = LISTING_JSONL;
	else if (argument_count(arguments, "csv"))
		*ret_form = LISTING_CSV;
	*ret_filter = filter;
	return true;
}
