/* SPDX-License-Identifier: MIT */
#include "source/crin/fields.h"
#include "source/crin/join.h"
#include "source/crin/newsletter.h"
#include "source/crin/node.h"
#include "source/crin/tidy.h"

/* What of a node is not its text, where no field says so. */
static int is_no_text(void *unused, const struct page_node *node)
{
	(void)unused;
	return field_is(node) || page_has_class(node, "submitted") ||
	       page_has_class(node, "links") || page_has_class(node, "title") ||
	       page_is(node, ELEMENT_HEADER) || page_is(node, ELEMENT_NAV) ||
	       winnow_is(page_attribute(node, ATTRIBUTE_ID), "page-title");
}

static int append(const struct winnow_host *host, struct page_node *top, page_skip *skip,
	struct passages *passages)
{
	struct passages more = { NULL, 0 };
	int code = passages_of_tree(host, top, skip, NULL, &more);

	return code < 0 ? code : passages_join(host, passages, &more, passages);
}

static bool is_prose_field(const struct page_node *field)
{
	return page_has_class(field, "field-name-body") ||
	       page_class_starts(field, "field-type-text");
}

/* The last word of "field-name-field-country". */
static struct winnow_str class_name(struct page_node *field)
{
	struct winnow_str classes = page_attribute(field, ATTRIBUTE_CLASS);
	size_t at = join_find(classes, "field-name-", 0) + strlen("field-name-");
	size_t end = join_find(classes, " ", at);

	if (at > classes.len)
		return winnow_str("");
	struct winnow_str name = winnow_slice(classes, at, end - at);
	if (winnow_starts(name, "field-"))
		name = winnow_slice(name, 6, name.len - 6);
	return name;
}

/* A field without a label is text, the dateline, or something known only to the site. */
static int take_unlabelled(const struct winnow_host *host, struct draft *draft,
	struct page_node *field, struct passages *body)
{
	if (is_prose_field(field))
		return append(host, field, NULL, body);
	struct winnow_str words = page_line(host, field);
	bool is_date = page_class_starts(field, "field-type-date") || words.len < 48;
	if (words.len && is_date &&
		dates_find(draft->reader->dates, host, words, NULL, NULL).len)
		draft_date(draft, words, "div.field");
	else
		draft_field_named(
			draft, prose_line(host, class_name(field)), words, "div.field");
	return 0;
}

static bool has_body(struct page_node *top)
{
	return page_find_class(top, ELEMENT_NONE, "field-name-body") != NULL;
}

static int take_fields(const struct winnow_host *host, struct draft *draft,
	struct page_node *top, struct passages *body)
{
	int code = 0;

	for (struct page_node *node = top; node && code >= 0;) {
		if (!field_is(node)) {
			node = page_next(node, top);
			continue;
		}
		if (field_label(host, node).len)
			field_take(draft, node);
		else
			code = take_unlabelled(host, draft, node, body);
		node = page_next_skip(node, top);
	}
	return code;
}

static int take_body(const struct winnow_host *host, struct draft *draft, struct page_node *top,
	struct passages *body)
{
	int code = has_body(top) ? 0 : append(host, top, is_no_text, body);

	return code < 0 ? code : take_fields(host, draft, top, body);
}

static int read_newsletter(const struct winnow_host *host, const struct reading *reading,
	struct draft *draft, struct winnow_str title)
{
	struct newsletter newsletter = {
		.reader = reading->reader, .out = reading->out, .title = title, .draft = draft
	};

	newsletter_contents(host, reading->shape.top, &newsletter);
	int code = take_body(host, draft, reading->shape.top, &newsletter.passages);
	if (code < 0)
		return code;
	tidy_furniture(reading->reader, host, &newsletter.passages);
	return newsletter_read(host, &newsletter);
}

static int read_article(const struct winnow_host *host, const struct reading *reading,
	struct draft *draft, struct winnow_str title)
{
	struct passages body = { NULL, 0 };

	draft_title(draft, title);
	int code = take_body(host, draft, reading->shape.top, &body);
	if (code < 0)
		return code;
	tidy_furniture(reading->reader, host, &body);
	tidy_labels(draft, &body);
	draft_body(draft, body.items, body.count);
	return draft_finish(draft, reading->out);
}

int node_read(const struct winnow_host *host, const struct reading *reading)
{
	struct winnow_str title = reading_title(host, reading);
	struct draft *draft;

	int code = draft_create(host, reading->reader, &draft);
	if (code < 0)
		return code;
	reading_describe(host, reading, draft);
	field_submitted(draft, reading->shape.top);
	tidy_headings(reading->shape.top);
	if (newsletter_is(reading->reader, host, &reading->address, title))
		return read_newsletter(host, reading, draft, title);
	return read_article(host, reading, draft, title);
}
