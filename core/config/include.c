/* SPDX-License-Identifier: MIT */
#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include "config/include.h"

#define MOST_ENTRIES 1000

struct names {
	VECTOR(const char *) found;
};

/* Editors leave hidden files behind, such as ".#feeds.yaml". */
static bool is_wanted(const char *name)
{
	return name[0] != '.' && winnow_ends(winnow_str(name), ".yaml");
}

static bool add_name(struct files *files, const char *name, struct names *names)
{
	if (!is_wanted(name))
		return true;
	if (names->found.count == MOST_ENTRIES)
		return false;
	const char **slot = vector_push(&names->found);
	if (!slot)
		return false;
	*slot = arena_copy(files->arena, winnow_str(name)).ptr;
	return *slot != NULL;
}

static int compare_names(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* 0, or an errno. */
static int list_folder(struct files *files, const char *path, struct names *names)
{
	DIR *folder = opendir(path);
	int error = 0;

	if (!folder)
		return errno;
	for (const struct dirent *entry; error == 0;) {
		errno = 0;
		entry = readdir(folder);
		if (!entry) {
			error = errno;
			break;
		}
		if (!add_name(files, entry->d_name, names))
			error = names->found.count == MOST_ENTRIES ? E2BIG : ENOMEM;
	}
	closedir(folder);
	if (error == 0 && names->found.count)
		qsort(names->found.items, names->found.count, sizeof names->found.items[0],
			compare_names);
	return error;
}

static void include_one(struct files *files, const char *path, struct place asked)
{
	/* What is wrong was reported; the other files are read all the same. */
	bool UNUSED read = files_add(files, path, asked);
}

static void include_folder(struct files *files, struct winnow_str path, struct place asked)
{
	struct names names = { 0 };
	int error = list_folder(files, path.ptr, &names);

	if (error)
		problems_add(files->problems, asked, "the folder %s cannot be read: %s",
			path.ptr, strerror(error));
	for (size_t i = 0; error == 0 && i < names.found.count; i++) {
		struct winnow_str file =
			arena_printf(files->arena, "%s/%s", path.ptr, names.found.items[i]);
		if (file.ptr)
			include_one(files, file.ptr, asked);
		else
			problems_add_no_memory(files->problems, asked);
	}
	vector_finish(&names.found);
}

/* "conf.d/" and "conf.d/ *.yaml" (without the blank) say the same as "conf.d". */
static struct winnow_str without_pattern(struct winnow_str path)
{
	if (winnow_ends(path, "/*.yaml"))
		path.len -= strlen("/*.yaml");
	while (path.len > 1 && path.ptr[path.len - 1] == '/')
		path.len--;
	return path;
}

static void include_path(struct files *files, struct winnow_str written, struct place asked)
{
	struct winnow_str path = arena_copy(files->arena, without_pattern(written));
	struct stat status;

	if (!path.ptr)
		problems_add_no_memory(files->problems, asked);
	else if (stat(path.ptr, &status) == 0 && S_ISDIR(status.st_mode))
		include_folder(files, path, asked);
	else
		include_one(files, path.ptr, asked);
}

void include_files(
	struct files *files, const struct config_node *root, const struct winnow_value *include)
{
	const struct config_pair *pair = node_find(root, STR_LITERAL("include"));

	for (uint32_t i = 0; pair && i < include->count; i++)
		if (include->text[i].len > 0)
			include_path(files, include->text[i], node_item(pair->value, i)->place);
}
