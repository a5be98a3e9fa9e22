/* SPDX-License-Identifier: MIT */
#include <inttypes.h>
#include <stdlib.h>
#include "base/buffer.h"
#include "base/vector.h"
#include "cli/listing.h"
#include "cli/restricted.h"
#include "cli/terminal.h"
#include "store/repeats.h"

static const struct command_option options[] = {
	OPTION_CONFIG,
	OPTION_STORE,
	RESTRICTED_OPTIONS,
	{ "jsonl", NULL, "The document and its facts as JSON lines.", 0 },
	{ NULL, NULL, NULL, 0 },
};

/* What of a fact is needed once its record is gone. */
struct marked {
	uint64_t start, end; /* bytes */
	char *type, *summary;
};

struct shown {
	struct arena *arena;
	struct winnow_str text;
	VECTOR(struct marked) facts; /* in order of the text */
};

#define NAME_WIDTH 14

static void put_named(struct winnow_str name, struct winnow_str value)
{
	if (value.len == 0)
		return;
	terminal_colour(stdout, COLOUR_FAINT);
	terminal_put(stdout, name, NAME_WIDTH - 1, NAME_WIDTH);
	terminal_colour(stdout, COLOUR_NONE);
	terminal_put(stdout, value, 0, 0);
	putchar('\n');
}

static void put_member(const char *name, struct winnow_str value)
{
	put_named(winnow_str(name), value);
}

static void put_place(const struct winnow_place *place)
{
	char bytes[64];

	if (!place)
		return;
	put_member("archive", place->file);
	snprintf(bytes, sizeof bytes, "%" PRIu64 ", length %" PRIu64, place->at, place->length);
	put_member("at byte", winnow_str(bytes));
	put_member("record", place->id);
}

static bool is_left_out(const struct winnow_field *field)
{
	return winnow_is(field->name, REPEATS_FIELD);
}

/* What many pages of the source repeat. */
static void put_left_out(const struct winnow_document *document)
{
	unsigned count = 0;
	char told[80];

	for (uint32_t i = 0; i < document->field_count; i++)
		count += is_left_out(&document->fields[i]);
	if (!count)
		return;
	snprintf(told, sizeof told, "%u %s that many pages of this source have:", count,
		count == 1 ? "block" : "blocks");
	put_member("left out", winnow_str(told));
	for (uint32_t i = 0; i < document->field_count; i++)
		if (is_left_out(&document->fields[i]))
			put_member("", document->fields[i].value);
}

static void put_head(const struct winnow_record *record)
{
	const struct winnow_document *document = record->document;

	terminal_colour(stdout, COLOUR_STRONG);
	terminal_put(stdout, document->title, 0, 0);
	terminal_colour(stdout, COLOUR_NONE);
	putchar('\n');
	put_member("document", record->id);
	put_member("group", record->group);
	put_member("address", document->uri);
	put_member("source", record->source);
	put_member("dateline", document->dateline);
	put_member("published", document->published);
	put_member("country", document->country);
	put_member("language", document->language);
	put_member("byline", document->byline);
	put_member("publisher", document->publisher);
	put_member("host", document->host);
	for (uint32_t i = 0; i < document->field_count; i++)
		if (!is_left_out(&document->fields[i]))
			put_named(document->fields[i].name, document->fields[i].value);
	put_left_out(document);
	put_member("notice", document->notice);
	put_member("read by", record->plugin);
	put_member("sha256", record->item_sha256);
	put_place(record->place);
	putchar('\n');
}

static int keep_fact(struct shown *shown, const struct winnow_record *record)
{
	struct marked *marked = vector_push(&shown->facts);
	struct buffer summary;

	if (!marked)
		return FAILURE_MEMORY;
	buffer_init(&summary, 0);
	listing_summary(record->document->text, record->fact, &summary);
	marked->start = record->anchor->byte_start;
	marked->end = record->anchor->byte_end;
	marked->type = (char *)arena_copy(shown->arena, record->fact->type).ptr;
	marked->summary = (char *)arena_copy(shown->arena, buffer_str(&summary)).ptr;
	buffer_finish(&summary);
	return marked->type && marked->summary ? 0 : FAILURE_MEMORY;
}

static int take_record(void *context, const struct winnow_record *record)
{
	struct shown *shown = context;

	if (record->fact)
		return keep_fact(shown, record);
	put_head(record);
	shown->text = arena_copy(shown->arena, record->document->text);
	return shown->text.ptr ? 0 : FAILURE_MEMORY;
}

