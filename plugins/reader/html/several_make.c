/* SPDX-License-Identifier: MIT */
#include "reader/html/document.h"
#include "reader/html/gather.h"
#include "reader/html/headline.h"
#include "reader/html/several.h"
#include "reader/html/write.h"

#include <stdio.h>

enum {
	LEAST_ENTRY = 40, /* bytes of text; less is a title alone */
	TRUST_HEADING = 90,
	TRUST_ISSUE = 20 /* of the day of the whole for one of its reports */
};

/* A day that the page has from its head or address, and not from one of its entries. */
static int is_of_whole(const struct statement *item)
{
	return item->kind == EVIDENCE_PUBLISHED &&
	       (winnow_starts(item->origin, "meta") || winnow_is(item->origin, "address") ||
		       winnow_is(item->origin, "hint"));
}

/* What holds for all entries of a page. */
static void inherit(const struct evidence *whole, struct evidence *part)
{
	static const enum evidence_kind kinds[] = { EVIDENCE_PUBLISHER, EVIDENCE_LANGUAGE,
		EVIDENCE_LICENCE, EVIDENCE_TDM };

	for (size_t at = 0; at < sizeof(kinds) / sizeof(kinds[0]); at++) {
		const struct statement *best = evidence_best(whole, kinds[at]);
		if (best)
			evidence_take(part, best);
	}
	for (size_t at = 0; at < whole->count; at++)
		if (is_of_whole(&whole->items[at])) {
			struct statement issue = whole->items[at];
			issue.trust = TRUST_ISSUE;
			evidence_take(part, &issue);
			return;
		}
}

static void gather_entry(struct reading *part, const struct entry *entry)
{
	const struct dates *dates = part->reader->dates;
	struct winnow_str none = { NULL, 0 };

	evidence_add(part->evidence, EVIDENCE_TITLE, page_line(part->host, entry->heading),
		"heading", none, TRUST_HEADING);
	evidence_add(part->evidence, EVIDENCE_URI, entry->address, "heading link", none,
		TRUST_HEADING);
	gather_marked(&part->page, dates, part->host, part->evidence);
	gather_visible(&part->page, entry->top, dates, part->evidence);
}

static int is_taken(const struct winnow_str *keys, size_t count, struct winnow_str key)
{
	for (size_t at = 0; at < count; at++)
		if (winnow_equal(keys[at], key))
			return 1;
	return 0;
}

/* The address of the report, the id of its element, or its place: the first that is its own. */
static struct winnow_str key_of(const struct reading *part, const struct entry *entry,
	const struct winnow_document *document, const struct winnow_str *keys, size_t count)
{
	struct winnow_str id = page_attribute(entry->top, ATTRIBUTE_ID);
	char place[32];

	if (document->uri.len && !is_taken(keys, count, document->uri))
		return document->uri;
	if (id.len && !is_taken(keys, count, id))
		return id;
	snprintf(place, sizeof(place), "%zu", count + 1);
	return prose_line(part->host, winnow_str(place));
}

static int make_entry(struct reading *part, const struct entry *entry,
	struct winnow_document *document, int *ret_worth)
{
	part->page.root = part->article = entry->top;
	part->prose = prose_create(part->host);
	if (!part->prose)
		return WINNOW_ELIMIT;
	document_expect(part->prose, entry->top);
	gather_entry(part, entry);
	document_describe(part, document);
	document_write_title(part, document);
	write_article(
		part->host, entry->top, document->title, part->reader->promotions, part->prose);
	int result = prose_finish(part->prose, document);
	if (result == 0)
		agency_tell(part->reader->agencies, part->evidence, document, part->fields);
	*ret_worth = result == 0 && document_body_length(document) >= LEAST_ENTRY;
	return result;
}

static int refuse_listing(const struct reading *reading, size_t count)
{
	char why[200];

	snprintf(why, sizeof(why),
		"the page is a listing: it shows %zu reports by their titles and first lines; "
		"use a source that follows its links to the reports themselves",
		count);
	return winnow_fail(reading->host, WINNOW_EDATA, why);
}

int several_make(struct reading *reading, const struct several *several,
	const struct winnow_reader_out *out)
{
	const struct winnow_host *host = reading->host;
	struct reading part = *reading;
	const struct statement *chosen;
	struct winnow_str title = headline_choose(reading->evidence, &chosen);
	struct winnow_str *keys = host->alloc(host, several->count * sizeof(*keys));
	size_t count = 0;
	int result = 0, worth = 0;

	part.evidence = evidence_create(host);
	part.fields = fields_create(host);
	if (!part.evidence || !part.fields || !keys)
		return WINNOW_ELIMIT;
	for (size_t at = 0; several->whole && at < several->count && result == 0; at++) {
		struct winnow_document document = { .size = sizeof(document) };
		part.evidence->count = part.fields->count = 0;
		inherit(reading->evidence, part.evidence);
		fields_add(part.fields, "part_of", title, "page");
		result = make_entry(&part, &several->entries[at], &document, &worth);
		if (result || !worth)
			continue;
		document.key = keys[count] =
			key_of(&part, &several->entries[at], &document, keys, count);
		count++;
		fields_finish(part.fields, &document);
		result = out->document(out, &document);
	}
	return result || count ? result : refuse_listing(reading, several->count);
}
