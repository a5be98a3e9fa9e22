/* SPDX-License-Identifier: MIT
 *
 * Reader of Markdown: CommonMark and tables, which libmd4c turns into HTML, and front matter. What
 * the HTML says is read as a page's is.
 */
#include "reader/markdown/matter.h"
#include "reader/markdown/render.h"
#include "shared/page.h"
#include "shared/scan.h"

#include <stdlib.h>

struct markdown_reader {
	struct dates *dates;
};

static int open_reader(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	struct markdown_reader *reader = WINNOW_NEW(host, struct markdown_reader);

	(void)values;
	if (!reader)
		return winnow_fail(host, WINNOW_EFATAL, "there is no memory for the reader");
	page_prepare();
	reader->dates = dates_create(host);
	*ret_self = reader;
	return reader->dates ? 0 : WINNOW_EFATAL;
}

static int begins_with_matter(struct winnow_str body)
{
	struct winnow_str head = { body.ptr, body.len < 2048 ? body.len : 2048 }, yaml;

	return (winnow_starts(head, "---\n") || winnow_starts(head, "---\r\n")) &&
	       matter_find(head, &yaml) && scan_find(yaml, 0, "title:") < yaml.len;
}

static int probe_markdown(
	void *self, const struct winnow_host *host, const struct winnow_item *item)
{
	struct winnow_str type = item->media_type, name = item->final_uri;
	int is_plain = winnow_is(type, "text/plain");
	int is_unknown = type.len == 0 || winnow_is(type, "application/octet-stream");

	(void)self;
	(void)host;
	if (winnow_is(type, "text/markdown") || winnow_is(type, "text/x-markdown"))
		return 60;
	if (!is_plain && !is_unknown)
		return 0;
	if (winnow_ends(name, ".md") || winnow_ends(name, ".markdown") ||
		begins_with_matter(item->body))
		return 60;
	return 0;
}

/* The heading that stands before all other words; NULL: there is none. */
static struct page_node *first_heading(const struct page *page)
{
	struct page_node *node = page->root;

	for (; node; node = page_next(node, page->root)) {
		if (node->kind == PAGE_TEXT && !page_is_blank(node))
			return NULL;
		if (page_role(node) == ROLE_HEADING)
			return node;
	}
	return NULL;
}

static void write_page(const struct winnow_host *host, const struct winnow_item *item,
	struct page *page, struct prose *prose, struct winnow_document *document)
{
	struct page_node *heading = first_heading(page);
	struct winnow_str words = heading ? page_line(host, heading) : winnow_str(NULL);

	if (document->title.len == 0)
		document->title = words;
	if (document->title.len == 0)
		document->title = prose_line(host, hint_find(item, "title"));
	if (heading && winnow_equal(document->title, words))
		page_remove(heading);
	if (document->title.len) {
		prose_begin(prose, WINNOW_TITLE, 0);
		prose_add(prose, document->title);
		prose_end(prose);
	}
	page_write(prose, page->root, NULL, NULL);
}

/* The text behind the front matter, as a page. */
static int parse(const struct winnow_host *host, struct winnow_str text, struct page *ret_page)
{
	struct winnow_str html;
	int result = render(host, text, &html);

	if (result)
		return result;
	const struct winnow_item item = { .size = sizeof(item),
		.body = html,
		.length = html.len,
		.media_type = winnow_str("text/html"),
		.charset = winnow_str("utf-8") };
	result = page_parse(host, &item, ret_page);
	free((void *)(uintptr_t)html.ptr);
	return result;
}

static int read_markdown(void *self, const struct winnow_host *host,
	const struct winnow_item *item, const struct winnow_reader_out *out)
{
	const struct markdown_reader *reader = self;
	struct winnow_document document = { .size = sizeof(document) };
	struct fields *fields = fields_create(host);
	struct prose *prose = prose_create(host);
	struct decoded decoded;
	struct winnow_str yaml;
	struct page page;

	if (!fields || !prose)
		return WINNOW_ELIMIT;
	int result = decode(host, item->body, item->charset, &decoded);
	if (result)
		return result;
	size_t body = matter_find(decoded.text, &yaml);
	if (body)
		matter_read(host, reader->dates, yaml, fields, &document);
	result = parse(host, winnow_slice(decoded.text, body, decoded.text.len - body), &page);
	if (result)
		return result;
	write_page(host, item, &page, prose, &document);
	result = prose_finish(prose, &document);
	if (result)
		return result;
	if (document.block_count <= (document.title.len > 0))
		return winnow_fail(host, WINNOW_EDATA,
			"the file holds no words but a title; nothing can be read from it");
	if (document.published.len == 0)
		document.published = hint_find(item, "published");
	fields_add_item(fields, item, &decoded);
	fields_finish(fields, &document);
	return out->document(out, &document);
}

static const struct winnow_reader markdown_reader = {
	.size = sizeof(markdown_reader),
	.open = open_reader,
	.probe = probe_markdown,
	.read = read_markdown,
};

const struct winnow_plugin winnow_plugin = {
	WINNOW_PLUGIN_HEAD,
	.id = "markdown",
	.version = "1.0.0",
	.licence = "MIT",
	.summary = "Reads Markdown: front matter, headings, paragraphs, lists, quotes, tables.",
	.reader = &markdown_reader,
};
