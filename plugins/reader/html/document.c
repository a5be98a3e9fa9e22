/* SPDX-License-Identifier: MIT */
#include "reader/html/document.h"
#include "reader/html/choose.h"
#include "reader/html/gather_parts.h"
#include "reader/html/inner.h"
#include "reader/html/lead.h"
#include "reader/html/score.h"
#include "reader/html/state.h"
#include "reader/html/weigh.h"
#include "reader/html/why.h"

enum {
	LEAST_CLAIMED = 40, /* unless an element calls itself one, or the page is dated */
	LONG_TEXT = 2000,
	WALLED_TEXT = 1200, /* bytes; of an article that is not free, more is likely all */
	LITTLE_TEXT = 600,  /* bytes; less is compared with what linked data has */
	MOST_NOTICES = 3,
	DATED_TRUST = 57
};

/* Letters are counted without the spaces between words. */
void document_expect(struct prose *prose, const struct page_node *article)
{
	enum { TITLE = 256, OTHER_BLOCKS = 8 };
	const struct weight *weight = weight_of(article);

	prose_expect(prose, TITLE + weight->letters + weight->letters / 3,
		OTHER_BLOCKS + 2 * (size_t)weight->paragraphs);
}

void document_write_title(struct reading *reading, const struct winnow_document *document)
{
	if (document->title.len == 0)
		return;
	prose_begin(reading->prose, WINNOW_TITLE, 0);
	prose_add(reading->prose, document->title);
	prose_end(reading->prose);
}

size_t document_body_length(const struct winnow_document *document)
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

/* The page shows the beginning, and its data have the rest. A live report may leave its older
 * updates to its data; they are no part of what it shows. */
static int whole_trails(size_t length, const struct statement *whole)
{
	return whole && !winnow_is(whole->origin, PARTS_OF_LIVE_REPORT) &&
	       whole->value.len > LONG_TEXT && whole->value.len > 3 * length;
}

/* The text again, from elsewhere. */
static int begin_again(struct reading *reading, const struct winnow_document *document)
{
	reading->prose = prose_create(reading->host);
	if (!reading->prose)
		return WINNOW_ELIMIT;
	document_write_title(reading, document);
	return 0;
}

/* What the linked data have, or else the data of scripts, of a page that shows little. */
static int write_from_data(
	struct reading *reading, struct winnow_document *document, const char **ret_why)
{
	const struct statement *whole = evidence_best(reading->evidence, EVIDENCE_BODY);
	size_t length = document_body_length(document);
	size_t least = length < LITTLE_TEXT ? 2 * length + LEAST_TEXT : 3 * length;
	int little = length < LITTLE_TEXT || whole_trails(length, whole);

	if (length > LONG_TEXT && !little)
		return 0;
	if (whole && little && whole->value.len > 2 * length) {
		int result = begin_again(reading, document);
		if (result)
			return result;
		inner_write(reading->host, whole->value, reading->prose);
		/* Each origin of a body is a constant. */
		*ret_why = whole->origin.ptr;
		return prose_finish(reading->prose, document);
	}
	struct winnow_document again = *document;
	int result = begin_again(reading, document);
	const char *origin = NULL;
	if (result == 0)
		origin = state_write(reading, document->title,
			length < LITTLE_TEXT ? least : least + LONG_TEXT, length < LEAST_TEXT,
			reading->prose);
	if (origin)
		result = prose_finish(reading->prose, &again);
	if (!origin || result || document_body_length(&again) <= length)
		return result;
	*document = again;
	*ret_why = origin;
	return 0;
}

/* A live report: the times are those of its updates, and stay where they stand. */
static void keep_times(struct page_node *article)
{
	enum { LINE = 60 };

	for (struct page_node *node = article; node; node = page_next(node, article)) {
		if (!page_is(node, ELEMENT_TIME))
			continue;
		page_rename(node, ELEMENT_P);
		for (struct page_node *above = node;
			above && above != article && weight_of(above)->letters < LINE;
			above = above->parent)
			((struct weight *)above->note)->nature &= ~(uint32_t)WEIGHT_ABOUT;
	}
}

static int is_live(const struct evidence *evidence)
{
	for (size_t at = 0; at < evidence->count; at++)
		if (evidence->items[at].kind == EVIDENCE_TYPE &&
			winnow_is(evidence->items[at].value, "LiveBlogPosting"))
			return 1;
	return 0;
}

/* The tree's text, or the one in the page's data where the tree has next to none. */
static int write_body(
	struct reading *reading, struct winnow_document *document, size_t *ret_least)
{
	const char *why = reading->chosen_by;
	struct page_node *article = reading->article;
	int selected = reading->fitted.article != NULL; /* by the site's profile */

	if (article)
		document_expect(reading->prose, article);
	document_write_title(reading, document);
	if (article && !selected)
		write_lead(reading, article);
	if (article && is_live(reading->evidence))
		keep_times(article);
	if (article)
		write_article(reading->host, article, document->title,
			reading->reader->promotions, reading->prose);
	why_tell(reading->host, reading->page.root, article, document->title,
		reading->reader->promotions, why);
	int result = prose_finish(reading->prose, document);
	if (result == 0 && !selected)
		result = write_from_data(reading, document, &why);
	fields_add(reading->fields, "text_origin", winnow_str(why), "chosen");
	int claimed = why && !winnow_is(winnow_str(why), SCORE_BY_DENSITY);
	*ret_least = claimed || is_dated(reading) ? LEAST_CLAIMED : LEAST_TEXT;
	return result;
}

/* The last blocks that are notices go from the text to where notices are. */
static void split_notice(struct reading *reading, struct winnow_document *document)
{
	uint32_t last = document->block_count;

	document->notice = reading->fitted.notice;
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
	if (document->notice.len == 0)
		document->notice = winnow_slice(document->text, at, document->text.len - at);
	document->block_count = last;
	document->text.len = document->blocks[last - 1].at + document->blocks[last - 1].length;
}

void document_describe(struct reading *reading, struct winnow_document *document)
{
	const struct page *page = &reading->page;

	fields_add_item(reading->fields, reading->item, &page->decoded);
	if (page->truncated_depth)
		fields_add(reading->fields, "truncated", winnow_str("depth"), "page");
	if (page->truncated_elements)
		fields_add(reading->fields, "truncated", winnow_str("elements"), "page");
	choose(reading->evidence, reading->reader->dates, reading->reader->agencies,
		reading->item->final_uri, reading->fields, document);
}

/* The beginning of an article that is not free, and no more. */
static void tell_cut(struct reading *reading, const struct winnow_document *document)
{
	const struct statement *access = evidence_best(reading->evidence, EVIDENCE_ACCESS);

	if (access && winnow_is(access->value, "false") &&
		document_body_length(document) < WALLED_TEXT)
		fields_add(reading->fields, "truncated", winnow_str("paywall"), "page");
}

int document_make(struct reading *reading, const struct winnow_reader_out *out)
{
	struct winnow_document document = { .size = sizeof(document) };
	size_t least = LEAST_TEXT;

	document_describe(reading, &document);
	int result = write_body(reading, &document, &least);
	if (result)
		return result;
	split_notice(reading, &document);
	agency_tell(reading->reader->agencies, reading->evidence, &document, reading->fields);
	tell_cut(reading, &document);
	if (document_body_length(&document) < least)
		return winnow_fail(reading->host, WINNOW_EDATA,
			"the page has no article: too little running text stands outside its "
			"menus, links and comments; if it is a listing, use a source that "
			"follows it");
	fields_finish(reading->fields, &document);
	return out->document(out, &document);
}
