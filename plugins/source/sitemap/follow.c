/* SPDX-License-Identifier: MIT
 * The pages and the further sitemaps that a sitemap names. */
#include "source/sitemap/sitemap_plugin.h"
#include "shared/fields.h"
#include "shared/reference.h"
#include "shared/scan.h"
#include "shared/sitemap.h"
#include "shared/stamp.h"

#include <strings.h>

enum {
	MOST_LEVELS = 3,     /* of indexes in indexes */
	MOST_STRANGERS = 16, /* other hosts that one sitemap names */
	LONGEST_ADDRESS = 4096
};

struct following {
	const struct sitemap_visit *visit;
	struct winnow_str own,
		site; /* the hosts it may speak for; empty: a file, which may for all */
	unsigned level;
	struct winnow_str strangers[MOST_STRANGERS]; /* "http://host" */
	size_t stranger_count, followed, left_out;
};

/* ---- age ---- */

/* Nonzero: it is older than is wanted; what tells no date never is. */
static int is_old(const struct following *following, struct winnow_str written)
{
	const struct sitemap_visit *visit = following->visit;
	struct winnow_str date;

	if (visit->source->max_age_ms == 0 || written.len == 0)
		return 0;
	date = stamp_read(visit->host, visit->source->months, written);
	if (date.len == 0)
		return 0;
	return visit->item->fetched_ms - stamp_seconds(date) * 1000 > visit->source->max_age_ms;
}

static struct winnow_str first_of(struct winnow_str first, struct winnow_str second)
{
	return first.len ? first : second;
}

/* ---- hosts ---- */

static int is_same_host(struct winnow_str a, struct winnow_str b)
{
	return a.len == b.len && a.len && strncasecmp(a.ptr, b.ptr, a.len) == 0;
}

/* "https://host" of an address. */
static struct winnow_str origin_of(struct winnow_str uri)
{
	struct winnow_str authority = reference_authority(uri);

	return winnow_slice(
		uri, 0, authority.len ? (size_t)(authority.ptr - uri.ptr) + authority.len : 0);
}

static int may_speak_for(const struct following *following, struct winnow_str uri)
{
	struct winnow_str authority = reference_authority(uri);

	return following->own.len == 0 || is_same_host(authority, following->own) ||
	       is_same_host(authority, following->site);
}

/* A host whose own robots.txt must say that it lists this sitemap. */
static void remember_stranger(struct following *following, struct winnow_str uri)
{
	const struct winnow_host *host = following->visit->host;
	struct winnow_str origin = origin_of(uri);

	for (size_t i = 0; i < following->stranger_count; i++)
		if (winnow_equal(following->strangers[i], origin))
			return;
	char *kept = following->stranger_count < MOST_STRANGERS
			     ? (char *)(host->alloc)(host, origin.len + 1)
			     : NULL;
	if (!kept)
		return;
	memcpy(kept, origin.ptr, origin.len);
	following->strangers[following->stranger_count++] =
		(struct winnow_str){ kept, origin.len };
}

/* Asked once: of a sitemap that already has a voucher, nobody else is asked. */
static int ask_strangers(const struct following *following)
{
	const struct sitemap_visit *visit = following->visit;
	int code = 0;

	if (following->site.len && !is_same_host(following->site, following->own))
		return 0;
	for (size_t i = 0; i < following->stranger_count && code >= 0; i++)
		code = request_robots(
			visit->host, visit->out, following->strangers[i], visit->item->uri);
	return code;
}

/* ---- addresses ---- */

static int is_wanted(const struct following *following, const struct sitemap_address *address)
{
	const struct sitemap_source *source = following->visit->source;
	struct winnow_str relation = sitemap_find(address, "", "rel");
	char text[LONGEST_ADDRESS + 1];

	if (address->uri.len > LONGEST_ADDRESS ||
		(relation.len && !scan_is(relation, "alternate")))
		return 0;
	memcpy(text, address->uri.ptr, address->uri.len);
	text[address->uri.len] = '\0';
	return !patterns_match(&source->deny, text) &&
	       (source->allow.count == 0 || patterns_match(&source->allow, text));
}

