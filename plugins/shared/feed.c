/* SPDX-License-Identifier: MIT */
#include "shared/feed_parts.h"
#include "shared/feed_table.h"
#include "shared/reference.h"
#include "shared/stamp.h"

#include <string.h>

enum {
	HEAD = 8 * 1024,
	LONGEST_NAME = 64,
	/* Looking for an end tag that is missing costs a look at all that follows. */
	MOST_UNCLOSED = 64,
	MOST_SPACES = 32
};

/* Prefixes as this feed declares them. One table serves the whole: nobody declares one twice with
 * two meanings but to break parsers. */
struct spaces {
	struct {
		struct winnow_str prefix;
		const char *known;
	} items[MOST_SPACES];
	size_t count;
};

static void learn_spaces(struct spaces *spaces, const struct scan_tag *tag)
{
	struct winnow_str name, value;
	size_t at = 0;

	while (scan_attribute(tag, &at, &name, &value)) {
		const char *known = table_find(&feed_space_table, markup_trim(value));
		if (!winnow_starts(name, "xmlns") || !known || spaces->count == MOST_SPACES)
			continue;
		size_t skip = name.len > 5 ? 6 : 5;
		spaces->items[spaces->count].prefix = winnow_slice(name, skip, name.len - skip);
		spaces->items[spaces->count++].known = known;
	}
}

static const char *known_prefix(const struct spaces *spaces, struct winnow_str prefix)
{
	for (size_t at = spaces->count; at > 0; at--)
		if (winnow_equal(spaces->items[at - 1].prefix, prefix))
			return spaces->items[at - 1].known;
	return NULL;
}

/* A prefix that is not declared is taken for the one everybody means by it. */
static const char *role_of(const struct spaces *spaces, struct winnow_str name)
{
	char bytes[LONGEST_NAME * 2];
	size_t colon = scan_find(name, 0, ":");
	struct winnow_str prefix = winnow_slice(name, 0, colon < name.len ? colon : 0);
	struct winnow_str local =
		prefix.len ? winnow_slice(name, colon + 1, name.len - colon - 1) : name;
	const char *known = known_prefix(spaces, prefix);

	if (name.len > LONGEST_NAME)
		return NULL;
	if (known)
		prefix = winnow_str(known);
	if (prefix.len == 0 || scan_is(prefix, "feed") || scan_is(prefix, "atom"))
		return table_find(&feed_role_table, local);
	memcpy(bytes, prefix.ptr, prefix.len);
	bytes[prefix.len] = ':';
	if (local.len)
		memcpy(bytes + prefix.len + 1, local.ptr, local.len);
	return table_find(
		&feed_role_table, (struct winnow_str){ bytes, prefix.len + 1 + local.len });
}

struct feed_head *feed_current(const struct feed_parser *parser)
{
	return parser->entry ? &parser->entry->head : &parser->feed->head;
}

struct feed_entry *feed_add_entry(struct feed_parser *parser)
{
	struct feed *feed = parser->feed;

	if (feed->count == FEED_ENTRIES) {
		feed->truncated = 1;
		return NULL;
	}
	if (feed->count == parser->capacity) {
		size_t capacity = parser->capacity ? parser->capacity * 2 : 32;
		struct feed_entry *entries =
			parser->host->alloc(parser->host, capacity * sizeof *entries);
		if (!entries) {
			feed->truncated = 1;
			return NULL;
		}
		if (feed->count)
			memcpy(entries, feed->entries, feed->count * sizeof *entries);
		feed->entries = entries;
		parser->capacity = capacity;
	}
	return &feed->entries[feed->count++];
}

static struct feed_scope scope_of(
	const struct feed_parser *parser, struct feed_scope outer, const struct scan_tag *tag)
{
	struct winnow_str base = markup_attribute(parser->host, tag, "xml:base");
	struct winnow_str language = markup_attribute(parser->host, tag, "xml:lang");

	if (base.len)
		base = reference_resolve(parser->host, outer.base, base);
	/* An empty language takes back the one outside. */
	return (struct feed_scope){ base.len ? base : outer.base,
		language.ptr ? language : outer.language };
}

