/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>
#include "cli/listing.h"
#include "store/record.h"
#include "store/record_json.h"

int listing_jsonl(void *more, const struct winnow_record *record)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	struct failure failure;
	struct winnow_str line;

	if (!arena || record_json(record, 0, arena, &line, &failure) < 0)
		return FAILURE_MEMORY;
	fwrite(line.ptr, 1, line.len - 1, stdout);
	printf("%s}\n", more ? (const char *)more : "");
	return 0;
}

static bool needs_quotes(struct winnow_str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (strchr("\",\r\n", text.ptr[i]))
			return true;
	return false;
}

void listing_cell(struct winnow_str text, bool first, bool raw)
{
	bool formula = !raw && text.len > 0 && strchr("=+-@\t", text.ptr[0]);
	bool quotes = needs_quotes(text);

	if (!first)
		putchar(',');
	if (quotes)
		putchar('"');
	if (formula)
		putchar('\'');
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] == '"')
			putchar('"');
		putchar(text.ptr[i]);
	}
	if (quotes)
		putchar('"');
}

void listing_cells(const struct winnow_str *cells, size_t count, bool raw)
{
	for (size_t i = 0; i < count; i++)
		listing_cell(cells[i], i == 0, raw);
}

void listing_names(const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		listing_cell(winnow_str(names[i]), i == 0, true);
}

struct winnow_str listing_value(const struct winnow_attribute *attribute, char digits[24])
{
	if (attribute->type != WINNOW_VALUE_INTEGER)
		return attribute->text;
	int length = snprintf(digits, 24, "%jd", (intmax_t)attribute->integer);
	return (struct winnow_str){ digits, (size_t)length };
}

/* Codes that tell only that there is nothing to tell. */
static bool tells_nothing(const struct winnow_attribute *attribute)
{
	if (attribute->type == WINNOW_VALUE_REFERENCE)
		return attribute->length == 0;
	return attribute->type == WINNOW_VALUE_CODE &&
	       (winnow_is(attribute->text, "exact") || winnow_is(attribute->text, "none") ||
		       winnow_is(attribute->text, "unknown"));
}

static bool stands_in_quote(
	const struct winnow_fact *fact, const struct winnow_attribute *attribute)
{
	return (attribute->type == WINNOW_VALUE_TEXT ||
		       attribute->type == WINNOW_VALUE_REFERENCE) &&
	       attribute->length > 0 && attribute->at >= fact->at &&
	       attribute->at + attribute->length <= fact->at + fact->length;
}

/* The same again, or a fact whose words stand among others: "speaker the lawyer Ada Marn" tells of
 * "said_by Ada Marn", too. */
static bool was_told(const struct winnow_fact *fact, uint32_t index)
{
	const struct winnow_attribute *attribute = &fact->attributes[index];

	for (uint32_t i = 0; i < index; i++) {
		const struct winnow_attribute *told = &fact->attributes[i];
		if (attribute->text.len > 0 && winnow_equal(told->text, attribute->text))
			return true;
		if (attribute->type == WINNOW_VALUE_REFERENCE && told->at <= attribute->at &&
			attribute->at + attribute->length <= told->at + told->length)
			return true;
	}
	return false;
}

static struct winnow_str summary_value(
	struct winnow_str text, const struct winnow_attribute *attribute, char digits[24])
{
	return attribute->type == WINNOW_VALUE_REFERENCE ? record_words(text, attribute)
							 : listing_value(attribute, digits);
}

void listing_summary(
	struct winnow_str text, const struct winnow_fact *fact, struct buffer *buffer)
{
	for (uint32_t i = 0; i < fact->attribute_count; i++) {
		const struct winnow_attribute *attribute = &fact->attributes[i];
		char digits[24];
		if (i > 0 && (tells_nothing(attribute) || stands_in_quote(fact, attribute) ||
				     was_told(fact, i)))
			continue;
		if (buffer->length > 0)
			buffer_append(buffer, STR_LITERAL(", "));
		if (i > 0) {
			buffer_append(buffer, attribute->name);
			buffer_append_byte(buffer, ' ');
		}
		buffer_append(buffer, summary_value(text, attribute, digits));
	}
}

struct winnow_str listing_date(const struct winnow_document *document)
{
	struct winnow_str date =
		document->dateline.len ? document->dateline : document->published;

	if (date.len > 10)
		date.len = 10;
	return date;
}
