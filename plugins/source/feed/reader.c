/* SPDX-License-Identifier: MIT */
#include "source/feed/feed_plugin.h"
#include "shared/fields.h"
#include "shared/page.h"

enum { LEAST_TEXT = 140 }; /* bytes besides the title; less is a teaser */

struct entry_reader {
	struct names *months;
};

static int reader_open(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	struct entry_reader *reader = WINNOW_NEW(host, struct entry_reader);

	(void)values;
	if (!reader)
		return winnow_fail(host, WINNOW_EFATAL, "there is no memory for the reader");
	reader->months = names_create(host, "month");
	if (!reader->months)
		return WINNOW_EFATAL;
	page_prepare();
	*ret_self = reader;
	return 0;
}

/* Above the readers of pages, below one that is made for a site. */
static int reader_probe(
	void *self, const struct winnow_host *host, const struct winnow_item *item)
{
	(void)self;
	(void)host;
	return feed_begins(item->body) ? 60 : 0;
}

/* Paragraphs of plain text stand between blank lines. */
static void write_plain(struct winnow_str text, struct prose *prose)
{
	prose_begin(prose, WINNOW_PARAGRAPH, 0);
	for (size_t at = 0, end; at < text.len; at = end) {
		const char *found = memchr(text.ptr + at, '\n', text.len - at);
		end = found ? (size_t)(found - text.ptr) + 1 : text.len;
		if (end - at == 1)
			prose_begin(prose, WINNOW_PARAGRAPH, 0);
		prose_add(prose, winnow_slice(text, at, end - at));
	}
	prose_end(prose);
}

static int write_text(const struct winnow_host *host, const struct feed_text *text,
	struct winnow_str title, struct prose *prose)
{
	struct page page;

	if (title.len) {
		prose_begin(prose, WINNOW_TITLE, 0);
		prose_add(prose, title);
		prose_end(prose);
	}
	if (!text->html) {
		write_plain(text->value, prose);
		return 0;
	}
	int code = feed_page(host, text, &page);
	if (code >= 0)
		page_write(prose, page.root, NULL, NULL);
	return code;
}

static void describe(const struct winnow_host *host, const struct winnow_item *item,
	const struct feed *feed, const struct feed_entry *entry, struct fields *fields,
	struct winnow_document *document)
{
	const struct feed_head *head = &entry->head;

	document->key = feed_key(host, winnow_str(""), entry);
	document->uri = head->link;
	document->published = head->published.len ? head->published : head->updated;
	document->language = head->language;
	document->byline = feed_byline(host, head);
	document->publisher = entry->source_title;
	fields_add_item(fields, item, &feed->decoded);
	fields_add(fields, "feed_title", feed_line(host, &feed->head.title), "feed");
	fields_add(fields, "modified", head->updated, "feed");
	for (size_t i = 0; i < head->category_count; i++)
		fields_add(fields, "section", head->categories[i], "feed category");
}

/* 1: it became a document; 0: it has too little text. */
static int read_entry(const struct winnow_host *host, const struct winnow_item *item,
	const struct feed *feed, const struct feed_entry *entry,
	const struct winnow_reader_out *out)
{
	struct winnow_document document = { .size = sizeof document };
	const struct feed_text *text = &entry->content;

	if (text->value.len < entry->head.summary.value.len)
		text = &entry->head.summary;
	if (text->value.len < LEAST_TEXT)
		return 0;
	struct prose *prose = prose_create(host);
	struct fields *fields = fields_create(host);
	if (!prose || !fields)
		return WINNOW_ELIMIT;
	document.title = feed_line(host, &entry->head.title);
	int code = write_text(host, text, document.title, prose);
	if (code >= 0)
		code = prose_finish(prose, &document);
	if (code < 0)
		return code;
	if (document.text.len < document.title.len + LEAST_TEXT)
		return 0;
	describe(host, item, feed, entry, fields, &document);
	fields_finish(fields, &document);
	code = out->document(out, &document);
	return code < 0 ? code : 1;
}

static int reader_read(void *self, const struct winnow_host *host,
	const struct winnow_item *item, const struct winnow_reader_out *out)
{
	const struct entry_reader *reader = self;
	struct feed feed;
	size_t read = 0;
	int code = feed_parse(host, reader->months, item, &feed);

	for (size_t i = 0; code >= 0 && i < feed.count && !host->cancelled(host); i++) {
		code = read_entry(host, item, &feed, &feed.entries[i], out);
		read += code == 1;
	}
	if (code < 0)
		return code;
	if (read == 0)
		return winnow_fail(host, WINNOW_EDATA,
			"no entry of the feed carries a text of its own: follow its links with "
			"the source feed and content: link");
	return 0;
}

const struct winnow_reader feed_reader = {
	.size = sizeof(struct winnow_reader),
	.open = reader_open,
	.probe = reader_probe,
	.read = reader_read,
};
