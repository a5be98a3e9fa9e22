/* SPDX-License-Identifier: MIT */
#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <unistd.h>
#include "base/buffer.h"
#include "base/vector.h"
#include "config/suggest.h"
#include "load/module.h"
#include "load/tables.h"

#define SUFFIX ".so"
#define FOLDERS_LIMIT 16
#define PLUGINS_LIMIT 10000

size_t module_default_path(struct winnow_str folders[FOLDERS_LIMIT])
{
	/* AT_SECURE: the process may do more than its user, who must not say what it loads. */
	const char *path = getauxval(AT_SECURE) ? NULL : getenv("WINNOW_PLUGIN_PATH");
	struct winnow_str rest = winnow_str(path), folder;
	size_t count = 0;

	while (count < FOLDERS_LIMIT && str_split(&rest, ':', &folder))
		if (folder.len > 0)
			folders[count++] = folder;
	if (count == 0)
		folders[count++] = STR_LITERAL(WINNOW_PLUGIN_DIR);
	return count;
}

/* ---- listing ---- */

struct entry {
	char *name; /* malloc'd */
	char *path;
};

struct listing {
	VECTOR(struct entry) entries;
	size_t folders_read;
};

static void listing_finish(struct listing *listing)
{
	for (size_t i = 0; i < listing->entries.count; i++) {
		free(listing->entries.items[i].name);
		free(listing->entries.items[i].path);
	}
	vector_finish(&listing->entries);
}

/* "crin" of "crin.so"; false for what no plugin is named. */
static bool plugin_name(const char *file, char name[NAME_MAX + 1])
{
	size_t length = strlen(file), suffix = sizeof SUFFIX - 1;

	if (length <= suffix || strcmp(file + length - suffix, SUFFIX) != 0)
		return false;
	snprintf(name, NAME_MAX + 1, "%.*s", (int)(length - suffix), file);
	return table_is_name(name);
}

static bool is_listed(const struct listing *listing, const char *name)
{
	for (size_t i = 0; i < listing->entries.count; i++)
		if (strcmp(listing->entries.items[i].name, name) == 0)
			return true;
	return false;
}

static int refuse_memory(struct failure *failure)
{
	return failure_set(failure, FAILURE_MEMORY, "the list of plugins: no memory");
}

static int add_entry(struct listing *listing, struct winnow_str folder, const char *name,
	struct failure *failure)
{
	char path[PATH_MAX];
	int length = snprintf(path, sizeof path, "%.*s/%s" SUFFIX, STR_ARGS(folder), name);

	if (length < 0 || (size_t)length >= sizeof path || is_listed(listing, name))
		return 0;
	if (listing->entries.count == PLUGINS_LIMIT)
		return failure_set(failure, WINNOW_ELIMIT,
			"%.*s: more than %d plugins: divide them into several folders",
			STR_ARGS(folder), PLUGINS_LIMIT);
	struct entry *entry = vector_push(&listing->entries);
	if (!entry)
		return refuse_memory(failure);
	*entry = (struct entry){ strdup(name), strdup(path) };
	return entry->name && entry->path ? 0 : refuse_memory(failure);
}

static int read_folder(
	struct listing *listing, struct winnow_str folder, struct failure *failure)
{
	char path[PATH_MAX], name[NAME_MAX + 1];
	const struct dirent *file;
	int result = 0;

	snprintf(path, sizeof path, "%.*s", STR_ARGS(folder));
	DIR *stream = opendir(path);
	if (!stream && (errno == ENOENT || errno == ENOTDIR))
		return 0;
	if (!stream)
		return failure_errno(failure, FAILURE_DENIED, "%s", path);
	listing->folders_read++;
	while (result == 0 && (file = readdir(stream)))
		if (plugin_name(file->d_name, name))
			result = add_entry(listing, folder, name, failure);
	closedir(stream);
	return result;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct entry *)a)->name, ((const struct entry *)b)->name);
}

