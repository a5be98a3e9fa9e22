/* SPDX-License-Identifier: MIT */
#include <limits.h>
#include <stdio.h>
#include "base/log.h"
#include "cli/open.h"
#include "cli/read_form.h"
#include "cli/read_paths.h"
#include "cli/terminal.h"

static const struct command_option options[] = {
	OPTION_CONFIG,
	{ "text", NULL, "The article as plain text (the default).", 0 },
	{ "markdown", NULL, "The article as Markdown.", 0 },
	{ "jsonl", NULL, "A line of JSON for each article.", 0 },
	{ "why", NULL,
		"Instead: each part of the page, its score, and why it was kept or left.", 0 },
	{ NULL, NULL, NULL, 0 },
};

enum form { FORM_TEXT, FORM_MARKDOWN, FORM_JSONL, FORM_WHY };

struct read_run {
	struct read_paths *paths;
	enum form form;
	size_t files, failed, documents;
};

static const char *next_path(void *context)
{
	struct read_run *run = context;

	return read_paths_next(run->paths);
}

static void tell_failed(struct read_run *run, struct winnow_str path, const char *why)
{
	run->failed++;
	log_line(LOG_LEVEL_ERROR, NULL, "%.*s: %s", STR_ARGS(path), why);
}

static void put_document(struct read_run *run, const struct read_file *file,
	const struct winnow_document *document)
{
	struct failure failure;

	if (run->form == FORM_JSONL) {
		if (read_put_json(file->path, document, &failure) < 0)
			tell_failed(run, file->path, failure.why);
		return;
	}
	if (run->documents++ > 0)
		fputs(run->form == FORM_MARKDOWN ? "---\n\n" : "\n", stdout);
	read_put_article(document, run->form == FORM_MARKDOWN);
}

static void take_file(void *context, const struct read_file *file)
{
	struct read_run *run = context;

	if (run->form == FORM_WHY && run->files++ > 0)
		putchar('\n');
	if (run->form == FORM_WHY) {
		terminal_put(stdout, file->path, 0, 0);
		putchar('\n');
		read_put_why(file);
	}
	if (file->failure->code != 0)
		tell_failed(run, file->path, file->failure->why);
	for (size_t i = 0; i < file->document_count && run->form != FORM_WHY; i++)
		put_document(run, file, file->documents[i]);
}

static int read_with(const struct arguments *arguments, struct read_run *run, struct plan *plan)
{
	const struct read_order order = {
		.next = next_path,
		.each = take_file,
		.context = run,
		.why = run->form == FORM_WHY,
	};
	struct failure failure;

	run->paths = read_paths_open(arguments);
	if (!run->paths)
		return EXIT_BUG;
	int code = read_files(plan, &order, &failure);
	bool partly = run->failed > 0 || read_paths_missing(run->paths) > 0;
	read_paths_close(run->paths);
	if (code < 0)
		return command_fail(&failure);
	return partly ? EXIT_PARTLY : EXIT_DONE;
}

static bool read_form(const struct arguments *arguments, enum form *ret_form)
{
	static const char *const names[] = { "text", "markdown", "jsonl", "why" };
	unsigned given = 0;

	*ret_form = FORM_TEXT;
	for (size_t i = 0; i < COUNT_OF(names); i++)
		if (argument_count(arguments, names[i])) {
			*ret_form = (enum form)i;
			given++;
		}
	if (given > 1)
		fputs("winnow: one of --text, --markdown, --jsonl and --why, not several\n",
			stderr);
	return given <= 1;
}

static int read_command_run(const struct arguments *arguments)
{
	SCOPED(problems_destroy) struct problems *problems = problems_create();
	struct read_run run = { 0 };
	int status;

	if (!read_form(arguments, &run.form))
		return EXIT_BAD_USAGE;
	SCOPED(config_destroy)
	struct config *config = open_config_or_default(arguments, problems, &status);
	if (!config)
		return status;
	SCOPED(plan_destroy)
	struct plan *plan = open_plan(plan_create_readers, config, problems);
	if (!plan)
		return EXIT_BAD_CONFIG;
	return read_with(arguments, &run, plan);
}

const struct command read_command = {
	.name = "read",
	.summary = "Read articles out of files or pages of the web, without a store.",
	.operands = "[FILE|ADDRESS ...]",
	.max_operands = UINT_MAX,
	.details =
		"A filter: files, folders, addresses of the web, or, without operands or for "
		"-, a list of them on standard input; the articles come out in the same order. "
		"The web is asked as a run asks it: the configuration's user_agent says who "
		"asks, robots.txt is obeyed. The readers are "
		"those "
		"of the configuration, where there is one, and else all that are installed. "
		"What "
		"cannot be read is named on standard error, the others are read, and the "
		"status "
		"is 1.\n\nA line of --jsonl has id (the file's name without .html), url, "
		"title, "
		"author (names joined by ;), date, language, text (without title and "
		"captions) and blocks, which count in code points of text.",
	.examples = "winnow read page.html\nwinnow read --markdown pages/ > articles.md\n"
		    "winnow read https://www.example.org/news/1\n"
		    "find . -name '*.html' | winnow read --jsonl > articles.jsonl\n"
		    "winnow read --why page.html",
	.options = options,
	.run = read_command_run,
};
