/* SPDX-License-Identifier: MIT
 * JSON Feed 1.0 and 1.1. */
#include "shared/feed_parts.h"
#include "shared/prose.h"
#include "shared/reference.h"
#include "shared/stamp.h"

#include <jansson.h>

/* jansson's memory ends with the tree; ours with the call. */
static struct winnow_str word(
	const struct feed_parser *parser, const json_t *object, const char *name)
{
	const json_t *value = json_object_get(object, name);
	size_t length = json_string_length(value);
	char *kept = length ? parser->host->alloc(parser->host, length) : NULL;

	if (!kept)
		return (struct winnow_str){ NULL, 0 };
	memcpy(kept, json_string_value(value), length);
	return markup_trim((struct winnow_str){ kept, length });
}

static struct winnow_str address(
	const struct feed_parser *parser, const json_t *object, const char *name)
{
	return reference_resolve(
		parser->host, parser->feed_scope.base, word(parser, object, name));
}

static struct winnow_str date(
	const struct feed_parser *parser, const json_t *object, const char *name)
{
	return stamp_read(parser->host, parser->months, word(parser, object, name));
}

static void add_author(
	const struct feed_parser *parser, const json_t *author, struct feed_head *head)
{
	struct feed_person person = { .name = word(parser, author, "name"),
		.uri = address(parser, author, "url") };

	if ((person.name.len || person.uri.len) && head->author_count < FEED_MEMBERS)
		head->authors[head->author_count++] = person;
}

/* Version 1.1 has "authors", version 1 "author". */
static void read_head(
	const struct feed_parser *parser, const json_t *object, struct feed_head *head)
{
	const json_t *authors = json_object_get(object, "authors"), *author;
	size_t at;

	head->base = parser->feed_scope.base;
	head->title.value = word(parser, object, "title");
	head->language = word(parser, object, "language");
	json_array_foreach(authors, at, author) add_author(parser, author, head);
	if (head->author_count == 0)
		add_author(parser, json_object_get(object, "author"), head);
}

static void read_attachments(
	const struct feed_parser *parser, const json_t *item, struct feed_head *head)
{
	const json_t *attachment;
	size_t at;

	json_array_foreach(json_object_get(item, "attachments"), at, attachment)
	{
		struct winnow_str uri = address(parser, attachment, "url");
		if (uri.len && head->enclosure_count < FEED_MEMBERS)
			head->enclosures[head->enclosure_count++] =
				(struct feed_enclosure){ uri,
					word(parser, attachment, "mime_type") };
	}
}

static void read_tags(
	const struct feed_parser *parser, const json_t *item, struct feed_head *head)
{
	const json_t *tag;
	size_t at;

	json_array_foreach(json_object_get(item, "tags"), at, tag)
	{
		struct winnow_str term = { json_string_value(tag), json_string_length(tag) };
		if (term.len && head->category_count < FEED_MEMBERS)
			head->categories[head->category_count++] =
				prose_line(parser->host, term);
	}
}

static void read_item(
	const struct feed_parser *parser, const json_t *item, struct feed_entry *entry)
{
	struct feed_head *head = &entry->head;

	read_head(parser, item, head);
	head->id = word(parser, item, "id");
	head->link = address(parser, item, "url");
	if (head->link.len == 0)
		head->link = address(parser, item, "external_url");
	head->summary.value = word(parser, item, "summary");
	head->published = date(parser, item, "date_published");
	head->updated = date(parser, item, "date_modified");
	entry->content.value = word(parser, item, "content_html");
	entry->content.html = entry->content.value.len != 0;
	if (!entry->content.html)
		entry->content.value = word(parser, item, "content_text");
	read_attachments(parser, item, head);
	read_tags(parser, item, head);
}

int feed_parse_json(struct feed_parser *parser)
{
	json_error_t error;
	const json_t *item;
	size_t at;
	json_t *root = json_loadb(parser->text.ptr, parser->text.len, 0, &error);

	if (!root)
		return winnow_fail(parser->host, WINNOW_EDATA,
			"the feed is not JSON from its first to its last byte");
	read_head(parser, root, &parser->feed->head);
	parser->feed->head.link = address(parser, root, "home_page_url");
	parser->feed->head.summary.value = word(parser, root, "description");
	json_array_foreach(json_object_get(root, "items"), at, item)
	{
		struct feed_entry *entry = feed_add_entry(parser);
		if (!entry)
			break;
		read_item(parser, item, entry);
	}
	json_decref(root);
	return 0;
}
