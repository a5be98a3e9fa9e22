/* SPDX-License-Identifier: MIT */
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include "base/log.h"
#include "base/vector.h"
#include "cli/extract_form.h"
#include "cli/extract_input.h"
#include "cli/open.h"
#include "cli/tally.h"

static const struct command_option options[] = {
	OPTION_CONFIG,
	{ "misses", NULL, "List what was missed, and what was found in vain.", 0 },
	{ "rules", NULL, "List how often each rule was right.", 0 },
	{ "confidence", NULL, "List how often facts were right that were so sure.", 0 },
	{ "calibration", NULL,
		"Instead: how sure each rule is, as the lexicon any/calibration has it.", 0 },
	{ "least", "PERCENT", "End with status 1 if the F1 over all types is less.", 0 },
	{ NULL, NULL, NULL, 0 },
};

#define LONGEST_LISTED 80 /* bytes of a fact's words */

/* Documents are asked for ahead of their facts, in the same order. */
struct evaluation {
	struct extract_input *input;
	struct tally *tally;
	VECTOR(json_t *) gold;
	size_t next, failed;
};

static const struct winnow_document *next_document(void *context, struct winnow_str *ret_place)
{
	struct evaluation *evaluation = context;
	const struct winnow_document *document =
		extract_input_next(evaluation->input, ret_place);
	json_t **gold = document ? vector_push(&evaluation->gold) : NULL;

	if (!gold)
		return NULL;
	*gold = json_incref(json_object_get(extract_input_json(evaluation->input), "facts"));
	if (*gold && !json_is_array(*gold)) {
		evaluation->failed++;
		log_line(LOG_LEVEL_ERROR, NULL, "%.*s: \"facts\" is no array",
			STR_ARGS(*ret_place));
	}
	return document;
}

static json_t *found_facts(const struct extracted *extracted)
{
	json_t *found = json_array();

	for (size_t i = 0; i < extracted->fact_count; i++) {
		const struct completed_fact *fact = &extracted->facts[i];
		json_t *json = extract_fact_json(extracted->document, &fact->fact);
		json_object_set_new(json, "extractor", json_integer(fact->plugin));
		json_array_append_new(found, json);
	}
	return found;
}

static void take_extracted(void *context, const struct extracted *extracted)
{
	struct evaluation *evaluation = context;
	json_t *gold = evaluation->gold.items[evaluation->next];
	json_t *found = found_facts(extracted);
	struct winnow_str name =
		extracted->document ? extracted->document->key : extracted->place;

	if (extracted->failure->code != 0) {
		evaluation->failed++;
		log_line(LOG_LEVEL_ERROR, NULL, "%.*s: %s", STR_ARGS(extracted->place),
			extracted->failure->why);
	}
	if (!tally_document(evaluation->tally, name, gold, found))
		evaluation->failed++;
	json_decref(found);
	json_decref(gold);
	evaluation->gold.items[evaluation->next++] = NULL;
}

static void put_row(const struct tally_row *row)
{
	printf("%-18s %5zu %5zu   %5.1f %5.1f %5.1f   %5.1f %5.1f %5.1f   %5.1f\n", row->name,
		row->gold, row->found, tally_precision(row, row->exact),
		tally_recall(row, row->exact), tally_f1(row, row->exact),
		tally_precision(row, row->overlapping), tally_recall(row, row->overlapping),
		tally_f1(row, row->overlapping), tally_f1(row, row->valued));
}

static void put_types(struct tally *tally)
{
	struct tally_row total = tally_total(tally);

	printf("%-18s %5s %5s   %17s   %17s   %5s\n", "", "", "", "exact", "overlapping",
		"value");
	printf("%-18s %5s %5s   %5s %5s %5s   %5s %5s %5s   %5s\n", "type", "gold", "found",
		"P", "R", "F1", "P", "R", "F1", "F1");
	for (const struct tally_row *const *row = tally_types(tally); *row; row++)
		put_row(*row);
	put_row(&total);
}

static void put_rules(struct tally *tally)
{
	printf("\n%-30s %-18s %5s %6s %11s\n", "rule", "type", "found", "exact", "overlapping");
	for (const struct tally_row *const *row = tally_rules(tally); *row; row++)
		printf("%-30s %-18s %5zu %6.1f %11.1f\n", (*row)->name, (*row)->type,
			(*row)->found, tally_precision(*row, (*row)->exact),
			tally_precision(*row, (*row)->overlapping));
}

static void put_tenths(const struct tally *tally)
{
	struct tally_tenth tenths[TALLY_TENTHS];

	tally_tenths(tally, tenths);
	printf("\n%-12s %7s %7s %7s\n", "confidence", "found", "stated", "right");
	for (size_t i = 0; i < TALLY_TENTHS; i++)
		if (tenths[i].found)
			printf("%.1f to %.1f   %7zu %7.1f %7.1f\n", (double)i / TALLY_TENTHS,
				(double)(i + 1) / TALLY_TENTHS, tenths[i].found,
				100 * tenths[i].stated / (double)tenths[i].found,
				100 * (double)tenths[i].valued / (double)tenths[i].found);
}

