/* SPDX-License-Identifier: MIT
 *
 * Reader of JSON by a map of paths: where the list of articles stands, and where in each of them
 * its title, its text and the rest.
 */
#include "reader/json/path.h"
#include "reader/json/unescape.h"
#include "shared/feed.h"
#include "shared/fields.h"
#include "shared/layout.h"
#include "shared/memory.h"
#include "shared/page.h"
#include "shared/reference.h"
#include "shared/scan.h"
#include "shared/stamp.h"

#include <stdio.h>
#include <time.h>

enum { ITEMS, KEY, TITLE, BODY, FORM, DATE, URL, BYLINE, LANGUAGE, PUBLISHER, OPTIONS };

static const char *const forms[] = { "auto", "html", "text", NULL };

static const struct winnow_option options[OPTIONS + 1] = {
	[ITEMS] = { .name = "items",
		.help = "The path of the articles, as data; left out: the whole is one, or a "
			"list of them.",
		.type = WINNOW_TEXT },
	[KEY] = { .name = "key",
		.help = "In an article, the path of what it is known by, as id; left out: its "
			"url, or its place in the list.",
		.type = WINNOW_TEXT },
	[TITLE] = { .name = "title",
		.help = "In an article, the path of its title.",
		.fallback = "title",
		.type = WINNOW_TEXT },
	[BODY] = { .name = "body",
		.help = "In an article, the path of its text; left out: nothing is read.",
		.type = WINNOW_TEXT },
	[FORM] = { .name = "form",
		.help = "What the text is; auto looks for tags in it.",
		.fallback = "auto",
		.choices = forms,
		.type = WINNOW_TEXT },
	[DATE] = { .name = "date",
		.help = "In an article, the path of the date on which it was published.",
		.fallback = "date",
		.type = WINNOW_TEXT },
	[URL] = { .name = "url",
		.help = "In an article, the path of its own address.",
		.fallback = "url",
		.type = WINNOW_TEXT },
	[BYLINE] = { .name = "byline",
		.help = "In an article, the path of its authors' names.",
		.type = WINNOW_TEXT },
	[LANGUAGE] = { .name = "language",
		.help = "In an article, the path of the code of its language.",
		.type = WINNOW_TEXT },
	[PUBLISHER] = { .name = "publisher",
		.help = "In an article, the path of the names of who published it.",
		.type = WINNOW_TEXT },
};

struct json_reader {
	struct winnow_str options[OPTIONS]; /* paths, and the form */
	struct names *months;
};

static int open_reader(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	struct json_reader *reader = WINNOW_NEW(host, struct json_reader);

	if (!reader)
		return winnow_fail(host, WINNOW_EFATAL, "there is no memory for the reader");
	page_prepare();
	for (int at = 0; at < OPTIONS; at++)
		if (values[at].count)
			reader->options[at] = values[at].text[0];
	reader->months = names_create(host, "month");
	*ret_self = reader;
	return reader->months ? 0 : WINNOW_EFATAL;
}

static int probe_json(
	void *self, const struct winnow_host *host, const struct winnow_item *item)
{
	const struct json_reader *reader = self;
	struct winnow_str body = item->body, type = item->media_type;
	size_t at = scan_spaces(body, winnow_starts(body, "\xEF\xBB\xBF") ? 3 : 0);

	(void)host;
	if (reader->options[BODY].len == 0 || at == body.len || !strchr("[{", body.ptr[at]))
		return 0;
	if (winnow_is(type, "application/json") || winnow_ends(type, "+json") ||
		winnow_ends(item->final_uri, ".json"))
		return 55;
	return type.len == 0 || winnow_is(type, "application/octet-stream") ? 30 : 0;
}

struct reading {
	const struct json_reader *reader;
	const struct winnow_host *outer; /* of the whole file */
	const struct winnow_host *host;  /* of the article at hand */
	const struct winnow_item *item;
	const struct winnow_reader_out *out;
	struct decoded decoded;
	struct prose *prose; /* of the article at hand */
	struct winnow_str
		duplicate; /* a name that stands twice in one object; empty: none does */
	size_t articles, documents;
};

