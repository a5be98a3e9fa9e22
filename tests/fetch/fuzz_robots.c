/* SPDX-License-Identifier: MIT
 * A robots.txt from anybody: the first line is the path that is asked for, the rest the file. */
#include <stdint.h>
#include <stdlib.h>
#include "fetch/robots.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct winnow_str file = { (const char *)bytes, length }, path;
	size_t count;

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
	const struct winnow_str *sitemaps = robots_sitemaps(robots, &count);
	for (size_t i = 0; i < count; i++)
		if (sitemaps[i].len == 0 ||
			str_find_byte(sitemaps[i], '\n', 0) < sitemaps[i].len)
			abort();
	robots_destroy(robots);
	return 0;
}
