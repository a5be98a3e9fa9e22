/* SPDX-License-Identifier: MIT
 *
 * A sitemap by sitemaps.org, whatever its form: XML with its extensions, an index of others, lines
 * of text, a feed; each as it is or compressed by gzip. Read tag by tag, as feeds are, and for the
 * same reasons. Linear in time.
 */
#ifndef WINNOW_SHARED_SITEMAP_H
#define WINNOW_SHARED_SITEMAP_H

#include "shared/names.h"

enum { /* the limits of sitemaps.org; what comes later is not shown */
	SITEMAP_ADDRESSES = 50000,
	SITEMAP_BYTES = 50 * 1024 * 1024, /* decompressed */
	SITEMAP_FIELDS = 64               /* of one address */
};

enum { /* the form */
	SITEMAP_NONE = 0,
	SITEMAP_ADDRESS_SET = 1,
	SITEMAP_INDEX = 2,
	SITEMAP_FEED = 3,
	SITEMAP_LINES = 4
};

/* What is said of an address: "priority", or, of an extension, the group "news" and "title". A
 * group that begins is a field without a name. */
struct sitemap_field {
	struct winnow_str group, name, value;
};

struct sitemap_address {
	struct winnow_str uri; /* absolute where the sitemap's own is known */
	int is_sitemap;        /* leads to another sitemap, not to a page */
	const struct sitemap_field *fields;
	size_t count;
};

/* Shown each address in order, for as long as the call; a negative answer ends it. */
typedef int sitemap_each(void *context, const struct sitemap_address *address);

struct sitemap {
	int form;
	size_t count;
	int truncated; /* a limit was met, or the bytes end early */
};

/* 0, or a negative: that of `each`, or after host->fail(). What is no sitemap shows nothing and has
 * SITEMAP_NONE. `months`: names_create(host, "month"). */
int sitemap_parse(const struct winnow_host *host, const struct names *months,
	const struct winnow_item *item, sitemap_each *each, void *context,
	struct sitemap *ret_sitemap);

/* The first such field; empty: nothing is said. */
struct winnow_str sitemap_find(
	const struct sitemap_address *address, const char *group, const char *name);

#endif
