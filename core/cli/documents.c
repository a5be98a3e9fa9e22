/* SPDX-License-Identifier: MIT */
#include "cli/filter.h"
#include "cli/listing.h"
#include "cli/restricted.h"
#include "cli/similar.h"
#include "cli/terminal.h"

static const struct command_option options[] = {
	{ "set-aside", NULL, "Instead: what could not be read, each with the reason.", 0 },
	{ "changed", NULL, "Only those that have more than one version.", 0 },
	{ "similar", "DOCUMENT", "Instead: those that are one report with this one.", 0 },
	FILTER_OPTIONS,
	CSV_OPTIONS,
	RESTRICTED_OPTIONS,
	{ NULL, NULL, NULL, 0 },
};

static int put_row(void *context, const struct winnow_record *record)
{
	const struct winnow_document *document = record->document;
	size_t *count = context;
	const size_t used = 18 + 8 + 12 + 4 + 4 + 14;
	size_t columns = terminal_columns();

	if ((*count)++ == 0) {
		terminal_colour(stdout, COLOUR_FAINT);
		printf("%-18s%-8s%-12s%-4s%-4s%-14s%s\n", "document", "version", "date", "in",
			"of", "source", "title");
		terminal_colour(stdout, COLOUR_NONE);
	}
	terminal_put(stdout, record->id, 17, 18);
	printf("%-8u", record->version);
	terminal_put(stdout, listing_date(document), 11, 12);
	terminal_put(stdout, document->language, 3, 4);
	terminal_put(stdout, document->country, 3, 4);
	terminal_put(stdout, record->source, 13, 14);
	terminal_put(stdout, document->title, columns > used ? columns - used : 20, 0);
	putchar('\n');
	return 0;
}

static const char *const csv_columns[] = {
	"document",
	"version",
	"title",
	"date",
	"published",
	"language",
	"country",
	"byline",
	"host",
	"publisher",
	"source",
	"uri",
	"notice",
	"group",
};

static int put_csv_row(void *context, const struct winnow_record *record)
{
	const struct winnow_document *document = record->document;
	const bool *raw = context;
	char version[12];

	snprintf(version, sizeof version, "%u", record->version);
	const struct winnow_str cells[COUNT_OF(csv_columns)] = {
		record->id,
		winnow_str(version),
		document->title,
		listing_date(document),
		document->published,
		document->language,
		document->country,
		document->byline,
		document->host,
		document->publisher,
		record->source,
		document->uri,
		document->notice,
		record->group,
	};
	listing_cells(cells, COUNT_OF(cells), *raw);
	putchar('\n');
	return 0;
}

static int list(struct store *store, const struct record_filter *filter, enum listing_form form,
	bool raw, struct failure *failure)
{
	size_t count = 0;

	if (form == LISTING_JSONL)
		return query_documents(store, filter, listing_jsonl, NULL, failure);
	if (form == LISTING_CSV) {
		listing_names(csv_columns, COUNT_OF(csv_columns));
		putchar('\n');
		return query_documents(store, filter, put_csv_row, &raw, failure);
	}
	int code = query_documents(store, filter, put_row, &count, failure);
	if (code >= 0 && count == 0)
		fputs("no document fits\n", stderr);
	return code;
}

static int put_set_aside(void *context, const struct set_aside *request)
{
	size_t *count = context;

	if ((*count)++ > 0)
		putchar('\n');
	terminal_put(stdout, request->uri, 0, 0);
	fputs("\n  ", stdout);
	terminal_colour(stdout, COLOUR_FAINT);
	printf("%.*s, %s  ", STR_ARGS(request->source),
		winnow_is(request->state, "waiting") ? "put off" : "set aside");
	terminal_colour(stdout, COLOUR_NONE);
	terminal_put(stdout, request->reason, 0, 0);
	putchar('\n');
	return 0;
}

static int list_set_aside(
	struct store *store, const struct record_filter *filter, struct failure *failure)
{
	size_t count = 0;
	int code = query_set_aside(store, filter, put_set_aside, &count, failure);

	if (code >= 0 && count == 0)
		fputs("nothing is set aside\n", stderr);
	return code;
}

static int documents_run(const struct arguments *arguments)
{
	struct record_filter filter;
	enum listing_form form;
	struct failure failure = { .code = FAILURE_MEMORY, .why = "no memory" };
	int status;

	if (!filter_read(arguments, &filter, &form))
		return EXIT_BAD_USAGE;
	filter.changed = argument_count(arguments, "changed") > 0;
	SCOPED(store_close)
	struct store *store = open_store_to_show(arguments, "documents", &status);
	if (!store)
		return status;
	const char *similar = argument(arguments, "similar");
	bool raw = argument_count(arguments, "raw") > 0;
	int code;
	if (argument_count(arguments, "set-aside"))
		code = list_set_aside(store, &filter, &failure);
	else if (similar)
		code = similar_list(store, winnow_str(similar), &filter, form, raw, &failure);
	else
		code = list(store, &filter, form, raw, &failure);
	return code < 0 ? command_fail(&failure) : EXIT_DONE;
}

const struct command documents_command = {
	.name = "documents",
	.summary = "List the documents.",
	.examples = "winnow documents --country CN --since 2014\nwinnow documents --jsonl > "
		    "documents.jsonl\nwinnow documents --similar d41f",
	.details =
		"--changed lists the documents of which there is more than one version, by "
		"their "
		"newest; with --all-versions each of them. What differs is told by: winnow "
		"diff "
		"DOCUMENT.\n\n--similar lists the documents, of whatever source, whose text is "
		"that of DOCUMENT, as when several print what one agency sent, with the "
		"estimated share of what both texts have, and marks the earliest. Documents of "
		"one report have the same group; those that no other text resembles have one "
		"of "
		"their own.",
	.options = options,
	.run = documents_run,
};
