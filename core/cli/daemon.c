/* SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L
#include <signal.h>
#include <stdio.h>
#include <unistd.h>
#include "base/clock.h"
#include "base/log.h"
#include "base/notify.h"
#include "cli/open.h"
#include "cli/telling.h"
#include "cli/commit.h"
#include "serve/server.h"

static const struct command_option options[] = {
	OPTION_CONFIG,
	{ NULL, NULL, NULL, 0 },
};

#define STATUS_EVERY_MS 10000
#define TRY_AGAIN_MS 30000
#define LOOK_EVERY_MS 100

/* What is in use, and what is to be. */
struct daemon_state {
	const struct arguments *arguments;
	struct config *config, *next_config;
	struct plan *plan, *next_plan;
	int64_t next_status_ms, next_watchdog_ms; /* monotonic */
};

/* ---- signals ---- */

static atomic_bool asked_to_stop, asked_to_reload, asked_to_call;

/* The first lets the documents in hand be finished; the second ends at once, which the store
 * survives. */
static void take_signal(int signal_number)
{
	if (signal_number == SIGHUP)
		atomic_store(&asked_to_reload, true);
	else if (signal_number == SIGUSR1)
		atomic_store(&asked_to_call, true);
	else if (atomic_exchange(&asked_to_stop, true))
		_exit(EXIT_INTERRUPTED);
}

static void catch_signals(void)
{
	static const int caught[] = { SIGTERM, SIGINT, SIGHUP, SIGUSR1 };
	struct sigaction action = { .sa_handler = take_signal, .sa_flags = SA_RESTART };

	for (size_t i = 0; i < COUNT_OF(caught); i++)
		sigaction(caught[i], &action, NULL);
	action.sa_handler = SIG_IGN;
	sigaction(SIGPIPE, &action, NULL);
}

/* ---- the configuration ---- */

static bool has_schedule(const struct config *config)
{
	const struct section_list *sources = &config->sections[SECTION_SOURCE];

	for (size_t i = 0; i < sources->count; i++)
		if (sources->items[i].timing.schedule.len)
			return true;
	log_line(LOG_LEVEL_ERROR, NULL,
		"%s: no source has a schedule, so there is nothing to wait for; add one, as "
		"schedule: \"@daily\"",
		config->file);
	return false;
}

/* Into `next`; false: there are problems, which were told. */
static bool read_configuration(struct daemon_state *daemon)
{
	SCOPED(problems_destroy) struct problems *problems = problems_create();
	int status;

	daemon->next_plan = NULL;
	daemon->next_config = find_config(daemon->arguments, problems, &status);
	if (daemon->next_config && has_schedule(daemon->next_config))
		daemon->next_plan = plan_create(daemon->next_config, problems);
	if (daemon->next_config)
		listen_check(daemon->next_config, problems);
	tell_problems(problems);
	if (daemon->next_plan && problems_count(problems) == 0)
		return true;
	plan_destroy(daemon->next_plan);
	config_destroy(daemon->next_config);
	daemon->next_plan = NULL;
	daemon->next_config = NULL;
	return false;
}

static void close_configuration(struct daemon_state *daemon)
{
	plan_destroy(daemon->plan);
	config_destroy(daemon->config);
	daemon->plan = NULL;
	daemon->config = NULL;
}

/* What was read becomes what is used. */
static void take_configuration(struct daemon_state *daemon)
{
	close_configuration(daemon);
	daemon->plan = daemon->next_plan;
	daemon->config = daemon->next_config;
	daemon->next_plan = NULL;
	daemon->next_config = NULL;
}

static void reload(struct daemon_state *daemon)
{
	char state[64];

	snprintf(state, sizeof state, "RELOADING=1\nMONOTONIC_USEC=%jd",
		(intmax_t)clock_monotonic_ms() * 1000);
	notify(state);
	if (read_configuration(daemon)) {
		atomic_store(&daemon->plan->stopping, true);
		return;
	}
	log_line(LOG_LEVEL_ERROR, NULL, "the new configuration is wrong: the old one holds");
	notify("READY=1");
}

/* ---- meanwhile ---- */

static void tell_watchdog(struct daemon_state *daemon, int64_t now)
{
	int64_t every = notify_watchdog_ms();

	if (every == 0 || now < daemon->next_watchdog_ms)
		return;
	daemon->next_watchdog_ms = now + every / 3;
	notify("WATCHDOG=1");
}

static void tell_status(
	struct daemon_state *daemon, const struct run_counts *counts, int64_t now)
{
	char text[200], state[220];

	if (now < daemon->next_status_ms)
		return;
	daemon->next_status_ms = now + STATUS_EVERY_MS;
	tell_counts(counts, text, sizeof text);
	snprintf(state, sizeof state, "STATUS=%s", text);
	notify(state);
}

