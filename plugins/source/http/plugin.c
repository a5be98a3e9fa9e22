/* SPDX-License-Identifier: MIT
 *
 * The source `http`: a list of addresses, and, where it is asked for, the links that lead on from
 * them.
 */
#include "links.h"
#include "shared/wanted.h"

enum { URLS, FOLLOW, ALLOW, DENY, MAX_DEPTH, MAX_LINKS };

static const struct winnow_option options[] = {
	[URLS] = {
		.name = "urls",
		.help = "Addresses to fetch, as https://www.example.org/news/.",
		.type = WINNOW_TEXT,
		.flags = WINNOW_REQUIRED | WINNOW_LIST,
	},
	[FOLLOW] = {
		.name = "follow",
		.help = "Links to these are fetched, and lead on: https://www.example.org/news/*, or a regular expression that begins with ^.",
		.type = WINNOW_TEXT,
		.flags = WINNOW_LIST,
	},
	[ALLOW] = {
		.name = "allow",
		.help = "Links to these are fetched and read; left out: those that follow names.",
		.type = WINNOW_TEXT,
		.flags = WINNOW_LIST,
	},
	[DENY] = {
		.name = "deny",
		.help = "Links to these are never fetched, whatever follow and allow say.",
		.type = WINNOW_TEXT,
		.flags = WINNOW_LIST,
	},
	[MAX_DEPTH] = {
		.name = "max_depth",
		.help = "How many links away from urls to go.",
		.fallback = "5",
		.min = 0,
		.max = 60,
		.type = WINNOW_INTEGER,
	},
	[MAX_LINKS] = {
		.name = "max_links",
		.help = "How many links of one page are looked at.",
		.fallback = "2000",
		.min = 1,
		.max = 100000,
		.type = WINNOW_INTEGER,
	},
	{ .name = NULL },
};

struct source {
	const struct winnow_value *urls;
	struct patterns follow, allow, deny;
	int64_t max_depth, max_links;
};

static void source_close(void *self)
{
	struct source *source = self;

	patterns_finish(&source->follow);
	patterns_finish(&source->allow);
	patterns_finish(&source->deny);
}

static int read_patterns(const struct winnow_host *host, const struct winnow_value *values,
	struct source *source)
{
	int code = patterns_read(host, "follow", &values[FOLLOW], &source->follow);

	if (code >= 0)
		code = patterns_read(host, "allow", &values[ALLOW], &source->allow);
	if (code >= 0)
		code = patterns_read(host, "deny", &values[DENY], &source->deny);
	return code;
}

static int source_open(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	struct source *source = WINNOW_NEW(host, struct source);

	if (!source)
		return winnow_fail(host, WINNOW_EFATAL, "no memory for the source");
	source->urls = &values[URLS];
	source->max_depth = values[MAX_DEPTH].number[0];
	source->max_links = values[MAX_LINKS].number[0];
	int code = addresses_check(host, "urls", source->urls);
	if (code >= 0)
		code = read_patterns(host, values, source);
	if (code < 0) {
		source_close(source);
		return code;
	}
	page_prepare();
	*ret_self = source;
	return 0;
}

/* ---- working ---- */

static int leads_on(const struct source *source)
{
	return source->follow.count || source->allow.count;
}

static int source_start(
	void *self, const struct winnow_host *host, const struct winnow_source_out *out)
{
	const struct source *source = self;
	int code = 0;

	(void)host;
	for (uint32_t i = 0; i < source->urls->count && code >= 0; i++) {
		const struct winnow_request request = {
			.size = sizeof request,
			.expects = leads_on(source) ? WINNOW_LISTING : WINNOW_ARTICLE,
			.uri = source->urls->text[i],
		};
		code = out->request(out, &request);
	}
	return code;
}

struct visit {
	const struct source *source;
	const struct winnow_source_out *out;
};

static int take_link(void *context, const char *address)
{
	const struct visit *visit = context;
	const struct source *source = visit->source;
	int follows = patterns_match(&source->follow, address);
	const struct winnow_request request = {
		.size = sizeof request,
		.expects = follows ? WINNOW_LISTING : WINNOW_ARTICLE,
		.uri = winnow_str(address),
	};

	if (patterns_match(&source->deny, address) ||
		(!follows && !patterns_match(&source->allow, address)))
		return 0;
	return visit->out->request(visit->out, &request);
}

static int is_page(const struct winnow_item *item)
{
	return item->media_type.len == 0 || winnow_is(item->media_type, "text/html") ||
	       winnow_is(item->media_type, "application/xhtml+xml");
}

static int follow_links(const struct visit *visit, const struct winnow_host *host,
	const struct winnow_item *item)
{
	struct page page;
	int code = page_parse(host, item, &page);

	if (code < 0)
		return code;
	return links_list(host, &page, item->final_uri, (size_t)visit->source->max_links,
		take_link, (void *)(uintptr_t)visit);
}

/* What is read: the list itself where nothing leads on; else what `allow` says, or `follow`. */
static int is_wanted(const struct source *source, const char *address)
{
	if (!leads_on(source))
		return 1;
	return patterns_match(source->allow.count ? &source->allow : &source->follow, address);
}

static const char *copy_text(const struct winnow_host *host, struct winnow_str text)
{
	char *copy = (char *)(host->alloc)(host, text.len + 1);

	if (copy)
		memcpy(copy, text.ptr, text.len);
	return copy;
}

static int source_visit(void *self, const struct winnow_host *host,
	const struct winnow_item *item, const struct winnow_source_out *out)
{
	const struct visit visit = { .source = self, .out = out };
	const char *address = copy_text(host, item->uri);
	int code = 0;

	if (!address)
		return winnow_fail(host, WINNOW_ELIMIT, "no memory for an address");
	int goes_on = item->depth == 0 || patterns_match(&visit.source->follow, address);
	if (leads_on(visit.source) && goes_on && is_page(item) &&
		item->depth < visit.source->max_depth)
		code = follow_links(&visit, host, item);
	if (code >= 0 && is_wanted(visit.source, address))
		code = out->keep(out, winnow_str(""));
	return code;
}

static const struct winnow_source http_source = {
	.size = sizeof(struct winnow_source),
	.options = options,
	.open = source_open,
	.start = source_start,
	.visit = source_visit,
	.close = source_close,
};

const struct winnow_plugin winnow_plugin = {
	WINNOW_PLUGIN_HEAD,
	.id = "http",
	.version = "1.0.0",
	.licence = "MIT",
	.summary =
		"Pages of the web: a list of addresses, and the links that lead on from them.",
	.source = &http_source,
};
