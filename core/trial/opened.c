/* SPDX-License-Identifier: MIT */
#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "base/buffer.h"
#include "outside/describe.h"
#include "run/plan.h"
#include "text/service.h"
#include "trial/opened.h"

static bool fail(struct opened *opened, const char *why)
{
	report_fail(opened->report, "%s", why);
	return false;
}

/* ---- options ---- */

/* A value that an option might well take. */
static void make_up(
	const struct trial *trial, const struct winnow_option *option, char text[static 200])
{
	intmax_t least = option->min || option->max ? (intmax_t)option->min : 1;
	bool is_source = trial->kind == SECTION_SOURCE;

	if (option->choices)
		snprintf(text, 200, "%s", option->choices[0]);
	else if (option->type == WINNOW_PATH)
		snprintf(text, 200, "%s%s%s", trial->folder, is_source ? "" : "/",
			is_source ? "" : option->name);
	else if (option->type == WINNOW_TEXT)
		snprintf(text, 200, "%s", is_source ? "https://www.example.org/" : "example");
	else if (option->type == WINNOW_BOOLEAN)
		snprintf(text, 200, "false");
	else
		snprintf(
			text, 200, "%jd%s", least, option->type == WINNOW_DURATION ? "ms" : "");
}

static void put_options(const struct opened *opened, struct buffer *yaml)
{
	const struct trial *trial = opened->trial;
	const struct winnow_option *option = module_options(opened->module, trial->kind);
	char value[200];

	if (trial->order->options)
		buffer_printf(yaml, ", %s", trial->order->options);
	for (; option && option->name && !trial->order->options; option++) {
		if (!(option->flags & WINNOW_REQUIRED))
			continue;
		make_up(trial, option, value);
		buffer_printf(yaml, ", %s: \"%s\"", option->name, value);
	}
}

/* A configuration whose only section is the plugin's. */
static bool configure(struct opened *opened)
{
	enum section_kind kind = opened->trial->kind;
	char folder[PATH_MAX];
	struct buffer yaml;

	if (!getcwd(folder, sizeof folder))
		return fail(opened, "the current folder cannot be named");
	buffer_init(&yaml, 0);
	buffer_printf(&yaml, "%ss: [{plugin: trial%s", kind_names[kind],
		kind == SECTION_SOURCE ? ", name: trial" : "");
	put_options(opened, &yaml);
	buffer_printf(&yaml, "}]\n");
	opened->config = config_parse(buffer_str(&yaml), "options", folder, opened->problems);
	buffer_finish(&yaml);
	return opened->config != NULL;
}

/* ---- what it may ask for ---- */

static bool open_lexicons(struct opened *opened)
{
	const struct config *config = opened->trial->order->config;
	struct winnow_str folder = config->lexicon_path;
	struct failure failure = { 0 };

	if (folder.len == 0)
		folder = lexicons_default_path();
	int code = lexicons_create(folder, &opened->lexicons, &failure);
	for (size_t i = 0; i < config->lexicon_count && code >= 0; i++)
		code = lexicons_add_folder(opened->lexicons, config->lexicons[i], &failure);
	if (code >= 0 && opened->trial->kind == SECTION_EXTRACTOR)
		code = language_tables_create(opened->lexicons, &opened->tables, &failure);
	if (code < 0)
		return fail(opened, failure.why);
	text_service_use(opened->lexicons);
	opened->shared.services = plan_services;
	return true;
}

bool opened_prepare(const struct trial *trial, struct report *report, struct opened *opened)
{
	struct failure failure = { 0 };

	memset(opened, 0, sizeof *opened);
	opened->trial = trial;
	opened->report = report;
	opened->problems = problems_create();
	report_doing(report, "loading");
	if (!opened->problems || module_load(trial->order->path, &opened->module, &failure) < 0)
		return fail(opened, failure.why);
	return open_lexicons(opened) && configure(opened);
}

/* ---- opening ---- */

static void tell_problem(struct opened *opened)
{
	const char *why = problems_count(opened->problems)
				  ? problems_get(opened->problems, 0)->text
				  : "it does not open";
	bool made_up = !opened->trial->order->options;

	if (made_up)
		report_skip(opened->report,
			"it does not open with the options that were made up (%s): give it "
			"some "
			"by --options",
			why);
	else
		report_fail(opened->report, "does not open: %s", why);
}

/* Each opening begins anew: what an earlier one wrote is not there. */
static void empty_folder(const struct trial *trial)
{
	DIR *folder = opendir(trial->folder);

	for (struct dirent *entry; folder && (entry = readdir(folder));)
		if (entry->d_name[0] != '.')
			unlinkat(dirfd(folder), entry->d_name, 0);
	if (folder)
		closedir(folder);
}

/* Before its first write a sink is asked where to go on. */
static int resume(struct opened *opened)
{
	const struct winnow_sink *sink = &opened->module->sink;
	struct host *host = &opened->instance.host;

	if (opened->trial->kind != SECTION_SINK || !sink->resume)
		return 0;
	return sink->resume(opened->instance.self, &host->face, -1);
}

bool opened_open(struct opened *opened)
{
	struct config *config = opened->config;

	empty_folder(opened->trial);
	report_doing(opened->report, "open()");
	if (problems_count(opened->problems) > 0 ||
		config->sections[opened->trial->kind].count != 1 ||
		instance_open(&opened->instance, config, opened->module,
			config->sections[opened->trial->kind].items, &opened->shared,
			opened->problems) < 0) {
		tell_problem(opened);
		return false;
	}
	report_doing(opened->report, "resume()");
	if (resume(opened) >= 0)
		return true;
	report_fail(opened->report, "resume() with -1, that is from the beginning, fails: %s",
		opened->instance.host.failure.why);
	return false;
}

void opened_close(struct opened *opened)
{
	report_doing(opened->report, "close()");
	instance_close(&opened->instance);
}

bool opened_begin(const struct trial *trial, struct report *report, struct opened *opened)
{
	return opened_prepare(trial, report, opened) && opened_open(opened);
}

int opened_again(struct opened *opened, struct host *host)
{
	const struct module *module = opened->module;
	const struct winnow_value *values = opened->instance.values;
	struct opening opening = { .config = opened->config, .problems = opened->problems };
	int (*open)(const struct winnow_host *, const struct winnow_value *, void **) = NULL;
	void (*close)(void *) = NULL;
	void *self = NULL;

	switch (opened->trial->kind) {
	case SECTION_SOURCE:
		open = module->source.open, close = module->source.close;
		break;
	case SECTION_READER:
		open = module->reader.open, close = module->reader.close;
		break;
	case SECTION_EXTRACTOR:
		open = module->extractor.open, close = module->extractor.close;
		break;
	case SECTION_SINK:
		open = module->sink.open, close = module->sink.close;
		break;
	}
	digest_init(&opening.digest);
	host->opening = &opening;
	int answer = open(&host->face, values, &self);
	host->opening = NULL;
	if (answer == 0 && close)
		close(self);
	return answer;
}
