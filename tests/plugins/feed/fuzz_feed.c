/* SPDX-License-Identifier: MIT
 * Any bytes as a feed: followed by the source, and read by the reader. */
#include "tools/reader_harness.h"
#include "tools/source_harness.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static struct source_harness *source;
	static struct reader_harness *reader;

	if (!source) {
		source = source_open("feed", "urls: [/a]");
		reader = reader_open("feed", NULL);
	}
	struct winnow_item item = item_of("http://a.example/feed", "application/xml",
		(struct winnow_str){ (const char *)bytes, length });
	item.expects = WINNOW_LISTING;
	source_result_free(source_visit(source, &item));
	reading_result_free(reader_read(reader, &item));
	return 0;
}
