/* SPDX-License-Identifier: MIT
 * What fetch.c hands on to, by scheme and by what it meets there. Inside core/fetch only. */
#ifndef WINNOW_FETCH_SCHEME_H
#define WINNOW_FETCH_SCHEME_H

#include <sys/stat.h>
#include "fetch/fetch.h"

/* Of a file: or warc: address. */
int fetch_file(const struct fetch_request *request, const struct fetch_limits *limits,
	fetch_each *each, void *context, struct failure *failure) MUST_CHECK;

/* `descriptor` is of an open folder and is closed here. */
int fetch_folder(const struct fetch_request *request, int descriptor, fetch_each *each,
	void *context, struct failure *failure) MUST_CHECK;

/* The parts of an item that come from its request. */
struct winnow_item fetch_item(const struct fetch_request *request);

int64_t fetch_modified_ms(const struct stat *status);

/* "text/html" for "a/b.HTML"; empty when the ending tells nothing. */
struct winnow_str media_type_of(struct winnow_str path);

#endif
