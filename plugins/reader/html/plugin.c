/* SPDX-License-Identifier: MIT
 *
 * Reader of article pages in HTML. It weighs the page, gathers what the page says of itself,
 * chooses, and writes: each has a file of its own.
 */
#include "reader/html/choose.h"
#include "reader/html/gather.h"
#include "reader/html/lead.h"
#include "reader/html/score.h"
#include "reader/html/why.h"
#include "shared/notice.h"
#include "shared/scan.h"

enum {
	LEAST_TEXT = 140,   /* letters; less is no article */
	LEAST_CLAIMED = 40, /* unless an element calls itself one, or the page is dated */
	LONG_TEXT = 2000,
	WALLED_TEXT = 1200, /* bytes; of an article that is not free, more is likely all */
	LITTLE_TEXT = 600,  /* bytes; less is compared with what linked data has */
	MOST_NOTICES = 3,
	DATED_TRUST = 57,
	LEAST_TRUST = 40 /* of a date; with less, scripts are looked into */
};

struct html_reader {
	struct dates *dates;
	struct notices *notices, *promotions;
};

static int open_reader(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	struct html_reader *reader = WINNOW_NEW(host, struct html_reader);

	(void)values;
	if (!reader)
		return winnow_fail(host, WINNOW_EFATAL, "there is no memory for the reader");
	page_prepare();
	reader->dates = dates_create(host);
	reader->notices = reader->dates ? notices_create(host) : NULL;
	reader->promotions = reader->notices ? notices_create_of(host, "any/promotion") : NULL;
	if (!reader->promotions)
		return WINNOW_EFATAL;
	*ret_self = reader;
	return 0;
}

static int probe_html(
	void *self, const struct winnow_host *host, const struct winnow_item *item)
{
	enum { HEAD = 2048 };
	struct winnow_str head = item->body;
	struct winnow_str type = item->media_type;

	(void)self;
	(void)host;
	if (head.len > HEAD)
		head.len = HEAD;
	if (winnow_is(type, "text/html") || winnow_is(type, "application/xhtml+xml"))
		return 50;
	int markup = scan_find(head, 0, "<!doctype html") < head.len ||
		     scan_find(head, 0, "<html") < head.len ||
		     scan_find(head, 0, "<body") < head.len;
	if (winnow_ends(item->final_uri, ".html") || winnow_ends(item->final_uri, ".htm"))
		return 50;
	int unknown = type.len == 0 || winnow_is(type, "application/octet-stream") ||
		      winnow_is(type, "text/plain");
	return markup && unknown ? 40 : 0;
}

/* What every call has in hand. */
struct reading {
	const struct html_reader *reader;
	const struct winnow_host *host;
	const struct winnow_item *item;
	struct page page;
	struct evidence *evidence;
	struct fields *fields;
	struct prose *prose;
	struct page_node *article; /* NULL: there is no running text */
	const char *chosen_by;     /* what told so */
};

static int begin(struct reading *reading)
{
	reading->evidence = evidence_create(reading->host);
	reading->fields = fields_create(reading->host);
	reading->prose = prose_create(reading->host);
	if (!reading->evidence || !reading->fields || !reading->prose)
		return WINNOW_ELIMIT;
	int result = weigh(reading->host, &reading->page);
	/* Some systems give the text only to who cannot run their scripts. */
	if (result == 0 && weight_of(reading->page.root)->mass < LEAST_TEXT &&
		weigh_reveal(reading->page.root))
		result = weigh(reading->host, &reading->page);
	if (result == 0)
		reading->article = score_article(reading->page.root, &reading->chosen_by);
	return result;
}

static void gather(struct reading *reading)
{
	const struct dates *dates = reading->reader->dates;

	gather_linked_data(&reading->page, reading->evidence);
	gather_head(&reading->page, reading->evidence);
	gather_address(reading->item, dates, reading->evidence);
	gather_marked(&reading->page, dates, reading->host, reading->evidence);
	gather_visible(&reading->page, reading->article, dates, reading->evidence);
	const struct statement *published =
		evidence_best(reading->evidence, EVIDENCE_PUBLISHED);
	if (!published || published->trust < LEAST_TRUST)
		gather_keys(&reading->page, dates, reading->evidence);
	struct winnow_str none = { NULL, 0 };
	evidence_add(reading->evidence, EVIDENCE_PUBLISHED,
		hint_find(reading->item, "published"), "hint", none, 45);
	evidence_add(reading->evidence, EVIDENCE_TITLE, hint_find(reading->item, "title"),
		"hint", none, 45);
}

static void write_title(struct reading *reading, const struct winnow_document *document)
{
	if (document->title.len == 0)
		return;
	prose_begin(reading->prose, WINNOW_TITLE, 0);
	prose_add(reading->prose, document->title);
	prose_end(reading->prose);
}

/* Bytes of the document's text that are not its title. */
static size_t body_length(const struct winnow_document *document)
{
	size_t length = 0;

	for (uint32_t block = 0; block < document->block_count; block++)
		if (document->blocks[block].type != WINNOW_TITLE)
			length += document->blocks[block].length;
	return length;
}

static void write_lead(struct reading *reading, const struct page_node *article)
{
	struct page_node *lead = lead_find(reading->evidence, reading->page.root, article);

	if (!lead)
		return;
	prose_begin(reading->prose, WINNOW_PARAGRAPH, 0);
	prose_add(reading->prose, page_line(reading->host, lead));
	prose_end(reading->prose);
}

