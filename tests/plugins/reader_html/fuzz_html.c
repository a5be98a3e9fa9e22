/* SPDX-License-Identifier: MIT
 * Any bytes as an article page, of a site without a profile and of one with. */
#include "tools/reader_harness.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void read_as(struct reader_harness *reader, const char *uri, struct winnow_str page)
{
	struct winnow_item item = item_of(uri, "text/html", page);

	reader_probe(reader, &item);
	reading_result_free(reader_read(reader, &item));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static struct reader_harness *reader;
	const struct winnow_str page = { (const char *)bytes, length };

	if (!reader)
		reader = reader_open("html", NULL);
	read_as(reader, "http://news.example/2014/03/05/a.html", page);
	read_as(reader, "https://www.theguardian.com/world/2014/mar/05/a", page);
	return 0;
}
