/* SPDX-License-Identifier: MIT */
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include "base/buffer.h"
#include "base/log.h"
#include "cli/extract_input.h"
#include "cli/listing.h"
#include "cli/open.h"
#include "cli/terminal.h"
#include "run/extract_documents.h"
#include "store/record.h"

static const struct command_option options[] = {
	OPTION_CONFIG,
	{ "documents", NULL, "The input is documents, a line of JSON each; else plain text.",
		0 },
	{ "type", "TYPE", "Only facts of this type.", 0 },
	{ "date", "DATE", "The date of documents that do not say their own.", 0 },
	{ "language", "CODE", "Of documents that do not say theirs; left out: en.", 0 },
	{ NULL, NULL, NULL, 0 },
};

struct explanation {
	struct extract_input *input;
	const char *type; /* NULL: all */
	size_t failed;
};

static const struct winnow_document *next_document(void *context, struct winnow_str *ret_place)
{
	struct explanation *explanation = context;

	return extract_input_next(explanation->input, ret_place);
}

/* What is another fact stands where that one does. */
static struct winnow_attribute with_words(
	const struct extracted *extracted, struct winnow_attribute attribute)
{
	if (attribute.type != WINNOW_VALUE_REFERENCE)
		return attribute;
	const struct winnow_fact *referred = &extracted->facts[attribute.integer].fact;
	attribute.at = referred->at;
	attribute.length = referred->length;
	return attribute;
}

static void put_words(const struct extracted *extracted, const struct winnow_fact *fact)
{
	for (uint32_t i = 0; i < fact->attribute_count; i++) {
		struct winnow_attribute attribute = with_words(extracted, fact->attributes[i]);
		if (attribute.length == 0)
			continue;
		printf("      %-14.*s ", STR_ARGS(attribute.name));
		terminal_put_text(stdout, record_words(extracted->document->text, &attribute));
		printf("  (%" PRIu64 "-%" PRIu64 ")\n", attribute.at,
			attribute.at + attribute.length);
	}
}

/* A fact, the rule that made it, and the words each attribute was taken from. */
static void put_fact(const struct extracted *extracted, const struct winnow_fact *fact)
{
	struct winnow_str text = extracted->document->text;

	terminal_colour(stdout, COLOUR_GOOD);
	printf("%.*s", STR_ARGS(fact->type));
	terminal_colour(stdout, COLOUR_NONE);
	printf(" %" PRIu64 "-%" PRIu64 "  by %.*s, confidence %.2f\n    ", fact->at,
		fact->at + fact->length, STR_ARGS(fact->rule), fact->confidence);
	terminal_put_text(stdout, winnow_slice(text, fact->at, fact->length));
	putchar('\n');
	put_words(extracted, fact);
	struct buffer summary;
	buffer_init(&summary, 0);
	listing_summary(text, fact, &summary);
	fputs("      = ", stdout);
	terminal_put_text(stdout, buffer_str(&summary));
	putchar('\n');
	buffer_finish(&summary);
}

static void put_refusals(const struct extracted *extracted)
{
	for (size_t i = 0; i < extracted->judgement_count; i++) {
		const struct winnow_judgement *judgement = &extracted->judgements[i];
		terminal_colour(stdout, COLOUR_BAD);
		fputs("refused", stdout);
		terminal_colour(stdout, COLOUR_NONE);
		printf(" by %.*s: ", STR_ARGS(judgement->part));
		terminal_put_text(stdout, judgement->words);
		printf("\n    %.*s\n", STR_ARGS(judgement->reason));
	}
}

/* A document in a language that is not understood says so. */
static void put_reach(const struct winnow_document *document)
{
	for (uint32_t i = 0; i < document->field_count; i++)
		if (winnow_is(document->fields[i].name, "facts"))
			printf("language %.*s: facts are %.*s only\n",
				STR_ARGS(document->language),
				STR_ARGS(document->fields[i].value));
}

static void take_extracted(void *context, const struct extracted *extracted)
{
	struct explanation *explanation = context;

	if (extracted->failure->code != 0) {
		explanation->failed++;
		log_line(LOG_LEVEL_ERROR, NULL, "%.*s: %s", STR_ARGS(extracted->place),
			extracted->failure->why);
		return;
	}
	if (!explanation->type)
		put_reach(extracted->document);
	for (size_t i = 0; i < extracted->fact_count; i++) {
		const struct winnow_fact *fact = &extracted->facts[i].fact;
		if (!explanation->type || winnow_is(fact->type, explanation->type))
			put_fact(extracted, fact);
	}
	if (!explanation->type)
		put_refusals(extracted);
}

static int explain_with(
	const struct arguments *arguments, const struct config *config, struct plan *plan)
{
	const char *language = argument(arguments, "language");
	const struct extract_input_form form = {
		.text = argument_count(arguments, "documents") == 0,
		.date = argument(arguments, "date"),
		.language = language ? language : "en",
		.most_bytes = (size_t)config->max_item_bytes,
	};
	struct explanation explanation = { .input = extract_input_open(arguments, &form),
		.type = argument(arguments, "type") };
	const struct extract_order order = { .next = next_document,
		.each = take_extracted,
		.context = &explanation,
		.why = true };
	struct failure failure;

	if (!explanation.input)
		return EXIT_BUG;
	int code = extract_documents(plan, &order, &failure);
	bool partly = explanation.failed + extract_input_refused(explanation.input) > 0;
	extract_input_close(explanation.input);
	if (code < 0)
		return command_fail(&failure);
	return partly ? EXIT_PARTLY : EXIT_DONE;
}

static int explain_run(const struct arguments *arguments)
{
	SCOPED(problems_destroy) struct problems *problems = problems_create();
	int status;
	SCOPED(config_destroy)
	struct config *config = open_config_or_default(arguments, problems, &status);

	if (!config)
		return status;
	SCOPED(plan_destroy)
	struct plan *plan = open_plan(plan_create_extractors, config, problems);
	if (!plan)
		return EXIT_BAD_CONFIG;
	return explain_with(arguments, config, plan);
}

const struct command explain_command = {
	.name = "explain",
	.summary =
		"Tell of each fact of a text by which rule and from which words it was made.",
	.operands = "[FILE ...]",
	.max_operands = UINT_MAX,
	.details =
		"For people who write rules, and for reports of what went wrong. Each fact is "
		"told "
		"with its bytes in the text, the rule that made it, and the words that each of "
		"its "
		"attributes was taken from. Behind the facts of a text stands what extractors "
		"considered and refused, with the rule and the reason; not every extractor "
		"tells "
		"that. The input is plain text, each file one document; without operands or "
		"for -, "
		"standard input.",
	.examples = "winnow explain report.txt\n"
		    "echo 'Police said four boys were freed.' | winnow explain\n"
		    "winnow explain --documents --type quote news.jsonl",
	.options = options,
	.run = explain_run,
};
