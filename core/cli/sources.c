/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include "cli/listing.h"
#include "cli/open.h"
#include "cli/terminal.h"
#include "store/health.h"
#include "store/json_writer.h"

static const struct command_option options[] = {
	OPTION_CONFIG,
	OPTION_STORE,
	{ "jsonl", NULL, "JSON lines instead of a table.", 0 },
	{ "csv", NULL, "CSV instead of a table.", 0 },
	{ "raw", NULL, "In CSV, leave cells as they are that a spreadsheet would run.", 0 },
	{ NULL, NULL, NULL, 0 },
};

/* ---- for programs ---- */

enum field_kind { FIELD_TEXT, FIELD_COUNT, FIELD_REAL, FIELD_BOOLEAN };

struct field {
	const char *name;
	enum field_kind kind;
	size_t at; /* in struct source_health */
};

#define FIELD(name, kind, member)                                                              \
	{                                                                                      \
		name, kind, offsetof(struct source_health, member)                             \
	}

static const struct field fields[] = {
	FIELD("source", FIELD_TEXT, name),
	FIELD("plugin", FIELD_TEXT, plugin),
	FIELD("colour", FIELD_TEXT, colour),
	FIELD("reason", FIELD_TEXT, reason),
	FIELD("last_attempt", FIELD_TEXT, last_attempt),
	FIELD("last_success", FIELD_TEXT, last_success),
	FIELD("last_news", FIELD_TEXT, last_news),
	FIELD("next_run", FIELD_TEXT, next_run),
	FIELD("schedule", FIELD_TEXT, schedule),
	FIELD("paused", FIELD_BOOLEAN, paused),
	FIELD("documents_per_week", FIELD_COUNT, documents_per_week),
	FIELD("facts_per_document", FIELD_REAL, facts_per_document),
	FIELD("facts_per_document_median", FIELD_REAL, facts_median),
	FIELD("body_chars", FIELD_REAL, body_chars),
	FIELD("body_chars_median", FIELD_REAL, body_median),
	FIELD("yield_ratio", FIELD_REAL, yield_ratio),
	FIELD("consecutive_failures", FIELD_COUNT, failures),
	FIELD("last_error", FIELD_TEXT, last_error),
	FIELD("robots_denied", FIELD_COUNT, robots_denied),
	FIELD("robots_problem", FIELD_TEXT, robots_problem),
	FIELD("turned_red", FIELD_TEXT, turned_red),
};

/* Into `digits`, unless it is a text; empty: not known. */
static struct winnow_str field_text(
	const struct field *field, const struct source_health *health, char digits[32])
{
	const void *value = (const char *)health + field->at;
	const double *real = value;
	int length = 0;

	if (field->kind == FIELD_TEXT)
		return *(const struct winnow_str *)value;
	if (field->kind == FIELD_BOOLEAN)
		return *(const bool *)value ? STR_LITERAL("1") : STR_LITERAL("0");
	if (field->kind == FIELD_COUNT)
		length = snprintf(digits, 32, "%jd", (intmax_t) * (const int64_t *)value);
	else if (*real >= 0)
		length = snprintf(digits, 32, "%.3g", *real);
	if (field->kind == FIELD_REAL && *real >= 1000)
		length = snprintf(digits, 32, "%.0f", *real);
	return (struct winnow_str){ digits, (size_t)length };
}

static int put_json(void *context, const struct source_health *health)
{
	struct json_writer writer = { 0 };
	json_t *object = json_object();
	struct buffer line;

	(void)context;
	for (size_t i = 0; i < COUNT_OF(fields); i++) {
		const struct field *field = &fields[i];
		const void *value = (const char *)health + field->at;
		if (field->kind == FIELD_TEXT)
			json_writer_text(&writer, object, field->name,
				*(const struct winnow_str *)value);
		else if (field->kind == FIELD_COUNT)
			json_writer_integer(
				&writer, object, field->name, *(const int64_t *)value);
		else if (field->kind == FIELD_BOOLEAN)
			json_writer_put(&writer, object, field->name,
				json_boolean(*(const bool *)value));
		else if (*(const double *)value >= 0)
			json_writer_real(&writer, object, field->name, *(const double *)value);
	}
	buffer_init(&line, 0);
	bool whole = !writer.failed && !writer.bad_text && json_writer_dump(object, &line);
	if (whole)
		printf("%.*s\n", STR_ARGS(buffer_str(&line)));
	buffer_finish(&line);
	json_decref(object);
	return whole ? 0 : FAILURE_MEMORY;
}

