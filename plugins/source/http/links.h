/* SPDX-License-Identifier: MIT
 * The links of a page, as absolute addresses. */
#ifndef WINNOW_HTTP_LINKS_H
#define WINNOW_HTTP_LINKS_H

#include "shared/page.h"

/* Shown each address of http and https, without its fragment; a negative answer ends it. */
typedef int links_each(void *context, const char *address);

/* In document order, at most `most`. A link or a page that asks not to be followed is not; <base>
 * is honoured. `address` is the page's own. */
int links_list(const struct winnow_host *host, const struct page *page,
	struct winnow_str address, size_t most, links_each *each, void *context);

#endif
