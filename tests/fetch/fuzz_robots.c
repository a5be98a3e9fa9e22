/* SPDX-License-Identifier: MIT
 * A robots.txt from anybody: the first line is the path that is asked for, the rest the file. */
#include <stdint.h>
#include <stdlib.h>
#include "fetch/robots.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct winnow_str file = { (const char *)bytes, length }, path;

	if (!str_split(&file, '\n', &path))
		return 0;
	struct robots *robots = robots_parse(file);
	if (!robots)
		return 0;
	robots_allows(robots, STR_LITERAL("winnow"), path);
	robots_allows(robots, STR_LITERAL("other"), path);
	int64_t delay = robots_delay(robots, STR_LITERAL("winnow"));
	if (delay < 0 || delay > ROBOTS_MOST_DELAY_MS)
		abort();
	robots_destroy(robots);
	return 0;
}
