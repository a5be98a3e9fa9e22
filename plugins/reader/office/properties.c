/* SPDX-License-Identifier: MIT */
#include "reader/office/forms.h"

struct properties {
	const struct winnow_host *host;
	const struct dates *dates;
	struct fields *fields;
	struct winnow_document *document;
	struct winnow_str editor; /* who saved it last */
	GString *words;
};

static void begin_value(void *context, const char *name, const char *const *pairs)
{
	struct properties *properties = context;

	(void)name;
	(void)pairs;
	g_string_truncate(properties->words, 0);
}

static void add_value(void *context, const char *bytes, size_t length)
{
	struct properties *properties = context;

	g_string_append_len(properties->words, bytes, (gssize)length);
}

static struct winnow_str date_of(struct properties *properties, struct winnow_str value)
{
	return dates_find(properties->dates, properties->host, value, NULL, NULL);
}

/* DOCX calls the author creator; in ODT he is initial-creator, and creator who saved it last. */
static void end_value(void *context, const char *name)
{
	struct properties *properties = context;
	struct winnow_document *document = properties->document;
	static const char origin[] = "document properties";
	struct winnow_str value = prose_line(properties->host,
		(struct winnow_str){ properties->words->str, properties->words->len });

	g_string_truncate(properties->words, 0);
	if (value.len == 0)
		return;
	if (strcmp(name, "title") == 0)
		document->title = value;
	else if (strcmp(name, "initial-creator") == 0)
		document->byline = value;
	else if (strcmp(name, "creator") == 0)
		properties->editor = value;
	else if (strcmp(name, "created") == 0 || strcmp(name, "creation-date") == 0)
		document->published = date_of(properties, value);
	else if (strcmp(name, "modified") == 0 || strcmp(name, "date") == 0)
		fields_add(properties->fields, "modified", date_of(properties, value), origin);
	else if (strcmp(name, "language") == 0)
		document->language = value;
	else if (strcmp(name, "keywords") == 0 || strcmp(name, "keyword") == 0)
		fields_add(properties->fields, "keywords", value, origin);
	else if (strcmp(name, "description") == 0)
		fields_add(properties->fields, "description", value, origin);
}

int properties_read(struct package *package, const char *beginning, const struct dates *dates,
	struct fields *fields, struct winnow_document *document)
{
	static const struct part_events events = { begin_value, end_value, add_value };
	struct properties properties = { .host = package->host,
		.dates = dates,
		.fields = fields,
		.document = document,
		.words = g_string_new(NULL) };
	int result = part_read(package, beginning, &events, &properties);

	if (document->byline.len == 0)
		document->byline = properties.editor;
	g_string_free(properties.words, TRUE);
	return result < 0 ? result : 0;
}
