/* SPDX-License-Identifier: MIT */
#include "shared/feed.h"
#include "source/crin/join.h"
#include "source/crin/node.h"
#include "source/crin/tidy.h"

/* The text itself, where a feed has it beside its summary. */
static const struct feed_text *text_of(const struct feed_entry *entry)
{
	return entry->content.value.len ? &entry->content : &entry->head.summary;
}

static void describe(struct draft *draft, const struct feed *feed,
	const struct feed_entry *entry, const struct address *address)
{
	const struct feed_head *head = &entry->head;
	struct winnow_str published = head->published;
	struct winnow_str author = feed_byline(draft->host, head);

	draft->document.language = feed->head.language;
	draft->document.uri = address->cited.len ? address->cited : head->link;
	draft->document.key = address->key.len ? address->key : head->link;
	if (draft->document.key.len == 0)
		draft->document.key = head->id;
	draft->submitted = published;
	draft->migrated = phrases_is(draft->reader->phrases, draft->host, author, "migrator");
	draft_field(draft, "submitted", published, "pubDate");
	draft_field(draft, "submitted_by", author, "creator");
	if (draft->migrated)
		draft_field(draft, "migrated", published, "pubDate");
	draft_field(draft, "legacy_id", address->legacy_id, "link");
	if (published.len)
		draft->year = winnow_slice(published, 0, 4);
}

static int read_entry(const struct winnow_host *host, const struct reader *reader,
	const struct feed *feed, const struct feed_entry *entry,
	const struct winnow_reader_out *out)
{
	struct feed_text title = entry->head.title;
	struct passages passages = { NULL, 0 };
	struct address address;
	struct draft *draft;
	struct page page;

	int code = address_read(host, entry->head.link, winnow_str(""), &address);
	if (code >= 0)
		code = draft_create(host, reader, &draft);
	if (code >= 0)
		code = feed_page(host, text_of(entry), &page);
	if (code >= 0)
		code = passages_of_tree(host, page.root, NULL, NULL, &passages);
	if (code < 0)
		return code;
	describe(draft, feed, entry, &address);
	draft_title(draft, feed_line(host, &title));
	tidy_furniture(reader, host, &passages);
	tidy_labels(draft, &passages);
	draft_body(draft, passages.items, passages.count);
	return draft_finish(draft, out);
}

int feed_read(const struct winnow_host *host, const struct reader *reader,
	const struct winnow_item *item, const struct winnow_reader_out *out)
{
	struct feed feed;
	size_t read = 0;
	int code = feed_parse(host, reader->months, item, &feed);

	if (code < 0)
		return code;
	for (size_t i = 0; i < feed.count && code >= 0; i++) {
		if (feed.entries[i].head.title.value.len == 0 ||
			text_of(&feed.entries[i])->value.len == 0)
			continue;
		code = read_entry(host, reader, &feed, &feed.entries[i], out);
		read++;
	}
	if (code < 0)
		return code;
	if (read == 0)
		return winnow_fail(host, WINNOW_EDATA,
			"the feed carries no text of its own: use its address as a root of the "
			"crin source, which follows its links");
	return 0;
}
