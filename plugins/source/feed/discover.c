/* SPDX-License-Identifier: MIT */
#include "source/feed/feed_plugin.h"
#include "shared/markup.h"
#include "shared/reference.h"

enum { MOST_FEEDS = 8 };

static int has_word(struct winnow_str text, const char *lower)
{
	return scan_find(text, 0, lower) < text.len;
}

static int is_feed_type(struct winnow_str type)
{
	return scan_is(type, "application/rss+xml") || scan_is(type, "application/atom+xml") ||
	       scan_is(type, "application/feed+json") || scan_is(type, "application/rdf+xml") ||
	       scan_is(type, "text/rss+xml") || scan_is(type, "text/atom+xml");
}

int discover_feeds(const struct winnow_host *host, const struct winnow_item *item,
	const struct winnow_source_out *out)
{
	struct decoded decoded;
	struct scan_tag tag;
	size_t at = 0;
	int found = 0;
	struct winnow_str base = item->final_uri;
	int code = decode(host, item->body, item->charset, &decoded);

	while (code >= 0 && found < MOST_FEEDS && markup_next(decoded.text, &at, &tag)) {
		if (tag.kind == SCAN_START && scan_is(tag.name, "body"))
			break;
		struct winnow_str href = markup_attribute(host, &tag, "href");
		if (tag.kind != SCAN_START || href.len == 0)
			continue;
		if (scan_is(tag.name, "base"))
			base = reference_resolve(host, base, href);
		if (!scan_is(tag.name, "link") ||
			!has_word(markup_attribute(host, &tag, "rel"), "alternate") ||
			!is_feed_type(markup_attribute(host, &tag, "type")))
			continue;
		const struct winnow_request request = { .size = sizeof request,
			.expects = WINNOW_LISTING,
			.uri = reference_resolve(host, base, href) };
		if (request.uri.len == 0)
			continue;
		code = out->request(out, &request);
		found++;
	}
	return code < 0 ? code : found;
}
