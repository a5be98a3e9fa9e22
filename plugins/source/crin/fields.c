/* SPDX-License-Identifier: MIT */
#include "source/crin/fields.h"
#include "source/crin/forms.h"
#include "source/crin/join.h"

static const char origin_field[] = "div.field";

bool field_is(const struct page_node *node)
{
	return node->kind == PAGE_ELEMENT && page_has_class(node, "field") &&
	       page_class_starts(node, "field-name-");
}

static struct winnow_str without_colon(struct winnow_str label)
{
	while (label.len && strchr(": ", label.ptr[label.len - 1]))
		label.len--;
	return label;
}

struct winnow_str field_label(const struct winnow_host *host, struct page_node *field)
{
	struct page_node *label = page_find_class(field, ELEMENT_NONE, "field-label");

	return label ? without_colon(page_line(host, label)) : winnow_str("");
}

static bool label_means(struct draft *draft, struct winnow_str label, const char *name)
{
	size_t length;
	const struct winnow_term *term =
		phrases_role_at(draft->reader->phrases, draft->host, label, "label", &length);

	return term && length == label.len && winnow_is(phrase_name(term), name);
}

/* "…Working Grouppdf: http://…": where the glued label begins; value.len: nowhere. */
static size_t glued_label(struct draft *draft, struct winnow_str value)
{
	size_t colon = join_find(value, ": http", 0);

	if (colon == value.len)
		colon = join_find(value, ":http", 0);
	for (size_t length = 3; colon < value.len && length <= 4 && length <= colon; length++)
		if (label_means(draft, winnow_slice(value, colon - length, length), "file"))
			return colon - length;
	return value.len;
}

static void give_meaning(struct draft *draft, struct winnow_str label, struct winnow_str value)
{
	if (label_means(draft, label, "countries"))
		draft_countries(draft, value);
	else if (label_means(draft, label, "organisation"))
		draft->document.publisher = value;
	else if (label_means(draft, label, "owner") && draft->document.publisher.len == 0)
		draft->document.publisher = value;
}

void field_add(struct draft *draft, struct winnow_str label, struct winnow_str value,
	const char *origin)
{
	value = join_trim(value);
	if (label.len == 0 || value.len == 0)
		return;
	size_t glued = glued_label(draft, value);
	struct winnow_str own = join_trim(winnow_slice(value, 0, glued));
	if (own.len)
		give_meaning(draft, label, own);
	draft_field_named(draft, label, own, origin);
	if (glued == value.len)
		return;
	size_t colon = join_find(value, ":", glued);
	draft_field_named(draft, winnow_slice(value, glued, colon - glued),
		winnow_slice(value, colon + 1, value.len - colon - 1), origin);
}

/* What an item says; of a link or a picture without words, its address. */
static struct winnow_str item_value(struct draft *draft, struct page_node *item)
{
	struct winnow_str words = page_line(draft->host, item);

	for (struct page_node *node = item; node && words.len == 0;
		node = page_next(node, item)) {
		if (page_is(node, ELEMENT_A))
			words = page_attribute(node, ATTRIBUTE_HREF);
		else if (page_is(node, ELEMENT_IMG))
			words = page_attribute(node, ATTRIBUTE_SRC);
	}
	return words.len ? prose_line(draft->host, words) : words;
}

static void take_items(struct draft *draft, struct winnow_str label, struct page_node *item)
{
	bool has_list = false;

	for (struct page_node *node = item; node; node = page_next(node, item)) {
		if (!page_is(node, ELEMENT_LI))
			continue;
		has_list = true;
		field_add(draft, label, item_value(draft, node), origin_field);
	}
	if (!has_list)
		field_add(draft, label, item_value(draft, item), origin_field);
}

/* A theme may write the value beside the label without elements for the items. */
static struct winnow_str value_beside_label(struct draft *draft, struct page_node *field)
{
	struct winnow_str words = page_line(draft->host, field);
	struct page_node *label = page_find_class(field, ELEMENT_NONE, "field-label");
	struct winnow_str label_words = page_line(draft->host, label);

	if (words.len < label_words.len)
		return winnow_str("");
	return winnow_slice(words, label_words.len, words.len - label_words.len);
}

void field_take(struct draft *draft, struct page_node *field)
{
	struct winnow_str label = field_label(draft->host, field);
	bool has_items = false;

	for (struct page_node *node = field; node; node = page_next(node, field)) {
		if (node->kind != PAGE_ELEMENT || !page_has_class(node, "field-item"))
			continue;
		has_items = true;
		take_items(draft, label, node);
	}
	if (!has_items && label.len)
		field_add(draft, label, value_beside_label(draft, field), origin_field);
}

static struct page_node *find_time(struct page_node *top)
{
	for (struct page_node *node = top; node; node = page_next(node, top))
		if (page_is(node, ELEMENT_TIME) && page_attribute(node, ATTRIBUTE_DATETIME).len)
			return node;
	return NULL;
}

/* "Submitted by crinadmin on Wed, 03/05/2014 - 10:12": what is behind the name. */
static struct winnow_str behind(struct winnow_str line, struct winnow_str name)
{
	for (size_t at = 0; name.len && at + name.len <= line.len; at++)
		if (winnow_equal(winnow_slice(line, at, name.len), name))
			return winnow_slice(line, at + name.len, line.len - at - name.len);
	return line;
}

static void submitted_when(
	struct draft *draft, struct page_node *submitted, struct winnow_str name)
{
	struct page_node *time = find_time(submitted);
	struct winnow_str words = time ? page_attribute(time, ATTRIBUTE_DATETIME)
				       : behind(page_line(draft->host, submitted), name);

	draft->submitted = dates_find(draft->reader->dates, draft->host, words, NULL, NULL);
	draft_field(draft, "submitted", draft->submitted, time ? "time datetime" : "submitted");
}

void field_submitted(struct draft *draft, struct page_node *top)
{
	struct page_node *submitted = page_find_class(top, ELEMENT_NONE, "submitted");
	struct page_node *user =
		submitted ? page_find_class(submitted, ELEMENT_NONE, "username") : NULL;
	struct winnow_str name = user ? page_line(draft->host, user) : winnow_str("");

	if (!submitted)
		return;
	submitted_when(draft, submitted, name);
	draft_field(draft, "submitted_by", name, "submitted");
	draft->migrated = phrases_is(draft->reader->phrases, draft->host, name, "migrator");
	if (draft->migrated)
		draft_field(draft, "migrated", draft->submitted, "submitted");
}
