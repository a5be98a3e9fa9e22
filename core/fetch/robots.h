/* SPDX-License-Identifier: MIT
 *
 * robots.txt, by RFC 9309: what a site asks of programs. Groups of one product are joined, the
 * rule with the longest pattern counts, Allow where two are equally long; "*" and "$" as the RFC
 * has them. Lines that mean nothing are passed over, so any bytes can be read.
 */
#ifndef WINNOW_FETCH_ROBOTS_H
#define WINNOW_FETCH_ROBOTS_H

#include <stdbool.h>
#include "base/str.h"

struct robots;

#define ROBOTS_MOST_BYTES ((size_t)1 << 20) /* what lies behind is not read */
#define ROBOTS_MOST_DELAY_MS (INT64_C(24) * 3600 * 1000)

/* NULL: no memory. Nothing of `bytes` is kept. */
struct robots *robots_parse(struct winnow_str bytes) MUST_CHECK;
void robots_destroy(struct robots *robots); /* accepts NULL */
DEFINE_SCOPED(struct robots *, robots_destroy)

/* `product` is the name with which a User-Agent begins: of "Example-Monitor/1.0" the letters up to
 * the slash; case does not count. `path` is path and query as an address has them,
 * percent-encoded. An upper bound of the time is the length of all patterns times that of the
 * path. */
bool robots_allows(
	const struct robots *robots, struct winnow_str product, struct winnow_str path);

/* Crawl-delay: how long to wait from one request to the next; 0: nothing is said. */
int64_t robots_delay(const struct robots *robots, struct winnow_str product);

/* The product a User-Agent names. */
struct winnow_str robots_product(struct winnow_str user_agent);

#endif
