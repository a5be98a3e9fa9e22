/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <sys/stat.h>
#include "config/config.h"

/* Writes the path when it fits and something other than a folder is there. */
static bool try_path(
	char *path, size_t size, const char *folder, const char *between, const char *name)
{
	char candidate[4096];
	struct stat status;
	int length = snprintf(candidate, sizeof candidate, "%s%s%s", folder, between, name);

	if (length < 0 || (size_t)length >= sizeof candidate || (size_t)length >= size)
		return false;
	if (stat(candidate, &status) != 0 || S_ISDIR(status.st_mode))
		return false;
	snprintf(path, size, "%s", candidate);
	return true;
}

/* The XDG base directory specification: a relative path in these counts as unset. */
static bool try_environment(char *path, size_t size, const char *variable, const char *between)
{
	const char *folder = getenv(variable);

	return folder && folder[0] == '/' &&
	       try_path(path, size, folder, between, "winnow/winnow.yaml");
}

static bool has_config_home(void)
{
	const char *folder = getenv("XDG_CONFIG_HOME");

	return folder && folder[0] == '/';
}

bool config_find(char *path, size_t size)
{
	if (try_path(path, size, ".", "/", "winnow.yaml"))
		return true;
	if (has_config_home() ? try_environment(path, size, "XDG_CONFIG_HOME", "/")
			      : try_environment(path, size, "HOME", "/.config/"))
		return true;
	return try_path(path, size, "/etc", "/", "winnow/winnow.yaml");
}
