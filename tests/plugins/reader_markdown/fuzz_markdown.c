/* SPDX-License-Identifier: MIT
 * Any bytes as Markdown. */
#include "tools/reader_harness.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static struct reader_harness *reader;

	if (!reader)
		reader = reader_open("markdown", NULL);
	struct winnow_item item = item_of("file:///a.md", "text/markdown",
		(struct winnow_str){ (const char *)bytes, length });
	reader_probe(reader, &item);
	reading_result_free(reader_read(reader, &item));
	return 0;
}
