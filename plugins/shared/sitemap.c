/* SPDX-License-Identifier: MIT */
#include "shared/sitemap.h"
#include "shared/feed.h"
#include "shared/gunzip.h"
#include "shared/markup.h"
#include "shared/reference.h"

struct reading {
	const struct winnow_host *host;
	const struct names *months;
	const struct winnow_item *item;
	struct winnow_str text, base;
	size_t at;
	sitemap_each *each;
	void *context;
	struct sitemap *sitemap;
	struct sitemap_field fields[SITEMAP_FIELDS];
	struct sitemap_address address; /* in hand */
};

static struct winnow_str local_name(struct winnow_str name)
{
	size_t colon = scan_find(name, 0, ":");

	return colon < name.len ? winnow_slice(name, colon + 1, name.len - colon - 1) : name;
}

static int is_local(const struct scan_tag *tag, const char *name)
{
	return scan_is(local_name(tag->name), name);
}

static int is_tag(const struct scan_tag *tag)
{
	return tag->kind == SCAN_START || tag->kind == SCAN_END;
}

/* ---- one address ---- */

static void begin(struct reading *reading)
{
	reading->address = (struct sitemap_address){ .fields = reading->fields };
}

static void add(struct reading *reading, struct winnow_str group, struct winnow_str name,
	struct winnow_str value)
{
	if (reading->address.count < SITEMAP_FIELDS)
		reading->fields[reading->address.count++] =
			(struct sitemap_field){ group, name, value };
}

/* Nonzero: go on. */
static int show(struct reading *reading, int *code)
{
	if (reading->address.uri.len == 0)
		return 1;
	if (reading->sitemap->count == SITEMAP_ADDRESSES) {
		reading->sitemap->truncated = 1;
		return 0;
	}
	reading->sitemap->count++;
	*code = reading->each(reading->context, &reading->address);
	return *code >= 0 && !reading->host->cancelled(reading->host);
}

static void set_address(struct reading *reading, struct winnow_str text)
{
	if (reading->address.uri.len == 0)
		reading->address.uri = reference_resolve(reading->host, reading->base, text);
}

/* ---- XML ---- */

/* What stands up to the next tag, which is returned without being taken. */
static struct winnow_str read_text(struct reading *reading, struct scan_tag *ret_next)
{
	size_t start = reading->at, at = start, end = reading->text.len;

	*ret_next = (struct scan_tag){ .kind = 0 };
	while (markup_next(reading->text, &at, ret_next)) {
		if (!is_tag(ret_next))
			continue;
		end = (size_t)(ret_next->whole.ptr - reading->text.ptr);
		break;
	}
	return markup_trim(
		markup_value(reading->host, winnow_slice(reading->text, start, end - start)));
}

/* An element that holds others begins a group, or goes on with the one it is in. */
static void read_element(
	struct reading *reading, const struct scan_tag *tag, struct winnow_str *group)
{
	static const struct winnow_str none = { "", 0 };
	struct winnow_str name = local_name(tag->name);
	int is_extension = name.len < tag->name.len;
	struct scan_tag next;

	if (markup_is_empty(tag)) {
		if (group->len == 0 && is_extension)
			add(reading, name, none, none);
		return;
	}
	struct winnow_str text = read_text(reading, &next);
	int holds_others = next.kind == SCAN_START && text.len == 0;
	if (holds_others && group->len == 0)
		add(reading, *group = name, none, none);
	else if (!holds_others && text.len && group->len == 0 && scan_is(name, "loc"))
		set_address(reading, text);
	else if (!holds_others && text.len)
		add(reading, *group, name, text);
	else if (!holds_others && group->len == 0 && is_extension)
		add(reading, name, none, none);
}

static int begins_address(const struct scan_tag *tag)
{
	return tag->kind == SCAN_START && (is_local(tag, "url") || is_local(tag, "sitemap"));
}

/* Up to its own end, the next one's begin, or the end of all. What was cut off might end within
 * its address. */
static void read_address(struct reading *reading, const struct scan_tag *first)
{
	struct winnow_str group = { "", 0 };
	struct scan_tag tag;
	size_t before = reading->at;

	begin(reading);
	reading->address.is_sitemap = is_local(first, "sitemap");
	while (markup_next(reading->text, &reading->at, &tag)) {
		if (group.len == 0 && begins_address(&tag)) {
			reading->at = before;
			return;
		}
		before = reading->at;
		if (tag.kind == SCAN_START)
			read_element(reading, &tag, &group);
		else if (tag.kind == SCAN_END && winnow_equal(local_name(tag.name), group))
			group.len = 0;
		else if (tag.kind == SCAN_END &&
			 (is_local(&tag, "url") || is_local(&tag, "sitemap") ||
				 is_local(&tag, "urlset")))
			return;
	}
	if (reading->sitemap->truncated)
		begin(reading);
}

static int read_markup(struct reading *reading)
{
	struct scan_tag tag;
	int code = 0;

	while (markup_next(reading->text, &reading->at, &tag)) {
		if (!begins_address(&tag) || markup_is_empty(&tag))
			continue;
		read_address(reading, &tag);
		if (!show(reading, &code))
			break;
	}
	return code;
}