static int request_page(
	const struct following *following, const struct sitemap_address *address)
{
	const struct sitemap_visit *visit = following->visit;
	struct winnow_str published = stamp_read(visit->host, visit->source->months,
		sitemap_find(address, "news", "publication_date"));
	/* Who says when a page changed has it asked for again then. */
	const struct winnow_pair known[] = {
		{ winnow_str("modified"), sitemap_find(address, "", "lastmod") },
		{ winnow_str("title"), sitemap_find(address, "news", "title") },
		{ winnow_str("published"), published },
		{ winnow_str("language"), sitemap_find(address, "news", "language") },
	};
	struct winnow_pair hints[4];
	uint32_t count = 0;

	for (size_t i = 0; i < 4; i++)
		if (known[i].value.len)
			hints[count++] = known[i];
	const struct winnow_request request = { .size = sizeof request,
		.expects = WINNOW_ARTICLE,
		.uri = address->uri,
		.hints = hints,
		.hint_count = count,
		.flags = WINNOW_ONCE };
	return visit->out->request(visit->out, &request);
}

static int follow_page(struct following *following, const struct sitemap_address *address)
{
	struct winnow_str date = first_of(sitemap_find(address, "news", "publication_date"),
		sitemap_find(address, "", "lastmod"));

	if (!is_wanted(following, address) || is_old(following, date))
		return 0;
	if (following->followed == following->visit->source->max_entries)
		return 0;
	following->followed++;
	return request_page(following, address);
}

static int follow_index(struct following *following, const struct sitemap_address *address)
{
	const struct sitemap_visit *visit = following->visit;

	if (is_old(following, sitemap_find(address, "", "lastmod")))
		return 0;
	if (following->level >= MOST_LEVELS) {
		following->left_out++;
		return 0;
	}
	return request_sitemap(
		visit->host, visit->out, address->uri, following->site, following->level + 1);
}

static int take(void *context, const struct sitemap_address *address)
{
	struct following *following = context;

	if (!winnow_starts(address->uri, "http://") && !winnow_starts(address->uri, "https://"))
		return 0;
	if (!may_speak_for(following, address->uri)) {
		remember_stranger(following, address->uri);
		return 0;
	}
	return address->is_sitemap ? follow_index(following, address)
				   : follow_page(following, address);
}

/* ---- the whole ---- */

static unsigned level_of(const struct winnow_item *item)
{
	struct winnow_str text = hint_find(item, SITEMAP_HINT_LEVEL);

	return text.len == 1 && text.ptr[0] >= '0' && text.ptr[0] <= '9'
		       ? (unsigned)(text.ptr[0] - '0')
		       : 0;
}

static void tell(const struct following *following, const struct sitemap *sitemap)
{
	const struct winnow_host *host = following->visit->host;

	if (sitemap->truncated)
		host->log(host, WINNOW_WARNING,
			winnow_str("a sitemap is larger than sitemaps may be, or was cut off; "
				   "the rest of it is left out"));
	if (following->left_out)
		host->log(host, WINNOW_WARNING,
			winnow_str("indexes of sitemaps lead on beyond three levels; the rest "
				   "is left out"));
}

int follow_sitemap(const struct sitemap_visit *visit)
{
	struct following following = { .visit = visit,
		.own = reference_authority(visit->item->uri),
		.site = hint_find(visit->item, SITEMAP_HINT_SITE),
		.level = level_of(visit->item) };
	struct sitemap sitemap;
	int code = sitemap_parse(
		visit->host, visit->source->months, visit->item, take, &following, &sitemap);

	if (code < 0)
		return code;
	if (sitemap.form == SITEMAP_NONE)
		return winnow_fail(visit->host, WINNOW_EDATA,
			"this is no sitemap: neither XML, a list of addresses nor a feed; look "
			"for its address in the site's robots.txt, or name the site under "
			"`sites`");
	tell(&following, &sitemap);
	return ask_strangers(&following);
}