/* The Channel Definition Format has in attributes what others have in elements. */
static void read_attributes(
	const struct feed_parser *parser, const struct scan_tag *tag, struct feed_head *head)
{
	struct winnow_str href = markup_attribute(parser->host, tag, "href");
	struct winnow_str changed = markup_attribute(parser->host, tag, "lastmod");

	if (href.len)
		head->link = reference_resolve(parser->host, head->base, href);
	if (changed.len)
		head->updated = stamp_read(parser->host, parser->months, changed);
}

static void begin_feed(struct feed_parser *parser, const struct scan_tag *tag)
{
	parser->feed_scope = scope_of(parser, parser->feed_scope, tag);
	parser->feed->head.base = parser->feed_scope.base;
	if (parser->feed_scope.language.len)
		parser->feed->head.language = parser->feed_scope.language;
	read_attributes(parser, tag, &parser->feed->head);
}

/* 0: no more entries. */
static int begin_entry(struct feed_parser *parser, const struct scan_tag *tag)
{
	struct winnow_str about = markup_attribute(parser->host, tag, "rdf:about");

	parser->entry = feed_add_entry(parser);
	if (!parser->entry)
		return 0;
	parser->entry_scope = scope_of(parser, parser->feed_scope, tag);
	parser->entry->head.base = parser->entry_scope.base;
	parser->entry->head.language = parser->entry_scope.language;
	parser->entry->head.id = about;
	parser->entry->head.id_is_link = about.len != 0;
	read_attributes(parser, tag, &parser->entry->head);
	if (markup_is_empty(tag))
		parser->entry = NULL;
	return 1;
}

static struct winnow_str local_name(struct winnow_str name)
{
	size_t colon = scan_find(name, 0, ":");

	return colon < name.len ? winnow_slice(name, colon + 1, name.len - colon - 1) : name;
}

/* Where the part ends that an element of it cannot reach beyond: the next entry's begin or this
 * one's end. */
static size_t limit_of(struct feed_parser *parser)
{
	struct scan_tag tag;
	size_t at = parser->at;

	if (parser->at < parser->limit)
		return parser->limit;
	parser->limit = parser->text.len;
	while (markup_next(parser->text, &at, &tag)) {
		const char *role = table_find(&feed_role_table, local_name(tag.name));
		if (role && (strcmp(role, "entry") == 0 ||
				    (strcmp(role, "feed") == 0 && tag.kind == SCAN_END))) {
			parser->limit = (size_t)(tag.whole.ptr - parser->text.ptr);
			break;
		}
	}
	return parser->limit;
}

/* The element's inside; to the next tag where its end is missing. */
static struct winnow_str read_inner(struct feed_parser *parser, const struct scan_tag *tag)
{
	struct winnow_str inner = { NULL, 0 };
	struct scan_tag next;
	size_t at = parser->at, end = parser->text.len;

	if (markup_is_empty(tag))
		return inner;
	if (parser->unclosed < MOST_UNCLOSED &&
		markup_element(parser->text, tag, limit_of(parser), &parser->at, &inner))
		return inner;
	parser->unclosed++;
	while (markup_next(parser->text, &at, &next)) {
		if (next.kind != SCAN_START && next.kind != SCAN_END)
			continue;
		end = (size_t)(next.whole.ptr - parser->text.ptr);
		break;
	}
	inner = winnow_slice(parser->text, parser->at, end - parser->at);
	parser->at = end;
	return inner;
}

static void read_member(
	struct feed_parser *parser, const struct scan_tag *tag, const char *role)
{
	char name[16];
	struct feed_element element = { .tag = tag, .inner = read_inner(parser, tag) };
	size_t length = strcspn(role, "-");

	memcpy(name, role, length);
	name[length] = '\0';
	element.weak = role[length] != '\0';
	element.scope =
		scope_of(parser, parser->entry ? parser->entry_scope : parser->feed_scope, tag);
	feed_fill(parser, name, &element);
}