/* Its address or its head says when it was published: a listing has nothing like it. */
static int is_dated(const struct reading *reading)
{
	const struct statement *published =
		evidence_best(reading->evidence, EVIDENCE_PUBLISHED);

	return published && published->trust >= DATED_TRUST;
}

/* The page shows the beginning, and its data have the rest. */
static int whole_trails(size_t length, const struct statement *whole)
{
	return whole && whole->value.len > LONG_TEXT && whole->value.len > 3 * length;
}

/* The tree's text, or the one in the page's linked data where the tree has next to none. */
static int write_body(
	struct reading *reading, struct winnow_document *document, size_t *ret_least)
{
	const char *why = reading->chosen_by;
	struct page_node *article = reading->article;
	const struct statement *whole = evidence_best(reading->evidence, EVIDENCE_BODY);

	write_title(reading, document);
	if (article)
		write_lead(reading, article);
	if (article)
		write_article(reading->host, article, document->title,
			reading->reader->promotions, reading->prose);
	why_tell(reading->host, reading->page.root, article, document->title,
		reading->reader->promotions, why);
	int result = prose_finish(reading->prose, document);
	size_t length = result ? 0 : body_length(document);
	int little = length < LITTLE_TEXT || whole_trails(length, whole);
	if (!result && whole && little && whole->value.len > 2 * length) {
		reading->prose = prose_create(reading->host);
		if (!reading->prose)
			return WINNOW_ELIMIT;
		write_title(reading, document);
		write_string(whole->value, reading->prose);
		result = prose_finish(reading->prose, document);
		why = "json-ld articleBody";
	}
	fields_add(reading->fields, "text_origin", winnow_str(why), "chosen");
	int claimed = why && !winnow_is(winnow_str(why), SCORE_BY_DENSITY);
	*ret_least = claimed || is_dated(reading) ? LEAST_CLAIMED : LEAST_TEXT;
	return result;
}

/* The last blocks that are notices go from the text to where notices are. */
static void split_notice(struct reading *reading, struct winnow_document *document)
{
	uint32_t last = document->block_count;

	for (int count = 0; count < MOST_NOTICES && last > 1; count++) {
		const struct winnow_block *block = &document->blocks[last - 1];
		struct winnow_str words =
			winnow_slice(document->text, block->at, block->length);
		if (block->type == WINNOW_TITLE ||
			!notice_is(reading->reader->notices, reading->host, words))
			break;
		last--;
	}
	if (last == document->block_count)
		return;
	size_t at = document->blocks[last].at;
	document->notice = winnow_slice(document->text, at, document->text.len - at);
	document->block_count = last;
	document->text.len = document->blocks[last - 1].at + document->blocks[last - 1].length;
}

static void describe(struct reading *reading, struct winnow_document *document)
{
	const struct page *page = &reading->page;

	fields_add_item(reading->fields, reading->item, &page->decoded);
	if (page->truncated_depth)
		fields_add(reading->fields, "truncated", winnow_str("depth"), "page");
	if (page->truncated_elements)
		fields_add(reading->fields, "truncated", winnow_str("elements"), "page");
	choose(reading->evidence, reading->reader->dates, reading->item->final_uri,
		reading->fields, document);
}

/* The beginning of an article that is not free, and no more. */
static void tell_cut(struct reading *reading, const struct winnow_document *document)
{
	const struct statement *access = evidence_best(reading->evidence, EVIDENCE_ACCESS);

	if (access && winnow_is(access->value, "false") && body_length(document) < WALLED_TEXT)
		fields_add(reading->fields, "truncated", winnow_str("paywall"), "page");
}

static int make_document(struct reading *reading, const struct winnow_reader_out *out)
{
	struct winnow_document document = { .size = sizeof(document) };
	size_t least = LEAST_TEXT;
	int result = begin(reading);

	if (result)
		return result;
	gather(reading);
	describe(reading, &document);
	result = write_body(reading, &document, &least);
	if (result)
		return result;
	split_notice(reading, &document);
	tell_cut(reading, &document);
	if (body_length(&document) < least)
		return winnow_fail(reading->host, WINNOW_EDATA,
			"the page has no article: too little running text stands outside its "
			"menus, links and comments; if it is a listing, use a source that "
			"follows it");
	fields_finish(reading->fields, &document);
	return out->document(out, &document);
}

static int read_html(void *self, const struct winnow_host *host, const struct winnow_item *item,
	const struct winnow_reader_out *out)
{
	struct reading reading = { .reader = self, .host = host, .item = item };
	int result = page_parse(host, item, &reading.page);

	if (result)
		return result;
	page_reveal_emails(host, reading.page.root);
	return make_document(&reading, out);
}

static const struct winnow_reader html_reader = {
	.size = sizeof(html_reader),
	.open = open_reader,
	.probe = probe_html,
	.read = read_html,
};

const struct winnow_plugin winnow_plugin = {
	WINNOW_PLUGIN_HEAD,
	.id = "html",
	.version = "1.0.0",
	.licence = "MIT",
	.summary = "Reads article pages: title, date, byline, language and the main text.",
	.reader = &html_reader,
};
