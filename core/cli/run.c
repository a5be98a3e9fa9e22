/* SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L
#include <signal.h>
#include <stdio.h>
#include <unistd.h>
#include "base/clock.h"
#include "base/log.h"
#include "cli/open.h"
#include "cli/telling.h"
#include "outside/crashes.h"
#include "run/run.h"

static const struct command_option options[] = {
	OPTION_CONFIG,
	{ "source", "NAME", "Only this source, paused or not; may be given again.", 0 },
	{ "due", NULL, "Only the sources whose time has come by their schedule.", 0 },
	{ NULL, NULL, NULL, 0 },
};

static struct plan *running;

/* The first signal lets the documents in hand be finished; the second ends at once, which the
 * store survives. */
static void stop(int signal_number)
{
	(void)signal_number;
	if (!running || atomic_exchange(&running->stopping, true))
		_exit(EXIT_INTERRUPTED);
}

static void catch_signals(struct plan *plan)
{
	struct sigaction action = { .sa_handler = plan ? stop : SIG_DFL };

	running = plan;
	sigaction(SIGINT, &action, NULL);
	sigaction(SIGTERM, &action, NULL);
	action.sa_handler = SIG_IGN;
	sigaction(SIGPIPE, &action, NULL);
}

#define LINE_EVERY_MS 10000
#define MOST_NAMES 64

/* A line that is overwritten on a terminal; elsewhere one each ten seconds. */
static void show_progress(void *context, const struct run_summary *summary, int64_t elapsed_ms)
{
	int64_t *next_line_ms = context;
	char text[200];

	tell_counts(&summary->counts, text, sizeof text);
	if (log_is_terminal()) {
		log_progress(text);
	} else if (elapsed_ms >= *next_line_ms) {
		*next_line_ms = elapsed_ms + LINE_EVERY_MS;
		log_line(LOG_LEVEL_INFO, NULL, "%s", text);
	}
}

static void tell_summary(const struct run_summary *summary, const struct config *config)
{
	log_progress(NULL);
	size_t asked = 0;
	for (size_t i = 0; i < summary->source_count; i++) {
		asked += summary->sources[i].asked;
		if (summary->sources[i].asked)
			tell_source(NULL, &summary->sources[i]);
	}
	if (summary->cancelled)
		log_line(LOG_LEVEL_WARNING, NULL,
			"stopped; what was in hand is stored, run again to go on");
	else if (asked == 0)
		log_line(LOG_LEVEL_INFO, NULL,
			"no source was due, or all are paused; when they are tells: winnow "
			"check");
	else
		log_line(LOG_LEVEL_INFO, NULL, "stored in %.*s; now try: winnow facts -s %.*s",
			STR_ARGS(config->store), STR_ARGS(config->store));
}

static void tell_crashes(void)
{
	if (crashes_count() > 0)
		log_line(LOG_LEVEL_WARNING, NULL,
			"processes of plugins that crashed, hung or could not be understood: "
			"%jd; the log names each",
			(intmax_t)crashes_count());
}

static int run_store(struct plan *plan, struct store *store, struct run_options *run_options)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	int64_t next_line_ms = LINE_EVERY_MS;
	struct run_summary summary;
	struct failure failure = { .code = FAILURE_MEMORY, .why = "no memory" };

	if (!arena)
		return command_fail(&failure);
	run_options->progress = show_progress;
	run_options->context = &next_line_ms;
	catch_signals(plan);
	int code = run(plan, store, run_options, arena, &summary, &failure);
	catch_signals(NULL);
	if (code < 0) {
		log_progress(NULL);
		return command_fail(&failure);
	}
	tell_summary(&summary, plan->config);
	tell_crashes();
	return summary.exit_status;
}

/* Those named must be there. */
static bool check_names(const struct config *config, const char *const *names, size_t count)
{
	const struct section_list *sources = &config->sections[SECTION_SOURCE];

	for (size_t i = 0; i < count; i++) {
		size_t j = 0;
		while (j < sources->count && !winnow_is(sources->items[j].name, names[i]))
			j++;
		if (j < sources->count)
			continue;
		log_line(LOG_LEVEL_ERROR, NULL,
			"%s has no source \"%s\"; which there are tells: winnow check",
			config->file, names[i]);
		return false;
	}
	return true;
}

static int run_plan(
	const struct arguments *arguments, struct plan *plan, struct run_options *run_options)
{
	struct failure failure;
	SCOPED(store_close) struct store *store = open_store_to_write(plan->config, &failure);

	if (!store)
		return command_fail(&failure);
	const char *names[MOST_NAMES];
	run_options->names = names;
	run_options->name_count = argument_all(arguments, "source", names, MOST_NAMES);
	if (run_options->name_count)
		run_options->choose = RUN_NAMED;
	else if (argument_count(arguments, "due"))
		run_options->choose = RUN_DUE;
	if (!check_names(plan->config, names, run_options->name_count))
		return EXIT_NO_INPUT;
	return run_store(plan, store, run_options);
}

static int run_run(const struct arguments *arguments)
{
	SCOPED(problems_destroy) struct problems *problems = problems_create();
	struct run_options run_options = { 0 };
	int status;
	SCOPED(config_destroy)
	struct config *config = open_config(arguments, problems, &status);

	if (!config)
		return status;
	SCOPED(plan_destroy) struct plan *plan = open_plan(plan_create, config, problems);
	if (!plan)
		return EXIT_BAD_CONFIG;
	return run_plan(arguments, plan, &run_options);
}

const struct command run_command = {
	.name = "run",
	.summary = "Go to the sources once, read what is new, store the facts.",
	.examples = "winnow run\nwinnow run --source gazette\nwinnow run --due",
	.details = "What was stored stays: a page that did not change is not read again, one "
		   "that did\n"
		   "becomes a new version. A first interrupt finishes the documents in hand, a "
		   "second\n"
		   "ends at once; the next run goes on from there. A source whose health is "
		   "red at its "
		   "end\n"
		   "is named, and the status is 1.",
	.options = options,
	.run = run_run,
};
