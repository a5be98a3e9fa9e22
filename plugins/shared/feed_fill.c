/* SPDX-License-Identifier: MIT */
#include "shared/feed_parts.h"
#include "shared/prose.h"
#include "shared/reference.h"
#include "shared/stamp.h"

#include <string.h>
#include <strings.h>

static int starts_with(struct winnow_str text, const char *lower)
{
	return text.len >= strlen(lower) && strncasecmp(text.ptr, lower, strlen(lower)) == 0;
}

/* Atom says what a text is by its type; RSS never does, and then it is HTML. */
static struct feed_text text_of(
	const struct feed_parser *parser, const struct feed_element *element, int html)
{
	struct winnow_str type = markup_attribute(parser->host, element->tag, "type");
	struct winnow_str mode = markup_attribute(parser->host, element->tag, "mode");
	struct feed_text text = { .language = element->scope.language };

	if (scan_is(mode, "base64") || starts_with(type, "image/"))
		return text;
	text.html = type.len ? scan_find(type, 0, "html") < type.len : html;
	if (scan_find(type, 0, "xhtml") < type.len && !scan_is(mode, "escaped"))
		text.value = markup_trim(element->inner);
	else
		text.value = markup_trim(markup_value(parser->host, element->inner));
	return text;
}

static void fill_text(
	struct feed_text *slot, struct feed_text text, const struct feed_element *element)
{
	if (text.value.len && (slot->value.len == 0 || !element->weak))
		*slot = text;
}

static struct winnow_str plain(
	const struct feed_parser *parser, const struct feed_element *element)
{
	return prose_line(parser->host, markup_value(parser->host, element->inner));
}

static void fill_word(
	struct winnow_str *slot, struct winnow_str word, const struct feed_element *element)
{
	if (word.len && (slot->len == 0 || !element->weak))
		*slot = word;
}

static void add_enclosure(
	struct feed_head *head, struct winnow_str uri, struct winnow_str media_type)
{
	if (uri.len && head->enclosure_count < FEED_MEMBERS)
		head->enclosures[head->enclosure_count++] =
			(struct feed_enclosure){ uri, media_type };
}

static void add_link(struct feed_head *head, struct winnow_str uri, struct winnow_str relation)
{
	if (uri.len && head->link_count < FEED_MEMBERS)
		head->links[head->link_count++] = (struct feed_link){ uri, relation };
}

/* RSS has the address as text, Atom as an attribute with what it is for. */
static void fill_link(struct feed_parser *parser, const struct feed_element *element)
{
	const struct winnow_host *host = parser->host;
	struct feed_head *head = feed_current(parser);
	struct winnow_str href = markup_attribute(host, element->tag, "href");
	struct winnow_str rel = markup_attribute(host, element->tag, "rel");
	struct winnow_str type = markup_attribute(host, element->tag, "type");
	struct winnow_str uri = reference_resolve(host, element->scope.base,
		href.len ? href : markup_trim(markup_value(host, element->inner)));

	add_link(head, uri, rel);
	if (href.len && scan_is(rel, "enclosure"))
		add_enclosure(head, uri, type);
	if (href.len && rel.len && !scan_is(rel, "alternate"))
		return;
	int page = type.len == 0 || scan_find(type, 0, "html") < type.len;
	if (uri.len && (head->link.len == 0 || (page && !href.len)))
		head->link = uri;
}

static void fill_id(struct feed_parser *parser, const struct feed_element *element)
{
	struct feed_head *head = feed_current(parser);
	struct winnow_str id = plain(parser, element);
	struct winnow_str permanent =
		markup_attribute(parser->host, element->tag, "ispermalink");

	if (id.len == 0 || (element->weak && head->id.len))
		return;
	head->id = id;
	head->id_is_link = !scan_is(permanent, "false") &&
			   (starts_with(id, "http:") || starts_with(id, "https:") ||
				   scan_is(permanent, "true"));
}

static void fill_date(
	struct feed_parser *parser, const struct feed_element *element, struct winnow_str *slot)
{
	struct winnow_str date =
		stamp_read(parser->host, parser->months, plain(parser, element));

	fill_word(slot, date, element);
}

/* The text of a child element, which no element has twice that has it once. */
static struct winnow_str child(
	const struct feed_parser *parser, const struct feed_element *element, const char *name)
{
	struct winnow_str inner = element->inner, found = { NULL, 0 };
	struct scan_tag tag;
	size_t at = 0;

	while (markup_next(inner, &at, &tag)) {
		size_t colon = scan_find(tag.name, 0, ":");
		struct winnow_str local = tag.name;
		if (colon < local.len)
			local = winnow_slice(local, colon + 1, local.len - colon - 1);
		if (tag.kind != SCAN_START || !scan_is(local, name))
			continue;
		struct winnow_str href = markup_attribute(parser->host, &tag, "href");
		if (href.len)
			return reference_resolve(parser->host, element->scope.base, href);
		if (markup_element(inner, &tag, inner.len, &at, &found))
			return prose_line(parser->host, markup_value(parser->host, found));
		break;
	}
	return (struct winnow_str){ NULL, 0 };
}

