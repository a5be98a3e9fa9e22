/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>
#include "base/log.h"
#include "cli/open.h"

static bool find(const struct arguments *arguments, char *path, size_t size)
{
	const char *given = argument(arguments, "config");

	if (given)
		return (size_t)snprintf(path, size, "%s", given) < size;
	if (config_find(path, size))
		return true;
	log_line(LOG_LEVEL_ERROR, NULL,
		"there is no winnow.yaml here, in ~/.config/winnow or in /etc/winnow: name one "
		"with -c");
	return false;
}

struct config *find_config(
	const struct arguments *arguments, struct problems *problems, int *ret_status)
{
	char path[4096];

	*ret_status = EXIT_BAD_CONFIG;
	if (!find(arguments, path, sizeof path))
		return NULL;
	struct config *config = config_load(path, problems);
	/* The command line counts more than the file. */
	enum log_format format;
	if (config && !argument(arguments, "log-format") &&
		log_format_named(config->log_format, &format))
		log_use_format(format);
	return config;
}

struct config *open_config(
	const struct arguments *arguments, struct problems *problems, int *ret_status)
{
	struct config *config = find_config(arguments, problems, ret_status);

	if (!config)
		problems_print(problems, stderr);
	return config;
}

struct config *open_config_or_default(
	const struct arguments *arguments, struct problems *problems, int *ret_status)
{
	char path[4096];

	if (argument(arguments, "config") || config_find(path, sizeof path))
		return open_config(arguments, problems, ret_status);
	*ret_status = EXIT_BUG;
	return config_parse(STR_LITERAL("store: winnow.db\n"), "-", ".", problems);
}

struct plan *open_plan(plan_maker *make, const struct config *config, struct problems *problems)
{
	struct plan *plan = make(config, problems);

	if (!plan)
		problems_print(problems, stderr);
	return plan;
}

/* False: it is too long, which was told. */
static bool copy_path(struct winnow_str name, char *path, size_t size)
{
	if (name.len < size) {
		memcpy(path, name.ptr, name.len);
		path[name.len] = '\0';
		return true;
	}
	log_line(LOG_LEVEL_ERROR, NULL,
		"the name of a file has %zu bytes; name one of at most %zu", name.len,
		size - 1);
	return false;
}

static bool find_store(
	const struct arguments *arguments, char *path, size_t size, int *ret_status)
{
	SCOPED(problems_destroy) struct problems *problems = problems_create();
	const char *given = argument(arguments, "store");

	*ret_status = EXIT_BAD_USAGE;
	if (given)
		return copy_path(winnow_str(given), path, size);
	SCOPED(config_destroy)
	struct config *config = open_config(arguments, problems, ret_status);
	if (!config)
		return false;
	if (problems_count(problems) > 0)
		problems_print(problems, stderr);
	return problems_count(problems) == 0 && copy_path(config->store, path, size);
}

struct store *open_store_to_write(const struct config *config, struct failure *failure)
{
	struct store *store = NULL;
	char path[4096];

	if ((size_t)snprintf(path, sizeof path, "%.*s", STR_ARGS(config->store)) >= sizeof path)
		failure_set(failure, FAILURE_CONFIG, "the store's name is too long");
	else if (store_open(path, STORE_WRITE, &store, failure) < 0)
		store = NULL;
	return store;
}

struct store *open_store(const struct arguments *arguments, int *ret_status)
{
	struct store *store;
	struct failure failure;
	char path[4096];

	if (!find_store(arguments, path, sizeof path, ret_status))
		return NULL;
	if (store_open(path, STORE_READ, &store, &failure) >= 0)
		return store;
	*ret_status = command_fail(&failure);
	return NULL;
}
