/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include "config/data.h"
#include "config/disk.h"
#include "config/path.h"

struct listing {
	struct arena *arena;
	struct winnow_str name;
	VECTOR(struct winnow_str) paths;
	const char *refused;
	bool there; /* one of the folders has it */
};

/* AT_SECURE: the process may do more than its user. */
const char *data_installed_folder(void)
{
	const char *path = getauxval(AT_SECURE) ? NULL : getenv("WINNOW_DATA_PATH");

	return path && *path ? path : DATA_DIRECTORY;
}

/* What stands behind the last slash. */
static const char *file_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static bool is_listed(const struct listing *listing, const char *path)
{
	for (size_t i = 0; i < listing->paths.count; i++)
		if (strcmp(file_name(listing->paths.items[i].ptr), file_name(path)) == 0)
			return true;
	return false;
}

static int add_path(struct listing *listing, struct winnow_str path)
{
	if (!path.ptr)
		return ENOMEM;
	if (is_listed(listing, path.ptr))
		return 0;
	struct winnow_str *slot = vector_push(&listing->paths);
	if (!slot)
		return ENOMEM;
	*slot = path;
	return 0;
}

static int add_folder(struct listing *listing, const char *folder)
{
	struct disk_names names = { 0 };
	int error = disk_list(folder, listing->arena, &names);

	for (size_t i = 0; error == 0 && i < names.found.count; i++)
		error = add_path(listing,
			arena_printf(listing->arena, "%s/%s", folder, names.found.items[i]));
	vector_finish(&names.found);
	return error;
}

/* What there is in one of the folders of data. */
static int add_from(struct listing *listing, const char *data)
{
	struct winnow_str path = path_absolute(listing->arena, data, listing->name);
	struct stat status;

	if (!path.ptr)
		return ENOMEM;
	listing->refused = path.ptr;
	if (stat(path.ptr, &status) != 0)
		return errno == ENOENT ? 0 : errno;
	listing->there = true;
	return S_ISDIR(status.st_mode) ? add_folder(listing, path.ptr)
				       : add_path(listing, path);
}

static int add_all(struct listing *listing, const struct config *config)
{
	const char *installed = data_installed_folder();
	bool absolute = winnow_starts(listing->name, "/");
	struct stat status;
	int error = absolute ? add_from(listing, "/") : 0;

	for (size_t i = 0; error == 0 && !absolute && i < config->data_path_count; i++)
		error = add_from(listing, config->data_path[i].ptr);
	if (error || absolute)
		return error || listing->there ? error : ENOENT;
	if (stat(installed, &status) == 0)
		error = add_from(listing, installed);
	else
		listing->there = true;
	return error || listing->there ? error : ENOENT;
}

/* Out of the vector, into the arena. */
static int keep(struct listing *listing, struct data_files *files)
{
	size_t count = listing->paths.count;
	struct winnow_str *paths = arena_alloc_array(listing->arena, count + 1, sizeof *paths);

	if (!paths)
		return ENOMEM;
	if (count)
		memcpy(paths, listing->paths.items, count * sizeof *paths);
	files->paths = paths;
	files->count = count;
	return 0;
}

int data_list(const struct config *config, struct winnow_str name, struct arena *arena,
	struct data_files *ret_files)
{
	struct listing listing = { .arena = arena, .name = name };
	int error = add_all(&listing, config);

	*ret_files = (struct data_files){ .refused = listing.refused };
	if (error == 0)
		error = keep(&listing, ret_files);
	vector_finish(&listing.paths);
	return error;
}
