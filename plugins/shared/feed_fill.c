/* SPDX-License-Identifier: MIT */
#include "shared/feed_parts.h"
#include "shared/prose.h"
#include "shared/reference.h"
#include "shared/stamp.h"

#include <string.h>
#include <strings.h>

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

static int starts_with(struct winnow_str text, const char *lower)
{
	return text.len >= strlen(lower) && strncasecmp(text.ptr, lower, strlen(lower)) == 0;
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

/* A child element, which no element has twice that has it once. 0: there is none. */
static int find_child(const struct feed_element *element, const char *name,
	struct scan_tag *ret_tag, struct winnow_str *ret_inner)
{
	size_t at = 0;

	while (markup_next(element->inner, &at, ret_tag)) {
		struct winnow_str local = ret_tag->name;
		size_t colon = scan_find(local, 0, ":");
		if (colon < local.len)
			local = winnow_slice(local, colon + 1, local.len - colon - 1);
		if (ret_tag->kind != SCAN_START || !scan_is(local, name))
			continue;
		*ret_inner = (struct winnow_str){ NULL, 0 };
		markup_element(element->inner, ret_tag, element->inner.len, &at, ret_inner);
		return 1;
	}
	return 0;
}

/* The text of a child element, or the address it leads to. */
static struct winnow_str child(
	const struct feed_parser *parser, const struct feed_element *element, const char *name)
{
	struct winnow_str inner;
	struct scan_tag tag;

	if (!find_child(element, name, &tag, &inner))
		return (struct winnow_str){ NULL, 0 };
	struct winnow_str href = markup_attribute(parser->host, &tag, "href");
	if (href.len)
		return reference_resolve(parser->host, element->scope.base, href);
	return prose_line(parser->host, markup_value(parser->host, inner));
}

/* An address that a child holds, by whichever of its names. */
static struct winnow_str child_address(
	const struct feed_parser *parser, const struct feed_element *element)
{
	static const char *const names[] = { "uri", "url", "homepage" };
	struct winnow_str uri = { NULL, 0 };

	for (size_t i = 0; i < sizeof names / sizeof names[0] && uri.len == 0; i++)
		uri = child(parser, element, names[i]);
	return reference_resolve(parser->host, element->scope.base, uri);
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
	person.uri = child_address(parser, element);
	if (person.name.len == 0 && person.email.len == 0 && person.uri.len == 0)
		person = split_person(plain(parser, element));
	if (person.name.len == 0 && person.email.len == 0 && person.uri.len == 0)
		return;
	for (size_t i = 0; i < head->author_count; i++)
		if (winnow_equal(head->authors[i].name, person.name) &&
			winnow_equal(head->authors[i].email, person.email) &&
			winnow_equal(head->authors[i].uri, person.uri))
			return;
	if (head->author_count < FEED_MEMBERS)
		head->authors[head->author_count++] = person;
}

static void add_category(struct feed_head *head, struct winnow_str term)
{
	if (term.len && head->category_count < FEED_MEMBERS)
		head->categories[head->category_count++] = term;
}

/* Atom has its term in one attribute, iTunes in another, with those below it inside. */
static void fill_category(struct feed_parser *parser, const struct feed_element *element)
{
	const struct winnow_host *host = parser->host;
	struct feed_head *head = feed_current(parser);
	struct winnow_str term = markup_attribute(host, element->tag, "term");
	struct winnow_str text = markup_attribute(host, element->tag, "text");
	struct scan_tag tag;
	size_t at = 0;

	add_category(head, term.len ? term : text.len ? text : plain(parser, element));
	while (text.len && markup_next(element->inner, &at, &tag))
		if (tag.kind == SCAN_START)
			add_category(head, markup_attribute(host, &tag, "text"));
}

static void fill_enclosure(struct feed_parser *parser, const struct feed_element *element)
{
	const struct winnow_host *host = parser->host;
	struct winnow_str uri = markup_attribute(host, element->tag, "url");

	add_enclosure(feed_current(parser), reference_resolve(host, element->scope.base, uri),
		markup_attribute(host, element->tag, "type"));
}

/* Atom has a head of the other feed in it, RSS its title as text. */
static void fill_source(struct feed_parser *parser, const struct feed_element *element)
{
	struct feed_entry *entry = parser->entry;
	struct feed_element title = { .scope = element->scope };
	struct scan_tag tag;
	struct winnow_str uri = markup_attribute(parser->host, element->tag, "url");

	if (!entry)
		return;
	entry->source_link = uri.len ? uri : child(parser, element, "link");
	if (find_child(element, "title", &tag, &title.inner)) {
		title.tag = &tag;
		struct feed_text text = feed_text_of(parser, &title, 1);
		entry->source_title = feed_line(parser->host, &text);
	} else {
		entry->source_title = plain(parser, element);
	}
}

/* Who has a summary and a description means the second as the text itself. */
static void fill_summary(struct feed_parser *parser, const struct feed_element *element)
{
	struct feed_text text = feed_text_of(parser, element, 1);
	struct feed_entry *entry = parser->entry;

	if (entry && !element->weak && entry->summary_is_own && entry->content.value.len == 0) {
		entry->content = text;
		return;
	}
	fill_text(&feed_current(parser)->summary, text, element);
	if (entry && !element->weak && text.value.len)
		entry->summary_is_own = 1;
}

static void fill_simple(
	struct feed_parser *parser, const char *role, const struct feed_element *element)
{
	struct feed_head *head = feed_current(parser);
	int atom = parser->entry && markup_attribute(parser->host, element->tag, "type").len;

	if (strcmp(role, "title") == 0)
		fill_text(&head->title, feed_text_of(parser, element, !atom), element);
	else if (strcmp(role, "content") == 0 && parser->entry)
		fill_text(&parser->entry->content, feed_text_of(parser, element, 1), element);
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
		{ "summary", fill_summary },
	};

	for (size_t i = 0; i < sizeof members / sizeof members[0]; i++)
		if (strcmp(members[i].role, role) == 0) {
			members[i].fill(parser, element);
			return;
		}
	fill_simple(parser, role, element);
}
