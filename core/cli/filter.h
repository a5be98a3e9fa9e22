/* SPDX-License-Identifier: MIT
 * The options by which documents and facts are chosen, the same for every command that lists. */
#ifndef WINNOW_CLI_FILTER_H
#define WINNOW_CLI_FILTER_H

#include "cli/open.h"
#include "store/query.h"

#define FILTER_OPTIONS                                                                         \
	OPTION_CONFIG, OPTION_STORE, { "source", "NAME", "Only of this source.", 0 },          \
		{ "country", "CODE", "Only reports about this country, as CN.", 0 },           \
		{ "language", "CODE", "Only texts in this language, as en.", 0 },              \
		{ "since", "DATE", "Only reports of this date or later.", 0 },                 \
		{ "until", "DATE", "Only reports of this date or earlier.", 0 },               \
		{ "all-versions", NULL, "Older versions of a document, too.", 0 },             \
		{ "limit", "COUNT", "At most so many.", 'n' },                                 \
	{                                                                                      \
		"jsonl", NULL, "JSON lines instead of a table.", 0                             \
	}

#define CSV_OPTIONS                                                                            \
	{ "csv", NULL, "CSV instead of a table.", 0 },                                         \
	{                                                                                      \
		"raw", NULL, "In CSV, leave cells as they are that a spreadsheet would run.",  \
			0                                                                      \
	}

enum listing_form { LISTING_TABLE, LISTING_JSONL, LISTING_CSV };

/* False: a mistake, which was told. */
bool filter_read(const struct arguments *arguments, struct record_filter *ret_filter,
	enum listing_form *ret_form);

#endif
