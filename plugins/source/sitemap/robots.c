/* SPDX-License-Identifier: MIT
 * Sitemaps by robots.txt: which a site has, and which it vouches for. */
#include "source/sitemap/sitemap_plugin.h"
#include "shared/encoding.h"
#include "shared/fields.h"
#include "shared/markup.h"
#include "shared/reference.h"

enum { MOST_SITEMAPS = 1000 };

static struct winnow_str join(const struct winnow_host *host, struct winnow_str first,
	const char *between, struct winnow_str second)
{
	size_t middle = strlen(between);
	char *bytes = (char *)(host->alloc)(host, first.len + middle + second.len + 1);

	if (!bytes)
		return winnow_str("");
	if (first.len)
		memcpy(bytes, first.ptr, first.len);
	memcpy(bytes + first.len, between, middle);
	if (second.len)
		memcpy(bytes + first.len + middle, second.ptr, second.len);
	return (struct winnow_str){ bytes, first.len + middle + second.len };
}

int request_sitemap(const struct winnow_host *host, const struct winnow_source_out *out,
	struct winnow_str uri, struct winnow_str site, unsigned level)
{
	const char number[] = { (char)('0' + level), '\0' };
	int is_own = site.len == 0 || winnow_equal(reference_authority(uri), site);
	const struct winnow_pair hints[] = {
		{ winnow_str(SITEMAP_HINT_SITE), site },
		{ winnow_str(SITEMAP_HINT_LEVEL), winnow_str(number) },
	};
	const struct winnow_request request = {
		.size = sizeof request,
		.expects = WINNOW_LISTING,
		.uri = uri,
		/* One that several hosts vouch for is looked at for each of them. */
		.key = is_own ? winnow_str("") : join(host, uri, "#", site),
		.hints = hints,
		.hint_count = 2,
	};

	return out->request(out, &request);
}

int request_robots(const struct winnow_host *host, const struct winnow_source_out *out,
	struct winnow_str site, struct winnow_str lists)
{
	const struct winnow_pair hints[] = {
		{ winnow_str(SITEMAP_HINT_STEP), winnow_str("robots") },
		{ winnow_str(SITEMAP_HINT_LISTS), lists },
	};
	struct winnow_str uri = join(host, site, "/robots.txt", winnow_str(""));
	const struct winnow_request request = {
		.size = sizeof request,
		.expects = WINNOW_LISTING,
		.uri = uri,
		.key = lists.len ? join(host, uri, "#", lists) : winnow_str(""),
		.hints = hints,
		.hint_count = 2,
	};

	return out->request(out, &request);
}

/* "Sitemap: ADDRESS" at `at`, of any group; *at is then behind the line. */
static struct winnow_str next_sitemap(struct winnow_str text, size_t *at)
{
	size_t start = *at, end = start;

	while (end < text.len && text.ptr[end] != '\n' && text.ptr[end] != '\r')
		end++;
	*at = end < text.len ? end + 1 : end;
	struct winnow_str line = winnow_slice(text, start, end - start);
	line = markup_trim(winnow_slice(line, 0, scan_find(line, 0, "#")));
	size_t colon = scan_find(line, 0, ":");
	if (colon == line.len || !scan_is(markup_trim(winnow_slice(line, 0, colon)), "sitemap"))
		return winnow_str("");
	return markup_trim(winnow_slice(line, colon + 1, line.len - colon - 1));
}

/* The site says where its sitemaps are. */
static int follow_listed(const struct sitemap_visit *visit, struct winnow_str text)
{
	struct winnow_str base = visit->item->final_uri;
	struct winnow_str site = reference_authority(visit->item->uri);
	int code = 0, found = 0;

	for (size_t at = 0; at < text.len && code >= 0 && found < MOST_SITEMAPS;) {
		struct winnow_str listed = next_sitemap(text, &at);
		if (listed.len == 0)
			continue;
		found++;
		code = request_sitemap(visit->host, visit->out,
			reference_resolve(visit->host, base, listed), site, 0);
	}
	if (found)
		return code;
	return request_sitemap(visit->host, visit->out,
		reference_resolve(visit->host, base, winnow_str("/sitemap.xml")), site, 0);
}

/* The site is asked whether a sitemap on another host speaks for it. */
static int follow_vouched(
	const struct sitemap_visit *visit, struct winnow_str text, struct winnow_str sitemap)
{
	struct winnow_str site = reference_authority(visit->item->uri);

	for (size_t at = 0; at < text.len;)
		if (winnow_equal(next_sitemap(text, &at), sitemap))
			return request_sitemap(visit->host, visit->out, sitemap, site, 0);
	visit->host->log(visit->host, WINNOW_INFO,
		winnow_str("a sitemap names pages of another host, whose robots.txt does not "
			   "list it; they are left out"));
	return 0;
}

int follow_robots(const struct sitemap_visit *visit)
{
	struct winnow_str lists = hint_find(visit->item, SITEMAP_HINT_LISTS);
	struct decoded decoded;
	int code = decode(visit->host, visit->item->body, visit->item->charset, &decoded);

	if (code < 0)
		return code;
	return lists.len ? follow_vouched(visit, decoded.text, lists)
			 : follow_listed(visit, decoded.text);
}
