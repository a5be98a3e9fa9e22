/* SPDX-License-Identifier: MIT */
#include <unistd.h>
#include "config/path.h"

#define LONGEST_FOLDER 4096

/* "https://": RFC 3986's scheme, of two letters at least. */
static bool is_address(struct winnow_str path)
{
	size_t end = str_find(path, STR_LITERAL("://"));

	for (size_t i = 0; i < end; i++) {
		char byte = path.ptr[i];
		bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
		bool other = (byte >= '0' && byte <= '9') || byte == '+' || byte == '-' ||
			     byte == '.';
		if (!letter && !(i > 0 && other))
			return false;
	}
	return end > 1 && end < path.len;
}

struct winnow_str path_absolute(struct arena *arena, const char *folder, struct winnow_str path)
{
	if (winnow_starts(path, "/") || winnow_is(path, "-") || is_address(path))
		return arena_copy(arena, path);
	while (winnow_starts(path, "./"))
		path = winnow_slice(path, 2, path.len - 2);
	const char *between = winnow_ends(winnow_str(folder), "/") ? "" : "/";
	return arena_printf(arena, "%s%s%.*s", folder, between, STR_ARGS(path));
}

static size_t folder_length(struct winnow_str path)
{
	size_t length = path.len;

	while (length > 0 && path.ptr[length - 1] != '/')
		length--;
	while (length > 1 && path.ptr[length - 1] == '/')
		length--;
	return length;
}

const char *path_folder(struct arena *arena, const char *path)
{
	char current[LONGEST_FOLDER];
	struct winnow_str whole = winnow_str(path);
	struct winnow_str folder = winnow_slice(whole, 0, folder_length(whole));

	if (winnow_starts(folder, "/"))
		return arena_copy(arena, folder).ptr;
	if (!getcwd(current, sizeof current))
		return NULL;
	if (folder.len == 0 || winnow_is(folder, "."))
		return arena_copy(arena, winnow_str(current)).ptr;
	return path_absolute(arena, current, folder).ptr;
}
