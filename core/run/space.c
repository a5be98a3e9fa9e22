/* SPDX-License-Identifier: MIT */
#include "run/space.h"
#include <stdio.h>
#include <string.h>
#include <sys/statvfs.h>

int64_t space_free(struct winnow_str file)
{
	char folder[4096];
	struct statvfs status;

	while (file.len && file.ptr[file.len - 1] != '/')
		file.len--;
	int length = snprintf(folder, sizeof folder, "%.*s.", STR_ARGS(file));
	if (length < 0 || (size_t)length >= sizeof folder || statvfs(folder, &status) != 0)
		return -1;
	return (int64_t)(status.f_bavail * status.f_frsize);
}

bool space_note(struct space *space, int64_t free_bytes)
{
	bool was_low = space->low;

	if (free_bytes < 0)
		return false;
	if (free_bytes < space->least)
		space->low = true;
	else if (free_bytes - space->least >= space->least / 10)
		space->low = false;
	return space->low != was_low;
}
