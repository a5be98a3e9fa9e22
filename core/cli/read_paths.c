/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE /* fts.h */
#include <errno.h>
#include <fts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/log.h"
#include "cli/read_paths.h"
#include "fetch/fetch.h"

struct read_paths {
	const struct arguments *arguments;
	size_t operand;
	bool from_input;
	FTS *tree; /* of the path in hand */
	char *line;
	size_t line_size, missing;
};

struct read_paths *read_paths_open(const struct arguments *arguments)
{
	struct read_paths *paths = calloc(1, sizeof *paths);

	if (!paths)
		return NULL;
	paths->arguments = arguments;
	paths->from_input = argument_operand(arguments, 0) == NULL;
	return paths;
}

static void close_tree(struct read_paths *paths)
{
	if (paths->tree)
		fts_close(paths->tree);
	paths->tree = NULL;
}

void read_paths_close(struct read_paths *paths)
{
	if (!paths)
		return;
	close_tree(paths);
	free(paths->line);
	free(paths);
}

size_t read_paths_missing(const struct read_paths *paths)
{
	return paths->missing;
}

static void tell_missing(struct read_paths *paths, const char *path, int error)
{
	paths->missing++;
	log_line(LOG_LEVEL_ERROR, NULL, "%s: %s", path, strerror(error));
}

/* The next line that is not empty. */
static char *next_line(struct read_paths *paths)
{
	ssize_t length;

	while ((length = getline(&paths->line, &paths->line_size, stdin)) >= 0) {
		while (length > 0 && strchr("\r\n", paths->line[length - 1]))
			paths->line[--length] = '\0';
		if (length > 0)
			return paths->line;
	}
	paths->from_input = false;
	return NULL;
}

/* The next path that was named; NULL: no more. */
static const char *next_named(struct read_paths *paths)
{
	const char *named = paths->from_input ? next_line(paths) : NULL;

	while (!named) {
		named = argument_operand(paths->arguments, paths->operand);
		if (!named)
			return NULL;
		paths->operand++;
		if (strcmp(named, "-") == 0) {
			paths->from_input = true;
			named = next_line(paths);
		}
	}
	return named;
}

static int by_name(const FTSENT **a, const FTSENT **b)
{
	return strcmp((*a)->fts_name, (*b)->fts_name);
}

static void open_tree(struct read_paths *paths, const char *named)
{
	char *const roots[] = { (char *)named, NULL };
	paths->tree = fts_open(roots, FTS_PHYSICAL | FTS_COMFOLLOW | FTS_NOCHDIR, by_name);
	if (!paths->tree)
		tell_missing(paths, named, errno);
}

/* The next file of the path in hand; NULL: it has no more. */
static const char *next_file(struct read_paths *paths)
{
	FTSENT *entry;

	while ((entry = fts_read(paths->tree))) {
		bool hidden = entry->fts_level > 0 && entry->fts_name[0] == '.';
		if (hidden)
			fts_set(paths->tree, entry, FTS_SKIP);
		else if (entry->fts_info == FTS_DNR || entry->fts_info == FTS_ERR ||
			 entry->fts_info == FTS_NS)
			tell_missing(paths, entry->fts_path, entry->fts_errno);
		else if (entry->fts_info == FTS_F || entry->fts_info == FTS_SL ||
			 entry->fts_info == FTS_DEFAULT)
			return entry->fts_path;
		else if (entry->fts_info == FTS_SLNONE)
			tell_missing(paths, entry->fts_path, ENOENT);
	}
	return NULL;
}

const char *read_paths_next(struct read_paths *paths)
{
	for (;;) {
		const char *file = paths->tree ? next_file(paths) : NULL;
		if (file)
			return file;
		close_tree(paths);
		const char *named = next_named(paths);
		if (!named || fetch_is_of_web(winnow_str(named)))
			return named;
		open_tree(paths, named);
	}
}
