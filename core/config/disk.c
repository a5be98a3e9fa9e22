/* SPDX-License-Identifier: MIT */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "config/disk.h"

#define MOST_ENTRIES 1000

/* ---- bytes ---- */

/* 0, or an errno; EFBIG when the buffer is full. */
static int read_bytes(int descriptor, struct buffer *bytes)
{
	char block[16384];

	for (;;) {
		ssize_t length = read(descriptor, block, sizeof block);
		if (length < 0 && errno == EINTR)
			continue;
		if (length < 0)
			return errno;
		if (length == 0)
			return 0;
		bool fits = (size_t)length <= DISK_LARGEST_FILE - bytes->length;
		buffer_append(bytes, (struct winnow_str){ block, (size_t)length });
		if (buffer_failed(bytes))
			return fits ? ENOMEM : EFBIG;
	}
}

int disk_read(const char *path, struct buffer *bytes, struct stat *ret_status)
{
	int descriptor = open(path, O_RDONLY | O_CLOEXEC);
	int error = 0;

	if (descriptor < 0)
		return errno;
	if (fstat(descriptor, ret_status) != 0)
		error = errno;
	else if (S_ISDIR(ret_status->st_mode))
		error = EISDIR;
	else
		error = read_bytes(descriptor, bytes);
	close(descriptor);
	return error;
}

/* ---- folders ---- */

/* Editors leave hidden files behind, such as ".#feeds.yaml". */
static bool is_wanted(const char *name)
{
	return name[0] != '.' && winnow_ends(winnow_str(name), ".yaml");
}

static bool add_name(struct arena *arena, const char *name, struct disk_names *names)
{
	if (!is_wanted(name))
		return true;
	if (names->found.count == MOST_ENTRIES)
		return false;
	const char **slot = vector_push(&names->found);
	if (!slot)
		return false;
	*slot = arena_copy(arena, winnow_str(name)).ptr;
	return *slot != NULL;
}

static int compare_names(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

int disk_list(const char *path, struct arena *arena, struct disk_names *ret_names)
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
		if (!add_name(arena, entry->d_name, ret_names))
			error = ret_names->found.count == MOST_ENTRIES ? E2BIG : ENOMEM;
	}
	closedir(folder);
	if (error == 0 && ret_names->found.count)
		qsort(ret_names->found.items, ret_names->found.count,
			sizeof ret_names->found.items[0], compare_names);
	return error;
}
