/* SPDX-License-Identifier: MIT
 * Reader of text documents of office programs: DOCX and ODT. */
#include "reader/office/forms.h"
#include "shared/scan.h"

#include <libxml/parser.h>

struct office_reader {
	struct dates *dates;
};

enum form { FORM_NONE, FORM_DOCX, FORM_ODT };

static int open_reader(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	struct office_reader *reader = WINNOW_NEW(host, struct office_reader);

	(void)values;
	if (!reader)
		return winnow_fail(host, WINNOW_EFATAL, "there is no memory for the reader");
	xmlInitParser();
	reader->dates = dates_create(host);
	*ret_self = reader;
	return reader->dates ? 0 : WINNOW_EFATAL;
}

/* Whether a ZIP file has a member of that name: names stand before each, and again at its end. */
static int names_member(struct winnow_str body, const char *name)
{
	enum { HEAD = 8 * 1024, TAIL = 64 * 1024 };
	struct winnow_str head = { body.ptr, body.len < HEAD ? body.len : HEAD };
	size_t from = body.len < TAIL ? 0 : body.len - TAIL;
	struct winnow_str tail = winnow_slice(body, from, body.len - from);

	return scan_find(head, 0, name) < head.len || scan_find(tail, 0, name) < tail.len;
}

/* OpenDocument has it stored first, for all who look no further: behind a head of 30 bytes, the name,
 * and fields whose length is in the head. */
static int is_marked_as_odt(struct winnow_str body)
{
	static const char name[] = "mimetype",
			  mark[] = "application/vnd.oasis.opendocument.text";
	enum { HEAD = 30, FIELDS = 28 };
	size_t at = HEAD + strlen(name);

	if (body.len < at || !winnow_starts(winnow_slice(body, HEAD, body.len - HEAD), name))
		return 0;
	at += (unsigned char)body.ptr[FIELDS] + 256u * (unsigned char)body.ptr[FIELDS + 1];
	return at < body.len && winnow_starts(winnow_slice(body, at, body.len - at), mark);
}

static enum form form_of_bytes(struct winnow_str body)
{
	if (!winnow_starts(body, "PK\x03\x04"))
		return FORM_NONE;
	if (is_marked_as_odt(body))
		return FORM_ODT;
	return names_member(body, "word/document") ? FORM_DOCX : FORM_NONE;
}

static enum form form_of_type(const struct winnow_item *item)
{
	static const char docx[] =
		"application/vnd.openxmlformats-officedocument.wordprocessingml.document";

	if (winnow_is(item->media_type, docx) || winnow_ends(item->final_uri, ".docx"))
		return FORM_DOCX;
	if (winnow_is(item->media_type, "application/vnd.oasis.opendocument.text") ||
		winnow_ends(item->final_uri, ".odt"))
		return FORM_ODT;
	return FORM_NONE;
}

static int probe_office(
	void *self, const struct winnow_host *host, const struct winnow_item *item)
{
	(void)self;
	(void)host;
	if (form_of_bytes(item->body))
		return 70;
	return form_of_type(item) && !winnow_is(item->media_type, "text/html") ? 40 : 0;
}

static int read_parts(const struct office_reader *reader, struct package *package,
	enum form form, struct flow *flow, struct fields *fields)
{
	struct winnow_document *document = flow->article.document;
	int result = properties_read(package, form == FORM_ODT ? "meta" : "docProps/core",
		reader->dates, fields, document);
	struct winnow_str title = document->title;

	if (result)
		return result;
	flow_begin(flow);
	result = form == FORM_ODT ? odt_read(package, flow) : docx_read(package, flow);
	flow_end(flow);
	if (!winnow_equal(title, document->title))
		fields_add(fields, "title", title, "document properties");
	return result;
}

static int read_office(void *self, const struct winnow_host *host,
	const struct winnow_item *item, const struct winnow_reader_out *out)
{
	const struct office_reader *reader = self;
	struct winnow_document document = { .size = sizeof(document) };
	struct package package = { .host = host, .bytes = item->body };
	struct fields *fields = fields_create(host);
	struct flow flow = { .article = { .host = host,
				     .dates = reader->dates,
				     .prose = prose_create(host),
				     .document = &document } };
	enum form form = form_of_bytes(item->body);

	if (!fields || !flow.article.prose)
		return WINNOW_ELIMIT;
	if (winnow_starts(item->body, "\xD0\xCF\x11\xE0"))
		return winnow_fail(host, WINNOW_EDATA,
			"the file is of the older form DOC, or protected by a password; save "
			"it as DOCX or ODT, without one");
	int result =
		read_parts(reader, &package, form ? form : form_of_type(item), &flow, fields);
	if (result == 0)
		result = prose_finish(flow.article.prose, &document);
	if (result)
		return result;
	if (document.block_count <= (document.title.len > 0))
		return winnow_fail(host, WINNOW_EDATA,
			"the file holds no words but a title; it may hold pictures of them");
	if (hint_find(item, "published").len)
		document.published = hint_find(item, "published");
	if (item->flags & WINNOW_TRUNCATED)
		fields_add(fields, "truncated", winnow_str("body"), "transport");
	fields_finish(fields, &document);
	return out->document(out, &document);
}

static const struct winnow_reader office_reader = {
	.size = sizeof(office_reader),
	.open = open_reader,
	.probe = probe_office,
	.read = read_office,
};

const struct winnow_plugin winnow_plugin = {
	WINNOW_PLUGIN_HEAD,
	.id = "office",
	.version = "1.0.0",
	.licence = "MIT",
	.summary = "Reads text documents of office programs: DOCX and ODT.",
	.reader = &office_reader,
};
