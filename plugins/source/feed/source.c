/* SPDX-License-Identifier: MIT */
#include "source/feed/feed_plugin.h"
#include "shared/page.h"
#include "shared/stamp.h"

enum { URLS, CONTENT, MAX_ENTRIES, RECHECK };

static const char *const contents[] = { "link", "feed", NULL };

static const struct winnow_option options[] = {
	[URLS] = {
		.name = "urls",
		.help = "Addresses of feeds, or of pages that name their feeds; files, too.",
		.type = WINNOW_PATH,
		.flags = WINNOW_REQUIRED | WINNOW_LIST,
	},
	[CONTENT] = {
		.name = "content",
		.help = "What is read: link, the page each entry leads to; feed, the entry's own "
			"text, for feeds that carry whole articles.",
		.fallback = "link",
		.choices = contents,
		.type = WINNOW_TEXT,
	},
	[MAX_ENTRIES] = {
		.name = "max_entries",
		.help = "How many entries of one feed are followed, from its first on.",
		.fallback = "500",
		.min = 1,
		.max = FEED_ENTRIES,
		.type = WINNOW_INTEGER,
	},
	[RECHECK] = {
		.name = "recheck",
		.help = "How long after its date the page of an entry is asked for in each run, to see whether it changed; later only when the feed says something else of it.",
		.fallback = "48h",
		.min = 0,
		.max = INT64_MAX,
		.type = WINNOW_DURATION,
	},
	{ .name = NULL },
};

struct feed_options {
	const struct winnow_value *values;
	struct names *months;
};

static int source_open(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	struct feed_options *self = WINNOW_NEW(host, struct feed_options);

	if (!self)
		return winnow_fail(host, WINNOW_EFATAL, "there is no memory for the source");
	self->values = values;
	self->months = names_create(host, "month");
	if (!self->months)
		return WINNOW_EFATAL;
	page_prepare();
	*ret_self = self;
	return 0;
}

static int source_start(
	void *self, const struct winnow_host *host, const struct winnow_source_out *out)
{
	const struct winnow_value *urls = &((const struct feed_options *)self)->values[URLS];
	int code = 0;

	(void)host;
	for (uint32_t i = 0; i < urls->count && code >= 0; i++) {
		const struct winnow_request request = {
			.size = sizeof request, .expects = WINNOW_LISTING, .uri = urls->text[i]
		};
		code = out->request(out, &request);
	}
	return code;
}

struct hints {
	struct winnow_pair items[5];
	uint32_t count;
};

static void add_hint(struct hints *hints, const char *name, struct winnow_str value)
{
	if (value.len)
		hints->items[hints->count++] = (struct winnow_pair){ winnow_str(name), value };
}

/* Whoever reports corrects within days; what tells no date is no news. */
static int is_fresh(const struct feed_options *self, const struct winnow_item *item,
	const struct feed_head *head)
{
	struct winnow_str date = head->updated.len ? head->updated : head->published;

	return date.len &&
	       item->fetched_ms - stamp_seconds(date) * 1000 <= self->values[RECHECK].number[0];
}

static int request_entry(const struct feed_options *self, const struct winnow_host *host,
	const struct winnow_item *item, const struct feed_entry *entry,
	const struct winnow_source_out *out)
{
	const struct feed_head *head = &entry->head;
	struct hints hints = { .count = 0 };

	add_hint(&hints, "title", feed_line(host, &head->title));
	add_hint(&hints, "published", head->published.len ? head->published : head->updated);
	add_hint(&hints, "modified", head->updated);
	add_hint(&hints, "author", feed_byline(host, head));
	add_hint(&hints, "language", head->language);
	const struct winnow_request request = { .size = sizeof request,
		.expects = WINNOW_ARTICLE,
		.uri = head->link,
		.key = feed_key(host, item->uri, entry),
		.hints = hints.items,
		.hint_count = hints.count,
		.flags = is_fresh(self, item, head) ? 0 : WINNOW_ONCE };
	return out->request(out, &request);
}

/* What a page, a picture or a mail address is told by its scheme. */
static int leads_on(struct winnow_str link)
{
	return winnow_starts(link, "http:") || winnow_starts(link, "https:") ||
	       winnow_starts(link, "file:");
}

static int follow(const struct feed_options *self, const struct winnow_host *host,
	const struct winnow_item *item, const struct winnow_source_out *out)
{
	size_t most = (size_t)self->values[MAX_ENTRIES].number[0];
	struct feed feed;
	int code = feed_parse(host, self->months, item, &feed);

	if (code < 0)
		return code;
	for (size_t i = 0; i < feed.count && i < most && code >= 0; i++)
		if (leads_on(feed.entries[i].head.link))
			code = request_entry(self, host, item, &feed.entries[i], out);
	return code;
}

static int source_visit(void *self, const struct winnow_host *host,
	const struct winnow_item *item, const struct winnow_source_out *out)
{
	const struct feed_options *feed_options = self;

	if (item->form != WINNOW_BYTES)
		return winnow_fail(host, WINNOW_EDATA,
			"a folder is no feed: name the file of the feed in `urls`");
	if (item->expects != WINNOW_LISTING)
		return out->keep(out, winnow_str(""));
	if (feed_begins(item->body)) {
		if (winnow_is(feed_options->values[CONTENT].text[0], "feed"))
			return out->keep(out, winnow_str(""));
		return follow(feed_options, host, item, out);
	}
	/* A page may name its feeds, what a page named must be one. */
	int found = item->depth == 0 ? discover_feeds(host, item, out) : 0;
	if (found != 0)
		return found < 0 ? found : 0;
	return winnow_fail(host, WINNOW_EDATA,
		"this is no feed, and no page that names one in its head: look for the feed's "
		"own address on the site");
}

const struct winnow_source feed_source = {
	.size = sizeof(struct winnow_source),
	.options = options,
	.open = source_open,
	.start = source_start,
	.visit = source_visit,
};
