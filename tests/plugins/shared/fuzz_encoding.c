/* SPDX-License-Identifier: MIT
 * The first byte chooses what the transport says; the rest is the page. */
#include "tools/reader_harness.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static const char *const charsets[] = { NULL, "utf-8", "utf-16le", "utf-16be", "gbk",
		"big5", "shift_jis", "euc-jp", "iso-2022-jp", "euc-kr", "koi8-r",
		"windows-1258" };
	static struct reader_harness *reader;

	if (!reader)
		reader = reader_open("text", NULL);
	if (length == 0)
		return 0;
	struct winnow_item item = item_of("file:///a.txt", "text/plain",
		(struct winnow_str){ (const char *)bytes + 1, length - 1 });
	item.charset =
		winnow_str(charsets[bytes[0] % (sizeof(charsets) / sizeof(charsets[0]))]);
	reading_result_free(reader_read(reader, &item));
	return 0;
}