static struct winnow_str without_brackets(struct winnow_str text)
{
	text = markup_trim(text);
	if (text.len > 1 && memchr("(<\"", text.ptr[0], 3) &&
		memchr(")>\"", text.ptr[text.len - 1], 3))
		text = markup_trim(winnow_slice(text, 1, text.len - 2));
	return text;
}

/* "me@example.org (Me)", "Me <me@example.org>", "Me". */
static struct feed_person split_person(struct winnow_str text)
{
	struct feed_person person = { .name = text };
	const char *at_sign = text.len ? memchr(text.ptr, '@', text.len) : NULL;

	if (!at_sign)
		return person;
	size_t start = (size_t)(at_sign - text.ptr), end = start;
	while (start > 0 && !strchr(" <>(),;\"", text.ptr[start - 1]))
		start--;
	while (end < text.len && !strchr(" <>(),;\"", text.ptr[end]))
		end++;
	person.email = winnow_slice(text, start, end - start);
	int enclosed = start > 0 && end < text.len && strchr("<(", text.ptr[start - 1]);
	struct winnow_str before = winnow_slice(text, 0, start - (enclosed ? 1 : 0));
	end += enclosed ? 1 : 0;
	struct winnow_str after = winnow_slice(text, end, text.len - end);
	before = without_brackets(before);
	after = without_brackets(after);
	person.name = before.len ? before : after;
	return person;
}

static void fill_author(struct feed_parser *parser, const struct feed_element *element)
{
	struct feed_head *head = feed_current(parser);
	struct feed_person person = { .name = child(parser, element, "name") };

	person.email = child(parser, element, "email");
	person.uri = child(parser, element, "uri");
	if (person.uri.len == 0)
		person.uri = child(parser, element, "url");
	person.uri = reference_resolve(parser->host, element->scope.base, person.uri);
	if (person.name.len == 0 && person.email.len == 0 && person.uri.len == 0)
		person = split_person(plain(parser, element));
	if (person.name.len == 0 && person.email.len == 0 && person.uri.len == 0)
		return;
	for (size_t i = 0; i < head->author_count; i++)
		if (winnow_equal(head->authors[i].name, person.name) &&
			winnow_equal(head->authors[i].email, person.email))
			return;
	if (head->author_count < FEED_MEMBERS)
		head->authors[head->author_count++] = person;
}

static void fill_category(struct feed_parser *parser, const struct feed_element *element)
{
	struct feed_head *head = feed_current(parser);
	struct winnow_str term = markup_attribute(parser->host, element->tag, "term");

	if (term.len == 0)
		term = plain(parser, element);
	if (term.len && head->category_count < FEED_MEMBERS)
		head->categories[head->category_count++] = term;
}

static void fill_enclosure(struct feed_parser *parser, const struct feed_element *element)
{
	const struct winnow_host *host = parser->host;
	struct winnow_str uri = markup_attribute(host, element->tag, "url");

	add_enclosure(feed_current(parser), reference_resolve(host, element->scope.base, uri),
		markup_attribute(host, element->tag, "type"));
}

static void fill_source(struct feed_parser *parser, const struct feed_element *element)
{
	struct feed_entry *entry = parser->entry;
	struct winnow_str uri = markup_attribute(parser->host, element->tag, "url");

	if (!entry)
		return;
	entry->source_title = child(parser, element, "title");
	entry->source_link = uri.len ? uri : child(parser, element, "link");
	if (entry->source_title.len == 0)
		entry->source_title = plain(parser, element);
}

static void fill_simple(
	struct feed_parser *parser, const char *role, const struct feed_element *element)
{
	struct feed_head *head = feed_current(parser);
	int atom = parser->entry && markup_attribute(parser->host, element->tag, "type").len;

	if (strcmp(role, "title") == 0)
		fill_text(&head->title, text_of(parser, element, !atom), element);
	else if (strcmp(role, "summary") == 0)
		fill_text(&head->summary, text_of(parser, element, 1), element);
	else if (strcmp(role, "content") == 0 && parser->entry)
		fill_text(&parser->entry->content, text_of(parser, element, 1), element);
	else if (strcmp(role, "published") == 0)
		fill_date(parser, element, &head->published);
	else if (strcmp(role, "updated") == 0)
		fill_date(parser, element, &head->updated);
	else if (strcmp(role, "language") == 0)
		fill_word(&head->language, plain(parser, element), element);
}

void feed_fill(struct feed_parser *parser, const char *role, const struct feed_element *element)
{
	static const struct {
		const char *role;
		void (*fill)(struct feed_parser *parser, const struct feed_element *element);
	} members[] = {
		{ "link", fill_link },
		{ "id", fill_id },
		{ "author", fill_author },
		{ "category", fill_category },
		{ "enclosure", fill_enclosure },
		{ "source", fill_source },
	};

	for (size_t i = 0; i < sizeof members / sizeof members[0]; i++)
		if (strcmp(members[i].role, role) == 0) {
			members[i].fill(parser, element);
			return;
		}
	fill_simple(parser, role, element);
}
