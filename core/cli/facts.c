/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>
#include "base/vector.h"
#include "cli/filter.h"
#include "cli/listing.h"
#include "cli/restricted.h"
#include "cli/terminal.h"
#include "store/record.h"

static const struct command_option options[] = {
	{ "type", "TYPE", "Only facts of this type, as quantity.", 't' },
	{ "document", "ID", "Only of this document; the beginning of its id will do.", 0 },
	FILTER_OPTIONS,
	CSV_OPTIONS,
	RESTRICTED_OPTIONS,
	{ NULL, NULL, NULL, 0 },
};

/* ---- the table ---- */

struct table {
	struct buffer summary;
	char document[64]; /* whose facts are being listed */
	size_t count;
};

#define TYPE_WIDTH 11

static void put_heading(struct table *table, const struct winnow_record *record)
{
	const struct winnow_document *document = record->document;

	if (winnow_is(record->document_id, table->document))
		return;
	snprintf(
		table->document, sizeof table->document, "%.*s", STR_ARGS(record->document_id));
	if (table->count > 0)
		putchar('\n');
	terminal_colour(stdout, COLOUR_STRONG);
	terminal_put(stdout, document->title, terminal_columns() - 1, 0);
	terminal_colour(stdout, COLOUR_FAINT);
	printf("\n%.*s  %.*s  %.*s  %.*s\n", STR_ARGS(listing_date(document)),
		STR_ARGS(document->country), STR_ARGS(record->source),
		STR_ARGS(record->document_id));
	terminal_colour(stdout, COLOUR_NONE);
}

static int put_row(void *context, const struct winnow_record *record)
{
	struct table *table = context;
	size_t columns = terminal_columns(),
	       room = columns > 80 ? columns - TYPE_WIDTH - 4 : 66;
	size_t words = room * 2 / 5 < 44 ? room * 2 / 5 : 44;

	put_heading(table, record);
	buffer_truncate(&table->summary, 0);
	listing_summary(record->document->text, record->fact, &table->summary);
	fputs("  ", stdout);
	terminal_colour(stdout, COLOUR_GOOD);
	terminal_put(stdout, record->fact->type, TYPE_WIDTH - 1, TYPE_WIDTH);
	terminal_colour(stdout, COLOUR_NONE);
	terminal_put(stdout, record->anchor->quote, words, words + 2);
	terminal_put(stdout, buffer_str(&table->summary), room - words - 2, 0);
	putchar('\n');
	table->count++;
	return 0;
}

static int put_table(
	struct store *store, const struct record_filter *filter, struct failure *failure)
{
	struct table table = { .count = 0 };

	buffer_init(&table.summary, 0);
	int code = query_facts(store, filter, put_row, &table, failure);
	buffer_finish(&table.summary);
	if (code >= 0 && table.count == 0)
		fputs("no fact fits\n", stderr);
	return code;
}

/* ---- CSV: one column for each attribute that occurs, so the facts are gone through twice ---- */

struct attribute_column {
	char *name;
	bool words; /* what stands here is the words of the fact it refers to, and not its id */
};

struct csv {
	VECTOR(struct attribute_column) attributes;
	bool raw;
};

static bool has_column(const struct csv *csv, struct winnow_str name)
{
	size_t index = 0;

	while (index < csv->attributes.count &&
		!winnow_is(name, csv->attributes.items[index].name))
		index++;
	return index < csv->attributes.count;
}

static bool add_column(struct csv *csv, struct winnow_str name, bool words)
{
	struct attribute_column *column = vector_push(&csv->attributes);

	if (!column)
		return false;
	*column = (struct attribute_column){ strndup(name.ptr, name.len), words };
	return column->name != NULL;
}

static int note_attributes(void *context, const struct winnow_record *record)
{
	struct csv *csv = context;

	for (uint32_t i = 0; i < record->fact->attribute_count; i++) {
		const struct winnow_attribute *attribute = &record->fact->attributes[i];
		if (has_column(csv, attribute->name))
			continue;
		if (!add_column(csv, attribute->name, false))
			return FAILURE_MEMORY;
		if (attribute->type == WINNOW_VALUE_REFERENCE &&
			!add_column(csv, attribute->name, true))
			return FAILURE_MEMORY;
	}
	return 0;
}

