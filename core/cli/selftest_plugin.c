/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>
#include "cli/selftest_plugin.h"
#include "cli/terminal.h"
#include "store/json_writer.h"
#include "trial/trial.h"

#define MOST_SAMPLES 100
#define KIND_COLUMNS 10
#define CHECK_COLUMNS 32
#define DEFAULT_SECONDS 60

static const struct {
	const char *word;
	enum colour colour;
} states[] = {
	[TRIAL_OK] = { "ok", COLOUR_GOOD },
	[TRIAL_FAILED] = { "FAIL", COLOUR_BAD },
	[TRIAL_SKIPPED] = { "skipped", COLOUR_FAINT },
};

struct telling {
	bool json;
	size_t count, skipped;
};

static void put_text(const struct trial_result *result)
{
	terminal_put(stdout, winnow_str(result->kind), 0, KIND_COLUMNS);
	terminal_put(stdout, winnow_str(result->check), 0, CHECK_COLUMNS);
	terminal_colour(stdout, states[result->state].colour);
	printf("%s", states[result->state].word);
	terminal_colour(stdout, COLOUR_NONE);
	if (*result->text && result->state != TRIAL_FAILED) {
		fputs("  ", stdout);
		terminal_put(stdout, winnow_str(result->text), 0, 0);
	}
	putchar('\n');
	if (result->state == TRIAL_FAILED) {
		fputs("    ", stdout);
		terminal_put(stdout, winnow_str(result->text), 0, 0);
		putchar('\n');
	}
}

static void put_json(const struct trial_result *result)
{
	struct json_writer writer = { 0 };
	json_t *object = json_object();
	struct buffer line;

	buffer_init(&line, 0);
	json_writer_text(&writer, object, "kind", winnow_str(result->kind));
	json_writer_text(&writer, object, "check", winnow_str(result->check));
	json_writer_text(&writer, object, "result", winnow_str(states[result->state].word));
	json_writer_text(&writer, object, "text", winnow_str(result->text));
	if (json_writer_dump(object, &line))
		printf("%.*s\n", STR_ARGS(buffer_str(&line)));
	json_decref(object);
	buffer_finish(&line);
}

static void take_result(void *context, const struct trial_result *result)
{
	struct telling *telling = context;

	telling->count++;
	telling->skipped += result->state == TRIAL_SKIPPED;
	if (telling->json)
		put_json(result);
	else
		put_text(result);
}

int selftest_plugin(const struct arguments *arguments, const struct config *config, bool json)
{
	const char *samples[MOST_SAMPLES];
	struct telling telling = { .json = json };
	int64_t seconds;
	struct trial_order order = {
		.path = argument(arguments, "plugin"),
		.options = argument(arguments, "options"),
		.samples = samples,
		.sample_count = argument_all(arguments, "with", samples, MOST_SAMPLES),
		.config = config,
		.only = argument(arguments, "check"),
		.each = take_result,
		.context = &telling,
	};
	struct failure failure;
	size_t failed;

	if (!argument_number(arguments, "timeout", DEFAULT_SECONDS, &seconds))
		return EXIT_BAD_USAGE;
	order.deadline = seconds * 1000;
	if (trial_run(&order, &failed, &failure) < 0)
		return command_fail(&failure);
	if (!json)
		printf("\n%zu checks, %zu failed, %zu skipped\n", telling.count, failed,
			telling.skipped);
	return failed ? EXIT_PARTLY : EXIT_DONE;
}
