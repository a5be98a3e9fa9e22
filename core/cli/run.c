/* SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L
#include <signal.h>
#include <stdio.h>
#include <unistd.h>
#include "base/clock.h"
#include "base/log.h"
#include "cli/open.h"
#include "run/run.h"

static const struct command_option options[] = {
	OPTION_CONFIG,
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

/* A line that is overwritten on a terminal; elsewhere one each ten seconds. */
static void show_progress(void *context, const struct run_summary *summary, int64_t elapsed_ms)
{
	int64_t *next_line_ms = context;
	const struct run_counts *counts = &summary->counts;
	char text[200];

	snprintf(text, sizeof text,
		"%jd looked at, %jd new, %jd changed, %jd unchanged, %jd set aside, %jd facts",
		(intmax_t)counts->requested, (intmax_t)counts->fresh, (intmax_t)counts->changed,
		(intmax_t)counts->unchanged, (intmax_t)counts->failed, (intmax_t)counts->facts);
	if (log_is_terminal()) {
		log_progress(text);
	} else if (elapsed_ms >= *next_line_ms) {
		*next_line_ms = elapsed_ms + LINE_EVERY_MS;
		log_line(LOG_LEVEL_INFO, NULL, "%s", text);
	}
}

static void tell_source(const struct source_summary *source)
{
	const struct run_counts *counts = &source->counts;

	log_line(LOG_LEVEL_INFO, source->name,
		"%jd new, %jd changed, %jd reprocessed, %jd unchanged; %jd facts; %jd set "
		"aside",
		(intmax_t)counts->fresh, (intmax_t)counts->changed,
		(intmax_t)counts->reprocessed, (intmax_t)counts->unchanged,
		(intmax_t)counts->facts, (intmax_t)counts->failed);
	if (counts->failed > 0)
		log_line(LOG_LEVEL_WARNING, source->name, "set aside: %s%s",
			source->last_reason,
			counts->failed > 1 ? "; the others: winnow documents --set-aside" : "");
}

static void tell_summary(const struct run_summary *summary, const struct config *config)
{
	log_progress(NULL);
	for (size_t i = 0; i < summary->source_count; i++)
		tell_source(&summary->sources[i]);
	if (summary->cancelled)
		log_line(LOG_LEVEL_WARNING, NULL,
			"stopped; what was in hand is stored, run again to go on");
	else
		log_line(LOG_LEVEL_INFO, NULL, "stored in %.*s; now try: winnow facts -s %.*s",
			STR_ARGS(config->store), STR_ARGS(config->store));
}

static int run_store(struct plan *plan, struct store *store)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	int64_t next_line_ms = LINE_EVERY_MS;
	const struct run_options run_options = {
		.progress = show_progress,
		.progress_context = &next_line_ms,
	};
	struct run_summary summary;
	struct failure failure = { .code = FAILURE_MEMORY, .why = "no memory" };

	if (!arena)
		return command_fail(&failure);
	catch_signals(plan);
	int code = run(plan, store, &run_options, arena, &summary, &failure);
	catch_signals(NULL);
	if (code < 0) {
		log_progress(NULL);
		return command_fail(&failure);
	}
	tell_summary(&summary, plan->config);
	return summary.exit_status;
}

static int run_plan(struct plan *plan)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	struct store *store;
	struct failure failure = { .code = FAILURE_MEMORY, .why = "no memory" };
	struct winnow_str path = { NULL, 0 };

	if (arena)
		path = arena_copy(arena, plan->config->store);
	if (!path.ptr || store_open(path.ptr, STORE_WRITE, &store, &failure) < 0)
		return command_fail(&failure);
	int status = run_store(plan, store);
	store_close(store);
	return status;
}

static int run_run(const struct arguments *arguments)
{
	SCOPED(problems_destroy) struct problems *problems = problems_create();
	int status;
	SCOPED(config_destroy)
	struct config *config = open_config(arguments, problems, &status);

	if (!config)
		return status;
	SCOPED(plan_destroy) struct plan *plan = open_plan(config, problems);
	if (!plan)
		return EXIT_BAD_CONFIG;
	return run_plan(plan);
}

const struct command run_command = {
	.name = "run",
	.summary = "Go to the sources once, read what is new, store the facts.",
	.examples = "winnow run\nwinnow run -c news.yaml",
	.details = "What was stored stays: a page that did not change is not read again, one "
		   "that did\n"
		   "becomes a new version. A first interrupt finishes the documents in hand, a "
		   "second\n"
		   "ends at once; the next run goes on from there.",
	.options = options,
	.run = run_run,
};
