/* SPDX-License-Identifier: MIT */
#include "source/crin/fields.h"
#include "source/crin/join.h"
#include "source/crin/newsletter.h"
#include "source/crin/node.h"
#include "source/crin/tidy.h"

/* The passages behind the heading; all, where the heading is not among them. */
static struct passages behind_title(struct passages passages, struct winnow_str title)
{
	for (size_t i = 0; i < passages.count; i++) {
		if (!winnow_equal(passages.items[i].words, title))
			continue;
		passages.items += i + 1;
		passages.count -= i + 1;
		break;
	}
	return passages;
}

/* The address of the first link with these words. */
static struct winnow_str link_of(
	const struct winnow_host *host, struct page_node *top, struct winnow_str words)
{
	for (struct page_node *node = top; node; node = page_next(node, top))
		if (page_is(node, ELEMENT_A) && winnow_equal(page_line(host, node), words))
			return page_attribute(node, ATTRIBUTE_HREF);
	return winnow_str("");
}

static const struct winnow_term *label_at(
	struct draft *draft, struct winnow_str words, size_t *ret_length)
{
	return phrases_role_at(draft->reader->phrases, draft->host, words, "label", ret_length);
}

/* "Resource type: CRC News", and "Web link", whose value is where it leads. */
static bool take_label(struct draft *draft, struct page_node *top, struct winnow_str words)
{
	size_t length;
	const struct winnow_term *term = label_at(draft, words, &length);

	if (!term || words.len > 200)
		return false;
	struct winnow_str label = winnow_slice(words, 0, length);
	struct winnow_str value = join_trim(winnow_slice(words, length, words.len - length));
	if (value.len && value.ptr[0] == ':')
		field_add(draft, label, winnow_slice(value, 1, value.len - 1), "page");
	else if (value.len == 0)
		field_add(draft, label,
			prose_line(draft->host, link_of(draft->host, top, words)), "link");
	return value.len == 0 || value.ptr[0] == ':';
}

static size_t resource_type_at(struct draft *draft, const struct passages *passages)
{
	size_t length;

	for (size_t i = 0; i < passages->count && i < 6; i++) {
		const struct winnow_term *term =
			label_at(draft, passages->items[i].words, &length);
		if (term && winnow_is(phrase_name(term), "resource type"))
			return i;
	}
	return 0;
}

/* Between the title and the report: the owner's name without a label, then labels and links. */
static void take_preamble(struct draft *draft, struct page_node *top, struct passages *passages)
{
	size_t at = resource_type_at(draft, passages);

	for (size_t i = 0; i < at; i++) {
		draft->document.publisher = passages->items[i].words;
		draft_field(draft, "Organisation", passages->items[i].words, "page");
	}
	while (at < passages->count && take_label(draft, top, passages->items[at].words))
		at++;
	passages->items += at;
	passages->count -= at;
}

static int classic_passages(const struct winnow_host *host, const struct reading *reading,
	struct winnow_str title, struct passages *ret_passages)
{
	struct passages passages;
	int code = passages_of_tree(host, reading->shape.top, NULL, NULL, &passages);

	if (code < 0)
		return code;
	tidy_furniture(reading->reader, host, &passages);
	*ret_passages = behind_title(passages, title);
	return 0;
}

static int read_issue(const struct winnow_host *host, const struct reading *reading,
	struct draft *draft, struct winnow_str title)
{
	struct newsletter newsletter = {
		.reader = reading->reader, .out = reading->out, .title = title, .draft = draft
	};

	newsletter_contents(host, reading->shape.top, &newsletter);
	int code = classic_passages(host, reading, title, &newsletter.passages);
	return code < 0 ? code : newsletter_read(host, &newsletter);
}

static int read_article(const struct winnow_host *host, const struct reading *reading,
	struct draft *draft, struct winnow_str title)
{
	struct passages passages;
	int code = classic_passages(host, reading, title, &passages);

	if (code < 0)
		return code;
	draft_title(draft, title);
	take_preamble(draft, reading->shape.top, &passages);
	tidy_labels(draft, &passages);
	draft_body(draft, passages.items, passages.count);
	return draft_finish(draft, reading->out);
}

int classic_read(const struct winnow_host *host, const struct reading *reading)
{
	struct winnow_str title = reading_title(host, reading);
	struct draft *draft;

	int code = draft_create(host, reading->reader, &draft);
	if (code < 0)
		return code;
	reading_describe(host, reading, draft);
	tidy_headings(reading->shape.top);
	if (newsletter_is(reading->reader, host, &reading->address, title))
		return read_issue(host, reading, draft, title);
	return read_article(host, reading, draft, title);
}
