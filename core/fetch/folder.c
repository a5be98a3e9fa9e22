/* SPDX-License-Identifier: MIT */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/vector.h"
#include "fetch/scheme.h"

typedef VECTOR(char *) name_list;

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void free_names(name_list *names)
{
	for (size_t i = 0; i < names->count; i++)
		free(names->items[i]);
	vector_finish(names);
}

static bool is_itself_or_parent(const char *name)
{
	return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

/* All names are gathered before the first is shown: sorted, so that a run does not depend on how
 * a file system keeps its folders. */
static int read_names(
	DIR *folder, struct winnow_str uri, name_list *names, struct failure *failure)
{
	for (struct dirent *entry; errno = 0, (entry = readdir(folder));) {
		if (is_itself_or_parent(entry->d_name))
			continue;
		char **name = vector_push(names);
		if (!name || !(*name = strdup(entry->d_name)))
			return failure_set(failure, FAILURE_MEMORY,
				"%.*s: no memory for its entries", STR_ARGS(uri));
	}
	if (errno)
		return failure_errno(
			failure, WINNOW_EAGAIN, "%.*s: reading it failed", STR_ARGS(uri));
	if (names->count)
		qsort(names->items, names->count, sizeof *names->items, by_bytes);
	return 0;
}

static uint32_t form_of(mode_t mode)
{
	if (S_ISREG(mode))
		return WINNOW_ENTRY_FILE;
	if (S_ISDIR(mode))
		return WINNOW_ENTRY_FOLDER;
	return S_ISLNK(mode) ? WINNOW_ENTRY_LINK : WINNOW_ENTRY_OTHER;
}

/* Whether a link in the folder at `uri` leads to that folder or to one above it, on the way by
 * which it was reached: who followed it would go round without an end. */
static bool leads_back(struct winnow_str uri, const struct stat *target, struct arena *arena)
{
	struct winnow_str path;
	struct stat above;

	if (fetch_uri_to_path(uri, arena, &path, NULL) < 0)
		return false;
	for (size_t end = path.len + 1; end-- > 0;) {
		if (end < path.len && path.ptr[end] != '/')
			continue;
		const char *prefix =
			arena_copy(arena, winnow_slice(path, 0, end ? end : 1)).ptr;
		if (prefix && stat(prefix, &above) == 0 && above.st_dev == target->st_dev &&
			above.st_ino == target->st_ino)
			return true;
	}
	return false;
}

/* What a link is shown as leading to. */
static uint32_t link_form_of(
	struct winnow_str folder_uri, const struct stat *target, struct arena *arena)
{
	if (S_ISDIR(target->st_mode) && leads_back(folder_uri, target, arena))
		return WINNOW_ENTRY_OTHER;
	return form_of(target->st_mode);
}

static int show_entry(const struct fetch_request *request, struct winnow_str folder_uri,
	int descriptor, const char *name, struct arena *arena, fetch_each *each, void *context,
	struct failure *failure)
{
	struct winnow_item item = fetch_item(request);
	struct stat status, target;
	struct winnow_str slash_name = arena_printf(arena, "/%s", name);
	struct winnow_str tail = fetch_path_to_uri(slash_name, arena);

	if (!slash_name.ptr || !tail.ptr)
		return failure_set(failure, FAILURE_MEMORY, "no memory");
	/* The entry's path was taken for an absolute one: "file:///name". */
	size_t start = sizeof "file:///" - 1;
	item.uri = arena_printf(arena, "%.*s%s", STR_ARGS(folder_uri), tail.ptr + start);
	item.final_uri = item.uri;
	if (!item.uri.ptr)
		return failure_set(failure, FAILURE_MEMORY, "no memory");
	if (fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) != 0)
		return 0; /* gone since the folder was read */
	item.form = form_of(status.st_mode);
	if (item.form == WINNOW_ENTRY_LINK && fstatat(descriptor, name, &target, 0) == 0) {
		item.link_form = link_form_of(folder_uri, &target, arena);
		status = target;
	} else if (item.form == WINNOW_ENTRY_LINK) {
		item.link_form = WINNOW_ENTRY_OTHER;
	}
	item.media_type = media_type_of(slash_name);
	item.length = (uint64_t)status.st_size;
	item.modified_ms = fetch_modified_ms(&status);
	return each(context, &item);
}

static int show_entries(const struct fetch_request *request, int descriptor,
	const name_list *names, fetch_each *each, void *context, struct failure *failure)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	struct winnow_str uri = request->uri;
	char with_slash[8192];
	int code = 0;

	if (!arena)
		return failure_set(failure, FAILURE_MEMORY, "no memory");
	if (!winnow_ends(uri, "/")) {
		if (uri.len + 1 >= sizeof with_slash)
			return failure_set(
				failure, WINNOW_ELIMIT, "the address of a folder is too long");
		memcpy(with_slash, uri.ptr, uri.len);
		with_slash[uri.len] = '/';
		uri = (struct winnow_str){ with_slash, uri.len + 1 };
	}
	for (size_t i = 0; i < names->count && code >= 0; i++) {
		arena_reset(arena);
		code = show_entry(request, uri, descriptor, names->items[i], arena, each,
			context, failure);
	}
	return code < 0 ? code : 0;
}

int fetch_folder(const struct fetch_request *request, int descriptor, fetch_each *each,
	void *context, struct failure *failure)
{
	name_list names = { 0 };
	DIR *folder = descriptor < 0 ? NULL : fdopendir(descriptor);
	int code;

	if (!folder) {
		code = failure_errno(failure, WINNOW_EAGAIN, "%.*s", STR_ARGS(request->uri));
		if (descriptor >= 0)
			close(descriptor);
		return code;
	}
	code = read_names(folder, request->uri, &names, failure);
	if (code >= 0)
		code = show_entries(request, dirfd(folder), &names, each, context, failure);
	free_names(&names);
	closedir(folder);
	return code;
}
