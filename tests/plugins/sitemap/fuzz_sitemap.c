/* SPDX-License-Identifier: MIT
 * Any bytes as a sitemap, and as a robots.txt that names some. */
#include "tools/reader_harness.h"
#include "tools/source_harness.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static const struct winnow_pair robots = { { "sitemap.step", 12 }, { "robots", 6 } };
	static struct source_harness *source;

	if (!source)
		source = source_open("sitemap", "urls: ['http://a.example/sitemap.xml'], "
						"max_age: 1000d, deny: ['*/print']");
	struct winnow_item item = item_of("http://a.example/sitemap.xml", "application/xml",
		(struct winnow_str){ (const char *)bytes, length });
	item.expects = WINNOW_LISTING;
	item.fetched_ms = INT64_C(1600000000000);
	source_result_free(source_visit(source, &item));
	item.hints = &robots;
	item.hint_count = 1;
	source_result_free(source_visit(source, &item));
	return 0;
}
