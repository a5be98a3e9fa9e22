/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include "source/crin/join.h"
#include "source/crin/node.h"
#include "source/crin/tidy.h"

static int is_no_text(void *unused, const struct page_node *node)
{
	(void)unused;
	return page_is(node, ELEMENT_NAV) || page_is(node, ELEMENT_H1) ||
	       page_is(node, ELEMENT_TIME) || page_is(node, ELEMENT_FOOTER) ||
	       page_is(node, ELEMENT_FORM) || page_is(node, ELEMENT_ASIDE);
}

/* ".../stories/2020/5/19/slug": the date the address carries; empty: none. */
static struct winnow_str date_of_address(const struct winnow_host *host, struct winnow_str key)
{
	unsigned year = 0, month = 0, day = 0;
	size_t at = join_find(key, "/20", strlen("https://"));
	struct winnow_str nothing = { NULL, 0 };
	char *text = host->alloc(host, key.len + 1);

	if (!text || at == key.len)
		return nothing;
	memcpy(text, key.ptr, key.len);
	if (sscanf(text + at, "/%4u/%2u/%2u/", &year, &month, &day) != 3 || month < 1 ||
		month > 12 || day < 1 || day > 31)
		return nothing;
	char *date = host->alloc(host, 16);
	if (!date)
		return nothing;
	snprintf(date, 16, "%04u-%02u-%02u", year % 10000, month % 100, day % 100);
	return winnow_str(date);
}

static struct winnow_str date_of_page(
	const struct winnow_host *host, const struct reading *reading)
{
	struct page_node *time = page_find(reading->shape.top, ELEMENT_TIME);
	struct winnow_str words =
		time ? page_attribute(time, ATTRIBUTE_DATETIME) : winnow_str("");

	if (time && words.len == 0)
		words = page_line(host, time);
	if (words.len == 0)
		words = page_meta(reading->page, "article:published_time");
	return words.len ? dates_find(reading->reader->dates, host, words, NULL, NULL) : words;
}

int story_read(const struct winnow_host *host, const struct reading *reading)
{
	struct passages passages = { NULL, 0 };
	struct draft *draft;

	int code = draft_create(host, reading->reader, &draft);
	if (code < 0)
		return code;
	reading_describe(host, reading, draft);
	draft_title(draft, reading_title(host, reading));
	draft->document.published = date_of_page(host, reading);
	if (draft->document.published.len == 0)
		draft->document.published = date_of_address(host, reading->address.key);
	draft->document.byline = prose_line(host, page_meta(reading->page, "author"));
	code = passages_of_tree(host, reading->shape.top, is_no_text, NULL, &passages);
	if (code < 0)
		return code;
	tidy_furniture(reading->reader, host, &passages);
	draft_body(draft, passages.items, passages.count);
	return draft_finish(draft, reading->out);
}