/* Several times a second, between two documents. */
static void mind(void *context, const struct run_summary *summary, int64_t elapsed_ms)
{
	struct daemon_state *daemon = context;
	int64_t now = clock_monotonic_ms();

	(void)elapsed_ms;
	tell_watchdog(daemon, now);
	tell_status(daemon, &summary->counts, now);
	if (atomic_load(&asked_to_stop) && !atomic_exchange(&daemon->plan->stopping, true))
		notify("STOPPING=1");
	if (atomic_exchange(&asked_to_call, false))
		atomic_store(&daemon->plan->called, true);
	if (!daemon->next_plan && atomic_exchange(&asked_to_reload, false))
		reload(daemon);
}

static int open_server(
	const struct config *config, struct server **ret_server, struct failure *failure)
{
	const struct server_setting setting = {
		.listen = config->listen,
		.store = config->store,
		.min_free_space = config->min_free_space,
		.version = WINNOW_VERSION,
		.commit = WINNOW_COMMIT,
	};

	if (listen_is_none(config->listen))
		return 0;
	int code = server_start(&setting, ret_server, failure);
	if (code >= 0)
		log_line(LOG_LEVEL_INFO, NULL, "listening at %.*s, port %u",
			STR_ARGS(config->listen), server_port(*ret_server));
	return code;
}

/* Until it is told to stop, or to take another configuration. */
static int serve_plan(struct daemon_state *daemon, struct failure *failure)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	SCOPED(store_close) struct store *store = open_store_to_write(daemon->config, failure);
	const struct run_options run_options = {
		.choose = RUN_SCHEDULED,
		.progress = mind,
		.ended = tell_source,
		.context = daemon,
	};
	SCOPED(server_stop) struct server *server = NULL;
	struct run_summary summary;

	if (!store)
		return failure->code;
	if (!arena)
		return failure_set(failure, FAILURE_MEMORY, "no memory");
	int code = open_server(daemon->config, &server, failure);
	if (code < 0)
		return code;
	notify("READY=1");
	return run(daemon->plan, store, &run_options, arena, &summary, failure);
}

/* A full disk, or a store that somebody else writes, may be another in half a minute. */
static void wait_and_try_again(struct daemon_state *daemon, const struct failure *failure)
{
	const struct timespec pause = { .tv_nsec = LOOK_EVERY_MS * 1000000L };
	int64_t until = clock_monotonic_ms() + TRY_AGAIN_MS;

	log_line(LOG_LEVEL_ERROR, NULL, "%s; trying again in half a minute", failure->why);
	while (clock_monotonic_ms() < until && !atomic_load(&asked_to_stop)) {
		tell_watchdog(daemon, clock_monotonic_ms());
		nanosleep(&pause, NULL);
	}
}

static int serve(struct daemon_state *daemon)
{
	bool served = false;

	while (!atomic_load(&asked_to_stop)) {
		struct failure failure = { 0 };
		int code = serve_plan(daemon, &failure);
		if (code < 0 && !served)
			return command_fail(&failure);
		served = true;
		if (daemon->next_plan) {
			take_configuration(daemon);
			log_line(LOG_LEVEL_INFO, NULL, "the new configuration holds");
		} else if (code < 0) {
			wait_and_try_again(daemon, &failure);
		}
	}
	log_line(LOG_LEVEL_INFO, NULL, "stopped; what was in hand is stored");
	return EXIT_DONE;
}

static int daemon_run(const struct arguments *arguments)
{
	struct daemon_state daemon = { .arguments = arguments };
	int status = EXIT_BAD_CONFIG;

	catch_signals();
	if (read_configuration(&daemon)) {
		take_configuration(&daemon);
		status = serve(&daemon);
	}
	close_configuration(&daemon);
	return status;
}

const struct command daemon_command = {
	.name = "daemon",
	.summary = "Stay, and go to each source when its schedule says so.",
	.examples = "winnow daemon\nwinnow daemon -c /etc/winnow/winnow.yaml",
	.details =
		"It stays in the foreground and logs to standard error; systemd starts it as "
		"winnow.service.\n"
		"The time of each source is kept: what was missed while nothing ran is made up "
		"for once.\n"
		"Signals: TERM or INT finishes the documents in hand and ends with 0, a second "
		"one ends at once.\n"
		"HUP reads the configuration anew; if it is wrong, the old one holds. A "
		"plugin's "
		"file that was\n"
		"replaced is taken with a restart only. USR1 goes to all sources now.\n"
		"While less than min_free_space is free where the store is, nothing is "
		"fetched.\n"
		"Those who watch it find /metrics, /healthz, /readyz and /health.atom where "
		"listen "
		"says.",
	.options = options,
	.run = daemon_run,
};