static struct winnow_str first(const struct reading *reading, const json_t *article, int option)
{
	return path_first(reading->host, article, reading->reader->options[option]);
}

static struct winnow_str all(const struct reading *reading, const json_t *article, int option)
{
	return prose_line(reading->host,
		path_all(reading->host, article, reading->reader->options[option]));
}

static int is_html(const struct reading *reading, struct winnow_str text)
{
	static const char *const marks[] = { "</", "<p>", "<br", "&#", "&amp;", "&quot;",
		"&nbsp;", "&lt;/", "&lt;p&gt;", "&lt;br" };

	if (!winnow_is(reading->reader->options[FORM], "auto"))
		return winnow_is(reading->reader->options[FORM], "html");
	for (size_t at = 0; at < sizeof(marks) / sizeof(marks[0]); at++)
		if (scan_find(text, 0, marks[at]) < text.len)
			return 1;
	return 0;
}

/* Seconds since 1970, or, where that would be millennia away, milliseconds. */
static struct winnow_str date_of_number(const struct winnow_host *host, json_int_t number)
{
	enum { ROOM = 40 };
	static const json_int_t most_seconds = 100000000000;
	char *text = host->alloc(host, ROOM);
	time_t seconds = (time_t)(number > most_seconds ? number / 1000 : number);
	struct tm parts;

	if (!text || number <= 0 || number / 1000 > most_seconds || !gmtime_r(&seconds, &parts))
		return winnow_str(NULL);
	strftime(text, ROOM, "%Y-%m-%dT%H:%M:%S+00:00", &parts);
	return winnow_str(text);
}

static int take_date(void *context, const json_t *value)
{
	json_int_t *number = context;

	*number = json_integer_value(value);
	return 1;
}

static struct winnow_str date_of(const struct reading *reading, const json_t *article)
{
	struct winnow_str text = first(reading, article, DATE);
	enum { LAST_YEAR = 9999 }; /* a number up to it is a year */
	json_int_t number = 0;

	if (reading->reader->options[DATE].len)
		path_follow(article, reading->reader->options[DATE], take_date, &number);
	return number > LAST_YEAR ? date_of_number(reading->host, number)
				  : stamp_read(reading->host, reading->reader->months, text);
}

/* One value of the path of the text; a list of them is a text in pieces. */
static int write_body(void *context, const json_t *value)
{
	struct reading *reading = context;
	struct winnow_str text = { json_string_value(value), json_string_length(value) };
	struct feed_text html = { .value = text, .html = 1 };
	struct page page;
	struct lines lines;
	int result = 0;

	if (text.len == 0)
		return 0;
	if (is_html(reading, text)) {
		html.value = unescape_twice(reading->host, text);
		result = feed_page(reading->host, &html, &page);
		if (result == 0)
			page_write(reading->prose, page.root, NULL, NULL);
		return result;
	}
	result = lines_split(reading->host, text, &lines);
	if (result == 0)
		layout_write(&lines, 0, lines.count, reading->prose);
	return result;
}

/* Which article of the file it is, from 1. */
static struct winnow_str place_of(const struct reading *reading)
{
	enum { ROOM = 24 };
	char *text = reading->host->alloc(reading->host, ROOM);

	if (text)
		snprintf(text, ROOM, "%zu", reading->articles);
	return winnow_str(text);
}

static void describe(
	struct reading *reading, const json_t *article, struct winnow_document *document)
{
	struct winnow_str title = first(reading, article, TITLE);
	struct winnow_str url = prose_line(reading->host, first(reading, article, URL));
	struct feed_text text = { .value = title, .html = is_html(reading, title) };

	if (text.html)
		text.value = unescape_twice(reading->host, title);
	document->title = prose_line(reading->host, feed_line(reading->host, &text));
	if (url.len)
		document->uri = reference_resolve(reading->host, reading->item->final_uri, url);
	document->published = date_of(reading, article);
	document->byline = all(reading, article, BYLINE);
	document->language = prose_line(reading->host, first(reading, article, LANGUAGE));
	document->publisher = all(reading, article, PUBLISHER);
	document->key = prose_line(reading->host, first(reading, article, KEY));
	if (document->key.len == 0)
		document->key = document->uri;
	if (document->key.len == 0)
		document->key = place_of(reading);
}

