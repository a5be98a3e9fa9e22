/* SPDX-License-Identifier: MIT
 * Any bytes as JSON with articles. */
#include "tools/reader_harness.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static struct reader_harness *reader;

	if (!reader)
		reader = reader_open("json", "items: data, key: id, title: t.n, body: t.b, "
					     "date: d, byline: a.n, language: l, publisher: a");
	struct winnow_item item = item_of("file:///a.json", "application/json",
		(struct winnow_str){ (const char *)bytes, length });
	reader_probe(reader, &item);
	reading_result_free(reader_read(reader, &item));
	return 0;
}
