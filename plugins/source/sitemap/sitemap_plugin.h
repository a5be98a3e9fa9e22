/* SPDX-License-Identifier: MIT
 * The parts of the plugin `sitemap`. */
#ifndef WINNOW_SITEMAP_PLUGIN_H
#define WINNOW_SITEMAP_PLUGIN_H

#include "shared/names.h"
#include "shared/wanted.h"

struct sitemap_source {
	const struct winnow_value *urls, *sites;
	struct patterns allow, deny;
	struct names *months;
	int64_t max_age_ms; /* 0: any age */
	size_t max_entries;
};

struct sitemap_visit {
	const struct sitemap_source *source;
	const struct winnow_host *host;
	const struct winnow_item *item;
	const struct winnow_source_out *out;
};

/* What a request is for travels with it, in these hints. */
#define SITEMAP_HINT_STEP "sitemap.step" /* "robots": the address is a robots.txt */
#define SITEMAP_HINT_LISTS                                                                     \
	"sitemap.lists" /* this robots.txt is asked whether it lists that one */
#define SITEMAP_HINT_SITE "sitemap.site"   /* the host whose robots.txt lists this sitemap */
#define SITEMAP_HINT_LEVEL "sitemap.level" /* how many indexes led to it: "1" */

/* Asks for a sitemap once, whoever names it: `site` is the host that vouches for it, `level` how
 * many indexes led there. 0, or a negative to hand back up. */
int request_sitemap(const struct winnow_host *host, const struct winnow_source_out *out,
	struct winnow_str uri, struct winnow_str site, unsigned level);

/* Asks for the robots.txt of a host. `lists` empty: for all the sitemaps it names; else whether it
 * names that one. */
int request_robots(const struct winnow_host *host, const struct winnow_source_out *out,
	struct winnow_str site, struct winnow_str lists);

/* Goes on from a robots.txt that was asked for so. */
int follow_robots(const struct sitemap_visit *visit);

/* Goes on from a sitemap. */
int follow_sitemap(const struct sitemap_visit *visit);

#endif
