/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include "base/clock.h"
#include "cli/open.h"
#include "cli/terminal.h"
#include "run/timetable.h"
#include "serve/listen.h"

#define TIMES_SHOWN 5

static const struct command_option options[] = {
	OPTION_CONFIG,
	{ NULL, NULL, NULL, 0 },
};

static void tell_instance(const struct instance *instance)
{
	printf("  %-12.*s %.*s\n", STR_ARGS(instance->section.name),
		STR_ARGS(instance->module->label));
}

static void tell_instances(const struct plan *plan, enum section_kind kind, const char *title)
{
	printf("%s\n", title);
	if (plan->counts[kind] == 0)
		printf("  none\n");
	for (size_t i = 0; i < plan->counts[kind]; i++)
		tell_instance(&plan->instances[kind][i]);
}

/* In the source's own zone, with seconds where there are any. */
static void tell_time(int64_t time, int32_t zone_offset)
{
	char text[CLOCK_TEXT_SIZE];
	struct winnow_str local = clock_text((time + zone_offset) * 1000, text);
	int length = winnow_ends(local, ":00Z") ? 5 : 8;

	if (local.len)
		printf(" %.10s %.*s", local.ptr, length, local.ptr + 11);
}

static void tell_schedule(
	const struct plan *plan, const struct timetable *timetable, size_t source)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	struct winnow_str rule = arena ? timetable_rule(plan, source, arena) : STR_LITERAL("");
	int64_t time = clock_wall_ms() / 1000;
	int32_t zone_offset = 0;

	if (plan->instances[SECTION_SOURCE][source].section.timing.paused) {
		printf("    paused\n");
		return;
	}
	if (rule.len == 0) {
		printf("    no schedule: only when it is asked for\n");
		return;
	}
	printf("    %.*s:", STR_ARGS(rule));
	for (int i = 0; i < TIMES_SHOWN; i++) {
		time = timetable_next(timetable, source, time, &zone_offset);
		if (time == SCHEDULE_NEVER)
			break;
		printf("%s", i ? "," : "");
		tell_time(time, zone_offset);
	}
	putchar('\n');
}

static void tell_repeats(const struct section *source)
{
	if (source->keeps_repeats)
		printf("    keeps the blocks that many of its pages have\n");
}

static void tell_sources(const struct plan *plan, const struct timetable *timetable)
{
	printf("sources, each with its next times\n");
	for (size_t i = 0; i < plan->counts[SECTION_SOURCE]; i++) {
		tell_instance(&plan->instances[SECTION_SOURCE][i]);
		tell_schedule(plan, timetable, i);
		tell_repeats(&plan->instances[SECTION_SOURCE][i].section);
	}
}

static void tell_extractors(const struct plan *plan)
{
	printf("extractors, in this order\n");
	if (plan->counts[SECTION_EXTRACTOR] == 0)
		printf("  none\n");
	for (size_t i = 0; i < plan->counts[SECTION_EXTRACTOR]; i++) {
		const struct instance *instance = plan->extractors[i];
		const struct winnow_fact_type *type = instance->extractor.makes;
		printf("  %-12.*s %.*s, makes", STR_ARGS(instance->section.name),
			STR_ARGS(instance->module->label));
		for (; type && type->name; type++)
			printf(" %s", type->name);
		putchar('\n');
	}
}

static void tell_plan(const struct plan *plan, const struct timetable *timetable)
{
	const struct config *config = plan->config;

	printf("%s is sound. `winnow run` would go to these\n", config->file);
	tell_sources(plan, timetable);
	tell_instances(plan, SECTION_READER, "readers, of which the best fitting reads");
	tell_extractors(plan);
	printf("store\n  %.*s\n", STR_ARGS(config->store));
	tell_instances(plan, SECTION_SINK, "sinks, fed from the store");
	printf("workers\n  ");
	if (config->workers)
		printf("%jd\n", (intmax_t)config->workers);
	else
		printf("one for each core\n");
}

static int check_run(const struct arguments *arguments)
{
	SCOPED(problems_destroy) struct problems *problems = problems_create();
	int status;
	SCOPED(config_destroy)
	struct config *config = open_config(arguments, problems, &status);

	if (!config)
		return status;
	listen_check(config, problems);
	SCOPED(plan_destroy) struct plan *plan = open_plan(plan_create, config, problems);
	if (!plan)
		return EXIT_BAD_CONFIG;
	struct failure failure;
	struct timetable *timetable;
	if (timetable_create(plan, &timetable, &failure) < 0)
		return command_fail(&failure);
	tell_plan(plan, timetable);
	timetable_destroy(timetable);
	return EXIT_DONE;
}

const struct command check_command = {
	.name = "check",
	.summary = "Check the configuration and its plugins without running; say what would "
		   "happen.",
	.examples = "winnow check -c news.yaml",
	.details = "Every mistake is told at once, with its file, line and column.",
	.options = options,
	.run = check_run,
};
