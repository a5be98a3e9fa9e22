/* SPDX-License-Identifier: MIT */
#include <inttypes.h>
#include <stdio.h>
#include "shared/fields.h"
#include "shared/feed.h"
#include "source/crin/forms.h"
#include "source/crin/join.h"
#include "source/crin/source.h"

/* A link as a listing gives it, with what the listing says of its page. */
struct link {
	struct winnow_str reference;
	struct winnow_str title;
	struct winnow_str date; /* as written */
};

/* Where a link leads, from here. False: not to a place of CRIN's that this visit may go to. */
static int locate(const struct visit *visit, struct winnow_str reference,
	struct winnow_str *ret_uri, struct address *ret_address)
{
	struct winnow_str base = visit->item->final_uri;

	*ret_uri = address_resolve(visit->host, base, &visit->address, reference);
	ret_address->site = SITE_NONE;
	if (ret_uri->len == 0)
		return 0;
	int code = visit_address(visit, *ret_uri, ret_address);
	if (code < 0)
		return code;
	/* A mirror is walked as it is: what it lacks is not fetched from the site, and no page
	 * of the site leads into this machine. */
	if (ret_address->local != visit->address.local)
		ret_address->site = SITE_NONE;
	/* Within a mirror: below the same root. */
	if (ret_address->local &&
		(ret_uri->len < visit->address.root ||
			memcmp(ret_uri->ptr, base.ptr, visit->address.root) != 0))
		ret_address->site = SITE_NONE;
	return 0;
}

static int request_article(
	const struct visit *visit, const struct link *link, size_t *requested)
{
	struct address address;
	struct winnow_str uri;

	int code = locate(visit, link->reference, &uri, &address);
	if (code < 0)
		return code;
	if (!address_is_article(&address) || !source_wants(visit->source, &address))
		return 0;
	struct winnow_str date = link->date.len ? dates_find(visit->source->dates, visit->host,
							  link->date, NULL, NULL)
						: link->date;
	struct winnow_pair hints[2];
	uint32_t count = 0;
	if (link->title.len)
		hints[count++] = (struct winnow_pair){ winnow_str("title"), link->title };
	if (date.len)
		hints[count++] = (struct winnow_pair){ winnow_str("published"), date };
	const struct winnow_request request = { .size = sizeof request,
		.expects = WINNOW_ARTICLE,
		.uri = uri,
		.key = address.key,
		.hints = hints,
		.hint_count = count,
		.flags = address.local ? 0 : WINNOW_ONCE };
	*requested += 1;
	return visit->out->request(visit->out, &request);
}

static struct page_node *first_link(struct page_node *top)
{
	for (struct page_node *node = top; node; node = page_next(node, top))
		if (page_is(node, ELEMENT_A) && page_attribute(node, ATTRIBUTE_HREF).len)
			return node;
	return NULL;
}

/* A row's title leads to the article; its other links may lead anywhere. */
static int follow_row(const struct visit *visit, struct page_node *row, size_t *requested)
{
	struct page_node *title = page_find_class(row, ELEMENT_NONE, "views-field-title");
	struct page_node *created = page_find_class(row, ELEMENT_NONE, "views-field-created");
	struct page_node *anchor = first_link(title ? title : row);

	if (!anchor)
		anchor = first_link(row);
	if (!anchor)
		return 0;
	const struct link link = { page_attribute(anchor, ATTRIBUTE_HREF),
		page_line(visit->host, anchor),
		created ? page_line(visit->host, created) : winnow_str("") };
	return request_article(visit, &link, requested);
}

/* A list without rows, as the classic site's and the new one's: every link that can be one. */
static int follow_links(const struct visit *visit, struct page_node *root, size_t *requested)
{
	int code = 0;

	for (struct page_node *node = root; node && code >= 0; node = page_next(node, root)) {
		if (!page_is(node, ELEMENT_A))
			continue;
		const struct link link = { page_attribute(node, ATTRIBUTE_HREF),
			page_line(visit->host, node), winnow_str("") };
		code = request_article(visit, &link, requested);
	}
	return code;
}

static int follow_rows(const struct visit *visit, struct page_node *root, size_t *rows)
{
	size_t requested = 0;
	int code = 0;

	for (struct page_node *node = root; node && code >= 0; node = page_next(node, root)) {
		if (node->kind != PAGE_ELEMENT || !page_has_class(node, "views-row"))
			continue;
		*rows += 1;
		code = follow_row(visit, node, &requested);
	}
	return code;
}

/* How many pages of the list have been seen, this one included. */
static uint64_t pages_seen(const struct winnow_item *item)
{
	struct winnow_str text = hint_find(item, "crin.pages");
	uint64_t pages = 0;

	for (size_t at = 0; at < text.len && at < 9; at++)
		pages = pages * 10 + (uint64_t)(text.ptr[at] - '0') % 10;
	return pages ? pages : 1;
}

/* Pages of one list are told apart by their number, which is no part of a page's key. */
static int request_page(const struct visit *visit, struct winnow_str uri,
	const struct address *address, uint64_t pages)
{
	char number[24], counted[24];

	snprintf(number, sizeof number, "%" PRIu64, address->page);
	snprintf(counted, sizeof counted, "%" PRIu64, pages);
	struct winnow_str parts[] = { address->key, winnow_str("?page="), winnow_str(number) };
	const struct winnow_pair hint = { winnow_str("crin.pages"), winnow_str(counted) };
	const struct winnow_request request = { .size = sizeof request,
		.expects = WINNOW_LISTING,
		.uri = uri,
		.key = join(visit->host, parts, 3),
		.hints = &hint,
		.hint_count = 1,
		.flags = address->local ? 0 : WINNOW_WITH_NEW };
	return visit->out->request(visit->out, &request);
}

static int follow_pager(const struct visit *visit, struct page_node *root)
{
	struct page_node *next = page_find_class(root, ELEMENT_NONE, "pager-next");
	struct page_node *anchor = next ? first_link(next) : NULL;
	uint64_t pages = pages_seen(visit->item) + 1;
	struct address address;
	struct winnow_str uri;

	if (!anchor)
		return 0;
	int code = locate(visit, page_attribute(anchor, ATTRIBUTE_HREF), &uri, &address);
	if (code < 0 || address.site == SITE_NONE)
		return code;
	if (pages > visit->source->max_pages) {
		visit->host->log(visit->host, WINNOW_INFO,
			winnow_str("a list goes on beyond max_pages; the rest is left out"));
		return 0;
	}
	return request_page(visit, uri, &address, pages);
}

int listing_follow(const struct visit *visit, const struct page *page)
{
	size_t rows = 0, requested = 0;
	int code = follow_rows(visit, page->root, &rows);

	if (code >= 0 && rows == 0)
		code = follow_links(visit, page->root, &requested);
	return code < 0 ? code : follow_pager(visit, page->root);
}

int listing_follow_feed(const struct visit *visit, size_t *ret_followed)
{
	struct feed feed;
	size_t followed = 0;
	int code = feed_parse(visit->host, visit->source->months, visit->item, &feed);

	if (code < 0)
		return code;
	for (size_t i = 0; i < feed.count && code >= 0; i++) {
		const struct feed_head *head = &feed.entries[i].head;
		const struct link link = { head->link, feed_line(visit->host, &head->title),
			head->published };
		code = request_article(visit, &link, &followed);
	}
	if (code < 0)
		return code;
	*ret_followed = followed;
	return 0;
}
