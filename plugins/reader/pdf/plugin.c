/* SPDX-License-Identifier: MIT
 *
 * Reader of PDF, by poppler. Poppler is under the GNU General Public License, version 2 or 3: this
 * file is not, but the plugin, as it is built, may only be passed on under that licence. It is made
 * where poppler is found, and nothing else of winnow touches poppler.
 */
#include "reader/pdf/sheet.h"
#include "shared/fields.h"
#include "shared/scan.h"

enum {
	MOST_BYTES = 128 * 1024 * 1024,
	MOST_PAGES = 2000 /* what comes later is not read */
};

struct pdf_reader {
	struct dates *dates;
};

static int open_reader(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	struct pdf_reader *reader = WINNOW_NEW(host, struct pdf_reader);

	(void)values;
	if (!reader)
		return winnow_fail(host, WINNOW_EFATAL, "there is no memory for the reader");
	reader->dates = dates_create(host);
	*ret_self = reader;
	return reader->dates ? 0 : WINNOW_EFATAL;
}

static int probe_pdf(void *self, const struct winnow_host *host, const struct winnow_item *item)
{
	enum { HEAD = 1024 }; /* bytes, in which the mark may stand */
	struct winnow_str head = { item->body.ptr,
		item->body.len < HEAD ? item->body.len : HEAD };

	(void)self;
	(void)host;
	if (scan_find(head, 0, "%pdf-") < head.len)
		return winnow_starts(head, "%PDF-") ? 70 : 30;
	return winnow_is(item->media_type, "application/pdf") ? 40 : 0;
}

/* What is in the way, and what to do about it. */
static int fail_to_open(const struct winnow_host *host, GError *error)
{
	int is_protected = g_error_matches(error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED);

	g_clear_error(&error);
	return winnow_fail(host, WINNOW_EDATA,
		is_protected ? "the file is protected by a password; save it without one"
			     : "the file is no PDF, or a damaged one; fetch it again");
}

static struct winnow_str take(const struct winnow_host *host, char *text)
{
	struct winnow_str line = prose_line(host, winnow_str(text));

	g_free(text);
	return line;
}

static struct winnow_str take_date(const struct winnow_host *host, GDateTime *date)
{
	char *text = date ? g_date_time_format(date, "%Y-%m-%dT%H:%M:%S%:z") : NULL;
	int is_sane = date && g_date_time_get_year(date) > 1980;

	if (date)
		g_date_time_unref(date);
	if (is_sane)
		return take(host, text);
	g_free(text);
	return winnow_str(NULL);
}

/* Programs put there the name of a file, or their own. */
static int is_title(struct winnow_str title)
{
	size_t at = title.len;

	while (at && title.len - at < 6 && g_ascii_isalnum(title.ptr[at - 1]))
		at--;
	int is_file = at > 1 && at < title.len && title.ptr[at - 1] == '.';
	return !is_file && memchr(title.ptr ? title.ptr : "", ' ', title.len) &&
	       !winnow_starts(title, "Microsoft ") && !winnow_starts(title, "PowerPoint ");
}

static void describe(const struct winnow_host *host, PopplerDocument *pdf,
	struct fields *fields, struct winnow_document *document)
{
	static const char origin[] = "document properties";
	struct winnow_str title = take(host, poppler_document_get_title(pdf));

	if (is_title(title))
		document->title = title;
	document->byline = take(host, poppler_document_get_author(pdf));
	document->published = take_date(host, poppler_document_get_creation_date_time(pdf));
	fields_add(fields, "modified",
		take_date(host, poppler_document_get_modification_date_time(pdf)), origin);
	fields_add(
		fields, "description", take(host, poppler_document_get_subject(pdf)), origin);
	fields_add(fields, "keywords", take(host, poppler_document_get_keywords(pdf)), origin);
}

static int take_pages(struct sheet *sheet, PopplerDocument *pdf, struct fields *fields)
{
	int count = poppler_document_get_n_pages(pdf), result = 0;

	sheet->pages = MIN(count, MOST_PAGES);
	if (count > MOST_PAGES)
		fields_add(fields, "truncated", winnow_str("pages"), "document");
	for (int at = 0; at < sheet->pages && !result && !sheet->host->cancelled(sheet->host);
		at++) {
		PopplerPage *page = poppler_document_get_page(pdf, at);
		if (!page)
			continue;
		result = sheet_take_page(sheet, page, at);
		g_object_unref(page);
	}
	return result;
}

static int read_document(const struct pdf_reader *reader, PopplerDocument *pdf,
	const struct winnow_item *item, struct article *article, struct fields *fields)
{
	struct winnow_document *document = article->document;
	struct sheet sheet = { .host = article->host };

	article->dates = reader->dates;
	describe(article->host, pdf, fields, document);
	struct winnow_str title = document->title;
	int result = take_pages(&sheet, pdf, fields);
	if (result)
		return result;
	sheet_measure(&sheet);
	sheet_drop_furniture(&sheet);
	sheet_write(&sheet, article);
	if (!winnow_equal(title, document->title))
		fields_add(fields, "title", title, "document properties");
	if (hint_find(item, "published").len)
		document->published = hint_find(item, "published");
	return prose_finish(article->prose, document);
}

static int read_pdf(void *self, const struct winnow_host *host, const struct winnow_item *item,
	const struct winnow_reader_out *out)
{
	struct winnow_document document = { .size = sizeof(document) };
	struct fields *fields = fields_create(host);
	struct article article = {
		.host = host, .prose = prose_create(host), .document = &document
	};
	GError *error = NULL;

	if (!fields || !article.prose)
		return WINNOW_ELIMIT;
	if (item->body.len > MOST_BYTES)
		return winnow_fail(host, WINNOW_ELIMIT,
			"the file is larger than 128 MB; divide it into smaller ones");
	GBytes *bytes = g_bytes_new_static(item->body.ptr, item->body.len);
	PopplerDocument *pdf = poppler_document_new_from_bytes(bytes, NULL, &error);
	g_bytes_unref(bytes);
	if (!pdf)
		return fail_to_open(host, error);
	int result = read_document(self, pdf, item, &article, fields);
	g_object_unref(pdf);
	if (result)
		return result;
	if (document.block_count <= (document.title.len > 0))
		return winnow_fail(host, WINNOW_EDATA,
			"the file holds no words: its pages may be pictures of them; have them "
			"recognised first");
	if (item->flags & WINNOW_TRUNCATED)
		fields_add(fields, "truncated", winnow_str("body"), "transport");
	fields_finish(fields, &document);
	return out->document(out, &document);
}

static const struct winnow_reader pdf_reader = {
	.size = sizeof(pdf_reader),
	.flags = WINNOW_SERIAL, /* poppler keeps tables for the whole process */
	.open = open_reader,
	.probe = probe_pdf,
	.read = read_pdf,
};

const struct winnow_plugin winnow_plugin = {
	WINNOW_PLUGIN_HEAD,
	.id = "pdf",
	.version = "1.0.0",
	.licence = "MIT; built with poppler: GPL-2.0-or-later",
	.summary = "Reads PDF: paragraphs, headings, lists, without running heads and page "
		   "numbers.",
	.reader = &pdf_reader,
};
