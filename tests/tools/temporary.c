/* SPDX-License-Identifier: MIT */
#define _XOPEN_SOURCE 700 /* nftw */
#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "tools/temporary.h"

static void require(int condition, const char *path)
{
	if (condition)
		return;
	fprintf(stderr, "%s: %s\n", path, strerror(errno));
	abort();
}

char *temporary_path(const char *folder, const char *name)
{
	size_t size = strlen(folder) + strlen(name) + 2;
	char *path = malloc(size);

	require(path != NULL, name);
	snprintf(path, size, "%s/%s", folder, name);
	return path;
}

char *temporary_folder(void)
{
	const char *parent = getenv("TMPDIR");
	char *path = temporary_path(parent && *parent ? parent : "/tmp", "winnow-test-XXXXXX");

	require(mkdtemp(path) != NULL, path);
	return path;
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *where)
{
	(void)status;
	(void)kind;
	(void)where;
	return remove(path);
}

void temporary_remove(char *folder)
{
	if (!folder)
		return;
	require(nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS) == 0, folder);
	free(folder);
}

static void make_folders(char *path, size_t from)
{
	for (char *slash = strchr(path + from, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		require(mkdir(path, 0700) == 0 || errno == EEXIST, path);
		*slash = '/';
	}
}

char *temporary_file(const char *folder, const char *name, struct winnow_str bytes)
{
	char *path = temporary_path(folder, name);

	make_folders(path, strlen(folder) + 1);
	FILE *file = fopen(path, "wb");
	require(file != NULL, path);
	require(bytes.len == 0 || fwrite(bytes.ptr, 1, bytes.len, file) == bytes.len, path);
	require(fclose(file) == 0, path);
	return path;
}

struct winnow_str temporary_read(const char *path)
{
	struct stat status;
	FILE *file = fopen(path, "rb");

	require(file && fstat(fileno(file), &status) == 0, path);
	size_t length = (size_t)status.st_size;
	char *bytes = malloc(length + 1);
	require(bytes != NULL, path);
	require(fread(bytes, 1, length, file) == length, path);
	fclose(file);
	bytes[length] = '\0';
	return (struct winnow_str){ bytes, length };
}

char *temporary_copy(const char *folder, const char *name, const char *from)
{
	struct winnow_str bytes = temporary_read(from);
	char *path = temporary_file(folder, name, bytes);

	free((char *)bytes.ptr);
	return path;
}
