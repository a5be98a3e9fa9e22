/* SPDX-License-Identifier: MIT
 * What others want to know of an entry. */
#include "shared/feed_parts.h"
#include "shared/page.h"
#include "shared/prose.h"

struct winnow_str feed_line(const struct winnow_host *host, const struct feed_text *text)
{
	return text->html ? markup_line(host, text->value) : prose_line(host, text->value);
}

int feed_page(
	const struct winnow_host *host, const struct feed_text *text, struct page *ret_page)
{
	const struct winnow_item item = { .size = sizeof item,
		.body = text->value,
		.length = text->value.len,
		.media_type = winnow_str("text/html"),
		.charset = winnow_str("utf-8") };
	int code = page_parse(host, &item, ret_page);

	if (code >= 0)
		page_reveal_emails(host, ret_page->root);
	return code;
}

struct winnow_str feed_byline(const struct winnow_host *host, const struct feed_head *head)
{
	size_t length = 0, size = 1;
	char *bytes;

	for (size_t i = 0; i < head->author_count; i++)
		size += head->authors[i].name.len + 2;
	bytes = host->alloc(host, size);
	for (size_t i = 0; bytes && i < head->author_count; i++) {
		struct winnow_str name = head->authors[i].name;
		if (name.len == 0)
			continue;
		if (length) {
			memcpy(bytes + length, "; ", 2);
			length += 2;
		}
		memcpy(bytes + length, name.ptr, name.len);
		length += name.len;
	}
	return (struct winnow_str){ bytes, length };
}

struct winnow_str feed_key(const struct winnow_host *host, struct winnow_str feed_uri,
	const struct feed_entry *entry)
{
	struct winnow_str id = entry->head.id;

	if (id.len == 0)
		return entry->head.link;
	if (memchr(id.ptr, ':', id.len))
		return id;
	char *bytes = host->alloc(host, feed_uri.len + id.len + 1);
	if (!bytes)
		return (struct winnow_str){ NULL, 0 };
	if (feed_uri.len)
		memcpy(bytes, feed_uri.ptr, feed_uri.len);
	bytes[feed_uri.len] = '#';
	memcpy(bytes + feed_uri.len + 1, id.ptr, id.len);
	return (struct winnow_str){ bytes, feed_uri.len + id.len + 1 };
}
