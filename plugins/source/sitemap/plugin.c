/* SPDX-License-Identifier: MIT
 *
 * The source `sitemap`: the pages that a site lists for programs, by sitemaps.org. Sitemaps are
 * named, or found by the site's robots.txt. One speaks for its own host, and for those whose
 * robots.txt lists it.
 */
#include "source/sitemap/sitemap_plugin.h"
#include "shared/fields.h"
#include "shared/page.h"
#include "shared/sitemap.h"

enum { URLS, SITES, ALLOW, DENY, MAX_AGE, MAX_ENTRIES };

static const struct winnow_option options[] = {
	[URLS] = {
		.name = "urls",
		.help = "Addresses of sitemaps or of indexes of them; files, too.",
		.type = WINNOW_PATH,
		.flags = WINNOW_LIST,
	},
	[SITES] = {
		.name = "sites",
		.help = "Sites whose robots.txt says where their sitemaps are, as https://www.example.org.",
		.type = WINNOW_TEXT,
		.flags = WINNOW_LIST,
	},
	[ALLOW] = {
		.name = "allow",
		.help = "Only these pages are fetched: https://www.example.org/news/*, or a regular expression that begins with ^; left out: all.",
		.type = WINNOW_TEXT,
		.flags = WINNOW_LIST,
	},
	[DENY] = {
		.name = "deny",
		.help = "These pages are never fetched, whatever allow says.",
		.type = WINNOW_TEXT,
		.flags = WINNOW_LIST,
	},
	[MAX_AGE] = {
		.name = "max_age",
		.help = "Pages that the sitemap says were published or changed longer ago are left out; left out: none is.",
		.min = 1,
		.max = INT64_MAX,
		.type = WINNOW_DURATION,
	},
	[MAX_ENTRIES] = {
		.name = "max_entries",
		.help = "How many pages of one sitemap are fetched, from its first on.",
		.fallback = "50000",
		.min = 1,
		.max = SITEMAP_ADDRESSES,
		.type = WINNOW_INTEGER,
	},
	{ .name = NULL },
};

static void source_close(void *self)
{
	struct sitemap_source *source = self;

	patterns_finish(&source->allow);
	patterns_finish(&source->deny);
}

static int check(const struct winnow_host *host, const struct sitemap_source *source)
{
	if (source->urls->count + source->sites->count == 0)
		return winnow_fail(host, WINNOW_EFATAL,
			"nothing says where to look: give `urls` of sitemaps, or `sites`");
	return addresses_check(host, "sites", source->sites);
}

static int source_open(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	struct sitemap_source *source = WINNOW_NEW(host, struct sitemap_source);

	if (!source)
		return winnow_fail(host, WINNOW_EFATAL, "no memory for the source");
	source->urls = &values[URLS];
	source->sites = &values[SITES];
	source->max_age_ms = values[MAX_AGE].count ? values[MAX_AGE].number[0] : 0;
	source->max_entries = (size_t)values[MAX_ENTRIES].number[0];
	int code = check(host, source);
	if (code >= 0)
		code = patterns_read(host, "allow", &values[ALLOW], &source->allow);
	if (code >= 0)
		code = patterns_read(host, "deny", &values[DENY], &source->deny);
	source->months = code >= 0 ? names_create(host, "month") : NULL;
	if (!source->months) {
		source_close(source);
		return code < 0 ? code : WINNOW_EFATAL;
	}
	page_prepare();
	*ret_self = source;
	return 0;
}

/* "https://www.example.org" of a site, however much was written behind it. */
static struct winnow_str origin_of(struct winnow_str site)
{
	size_t at = winnow_starts(site, "https") ? 8 : 7;

	while (at < site.len && !strchr("/?#", site.ptr[at]))
		at++;
	site.len = at;
	return site;
}

static int source_start(
	void *self, const struct winnow_host *host, const struct winnow_source_out *out)
{
	const struct sitemap_source *source = self;
	int code = 0;

	for (uint32_t i = 0; i < source->urls->count && code >= 0; i++)
		code = request_sitemap(host, out, source->urls->text[i], winnow_str(""), 0);
	for (uint32_t i = 0; i < source->sites->count && code >= 0; i++)
		code = request_robots(
			host, out, origin_of(source->sites->text[i]), winnow_str(""));
	return code;
}

static int source_visit(void *self, const struct winnow_host *host,
	const struct winnow_item *item, const struct winnow_source_out *out)
{
	const struct sitemap_visit visit = { self, host, item, out };

	if (item->form != WINNOW_BYTES)
		return winnow_fail(host, WINNOW_EDATA,
			"a folder is no sitemap: name the file of the sitemap in `urls`");
	if (item->expects != WINNOW_LISTING)
		return out->keep(out, winnow_str(""));
	if (winnow_is(hint_find(item, SITEMAP_HINT_STEP), "robots"))
		return follow_robots(&visit);
	return follow_sitemap(&visit);
}

static const struct winnow_source sitemap_source = {
	.size = sizeof(struct winnow_source),
	.options = options,
	.open = source_open,
	.start = source_start,
	.visit = source_visit,
	.close = source_close,
};

WINNOW_EXPORT const struct winnow_plugin winnow_plugin = {
	WINNOW_PLUGIN_HEAD,
	.id = "sitemap",
	.version = "1.0.0",
	.licence = "MIT",
	.summary = "Sitemaps: the pages a site lists for programs, with what it says of them.",
	.source = &sitemap_source,
};
