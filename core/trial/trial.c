/* SPDX-License-Identifier: MIT */
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "outside/describe.h"
#include "trial/child.h"
#include "trial/symbols.h"
#include "trial/work.h"

struct trying {
	struct trial trial;
	const struct work_check *check;
	bool kinds[SECTION_KINDS];
	size_t failed;
};

static void tell(struct trying *trying, const char *kind, const char *check,
	enum trial_state state, const char *text)
{
	const struct trial_result result = { kind, check, state, text };

	trying->failed += state == TRIAL_FAILED;
	trying->trial.order->each(trying->trial.order->context, &result);
}

/* ---- the plugin as a whole ---- */

static void load(void *context, struct report *report)
{
	const struct trying *trying = context;
	const struct module *module;
	struct failure failure = { 0 };

	report_doing(report, "loading");
	if (module_load(trying->trial.order->path, &module, &failure) < 0) {
		report_fail(report, "%s", failure.why);
		return;
	}
	/* The kinds it has go back to the parent as letters. */
	for (int kind = 0; kind < SECTION_KINDS; kind++)
		report->digest[kind] = module_has(module, (enum section_kind)kind) ? 'y' : 'n';
	report_note(report, "%.*s", STR_ARGS(module->label));
}

static void look_at_symbols(void *context, struct report *report)
{
	const struct trying *trying = context;

	symbols_check(trying->trial.order->path, report);
}

/* 1: it loads; 0: it does not. */
static int try_plugin(struct trying *trying, struct failure *failure)
{
	int64_t deadline = trying->trial.order->deadline;
	struct report loaded = { 0 }, symbols = { 0 };
	int code = child_run(load, trying, deadline, &loaded, failure);

	if (code < 0)
		return code;
	tell(trying, "plugin", "the contract", loaded.state, loaded.text);
	if (loaded.state == TRIAL_FAILED)
		return 0;
	for (int kind = 0; kind < SECTION_KINDS; kind++)
		trying->kinds[kind] = loaded.digest[kind] == 'y';
	code = child_run(look_at_symbols, trying, deadline, &symbols, failure);
	if (code < 0)
		return code;
	tell(trying, "plugin", "what it exports", symbols.state, symbols.text);
	return 1;
}

/* ---- its kinds ---- */

static void run_check(void *context, struct report *report)
{
	const struct trying *trying = context;
	struct opened opened;

	if (opened_begin(&trying->trial, report, &opened))
		trying->check->run(&opened);
}

static bool is_asked_for(const struct trying *trying)
{
	const char *only = trying->trial.order->only;

	return !only || strcmp(only, trying->check->name) == 0;
}

static int run_in_child(struct trying *trying, struct report *report, struct failure *failure)
{
	int64_t deadline = trying->trial.order->deadline;
	struct report again = { 0 };
	int code = child_run(run_check, trying, deadline, report, failure);

	if (code < 0 || !trying->check->twice || report->state != TRIAL_OK)
		return code;
	memcpy(again.digest, report->digest, sizeof again.digest);
	*report = again;
	return child_run(run_check, trying, deadline, report, failure);
}

/* What ends or blocks the process in one check would do so in all. */
static int try_kind(struct trying *trying, struct failure *failure)
{
	const char *kind = kind_names[trying->trial.kind];
	bool closed = false;

	for (trying->check = work_checks; trying->check->name; trying->check++) {
		struct report report = { 0 };
		if (!is_asked_for(trying))
			continue;
		if (closed)
			report_skip(&report, "not tried, because of the above");
		else if (run_in_child(trying, &report, failure) < 0)
			return failure->code;
		tell(trying, kind, trying->check->name, report.state, report.text);
		closed = closed || !report.done ||
			 (trying->check == work_checks && report.state != TRIAL_OK);
	}
	return 0;
}

static int try_kinds(struct trying *trying, struct failure *failure)
{
	int code = 0;

	for (int kind = 0; kind < SECTION_KINDS && code == 0; kind++) {
		trying->trial.kind = (enum section_kind)kind;
		if (trying->kinds[kind])
			code = try_kind(trying, failure);
	}
	return code;
}

/* ---- all of it ---- */

static int delete (const char *path, const struct stat *status, int type, struct FTW *where)
{
	(void)status;
	(void)type;
	(void)where;
	return remove(path);
}

static int begin(struct trying *trying, struct failure *failure)
{
	struct trial *trial = &trying->trial;
	int code = inputs_make(trial->order, trial->arena, &trial->inputs, failure);

	if (code < 0)
		return code;
	snprintf(trial->folder, sizeof trial->folder, "/tmp/winnow-selftest-XXXXXX");
	if (!mkdtemp(trial->folder))
		return failure_errno(failure, FAILURE_SYSTEM, "no temporary folder");
	return 0;
}

static int try_all(struct trying *trying, struct failure *failure)
{
	int code = begin(trying, failure);

	if (code < 0)
		return code;
	code = try_plugin(trying, failure);
	if (code > 0)
		code = try_kinds(trying, failure);
	nftw(trying->trial.folder, delete, 8, FTW_DEPTH | FTW_PHYS);
	return code;
}

int trial_run(const struct trial_order *order, size_t *ret_failed, struct failure *failure)
{
	struct trying trying = { .trial = { .order = order, .arena = arena_create(0) } };

	if (!trying.trial.arena)
		return failure_set(failure, FAILURE_MEMORY, "no memory");
	int code = try_all(&trying, failure);
	*ret_failed = trying.failed;
	vector_finish(&trying.trial.inputs.list);
	arena_destroy(trying.trial.arena);
	return code < 0 ? code : 0;
}
