/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include "base/buffer.h"
#include "config/bind.h"
#include "config/disk.h"
#include "config/files.h"
#include "config/include.h"
#include "config/keys.h"
#include "config/path.h"

#define MOST_FILES 256

void files_init(struct files *files, struct arena *arena, struct problems *problems)
{
	*files = (struct files){ .arena = arena, .problems = problems };
	digest_init(&files->digest);
}

void files_finish(struct files *files)
{
	vector_finish(&files->read);
}

/* The place names the file already, unless another file asked for it. */
static void report_unreadable(
	struct files *files, const char *path, struct place asked, int error)
{
	const char *subject = asked.line ? path : "this file";
	const char *remedy = "check the name, or name another";

	if (error == EACCES)
		remedy = "allow this user to read it";
	if (error == EFBIG)
		problems_add(files->problems, asked,
			"%s is larger than %zu KiB, as no configuration should be; check the "
			"name, or divide it by 'include'",
			subject, DISK_LARGEST_FILE >> 10);
	else
		problems_add(files->problems, asked, "%s cannot be read: %s; %s", subject,
			strerror(error), remedy);
}

/* ---- one file ---- */

/* Its values are bound without fallbacks, so that another file can still give them. */
static bool bind_file(struct files *files, struct config_file *file)
{
	struct binding binding = { .who = "",
		.place = { .file = file->name },
		.folder = file->folder,
		.arena = files->arena,
		.problems = files->problems };

	file->values = bind_new_values(&binding, config_keys);
	if (!file->values)
		return false;
	bind_check_keys(&binding, file->root, config_keys);
	bind_given(&binding, file->root, config_keys, file->values);
	return true;
}

static bool add_file(struct files *files, struct winnow_str bytes, struct config_file file)
{
	file.root = yaml_read(bytes, file.name, file.folder, files->arena, files->problems);
	if (!file.root || !bind_file(files, &file))
		return false;
	file.open = true;
	struct config_file *slot = vector_push(&files->read);
	if (!slot) {
		problems_add_no_memory(files->problems, (struct place){ .file = file.name });
		return false;
	}
	*slot = file;
	digest_add_part(&files->digest, bytes);
	size_t index = files->read.count - 1;
	include_files(files, file.root, &file.values[KEY_INCLUDE]);
	files->read.items[index].open = false;
	return true;
}

static const struct config_file *find_file(const struct files *files, const struct stat *status)
{
	for (size_t i = 0; i < files->read.count; i++)
		if (files->read.items[i].device == status->st_dev &&
			files->read.items[i].number == status->st_ino)
			return &files->read.items[i];
	return NULL;
}

static bool add_unless_there(struct files *files, struct winnow_str bytes,
	const struct stat *status, struct config_file file, struct place asked)
{
	const struct config_file *there = find_file(files, status);

	file.device = status->st_dev;
	file.number = status->st_ino;
	if (there && there->open)
		problems_add(files->problems, asked,
			"%s includes itself, directly or over another file; remove this "
			"'include'",
			file.name);
	else if (!there && files->read.count == MOST_FILES)
		problems_add(files->problems, asked,
			"more than %d files are included; put some of them together",
			MOST_FILES);
	else if (!there)
		return add_file(files, bytes, file);
	return true;
}

bool files_add(struct files *files, const char *path, struct place asked)
{
	struct buffer bytes;
	struct stat status;
	struct config_file file = { .folder = path_folder(files->arena, path),
		.name = arena_copy(files->arena, winnow_str(path)).ptr };

	if (!file.folder || !file.name) {
		problems_add_no_memory(files->problems, asked);
		return false;
	}
	buffer_init(&bytes, DISK_LARGEST_FILE);
	int error = disk_read(path, &bytes, &status);
	bool added = false;
	if (error)
		report_unreadable(files, path, asked, error);
	else
		added = add_unless_there(files, buffer_str(&bytes), &status, file, asked);
	buffer_finish(&bytes);
	return added;
}

bool files_read(struct files *files, const char *path)
{
	return files_add(files, path, (struct place){ .file = path });
}

bool files_parse(
	struct files *files, struct winnow_str bytes, const char *name, const char *folder)
{
	struct config_file file = { .name = name, .folder = folder };

	if (bytes.len > DISK_LARGEST_FILE) {
		report_unreadable(files, name, (struct place){ .file = name }, EFBIG);
		return false;
	}
	return add_file(files, bytes, file);
}