static void put_mark(size_t number, bool opening)
{
	if (opening) {
		terminal_colour(stdout, COLOUR_MARK);
		fputs(terminal_has_colours() ? "" : "[", stdout);
		return;
	}
	fputs(terminal_has_colours() ? "" : "]", stdout);
	terminal_colour(stdout, COLOUR_NONE);
	terminal_colour(stdout, COLOUR_FAINT);
	printf("(%zu)", number);
	terminal_colour(stdout, COLOUR_NONE);
}

enum { DEEPEST_MARK = 16 };

/* The text on its way out. */
struct marking {
	const struct shown *shown;
	uint64_t at; /* what is before has been put */
	size_t open
		[DEEPEST_MARK]; /* indices of facts that have not ended, the innermost last */
	size_t depth;
};

static void put_text_to(struct marking *marking, uint64_t end)
{
	terminal_put_text(
		stdout, winnow_slice(marking->shown->text, marking->at, end - marking->at));
	marking->at = end;
}

/* Ends the marks of the facts that end before the place or there. */
static void close_marks(struct marking *marking, uint64_t place)
{
	while (marking->depth > 0) {
		size_t index = marking->open[marking->depth - 1];
		uint64_t end = marking->shown->facts.items[index].end;
		if (end > place)
			return;
		put_text_to(marking, end);
		put_mark(index + 1, false);
		if (--marking->depth > 0)
			terminal_colour(stdout, COLOUR_MARK);
	}
}

static bool fits_within(const struct marking *marking, const struct marked *marked)
{
	if (marking->depth == 0)
		return true;
	size_t around = marking->open[marking->depth - 1];
	return marking->depth < DEEPEST_MARK &&
	       marked->end <= marking->shown->facts.items[around].end;
}

/* A fact across the end of another is marked by its number alone, where it begins. */
static void open_mark(struct marking *marking, size_t index)
{
	const struct marked *marked = &marking->shown->facts.items[index];

	close_marks(marking, marked->start);
	put_text_to(marking, marked->start);
	if (fits_within(marking, marked)) {
		put_mark(index + 1, true);
		marking->open[marking->depth++] = index;
		return;
	}
	terminal_colour(stdout, COLOUR_FAINT);
	printf("(%zu)", index + 1);
	terminal_colour(stdout, COLOUR_NONE);
}

/* A fact within another is marked within its mark. */
static void put_marked_text(const struct shown *shown)
{
	struct marking marking = { .shown = shown };

	for (size_t i = 0; i < shown->facts.count; i++)
		open_mark(&marking, i);
	close_marks(&marking, shown->text.len);
	put_text_to(&marking, shown->text.len);
	fputs("\n\n", stdout);
}

static void put_facts(const struct shown *shown)
{
	for (size_t i = 0; i < shown->facts.count; i++) {
		const struct marked *marked = &shown->facts.items[i];
		printf("%4zu  ", i + 1);
		terminal_colour(stdout, COLOUR_GOOD);
		terminal_put(stdout, winnow_str(marked->type), 10, 11);
		terminal_colour(stdout, COLOUR_NONE);
		terminal_put(stdout, winnow_str(marked->summary), terminal_columns() - 18, 0);
		putchar('\n');
	}
}

static int show_document(struct store *store, struct winnow_str id, struct failure *failure)
{
	struct shown shown = { .arena = arena_create(0) };

	if (!shown.arena)
		return failure_set(failure, FAILURE_MEMORY, "no memory");
	int code = query_document(store, id, take_record, &shown, failure);
	if (code >= 0) {
		put_marked_text(&shown);
		put_facts(&shown);
	}
	vector_finish(&shown.facts);
	arena_destroy(shown.arena);
	return code;
}

static int show_run(const struct arguments *arguments)
{
	struct winnow_str id = winnow_str(argument_operand(arguments, 0));
	struct failure failure = { .code = FAILURE_MEMORY, .why = "no memory" };
	int status;
	SCOPED(store_close)
	struct store *store = open_store_to_show(arguments, "show", &status);

	if (!store)
		return status;
	int code = argument_count(arguments, "jsonl")
			   ? query_document(store, id, listing_jsonl, NULL, &failure)
			   : show_document(store, id, &failure);
	return code < 0 ? command_fail(&failure) : EXIT_DONE;
}

const struct command show_command = {
	.name = "show",
	.summary = "Show one document with its facts marked in the text.",
	.operands = "DOCUMENT",
	.min_operands = 1,
	.max_operands = 1,
	.examples = "winnow show d41f\nwinnow show d41f --jsonl",
	.details = "The beginning of an id will do where only one document has it.",
	.options = options,
	.run = show_run,
};
