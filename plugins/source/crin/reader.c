/* SPDX-License-Identifier: MIT */
#include "shared/feed.h"
#include "source/crin/join.h"
#include "source/crin/newsletter.h"
#include "source/crin/node.h"
#include "source/crin/reader.h"

#define HEAD 8192 /* bytes of a plain text that are looked at */

static int reader_open(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	struct reader *reader = WINNOW_NEW(host, struct reader);

	(void)values;
	if (!reader)
		return winnow_fail(host, WINNOW_ELIMIT, "no memory left to open the reader");
	reader->phrases = phrases_create(host);
	reader->dates = reader->phrases ? dates_create(host) : NULL;
	reader->countries = reader->dates ? names_create(host, "country") : NULL;
	reader->months = reader->countries ? names_create(host, "month") : NULL;
	reader->notices = reader->months ? notices_create(host) : NULL;
	if (!reader->notices)
		return WINNOW_EFATAL;
	page_prepare();
	*ret_self = reader;
	return 0;
}

static bool is_plain_text(const struct winnow_item *item)
{
	return winnow_is(item->media_type, "text/plain");
}

static bool may_be_page(const struct winnow_item *item)
{
	return item->media_type.len == 0 || winnow_is(item->media_type, "text/html") ||
	       winnow_is(item->media_type, "application/xhtml+xml") ||
	       winnow_is(item->media_type, "application/octet-stream");
}

static bool looks_like_markup(struct winnow_str body)
{
	struct winnow_str head =
		join_trim(winnow_slice(body, 0, body.len < 512 ? body.len : 512));

	if (winnow_starts(head, "\xef\xbb\xbf"))
		head = winnow_slice(head, 3, head.len - 3);
	return winnow_starts(head, "<");
}

static int reader_probe(
	void *self, const struct winnow_host *host, const struct winnow_item *item)
{
	const struct reader *reader = self;
	struct address address;

	if (item->body.len == 0)
		return 0;
	if (is_plain_text(item)) {
		size_t head = item->body.len < HEAD ? item->body.len : HEAD;
		struct winnow_str text = winnow_slice(item->body, 0, head);
		return newsletter_is_text(reader, host, text) ? 100 : 0;
	}
	if (!looks_like_markup(item->body))
		return 0;
	if (feed_begins(item->body))
		return form_is_crin_feed(item->body) ? 100 : 0;
	if (!may_be_page(item) ||
		address_read(host, item->final_uri, winnow_str(""), &address) < 0)
		return 0;
	return address.site != SITE_NONE || form_is_crin_page(item->body) ? 100 : 0;
}

static int refuse(const struct winnow_host *host, enum form form)
{
	if (form == FORM_LISTING)
		return winnow_fail(host, WINNOW_EDATA,
			"this page is a list of links and no report: use it as a root of the "
			"crin source, which follows them");
	if (form == FORM_SHELL)
		return winnow_fail(host, WINNOW_EDATA,
			"this page has tabs and menus but no report of its own: leave it out");
	return winnow_fail(host, WINNOW_EDATA,
		"this page has none of the forms of CRIN's sites: have the reader html read "
		"it");
}

/* A copy kept elsewhere still tells the address it was mirrored from. */
static int find_address(const struct winnow_host *host, const struct winnow_item *item,
	struct address *ret_address)
{
	int code = address_read(host, item->final_uri, winnow_str(""), ret_address);

	if (code < 0 || ret_address->site != SITE_NONE)
		return code;
	struct winnow_str origin = form_mirrored_from(host, item->body);
	return origin.len ? address_read(host, origin, winnow_str(""), ret_address) : 0;
}

static int read_page(const struct winnow_host *host, struct reading *reading)
{
	reading->shape = form_of(host, reading->page, &reading->address);
	switch (reading->shape.form) {
	case FORM_NODE:
		return node_read(host, reading);
	case FORM_CLASSIC:
		return classic_read(host, reading);
	case FORM_STORY:
		return story_read(host, reading);
	default:
		return refuse(host, reading->shape.form);
	}
}

static int reader_read(void *self, const struct winnow_host *host,
	const struct winnow_item *item, const struct winnow_reader_out *out)
{
	struct reading reading = { .reader = self, .item = item, .out = out };
	struct page page;

	if (is_plain_text(item))
		return newsletter_read_text(host, self, item, out);
	if (feed_begins(item->body))
		return feed_read(host, self, item, out);
	int code = find_address(host, item, &reading.address);
	if (code >= 0)
		code = page_parse(host, item, &page);
	if (code < 0)
		return code;
	reading.page = &page;
	page_reveal_emails(host, page.root);
	return read_page(host, &reading);
}

const struct winnow_reader crin_reader = {
	.size = sizeof(struct winnow_reader),
	.open = reader_open,
	.probe = reader_probe,
	.read = reader_read,
};
