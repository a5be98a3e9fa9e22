/* SPDX-License-Identifier: MIT */
#include <limits.h>
#include <stdio.h>
#include "base/buffer.h"
#include "base/log.h"
#include "cli/extract_form.h"
#include "cli/extract_input.h"
#include "cli/open.h"

static const struct command_option options[] = {
	OPTION_CONFIG,
	{ "documents", NULL, "The input is documents, a line of JSON each (the default).", 0 },
	{ "text", NULL, "The input is plain text, each file one document.", 0 },
	{ "date", "DATE", "The date of documents that do not say their own.", 0 },
	{ "language", "CODE",
		"Of documents that do not say theirs and are too short to tell; left out: en.",
		0 },
	{ "workers", "N", "Threads; left out: as configured, else one for each core.", 0 },
	{ NULL, NULL, NULL, 0 },
};

#define MOST_WORKERS 1024
#define DEFAULT_LANGUAGE "en"

struct extraction {
	struct extract_input *input;
	size_t failed;
};

static const struct winnow_document *next_document(void *context, struct winnow_str *ret_place)
{
	struct extraction *extraction = context;

	return extract_input_next(extraction->input, ret_place);
}

static void tell_failed(
	struct extraction *extraction, const struct extracted *extracted, const char *why)
{
	extraction->failed++;
	log_line(LOG_LEVEL_ERROR, NULL, "%.*s: %s", STR_ARGS(extracted->place), why);
}

static void write_extracted(const struct extracted *extracted)
{
	extract_put_facts(extracted, extracted->written);
}

static void take_extracted(void *context, const struct extracted *extracted)
{
	struct extraction *extraction = context;
	struct winnow_str lines = buffer_str(extracted->written);

	if (extracted->failure->code != 0)
		tell_failed(extraction, extracted, extracted->failure->why);
	if (buffer_failed(extracted->written))
		tell_failed(extraction, extracted, "there is no memory for its facts");
	fwrite(lines.ptr, 1, lines.len, stdout);
}

static int extract_with(
	const struct arguments *arguments, const struct config *config, struct plan *plan)
{
	const char *language = argument(arguments, "language");
	const struct extract_input_form form = {
		.text = argument_count(arguments, "text") > 0,
		.date = argument(arguments, "date"),
		.language = language ? language : DEFAULT_LANGUAGE,
		.most_bytes = (size_t)config->max_item_bytes,
	};
	struct extraction extraction = { .input = extract_input_open(arguments, &form) };
	const struct extract_order order = { .next = next_document,
		.each = take_extracted,
		.context = &extraction,
		.write = write_extracted };
	struct failure failure;

	if (!extraction.input)
		return EXIT_BUG;
	int code = extract_documents(plan, &order, &failure);
	bool partly = extraction.failed + extract_input_refused(extraction.input) > 0;
	extract_input_close(extraction.input);
	if (code < 0)
		return command_fail(&failure);
	return partly ? EXIT_PARTLY : EXIT_DONE;
}

static bool are_sound(const struct arguments *arguments, int64_t *ret_workers)
{
	if (argument_count(arguments, "text") && argument_count(arguments, "documents")) {
		fputs("winnow: one of --documents and --text, not both\n", stderr);
		return false;
	}
	if (!argument_number(arguments, "workers", 0, ret_workers))
		return false;
	if (*ret_workers <= MOST_WORKERS)
		return true;
	fprintf(stderr, "winnow: --workers takes at most %d\n", MOST_WORKERS);
	return false;
}

static int extract_run(const struct arguments *arguments)
{
	SCOPED(problems_destroy) struct problems *problems = problems_create();
	int64_t workers;
	int status;

	if (!are_sound(arguments, &workers))
		return EXIT_BAD_USAGE;
	SCOPED(config_destroy)
	struct config *config = open_config_or_default(arguments, problems, &status);
	if (!config)
		return status;
	if (workers > 0)
		config->workers = workers;
	SCOPED(plan_destroy)
	struct plan *plan = open_plan(plan_create_extractors, config, problems);
	if (!plan)
		return EXIT_BAD_CONFIG;
	return extract_with(arguments, config, plan);
}

const struct command extract_command = {
	.name = "extract",
	.summary = "Extract facts from documents, without a store.",
	.operands = "[FILE ...]",
	.max_operands = UINT_MAX,
	.details =
		"A filter: documents in, from files or, without operands or for -, from "
		"standard input; facts out, a line of JSON each, in the order of the "
		"documents. A document is an object with id and text, and where they are "
		"known dct or date (as 2014-03-05), title, language, country and dateline; "
		"blank lines of the text divide its paragraphs, where it has no blocks, as "
		"`winnow read --jsonl` writes them. A line that is no document is "
		"named on standard error, the others are done, and the status is 1.\n\nA fact "
		"has id (the document's), fact (its own, f1 and on, by which others refer to "
		"it), type, text, start and end (bytes of the document's text, end exclusive), "
		"what it says under the names that `winnow plugins NAME` tells, words (what "
		"the "
		"text says for each), rule and confidence. So that all types can be read "
		"alike, "
		"some of these names change: amount (money), timex (date), name "
		"(legal_instrument), "
		"act (event) and the kind of an attribution are value, "
		"thing (quantity), currency (money) and kind (percent) are unit, counted "
		"(quantity) and of (percent) are of_what, and a unit has what it is for behind "
		"it (dollar per "
		"month); a value that is only known to lie between two is "
		"[low, high], null for no bound. Dates and durations also have timex_type, and "
		"a "
		"span as 18 months is given once more, as a number of months, for those who "
		"count it among the amounts; "
		"the numbers of \"from 36 to 91 pupils\" are told whole in the line of the "
		"change, as "
		"earlier and later, and in no other, but for sums and ages; "
		"where the "
		"words of a speaker, of an event's agent (source) and of its target stand is "
		"also "
		"given as speaker_start and speaker_end, and so on. The "
		"extractors are those of the configuration, where there is one, and else all "
		"that are installed.",
	.examples = "winnow extract --documents news.jsonl > facts.jsonl\n"
		    "winnow extract --text --date 2014-03-05 report.txt\n"
		    "winnow read --jsonl page.html | winnow extract",
	.options = options,
	.run = extract_run,
};
