/* SPDX-License-Identifier: MIT */
#include "source/crin/join.h"
#include "source/crin/node.h"

static struct winnow_str title_element(
	const struct winnow_host *host, const struct reading *reading)
{
	struct page_node *element = page_find(reading->page->root, ELEMENT_TITLE);
	struct winnow_str title = winnow_str("");

	if (!element)
		return title;
	title = page_line(host, element);
	if (winnow_ends(title, " | CRIN"))
		title.len -= strlen(" | CRIN");
	return title;
}

struct winnow_str reading_title(const struct winnow_host *host, const struct reading *reading)
{
	struct page_node *root = reading->page->root;
	struct page_node *heading = page_find_id(root, "page-title");

	if (!heading)
		heading = page_find(root, ELEMENT_H1);
	struct winnow_str title = heading ? page_line(host, heading) : winnow_str("");
	if (title.len == 0)
		title = title_element(host, reading);
	return title.len ? title : prose_line(host, hint_find(reading->item, "title"));
}

static struct page_node *html_element(const struct page *page)
{
	return page_is(page->root, ELEMENT_HTML) ? page->root
						 : page_find(page->root, ELEMENT_HTML);
}

static struct winnow_str attribute_of(struct page_node *html, enum attribute name)
{
	return html ? page_attribute(html, name) : winnow_str("");
}

void reading_describe(
	const struct winnow_host *host, const struct reading *reading, struct draft *draft)
{
	struct page_node *html = html_element(reading->page);
	struct winnow_str language = attribute_of(html, ATTRIBUTE_LANG);

	if (language.len == 0)
		language = attribute_of(html, ATTRIBUTE_XML_LANG);
	draft->document.language =
		prose_line(host, language.len ? language : reading->address.language);
	draft->document.uri = reading->address.cited;
	fields_add_item(draft->fields, reading->item, &reading->page->decoded);
	if (join_same(attribute_of(html, ATTRIBUTE_DIR), "rtl"))
		draft_field(draft, "direction", winnow_str("rtl"), "html dir");
	draft_field(draft, "legacy_id", reading->address.legacy_id, "address");
}