/* ---- lines, and feeds ---- */

static int is_address(struct winnow_str text)
{
	return scan_find(winnow_slice(text, 0, text.len < 8 ? text.len : 8), 0, "://") < 8 &&
	       (winnow_starts(text, "http") || winnow_starts(text, "HTTP"));
}

static struct winnow_str next_line(struct reading *reading)
{
	size_t start = reading->at, end = start;

	while (end < reading->text.len && reading->text.ptr[end] != '\n' &&
		reading->text.ptr[end] != '\r')
		end++;
	reading->at = end < reading->text.len ? end + 1 : end;
	return markup_trim(winnow_slice(reading->text, start, end - start));
}

static int read_lines(struct reading *reading)
{
	int code = 0;

	while (reading->at < reading->text.len) {
		struct winnow_str line = next_line(reading);
		begin(reading);
		int is_whole = !reading->sitemap->truncated || reading->at < reading->text.len;
		if (is_address(line) && is_whole)
			set_address(reading, line);
		if (!show(reading, &code))
			break;
	}
	return code;
}

static int show_link(struct reading *reading, const struct feed_entry *entry,
	struct winnow_str uri, struct winnow_str relation, int *code)
{
	static const struct winnow_str none = { "", 0 };
	const struct feed_head *head = &entry->head;
	struct winnow_str date = head->updated.len ? head->updated : head->published;

	begin(reading);
	reading->address.uri = uri;
	if (date.len)
		add(reading, none, winnow_str("lastmod"), date);
	if (relation.len)
		add(reading, none, winnow_str("rel"), relation);
	return show(reading, code);
}

static int read_feed(struct reading *reading)
{
	struct feed feed;
	int code = feed_parse(reading->host, reading->months, reading->item, &feed), more = 1;

	for (size_t i = 0; code >= 0 && i < feed.count && more; i++) {
		const struct feed_entry *entry = &feed.entries[i];
		const struct feed_head *head = &entry->head;
		if (head->link_count == 0 && head->link.len)
			more = show_link(reading, entry, head->link, winnow_str(""), &code);
		for (size_t j = 0; j < head->link_count && more; j++)
			more = show_link(reading, entry, head->links[j].uri,
				head->links[j].relation, &code);
	}
	if (code >= 0)
		reading->sitemap->truncated |= feed.truncated;
	return code;
}

/* ---- the whole ---- */

static int form_of(struct winnow_str text)
{
	struct winnow_str start = markup_trim(text);
	struct scan_tag tag;
	size_t at = 0;

	if (is_address(start))
		return SITEMAP_LINES;
	if (feed_begins(text))
		return SITEMAP_FEED;
	while (markup_next(text, &at, &tag)) {
		if (tag.kind != SCAN_START)
			continue;
		if (is_local(&tag, "urlset") || is_local(&tag, "url"))
			return SITEMAP_ADDRESS_SET;
		return is_local(&tag, "sitemapindex") || is_local(&tag, "sitemap")
			       ? SITEMAP_INDEX
			       : SITEMAP_NONE;
	}
	return SITEMAP_NONE;
}

static int read_form(struct reading *reading)
{
	switch (reading->sitemap->form) {
	case SITEMAP_ADDRESS_SET:
	case SITEMAP_INDEX:
		return read_markup(reading);
	case SITEMAP_FEED:
		return read_feed(reading);
	case SITEMAP_LINES:
		return read_lines(reading);
	default:
		return 0;
	}
}

int sitemap_parse(const struct winnow_host *host, const struct names *months,
	const struct winnow_item *item, sitemap_each *each, void *context,
	struct sitemap *ret_sitemap)
{
	struct winnow_item plain = *item;
	struct reading reading = { .host = host,
		.months = months,
		.item = &plain,
		.base = item->final_uri,
		.each = each,
		.context = context,
		.sitemap = ret_sitemap };
	struct gunzipped gunzipped;
	struct decoded decoded;
	int code = gunzip(host, item->body, SITEMAP_BYTES, &gunzipped);

	*ret_sitemap = (struct sitemap){ .form = SITEMAP_NONE };
	if (code < 0)
		return code;
	plain.body = gunzipped.bytes;
	if (plain.body.len > SITEMAP_BYTES)
		plain.body.len = SITEMAP_BYTES;
	ret_sitemap->truncated = gunzipped.truncated || plain.body.len < gunzipped.bytes.len ||
				 (item->flags & WINNOW_TRUNCATED) != 0;
	code = decode(host, plain.body, item->charset, &decoded);
	if (code >= 0) {
		reading.text = decoded.text;
		ret_sitemap->form = form_of(decoded.text);
		code = read_form(&reading);
	}
	gunzip_finish(&gunzipped);
	return code;
}

struct winnow_str sitemap_find(
	const struct sitemap_address *address, const char *group, const char *name)
{
	for (size_t i = 0; i < address->count; i++)
		if (scan_is(address->fields[i].group, group) &&
			scan_is(address->fields[i].name, name))
			return address->fields[i].value;
	return (struct winnow_str){ NULL, 0 };
}
