/* SPDX-License-Identifier: MIT */
#include "shared/page.h"
#include "shared/page_parser.h"

#include <limits.h>
#include <stdlib.h>

void page_prepare(void)
{
	page_parser_prepare();
}

static int parse(const struct winnow_host *host, struct winnow_str markup, struct page *page,
	struct _xmlDoc **document)
{
	struct page_tree tree;
	int result = page_tree_begin(&tree, host, markup.len);

	if (result)
		return result;
	if (markup.len && !page_parser_run(markup, &tree, document))
		return winnow_fail(host, WINNOW_ELIMIT, "there is no memory for the page");
	if (tree.spent)
		return winnow_fail(host, WINNOW_ELIMIT,
			"the page has more elements than the memory allowed for one item "
			"holds; raise the limit if it is wanted");
	if (!tree.root)
		return winnow_fail(
			host, WINNOW_EDATA, "the page has no elements: it is empty or no HTML");
	page_tree_finish(&tree);
	page->root = tree.root;
	page->elements = tree.elements;
	return 0;
}

/* `document` NULL: nobody wants libxml2's own tree. */
static int parse_item(const struct winnow_host *host, const struct winnow_item *item,
	struct page *ret_page, struct _xmlDoc **document)
{
	struct bounded bounded;

	*ret_page = (struct page){ 0 };
	int result = decode(host, item->body, item->charset, &ret_page->decoded);
	if (result)
		return result;
	if (ret_page->decoded.text.len > INT_MAX)
		return winnow_fail(host, WINNOW_ELIMIT,
			"the page is larger than 2 GB; lower the limit on the size of items");
	if (!bound(ret_page->decoded.text, document != NULL, &bounded))
		return winnow_fail(host, WINNOW_ELIMIT, "there is no memory for the page");
	ret_page->truncated_depth = bounded.truncated_depth;
	ret_page->truncated_elements = bounded.truncated_elements;
	ret_page->scripts = bounded.scripts;
	result = parse(host, bounded.markup, ret_page, document);
	free(bounded.made);
	return result;
}

int page_parse(
	const struct winnow_host *host, const struct winnow_item *item, struct page *ret_page)
{
	return parse_item(host, item, ret_page, NULL);
}

int page_parse_twofold(const struct winnow_host *host, const struct winnow_item *item,
	struct page *ret_page, struct _xmlDoc **ret_document)
{
	*ret_document = NULL;
	return parse_item(host, item, ret_page, ret_document);
}