static void print_folders(
	struct buffer *text, const struct winnow_str *folders, size_t folder_count)
{
	for (size_t i = 0; i < folder_count; i++)
		buffer_printf(text, "%s%.*s", i ? ", " : "", STR_ARGS(folders[i]));
}

static int read_folders(struct listing *listing, const struct winnow_str *folders,
	size_t folder_count, struct failure *failure)
{
	int result = 0;

	for (size_t i = 0; result == 0 && i < folder_count; i++)
		result = read_folder(listing, folders[i], failure);
	if (result == 0 && listing->entries.count > 1)
		qsort(listing->entries.items, listing->entries.count, sizeof(struct entry),
			by_name);
	return result;
}

int module_list(const struct winnow_str *folders, size_t folder_count,
	int (*each)(void *context, const char *name, const char *path), void *context,
	struct failure *failure)
{
	struct listing listing = { .folders_read = 0 };
	int result = read_folders(&listing, folders, folder_count, failure);

	if (result == 0 && listing.folders_read == 0) {
		struct buffer text;
		buffer_init(&text, 600);
		print_folders(&text, folders, folder_count);
		result = failure_set(failure, FAILURE_MISSING,
			"%.*s: there is no such folder of plugins: name one under plugin_path",
			STR_ARGS(buffer_str(&text)));
		buffer_finish(&text);
	}
	for (size_t i = 0; result == 0 && i < listing.entries.count; i++)
		result = each(
			context, listing.entries.items[i].name, listing.entries.items[i].path);
	listing_finish(&listing);
	return result;
}

/* ---- finding ---- */

static struct winnow_str nearest(const struct listing *listing, struct winnow_str name)
{
	struct suggestion suggestion;

	suggest_begin(&suggestion, name);
	for (size_t i = 0; i < listing->entries.count; i++)
		suggest_offer(&suggestion, winnow_str(listing->entries.items[i].name));
	return suggestion.best;
}

static int refuse_unknown(const struct winnow_str *folders, size_t folder_count,
	struct winnow_str name, struct failure *failure)
{
	struct listing listing = { .folders_read = 0 };
	struct buffer text;

	int result = read_folders(&listing, folders, folder_count, failure);
	if (result == 0) {
		struct winnow_str meant = nearest(&listing, name);
		buffer_init(&text, 600);
		print_folders(&text, folders, folder_count);
		result = failure_set(failure, FAILURE_MISSING,
			meant.ptr ? "there is no plugin '%.*s' in %.*s; did you mean '%.*s'?"
				  : "there is no plugin '%.*s' in %.*s; `winnow plugins` lists "
				    "those there are%.*s",
			STR_ARGS(name), STR_ARGS(buffer_str(&text)), STR_ARGS(meant));
		buffer_finish(&text);
	}
	listing_finish(&listing);
	return result;
}

static int take_path(struct winnow_str path, char ret_path[PATH_MAX], struct failure *failure)
{
	if (path.len >= PATH_MAX)
		return failure_set(failure, FAILURE_MISSING,
			"%.200s…: the path is too long for a file", path.ptr);
	snprintf(ret_path, PATH_MAX, "%.*s", STR_ARGS(path));
	return 0;
}

int module_locate(const struct winnow_str *folders, size_t folder_count, struct winnow_str name,
	char ret_path[PATH_MAX], struct failure *failure)
{
	if (str_find_byte(name, '/', 0) < name.len)
		return take_path(name, ret_path, failure);
	for (size_t i = 0; i < folder_count; i++) {
		int length = snprintf(ret_path, PATH_MAX, "%.*s/%.*s" SUFFIX,
			STR_ARGS(folders[i]), STR_ARGS(name));
		if (length > 0 && length < PATH_MAX && access(ret_path, F_OK) == 0)
			return 0;
	}
	return refuse_unknown(folders, folder_count, name, failure);
}

int module_find(const struct winnow_str *folders, size_t folder_count, struct winnow_str name,
	const struct module **ret_module, struct failure *failure)
{
	char path[PATH_MAX];
	int result = module_locate(folders, folder_count, name, path, failure);

	return result < 0 ? result : module_load(path, ret_module, failure);
}
