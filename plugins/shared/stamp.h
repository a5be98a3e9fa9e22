/* SPDX-License-Identifier: MIT
 *
 * A date that a machine wrote for machines, in all the forms that feeds and sitemaps have: RFC 822
 * and 850, asctime, ISO 8601 with its weeks and ordinal days, and what comes near them.
 */
#ifndef WINNOW_SHARED_STAMP_H
#define WINNOW_SHARED_STAMP_H

#include "shared/names.h"

/* The whole of `text` as YYYY-MM-DDThh:mm:ss+hh:mm, YYYY-MM-DD, YYYY-MM or YYYY; empty: it is no
 * date. A time without a zone is taken as UTC. `months`: names_create(host, "month"). */
struct winnow_str stamp_read(
	const struct winnow_host *host, const struct names *months, struct winnow_str text);

/* Its first moment, in seconds since 1970. */
int64_t stamp_seconds(struct winnow_str text);

/* Negative, 0, positive: the first is earlier, the same, later; both as stamp_read() writes them.
 * Of one that is less precise, its first moment counts. */
int stamp_compare(struct winnow_str a, struct winnow_str b);

#endif
