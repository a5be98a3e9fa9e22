/* SPDX-License-Identifier: MIT
 * Any bytes as an article page. */
#include "tools/reader_harness.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static struct reader_harness *reader;

	if (!reader)
		reader = reader_open("html", NULL);
	struct winnow_item item = item_of("http://news.example/2014/03/05/a.html", "text/html",
		(struct winnow_str){ (const char *)bytes, length });
	reader_probe(reader, &item);
	reading_result_free(reader_read(reader, &item));
	return 0;
}
