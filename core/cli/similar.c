/* SPDX-License-Identifier: MIT */
#include "cli/similar.h"
#include <stdio.h>
#include "cli/listing.h"
#include "cli/terminal.h"

#define PRINTED_SIZE 8 /* "1.00" */

static struct winnow_str print_likeness(double likeness, char text[PRINTED_SIZE])
{
	int length = snprintf(text, PRINTED_SIZE, "%.2f", likeness);

	return (struct winnow_str){ text, (size_t)length };
}

static void put_head(void)
{
	terminal_colour(stdout, COLOUR_FAINT);
	printf("%-18s%-6s%-10s%-12s%-14s%s\n", "document", "alike", "", "date", "source",
		"title");
	terminal_colour(stdout, COLOUR_NONE);
}

static int put_row(
	void *context, const struct winnow_record *record, double likeness, bool earliest)
{
	size_t *count = context;
	const size_t used = 18 + 6 + 10 + 12 + 14;
	size_t columns = terminal_columns();
	char text[PRINTED_SIZE];

	if ((*count)++ == 0)
		put_head();
	terminal_put(stdout, record->id, 17, 18);
	terminal_put(stdout, print_likeness(likeness, text), 5, 6);
	printf("%-10s", earliest ? "earliest" : "");
	terminal_put(stdout, listing_date(record->document), 11, 12);
	terminal_put(stdout, record->source, 13, 14);
	terminal_put(stdout, record->document->title, columns > used ? columns - used : 20, 0);
	putchar('\n');
	return 0;
}

static const char *const csv_columns[] = { "document", "similarity", "earliest", "group",
	"date", "source", "publisher", "title", "uri" };

static int put_csv_row(
	void *context, const struct winnow_record *record, double likeness, bool earliest)
{
	const bool *raw = context;
	const struct winnow_document *document = record->document;
	char text[PRINTED_SIZE];
	const struct winnow_str cells[COUNT_OF(csv_columns)] = {
		record->id,
		print_likeness(likeness, text),
		winnow_str(earliest ? "yes" : "no"),
		record->group,
		listing_date(document),
		record->source,
		document->publisher,
		document->title,
		document->uri,
	};

	listing_cells(cells, COUNT_OF(cells), *raw);
	putchar('\n');
	return 0;
}

static int put_json(
	void *context, const struct winnow_record *record, double likeness, bool earliest)
{
	char more[64];

	(void)context;
	snprintf(more, sizeof more, ",\"similarity\":%.2f,\"earliest\":%s", likeness,
		earliest ? "true" : "false");
	return listing_jsonl(more, record);
}

int similar_list(struct store *store, struct winnow_str id, const struct record_filter *filter,
	enum listing_form form, bool raw, struct failure *failure)
{
	size_t count = 0;

	if (form == LISTING_JSONL)
		return query_similar(store, id, filter, put_json, NULL, failure);
	if (form == LISTING_CSV) {
		listing_names(csv_columns, COUNT_OF(csv_columns));
		putchar('\n');
		return query_similar(store, id, filter, put_csv_row, &raw, failure);
	}
	int code = query_similar(store, id, filter, put_row, &count, failure);
	if (code >= 0 && count == 0)
		fputs("no document fits\n", stderr);
	return code;
}
