/* SPDX-License-Identifier: MIT
 *
 * Reader of article pages in HTML. It weighs the page, gathers what the page says of itself,
 * chooses, and writes: each has a file of its own.
 */
#include "reader/html/document.h"
#include "reader/html/gather.h"
#include "reader/html/profile_page.h"
#include "reader/html/score.h"
#include "reader/html/several.h"
#include "reader/html/weigh.h"
#include "shared/scan.h"

enum { LEAST_TRUST = 40 /* of a date; with less, scripts are looked into */ };

enum { OPTION_PROFILES };
static const struct winnow_option html_options[] = {
	[OPTION_PROFILES] = { .name = "profiles",
		.type = WINNOW_BOOLEAN,
		.fallback = "yes",
		.help = "Whether pages of sites that have a profile are read by it." },
	{ .name = NULL },
};

static int open_reader(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	struct html_reader *reader = WINNOW_NEW(host, struct html_reader);

	if (!reader)
		return winnow_fail(host, WINNOW_EFATAL, "there is no memory for the reader");
	page_prepare();
	reader->dates = dates_create(host);
	reader->notices = reader->dates ? notices_create(host) : NULL;
	reader->promotions = reader->notices ? notices_create_of(host, "any/promotion") : NULL;
	reader->agencies = reader->promotions ? agencies_create(host) : NULL;
	if (!reader->agencies)
		return WINNOW_EFATAL;
	int profiles = values[OPTION_PROFILES].number[0] != 0;
	reader->profiles = profiles ? profiles_create(host) : NULL;
	if (profiles && !reader->profiles)
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

/* What the site's profile finds comes before what the page says. */
static int fit_profile(struct reading *reading)
{
	const struct fitting fitting = { .host = reading->host,
		.item = reading->item,
		.profile = reading->profile,
		.page = &reading->page,
		.document = reading->tree,
		.dates = reading->reader->dates,
		.evidence = reading->evidence,
		.fields = reading->fields };
	int result = reading->profile ? profile_fit(&fitting, &reading->fitted) : 0;

	if (reading->fitted.article) {
		reading->article = reading->fitted.article;
		reading->chosen_by = "profile";
	}
	return result;
}

/* A page in which a profile finds the article is one report. */
static int make_documents(struct reading *reading, const struct winnow_reader_out *out)
{
	struct several several = { .count = 0 };
	int result = begin(reading);

	if (result)
		return result;
	gather(reading);
	result = fit_profile(reading);
	if (result == 0 && !reading->fitted.article)
		result = several_find(reading, &several);
	if (result)
		return result;
	return several.count ? several_make(reading, &several, out)
			     : document_make(reading, out);
}

static int read_html(void *self, const struct winnow_host *host, const struct winnow_item *item,
	const struct winnow_reader_out *out)
{
	struct reading reading = { .reader = self, .host = host, .item = item };
	int result = profile_page(reading.reader->profiles, host, item, &reading.page,
		&reading.profile, &reading.tree);

	if (result == 0) {
		page_reveal_emails(host, reading.page.root);
		result = make_documents(&reading, out);
	}
	xmlFreeDoc(reading.tree);
	return result;
}

static const struct winnow_reader html_reader = {
	.size = sizeof(html_reader),
	.options = html_options,
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
