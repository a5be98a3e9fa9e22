/* SPDX-License-Identifier: MIT */
#include "base/buffer.h"
#include "cli/filter.h"
#include "cli/listing.h"
#include "cli/restricted.h"
#include "cli/terminal.h"

static const struct command_option options[] = {
	FILTER_OPTIONS,
	RESTRICTED_OPTIONS,
	{ NULL, NULL, NULL, 0 },
};

/* A match stands between U+E000 and U+E001, EE 80 80 and EE 80 81 in UTF-8. */
static void put_snippet(struct winnow_str snippet)
{
	static const char opening[] = "\xee\x80\x80", closing[] = "\xee\x80\x81";
	struct winnow_str open = STR_LITERAL(opening), close = STR_LITERAL(closing);

	while (snippet.len > 0) {
		size_t start = str_find(snippet, open);
		terminal_put(stdout, winnow_slice(snippet, 0, start), 0, 0);
		if (start == snippet.len)
			return;
		snippet =
			winnow_slice(snippet, start + open.len, snippet.len - start - open.len);
		size_t end = str_find(snippet, close);
		fputs(terminal_has_colours() ? "" : "[", stdout);
		terminal_colour(stdout, COLOUR_MARK);
		terminal_put(stdout, winnow_slice(snippet, 0, end), 0, 0);
		terminal_colour(stdout, COLOUR_NONE);
		fputs(terminal_has_colours() ? "" : "]", stdout);
		size_t next = end + (end < snippet.len ? close.len : 0);
		snippet = winnow_slice(snippet, next, snippet.len - next);
	}
}

struct found {
	enum listing_form form;
	size_t count;
};

static int put_found(
	void *context, const struct winnow_record *record, struct winnow_str snippet)
{
	struct found *found = context;

	found->count++;
	if (found->form == LISTING_JSONL)
		return listing_jsonl(NULL, record);
	terminal_colour(stdout, COLOUR_STRONG);
	terminal_put(stdout, record->document->title, 0, 0);
	terminal_colour(stdout, COLOUR_FAINT);
	printf("\n%.*s  %.*s  %.*s\n", STR_ARGS(listing_date(record->document)),
		STR_ARGS(record->source), STR_ARGS(record->document_id));
	terminal_colour(stdout, COLOUR_NONE);
	fputs("  ", stdout);
	put_snippet(snippet);
	fputs("\n\n", stdout);
	return 0;
}

static void join_words(const struct arguments *arguments, struct buffer *words)
{
	const char *word;

	for (size_t i = 0; (word = argument_operand(arguments, i)); i++) {
		if (i > 0)
			buffer_append_byte(words, ' ');
		buffer_append(words, winnow_str(word));
	}
}

static int search_store(struct store *store, const struct arguments *arguments,
	struct record_filter *filter, struct found *found)
{
	struct buffer words;
	struct failure failure = { .code = FAILURE_MEMORY, .why = "no memory" };

	buffer_init(&words, 0);
	join_words(arguments, &words);
	filter->words = buffer_str(&words);
	int code = query_search(store, filter, put_found, found, &failure);
	buffer_finish(&words);
	if (code < 0)
		return command_fail(&failure);
	if (found->count == 0)
		fputs("no document has these words\n", stderr);
	return EXIT_DONE;
}

static int search_run(const struct arguments *arguments)
{
	struct record_filter filter;
	struct found found = { .count = 0 };
	int status;

	if (!filter_read(arguments, &filter, &found.form))
		return EXIT_BAD_USAGE;
	if (filter.limit == 0)
		filter.limit = 20;
	SCOPED(store_close)
	struct store *store = open_store_to_show(arguments, "search", &status);
	return store ? search_store(store, arguments, &filter, &found) : status;
}

const struct command search_command = {
	.name = "search",
	.summary = "Find documents by their words, the best first.",
	.operands = "WORD ...",
	.min_operands = 1,
	.max_operands = 1000,
	.examples =
		"winnow search rescued infants\nwinnow search --limit 100 'suspended sentence'",
	.details = "All words must occur. Without --limit the best twenty are shown.",
	.options = options,
	.run = search_run,
};
