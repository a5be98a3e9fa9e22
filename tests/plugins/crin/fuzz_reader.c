/* SPDX-License-Identifier: MIT
 * The reader with foreign bytes, as each of the three things it reads. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include "tools/reader_harness.h"

#define BUDGET ((size_t)64 << 20)

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void read_as(struct reader_harness *reader, const char *uri, const char *media_type,
	struct winnow_str body)
{
	struct winnow_item item = item_of(uri, media_type, body);

	reader_probe(reader, &item);
	reading_result_free(reader_read(reader, &item));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static struct reader_harness *reader;
	struct winnow_str body = { (const char *)bytes, length };

	if (!reader) {
		reader = reader_open("crin", NULL);
		reader->plugin->budget = BUDGET;
	}
	read_as(reader, "https://archive.crin.org/en/a/crinmail/b.html", "text/html", body);
	read_as(reader, "file:///a/b.html", "text/html", body);
	read_as(reader, "file:///a/b.txt", "text/plain", body);
	return 0;
}