static int put_csv(void *context, const struct source_health *health)
{
	const bool *raw = context;
	char digits[32];

	for (size_t i = 0; i < COUNT_OF(fields); i++)
		listing_cell(field_text(&fields[i], health, digits), i == 0, *raw);
	putchar('\n');
	return 0;
}

static void put_csv_head(void)
{
	for (size_t i = 0; i < COUNT_OF(fields); i++)
		listing_cell(winnow_str(fields[i].name), i == 0, true);
	putchar('\n');
}

/* ---- for people ---- */

/* "2026-11-29 06:07" of a time in UTC. */
static void put_time(struct winnow_str time)
{
	char text[17] = "never";

	if (time.len >= 16)
		snprintf(text, sizeof text, "%.10s %.5s", time.ptr, time.ptr + 11);
	printf("%-18s", text);
}

static void put_number(double number, int decimals)
{
	char text[32] = "-";

	if (number >= 0)
		snprintf(text, sizeof text, "%.*f", decimals, number);
	printf("%-7s", text);
}

static enum colour colour_of(struct winnow_str colour)
{
	if (winnow_is(colour, "red"))
		return COLOUR_BAD;
	return winnow_is(colour, "green") ? COLOUR_GOOD : COLOUR_MARK;
}

static int put_row(void *context, const struct source_health *health)
{
	const size_t used = 14 + 7 + 18 + 18 + 8 + 7 + 7;
	size_t *count = context, columns = terminal_columns();

	if ((*count)++ == 0) {
		terminal_colour(stdout, COLOUR_FAINT);
		printf("%-14s%-7s%-18s%-18s%-8s%-7s%-7s%s\n", "source", "health",
			"last success", "next run", "a week", "facts", "chars", "reason");
		terminal_colour(stdout, COLOUR_NONE);
	}
	terminal_put(stdout, health->name, 13, 14);
	terminal_colour(stdout, colour_of(health->colour));
	terminal_put(stdout, health->colour, 6, 7);
	terminal_colour(stdout, COLOUR_NONE);
	put_time(health->last_success);
	put_time(health->next_run);
	printf("%-8jd", (intmax_t)health->documents_per_week);
	put_number(health->facts_per_document, 1);
	put_number(health->body_chars, 0);
	terminal_put(stdout, health->reason, columns > used + 20 ? columns - used : 20, 0);
	putchar('\n');
	return 0;
}

static int list(const struct arguments *arguments, struct store *store, struct failure *failure)
{
	bool raw = argument_count(arguments, "raw");
	size_t count = 0;

	if (argument_count(arguments, "jsonl"))
		return query_health(store, put_json, NULL, failure);
	if (argument_count(arguments, "csv")) {
		put_csv_head();
		return query_health(store, put_csv, &raw, failure);
	}
	int code = query_health(store, put_row, &count, failure);
	if (code >= 0 && count == 0)
		fputs("no source was run yet\n", stderr);
	return code;
}

static int sources_run(const struct arguments *arguments)
{
	struct failure failure = { .code = FAILURE_MEMORY, .why = "no memory" };
	int status;

	SCOPED(store_close) struct store *store = open_store(arguments, &status);
	if (!store)
		return status;
	return list(arguments, store, &failure) < 0 ? command_fail(&failure) : EXIT_DONE;
}

const struct command sources_command = {
	.name = "sources",
	.summary = "How each source stands: what it gives, and what is wrong with it.",
	.examples = "winnow sources\nwinnow sources --jsonl",
	.details =
		"green: it works. amber: it failed once or twice, or has had nothing new for "
		"longer\n"
		"than its stale_after. red: it failed alert_after times in a row, or it is "
		"fetched\n"
		"well and gives nothing, or far less than in the 30 days before. Times are "
		"UTC;\n"
		"facts (in a document) and chars (of a body, the median) are those of its last "
		"run\n"
		"in which something was read.",
	.options = options,
	.run = sources_run,
};