static const char *const csv_columns[] = { "fact", "type", "quote", "document", "version",
	"title", "date", "country", "language", "source", "uri", "start", "end", "prefix",
	"suffix", "confidence", "rule", "plugin" };

static void put_csv_head(const struct csv *csv)
{
	listing_names(csv_columns, COUNT_OF(csv_columns));
	for (size_t i = 0; i < csv->attributes.count; i++) {
		listing_cell(winnow_str(csv->attributes.items[i].name), false, true);
		fputs(csv->attributes.items[i].words ? "_words" : "", stdout);
	}
	putchar('\n');
}

static void put_csv_attribute(const struct csv *csv, const struct attribute_column *column,
	const struct winnow_record *record)
{
	struct winnow_str value = STR_LITERAL("");
	char digits[24];

	for (uint32_t i = 0; i < record->fact->attribute_count; i++) {
		const struct winnow_attribute *attribute = &record->fact->attributes[i];
		if (winnow_is(attribute->name, column->name))
			value = column->words ? record_words(record->document->text, attribute)
					      : listing_value(attribute, digits);
	}
	listing_cell(value, false, csv->raw);
}

static int put_csv_row(void *context, const struct winnow_record *record)
{
	const struct csv *csv = context;
	const struct winnow_document *document = record->document;
	char version[12], start[24], end[24], confidence[16];

	snprintf(version, sizeof version, "%u", record->version);
	snprintf(start, sizeof start, "%ju", (uintmax_t)record->anchor->start);
	snprintf(end, sizeof end, "%ju", (uintmax_t)record->anchor->end);
	snprintf(confidence, sizeof confidence, "%.2f", record->fact->confidence);
	const struct winnow_str cells[COUNT_OF(csv_columns)] = {
		record->id,
		record->fact->type,
		record->anchor->quote,
		record->document_id,
		winnow_str(version),
		document->title,
		listing_date(document),
		document->country,
		document->language,
		record->source,
		document->uri,
		winnow_str(start),
		winnow_str(end),
		record->anchor->prefix,
		record->anchor->suffix,
		winnow_str(confidence),
		record->fact->rule,
		record->plugin,
	};
	listing_cells(cells, COUNT_OF(cells), csv->raw);
	for (size_t i = 0; i < csv->attributes.count; i++)
		put_csv_attribute(csv, &csv->attributes.items[i], record);
	putchar('\n');
	return 0;
}

static int put_csv(struct store *store, const struct record_filter *filter, bool raw,
	struct failure *failure)
{
	struct csv csv = { .raw = raw };
	int code = query_facts(store, filter, note_attributes, &csv, failure);

	if (code >= 0) {
		put_csv_head(&csv);
		code = query_facts(store, filter, put_csv_row, &csv, failure);
	}
	for (size_t i = 0; i < csv.attributes.count; i++)
		free(csv.attributes.items[i].name);
	vector_finish(&csv.attributes);
	return code;
}

/* ---- the command ---- */

static int list(struct store *store, const struct record_filter *filter, enum listing_form form,
	bool raw, struct failure *failure)
{
	switch (form) {
	case LISTING_JSONL:
		return query_facts(store, filter, listing_jsonl, NULL, failure);
	case LISTING_CSV:
		return put_csv(store, filter, raw, failure);
	default:
		return put_table(store, filter, failure);
	}
}

static int facts_run(const struct arguments *arguments)
{
	struct record_filter filter;
	enum listing_form form;
	struct failure failure = { .code = FAILURE_MEMORY, .why = "no memory" };
	int status;

	if (!filter_read(arguments, &filter, &form))
		return EXIT_BAD_USAGE;
	SCOPED(store_close)
	struct store *store = open_store_to_show(arguments, "facts", &status);
	if (!store)
		return status;
	int code = list(store, &filter, form, argument_count(arguments, "raw") > 0, &failure);
	return code < 0 ? command_fail(&failure) : EXIT_DONE;
}

const struct command facts_command = {
	.name = "facts",
	.summary = "List the facts.",
	.examples = "winnow facts --type money\n"
		    "winnow facts --country CN --since 2014-03 --csv > facts.csv\n"
		    "winnow facts --jsonl | jq .quote",
	.details = "A table for people; with --jsonl one JSON object a line, with --csv one "
		   "row a fact and a\n"
		   "column for each attribute that occurs. Nothing is ever cut short unless "
		   "--limit asks.",
	.options = options,
	.run = facts_run,
};
