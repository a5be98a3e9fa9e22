/* SPDX-License-Identifier: MIT
 * What stands in the head of an archive's record, read. Inside core/fetch only. */
#ifndef WINNOW_FETCH_WARC_TEXT_H
#define WINNOW_FETCH_WARC_TEXT_H

#include "base/arena.h"

/* Digits and nothing else, at most `most`. */
bool warc_length(struct winnow_str text, int64_t most, uint64_t *ret_length) MUST_CHECK;

/* "2014-03-05T10:12:33Z" with a fraction or without, or less of it; "20140305101233". UTC,
 * milliseconds since 1970; 0: it is none. */
int64_t warc_date_ms(struct winnow_str text);

/* An address without the angle brackets some put around it, its spaces encoded. In `arena`; empty:
 * there is none. */
struct winnow_str warc_target(struct winnow_str uri, struct arena *arena);

#endif
