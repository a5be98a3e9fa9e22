/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include "base/buffer.h"
#include "base/vector.h"
#include "cli/diff_json.h"
#include "cli/listing.h"
#include "cli/restricted.h"
#include "cli/terminal.h"

static const struct command_option options[] = {
	OPTION_CONFIG,
	OPTION_STORE,
	RESTRICTED_OPTIONS,
	{ "jsonl", NULL, "Each difference as a line of JSON.", 0 },
	{ NULL, NULL, NULL, 0 },
};

struct difference_view {
	struct version_pair pair;
	struct arena *arena;
	bool json;
	struct failure *failure;
};

static void put_title(const struct winnow_record *after, const struct winnow_record *before)
{
	terminal_colour(stdout, COLOUR_STRONG);
	terminal_put(stdout, after->document->title, 0, 0);
	terminal_colour(stdout, COLOUR_NONE);
	printf("\n%.*s, version %u to %u (%.*s)\n\n", STR_ARGS(after->id), before->version,
		after->version, STR_ARGS(after->cause));
}

static void put_sign(char sign)
{
	terminal_colour(stdout, sign == '-'   ? COLOUR_BAD
				: sign == '+' ? COLOUR_GOOD
					      : COLOUR_FAINT);
	printf("%c ", sign);
}

static int put_fact(const struct difference_view *view, const struct changed_fact *fact)
{
	static const char signs[] = {
		[FACT_VANISHED] = '-', [FACT_APPEARED] = '+', [FACT_STAYED] = ' '
	};
	struct buffer summary;

	if (view->json)
		return diff_json_fact(&view->pair, fact, view->arena, view->failure);
	buffer_init(&summary, 0);
	listing_summary(fact->record->document->text, fact->record->fact, &summary);
	put_sign(signs[fact->change]);
	terminal_put(stdout, fact->record->fact->type, 10, 11);
	terminal_put(stdout, fact->record->anchor->quote, 35, 36);
	terminal_put(stdout, buffer_str(&summary), 0, 0);
	terminal_colour(stdout, COLOUR_NONE);
	putchar('\n');
	buffer_finish(&summary);
	return 0;
}

static int put_facts(
	const struct difference_view *view, const struct changed_fact *facts, size_t count)
{
	size_t counts[FACT_STAYED + 1] = { 0 };
	int result = 0;

	for (size_t i = 0; result >= 0 && i < count; i++) {
		result = put_fact(view, &facts[i]);
		counts[facts[i].change]++;
	}
	if (result >= 0 && !view->json)
		printf("facts: %zu vanished, %zu appeared, %zu stayed\n", counts[FACT_VANISHED],
			counts[FACT_APPEARED], counts[FACT_STAYED]);
	return result;
}

static int put_paragraph(void *context, enum difference difference, struct winnow_str text)
{
	const struct difference_view *view = context;

	if (view->json)
		return diff_json_paragraph(&view->pair, difference, text);
	if (difference == DIFFERENCE_SAME)
		return 0;
	putchar('\n');
	put_sign(difference == DIFFERENCE_ADDED ? '+' : '-');
	terminal_put(stdout, text, 0, 0);
	terminal_colour(stdout, COLOUR_NONE);
	putchar('\n');
	return 0;
}

/* Paragraphs are lines: readers part blocks by line feeds. */
static int put_text(struct difference_view *view)
{
	struct texts before, after;

	if (!texts_of_lines(view->pair.before.document.document->text, view->arena, &before) ||
		!texts_of_lines(
			view->pair.after.document.document->text, view->arena, &after) ||
		difference_show(before, after, put_paragraph, view) < 0)
		return failure_set(
			view->failure, FAILURE_MEMORY, "no memory to compare two texts");
	return 0;
}

/* An operand as the number of a version, 0 when it was not given; false: it is none. */
static bool read_version(const struct arguments *arguments, size_t index, int64_t *ret_version)
{
	const char *given = argument_operand(arguments, index);
	char *end = NULL;

	*ret_version = given ? strtol(given, &end, 10) : 0;
	if (!given || (*ret_version > 0 && *given >= '1' && *given <= '9' && !*end))
		return true;
	fprintf(stderr, "winnow: a version is a number from 1 on, not \"%s\"\n", given);
	return false;
}

static int show(struct store *store, const struct arguments *arguments, int64_t before,
	int64_t after, struct failure *failure)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	struct difference_view view = { .arena = arena, .failure = failure };

	if (!arena)
		return failure_set(failure, FAILURE_MEMORY, "no memory");
	view.json = argument_count(arguments, "jsonl") > 0;
	int result = version_read_pair(store, winnow_str(argument_operand(arguments, 0)),
		before, after, arena, &view.pair, failure);
	if (result)
		return result;
	struct changed_fact *facts;
	size_t count;
	result = version_compare_facts(&view.pair, arena, &facts, &count, failure);
	if (!result)
		result = version_redact(store, &view.pair, arena, failure);
	if (result)
		return result;
	if (!view.json)
		put_title(&view.pair.after.document, &view.pair.before.document);
	result = put_facts(&view, facts, count);
	return result < 0 ? result : put_text(&view);
}

static int diff_run(const struct arguments *arguments)
{
	struct failure failure;
	int64_t before, after;
	int status;

	if (!read_version(arguments, 1, &before) || !read_version(arguments, 2, &after))
		return EXIT_BAD_USAGE;
	SCOPED(store_close)
	struct store *store = open_store_to_show(arguments, "diff", &status);
	if (!store)
		return status;
	int code = show(store, arguments, before, after, &failure);
	return code < 0 ? command_fail(&failure) : EXIT_DONE;
}

const struct command diff_command = {
	.name = "diff",
	.summary = "Show what changed between two versions of a document.",
	.operands = "DOCUMENT [VERSION [VERSION]]",
	.min_operands = 1,
	.max_operands = 3,
	.examples = "winnow diff d41f\nwinnow diff d41f 1 3\nwinnow diff d41f --jsonl",
	.details =
		"Without a VERSION, the newest version and the one before it; with one, from "
		"that to the newest; with two, from the first to the second. Facts that "
		"vanished have a -, those that appeared a +; facts are the same by type, quote "
		"and attributes, wherever they stand in the text. Then the paragraphs that "
		"differ. winnow documents --changed lists what can be compared.",
	.options = options,
	.run = diff_run,
};