/* What cannot be read is passed over; the log then says why. */
static int make_document(struct reading *reading, const json_t *article)
{
	struct winnow_document document = { .size = sizeof(document) };
	struct fields *fields = fields_create(reading->host);

	reading->prose = prose_create(reading->host);
	if (!fields || !reading->prose)
		return 0;
	describe(reading, article, &document);
	if (document.title.len) {
		prose_begin(reading->prose, WINNOW_TITLE, 0);
		prose_add(reading->prose, document.title);
		prose_end(reading->prose);
	}
	int result = path_follow(article, reading->reader->options[BODY], write_body, reading);
	if (result == 0)
		result = prose_finish(reading->prose, &document);
	if (result || document.block_count <= (document.title.len > 0))
		return 0;
	fields_add_item(fields, reading->item, &reading->decoded);
	fields_add(fields, "duplicate_name", reading->duplicate, "json");
	fields_finish(fields, &document);
	reading->documents++;
	return reading->out->document(reading->out, &document);
}

static int read_article(void *context, const json_t *article)
{
	struct reading *reading = context;
	struct memory memory;

	reading->articles++;
	memory_begin(&memory, reading->outer, "article", reading->articles);
	reading->host = &memory.host;
	int result = make_document(reading, article);
	reading->host = reading->outer;
	memory_end(&memory);
	return result ? result : reading->outer->cancelled(reading->outer);
}

/* Of the value whose name stands twice, the last counts, as in most programs; it is told. */
static json_t *load_with_duplicates(
	struct reading *reading, struct winnow_str text, json_error_t *error)
{
	char why[400];

	snprintf(why, sizeof(why), "line %d: %s; of such values the last one counts",
		error->line, error->text);
	reading->host->log(reading->host, WINNOW_WARNING, winnow_str(why));
	const char *name = strchr(error->text, '\'');
	reading->duplicate = prose_line(reading->host, winnow_str(name ? name : error->text));
	return json_loadb(text.ptr, text.len, JSON_ALLOW_NUL, error);
}

static int parse(struct reading *reading, json_t **ret_whole)
{
	const struct winnow_host *host = reading->host;
	json_error_t error;
	char why[400];
	int result =
		decode(host, reading->item->body, reading->item->charset, &reading->decoded);

	if (result)
		return result;
	struct winnow_str text = reading->decoded.text;
	*ret_whole = json_loadb(text.ptr ? text.ptr : "", text.len,
		JSON_ALLOW_NUL | JSON_REJECT_DUPLICATES, &error);
	if (!*ret_whole && json_error_code(&error) == json_error_duplicate_key)
		*ret_whole = load_with_duplicates(reading, text, &error);
	if (*ret_whole)
		return 0;
	snprintf(why, sizeof(why), "line %d is no JSON (%s); see whether the file is whole",
		error.line, error.text);
	return winnow_fail(host, WINNOW_EDATA, why);
}

static int read_json(void *self, const struct winnow_host *host, const struct winnow_item *item,
	const struct winnow_reader_out *out)
{
	struct reading reading = {
		.reader = self, .outer = host, .host = host, .item = item, .out = out
	};
	json_t *whole = NULL;
	int result = parse(&reading, &whole);

	if (result)
		return result;
	result = path_follow(whole, reading.reader->options[ITEMS], read_article, &reading);
	json_decref(whole);
	if (result < 0)
		return result;
	if (reading.documents == 0)
		return winnow_fail(host, WINNOW_EDATA,
			reading.articles
				? "no article has a text at the path of the option body"
				: "there is nothing at the path of the option items");
	return 0;
}

static const struct winnow_reader json_reader = {
	.size = sizeof(json_reader),
	.options = options,
	.open = open_reader,
	.probe = probe_json,
	.read = read_json,
};

const struct winnow_plugin winnow_plugin = {
	WINNOW_PLUGIN_HEAD,
	.id = "json",
	.version = "1.0.0",
	.licence = "MIT",
	.summary = "Reads articles out of JSON, by a map of paths.",
	.reader = &json_reader,
};