static void put_calibration(const struct plan *plan, struct tally *tally)
{
	puts("# title: How often each rule was right on marked texts, and how sure it was\n"
	     "# origin: winnow evaluate --calibration\n"
	     "# licence: MIT\n"
	     "# columns: rule extractor version right of stated");
	for (const struct tally_row *const *row = tally_rules(tally); *row; row++) {
		const struct winnow_plugin *maker =
			&plan->extractors[(*row)->extractor]->module->plugin;
		if ((*row)->found)
			printf("%s\t%s\t%s\t%zu\t%zu\t%.3f\n", (*row)->name, maker->id,
				maker->version, (*row)->valued, (*row)->found,
				(*row)->stated / (double)(*row)->found);
	}
}

static void put_errors(struct tally *tally)
{
	size_t count = 0;
	const struct tally_error *errors = tally_errors(tally, &count);

	putchar('\n');
	for (size_t i = 0; i < count; i++)
		printf("%-7s %-18s %s:%" JSON_INTEGER_FORMAT " \"%.*s\" %s\n",
			errors[i].missed ? "missed" : "extra", errors[i].type, errors[i].id,
			errors[i].start, LONGEST_LISTED, errors[i].words, errors[i].rule);
}

static void finish(struct evaluation *evaluation)
{
	for (size_t i = evaluation->next; i < evaluation->gold.count; i++)
		json_decref(evaluation->gold.items[i]);
	vector_finish(&evaluation->gold);
	extract_input_close(evaluation->input);
	tally_destroy(evaluation->tally);
}

static void put_all(const struct arguments *arguments, const struct plan *plan,
	struct evaluation *evaluation)
{
	if (argument_count(arguments, "calibration")) {
		put_calibration(plan, evaluation->tally);
		return;
	}
	put_types(evaluation->tally);
	if (argument_count(arguments, "rules"))
		put_rules(evaluation->tally);
	if (argument_count(arguments, "confidence"))
		put_tenths(evaluation->tally);
	if (argument_count(arguments, "misses"))
		put_errors(evaluation->tally);
}

static int judge(const struct evaluation *evaluation, int64_t least)
{
	struct tally_row total = tally_total(evaluation->tally);

	if (evaluation->failed + extract_input_refused(evaluation->input) > 0)
		return EXIT_PARTLY;
	return tally_f1(&total, total.valued) < (double)least ? EXIT_PARTLY : EXIT_DONE;
}

static int evaluate_with(const struct arguments *arguments, const struct config *config,
	struct plan *plan, int64_t least)
{
	const struct extract_input_form form = {
		.language = "en",
		.most_bytes = (size_t)config->max_item_bytes,
	};
	struct evaluation evaluation = { .input = extract_input_open(arguments, &form),
		.tally = tally_create() };
	const struct extract_order order = { next_document, take_extracted, &evaluation };
	struct failure failure;

	if (!evaluation.input || !evaluation.tally) {
		finish(&evaluation);
		return EXIT_BUG;
	}
	int code = extract_documents(plan, &order, &failure);
	int status = code < 0 ? command_fail(&failure) : judge(&evaluation, least);
	if (code >= 0)
		put_all(arguments, plan, &evaluation);
	finish(&evaluation);
	return status;
}

static int evaluate_run(const struct arguments *arguments)
{
	SCOPED(problems_destroy) struct problems *problems = problems_create();
	int64_t least;
	int status;

	if (!argument_number(arguments, "least", 0, &least))
		return EXIT_BAD_USAGE;
	SCOPED(config_destroy)
	struct config *config = open_config_or_default(arguments, problems, &status);
	if (!config)
		return status;
	SCOPED(plan_destroy)
	struct plan *plan = open_plan(plan_create_extractors, config, problems);
	if (!plan)
		return EXIT_BAD_CONFIG;
	if (argument_count(arguments, "calibration"))
		plan->calibration = NULL; /* what the rules say by themselves */
	return evaluate_with(arguments, config, plan, least);
}

const struct command evaluate_command = {
	.name = "evaluate",
	.summary = "Measure the extractors against documents whose facts are marked.",
	.operands = "GOLD ...",
	.min_operands = 1,
	.max_operands = UINT_MAX,
	.details =
		"GOLD is lines of JSON as `winnow extract` takes them, each document with its "
		"facts: {\"id\": \"1\", \"text\": \"…\", \"dct\": \"2014-03-05\", \"facts\": "
		"[{\"type\": \"quantity\", \"start\": 0, \"end\": 7, \"value\": 12}]}; start "
		"and "
		"end are bytes of the text, end exclusive. A marked fact is found exactly by "
		"one "
		"of its type and span, and found overlapping by one that shares a byte with "
		"it; "
		"value tells how often that one also says the same: numbers to six digits, "
		"words "
		"whatever their case. A fact marked without value is right with any. Of types "
		"that the gold never marks nothing is told. --confidence holds how sure facts "
		"were against how often they were right; --calibration writes what makes the "
		"one the other, for the folder of lexicons.",
	.examples = "winnow evaluate gold.jsonl\n"
		    "winnow evaluate --misses --rules gold.jsonl",
	.options = options,
	.run = evaluate_run,
};