static void parse_markup(struct feed_parser *parser)
{
	struct spaces spaces = { .count = 0 };
	struct scan_tag tag;

	while (markup_next(parser->text, &parser->at, &tag) &&
		!parser->host->cancelled(parser->host)) {
		if (tag.kind != SCAN_START && tag.kind != SCAN_END)
			continue;
		if (tag.kind == SCAN_START)
			learn_spaces(&spaces, &tag);
		const char *role = role_of(&spaces, tag.name);
		if (!role)
			continue;
		if (tag.kind == SCAN_END) {
			if (strcmp(role, "entry") == 0)
				parser->entry = NULL;
		} else if (strcmp(role, "feed") == 0) {
			begin_feed(parser, &tag);
		} else if (strcmp(role, "entry") == 0) {
			if (!begin_entry(parser, &tag))
				return;
		} else {
			read_member(parser, &tag, role);
		}
	}
}

static int is_json(struct winnow_str text)
{
	struct winnow_str start = markup_trim(text);

	return start.len && start.ptr[0] == '{';
}

/* The first element is one of a feed's. */
static int is_markup(struct winnow_str text)
{
	struct scan_tag tag;
	size_t at = 0;

	while (markup_next(text, &at, &tag)) {
		if (tag.kind != SCAN_START)
			continue;
		const char *role = table_find(&feed_role_table, local_name(tag.name));
		return role && strcmp(role, "feed") == 0;
	}
	return 0;
}

int feed_begins(struct winnow_str body)
{
	char narrow[HEAD];
	size_t length = 0;

	/* Two bytes a letter become one: enough to see what it is. */
	for (size_t at = 0; at < body.len && length < sizeof narrow; at++)
		if (body.ptr[at] != '\0')
			narrow[length++] = body.ptr[at];
	struct winnow_str head = { narrow, length };
	if (winnow_starts(head, "\xEF\xBB\xBF"))
		head = winnow_slice(head, 3, head.len - 3);
	if (is_json(head))
		return scan_find(head, 0, "jsonfeed.org/version") < head.len;
	return is_markup(head);
}

/* The entry's own link where it says none but its id. */
static void finish_entries(const struct winnow_host *host, struct feed *feed)
{
	for (size_t i = 0; i < feed->count; i++) {
		struct feed_head *head = &feed->entries[i].head;
		head->id_is_link = head->id_is_link && head->link.len == 0;
		if (head->id_is_link)
			head->link = reference_resolve(host, head->base, head->id);
		if (head->language.len == 0)
			head->language = feed->head.language;
	}
}

/* What the server says of the language, where it says one. */
static struct winnow_str language_of(const struct winnow_item *item)
{
	for (uint32_t i = 0; i < item->header_count; i++)
		if (winnow_is(item->headers[i].name, "content-language") &&
			scan_find(item->headers[i].value, 0, ",") == item->headers[i].value.len)
			return markup_trim(item->headers[i].value);
	return (struct winnow_str){ NULL, 0 };
}

int feed_parse(const struct winnow_host *host, const struct names *months,
	const struct winnow_item *item, struct feed *ret_feed)
{
	struct feed feed = { .count = 0 };
	struct feed_parser parser = { .host = host, .months = months, .feed = &feed };
	int code = decode(host, item->body, item->charset, &feed.decoded);

	if (code < 0)
		return code;
	parser.text = feed.decoded.text;
	if (parser.text.len > FEED_BYTES) {
		parser.text.len = FEED_BYTES;
		feed.truncated = 1;
	}
	parser.feed_scope.base = feed.head.base = item->final_uri;
	parser.feed_scope.language = feed.head.language = language_of(item);
	if (is_json(parser.text))
		code = feed_parse_json(&parser);
	else if (is_markup(parser.text))
		parse_markup(&parser);
	else
		code = winnow_fail(
			host, WINNOW_EDATA, "this is no feed: neither RSS, Atom nor JSON Feed");
	if (code < 0)
		return code;
	finish_entries(host, &feed);
	*ret_feed = feed;
	return 0;
}
