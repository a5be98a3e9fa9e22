/* SPDX-License-Identifier: MIT
 * Any bytes as the opening of a text: titles, dates, datelines. */
#include <stdlib.h>
#include "tools/reader_harness.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static const char opening[] = "A title\n\n";
	static struct reader_harness *reader;

	if (!reader)
		reader = reader_open("text", NULL);
	char *text = malloc(sizeof(opening) + length);
	if (!text)
		return 0;
	memcpy(text, opening, strlen(opening));
	if (length)
		memcpy(text + strlen(opening), bytes, length);
	struct winnow_item item = item_of("file:///a.txt", "text/plain",
		(struct winnow_str){ text, strlen(opening) + length });
	reading_result_free(reader_read(reader, &item));
	free(text);
	return 0;
}
