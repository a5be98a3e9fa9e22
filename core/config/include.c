/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include "config/disk.h"
#include "config/include.h"

static void include_one(struct files *files, const char *path, struct place asked)
{
	/* What is wrong was reported; the other files are read all the same. */
	bool UNUSED read = files_add(files, path, asked);
}

static void include_folder(struct files *files, struct winnow_str path, struct place asked)
{
	struct disk_names names = { 0 };
	int error = disk_list(path.ptr, files->arena, &names);

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
