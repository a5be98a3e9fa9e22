/* SPDX-License-Identifier: MIT */
#include "reader/html/profile_page.h"
#include "shared/scan.h"

static int is_of_web(struct winnow_str uri)
{
	return winnow_starts(uri, "http://") || winnow_starts(uri, "https://");
}

/* The address that the page calls its own. */
static struct winnow_str own_address(const struct page *page)
{
	for (struct page_node *node = page->root; node; node = page_next(node, page->root))
		if (page_is(node, ELEMENT_LINK) &&
			scan_is(page_attribute(node, ATTRIBUTE_REL), "canonical"))
			return page_attribute(node, ATTRIBUTE_HREF);
	return page_meta(page, "og:url");
}

int profile_page(const struct profiles *profiles, const struct winnow_host *host,
	const struct winnow_item *item, struct page *ret_page,
	const struct profile **ret_profile, struct _xmlDoc **ret_document)
{
	*ret_document = NULL;
	*ret_profile = profiles_find(profiles, item->final_uri);
	if (!*ret_profile) {
		int result = page_parse(host, item, ret_page);
		if (result || !profiles || is_of_web(item->final_uri))
			return result;
		*ret_profile = profiles_find(profiles, own_address(ret_page));
		if (!*ret_profile)
			return 0;
	}
	return page_parse_twofold(host, item, ret_page, ret_document);
}
