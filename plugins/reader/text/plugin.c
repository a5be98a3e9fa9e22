/* SPDX-License-Identifier: MIT
 * Reader of plain text. */
#include "shared/layout.h"
#include "reader/text/opening.h"
#include "shared/country.h"
#include "shared/notice.h"
#include "shared/scan.h"

struct text_reader {
	struct dates *dates;
	struct names *countries;
	struct notices *notices;
};

static int open_reader(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	struct text_reader *reader = WINNOW_NEW(host, struct text_reader);

	(void)values;
	if (!reader)
		return winnow_fail(host, WINNOW_EFATAL, "there is no memory for the reader");
	reader->dates = dates_create(host);
	reader->countries = reader->dates ? names_create(host, "country") : NULL;
	reader->notices = reader->countries ? notices_create(host) : NULL;
	if (!reader->notices)
		return WINNOW_EFATAL;
	*ret_self = reader;
	return 0;
}

static int looks_like_markup(struct winnow_str head)
{
	size_t at = scan_spaces(head, winnow_starts(head, "\xEF\xBB\xBF") ? 3 : 0);

	if (at < head.len && head.ptr[at] == '<')
		return 1;
	return scan_find(head, 0, "<html") < head.len ||
	       scan_find(head, 0, "<body") < head.len || scan_find(head, 0, "<p>") < head.len;
}

/* No bytes that no text has; the NULs of UTF-16 are for the decoder to judge. */
static int looks_like_text(struct winnow_str head)
{
	if (winnow_starts(head, "\xFF\xFE") || winnow_starts(head, "\xFE\xFF"))
		return 1;
	for (size_t at = 0; at < head.len; at++) {
		unsigned char byte = (unsigned char)head.ptr[at];
		if (byte < 0x20 && !strchr("\t\n\v\f\r\x1A\x1B", byte))
			return 0;
		if (byte == '\0')
			return 0;
	}
	return head.len > 0;
}

static int probe_text(
	void *self, const struct winnow_host *host, const struct winnow_item *item)
{
	enum { HEAD = 1024 };
	struct winnow_str head = item->body;

	(void)self;
	(void)host;
	if (head.len > HEAD)
		head.len = HEAD;
	int named = winnow_ends(item->final_uri, ".txt") || winnow_ends(item->uri, ".txt");
	if (winnow_is(item->media_type, "text/plain") || named)
		return looks_like_markup(head) ? 20 : 50;
	if (winnow_is(item->media_type, "text/markdown"))
		return 40;
	int unknown = item->media_type.len == 0 ||
		      winnow_is(item->media_type, "application/octet-stream");
	return unknown && looks_like_text(head) && !looks_like_markup(head) ? 20 : 0;
}

/* Lines of the group that are a notice: its first; `end`: none. A notice may follow other words
 * without a blank line. */
static size_t notice_start(const struct text_reader *reader, const struct winnow_host *host,
	const struct lines *lines, size_t first, size_t end)
{
	enum { ENOUGH = 200 }; /* bytes, to tell how a notice begins */
	char head[2 * ENOUGH + 1];

	for (size_t at = first; at < end; at++) {
		struct winnow_str words = lines->items[at].words;
		size_t length = words.len < ENOUGH ? words.len : ENOUGH;
		memcpy(head, words.ptr, length);
		if (at + 1 < end && length == words.len) {
			struct winnow_str next = lines->items[at + 1].words;
			size_t more = next.len < ENOUGH ? next.len : ENOUGH;
			head[length++] = ' ';
			memcpy(head + length, next.ptr, more);
			length += more;
		}
		if (notice_is(reader->notices, host, (struct winnow_str){ head, length }))
			return at;
	}
	return end;
}

/* Where the text ends and the notices begin. */
static size_t notices_begin(const struct text_reader *reader, const struct winnow_host *host,
	const struct lines *lines, size_t body)
{
	size_t end = lines->count;

	for (;;) {
		size_t first, last = end;
		while (last > body &&
			(line_is_blank(&lines->items[last - 1]) || lines->items[last - 1].rule))
			last--;
		for (first = last; first > body && !line_is_blank(&lines->items[first - 1]) &&
				   !lines->items[first - 1].rule;)
			first--;
		size_t start = notice_start(reader, host, lines, first, last);
		if (start == last)
			return end;
		end = start;
		if (start > first)
			return end;
	}
}

static struct winnow_str read_notice(
	const struct winnow_host *host, const struct lines *lines, size_t from)
{
	struct winnow_document notice = { 0 };
	struct prose *prose = prose_create(host);

	if (!prose)
		return winnow_str(NULL);
	layout_write(lines, from, lines->count, prose);
	return prose_finish(prose, &notice) ? winnow_str(NULL) : notice.text;
}

static void write_text(const struct opening *opening, const struct lines *lines, size_t end,
	struct prose *prose)
{
	if (opening->title.len) {
		prose_begin(prose, WINNOW_TITLE, 0);
		prose_add(prose, opening->title);
	}
	layout_write(lines, opening->body, opening->dateline_line, prose);
	if (opening->dateline_words.len) {
		prose_begin(prose, WINNOW_DATELINE, 0);
		prose_add(prose, opening->dateline_words);
	}
	layout_write(lines, opening->dateline_line, end, prose);
}

/* Title, country and dateline of the document. */
static void describe(const struct text_reader *reader, const struct winnow_host *host,
	const struct winnow_item *item, const struct opening *opening, struct fields *fields,
	struct winnow_document *document)
{
	struct winnow_str title =
		opening->title.len ? opening->title : hint_find(item, "title");

	document->title = prose_line(host, title);
	document->dateline = opening->dateline;
	document->published = hint_find(item, "published");
	struct winnow_str prefix = title_prefix(document->title);
	document->country = title_country(reader->countries, host, prefix);
	fields_add(fields, "prefix", prefix, "title");
	if (opening->title.len)
		fields_add(fields, "title", hint_find(item, "title"), "hint");
}

static int read_text(void *self, const struct winnow_host *host, const struct winnow_item *item,
	const struct winnow_reader_out *out)
{
	const struct text_reader *reader = self;
	struct winnow_document document = { .size = sizeof(document) };
	struct fields *fields = fields_create(host);
	struct prose *prose = prose_create(host);
	struct decoded decoded;
	struct opening opening;
	struct lines lines;

	if (!fields || !prose)
		return WINNOW_ELIMIT;
	int result = decode(host, item->body, item->charset, &decoded);
	if (result == 0)
		result = lines_split(host, decoded.text, &lines);
	if (result)
		return result;
	fields_add_item(fields, item, &decoded);
	opening_read(reader->dates, host, &lines, fields, &opening);
	size_t end = notices_begin(reader, host, &lines, opening.body);
	document.notice = read_notice(host, &lines, end);
	describe(reader, host, item, &opening, fields, &document);
	write_text(&opening, &lines, end, prose);
	result = prose_finish(prose, &document);
	if (result)
		return result;
	if (document.block_count == 0)
		return winnow_fail(host, WINNOW_EDATA,
			"the file holds no words; nothing can be read from it");
	fields_finish(fields, &document);
	return out->document(out, &document);
}

static const struct winnow_reader text_reader = {
	.size = sizeof(text_reader),
	.open = open_reader,
	.probe = probe_text,
	.read = read_text,
};

const struct winnow_plugin winnow_plugin = {
	WINNOW_PLUGIN_HEAD,
	.id = "text",
	.version = "1.0.0",
	.licence = "MIT",
	.summary = "Reads plain text: title, dateline, paragraphs, lists and notices.",
	.reader = &text_reader,
};
