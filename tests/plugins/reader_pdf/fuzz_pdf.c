/* SPDX-License-Identifier: MIT
 *
 * Any bytes as a PDF. Those that begin with "=" are the lines of one, each with where and how it is
 * set before it, so that what we make of lines is met more often than the library's parser.
 */
#include <stdlib.h>
#include "plugins/reader_pdf/pdf.h"
#include "tools/reader_harness.h"

enum { MOST_LINES = 300, LONGEST = 120, HEAD = 5 };

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void read_as(struct reader_harness *reader, struct winnow_str bytes)
{
	struct winnow_item item = item_of("file:///a.pdf", "application/pdf", bytes);

	reader_probe(reader, &item);
	reading_result_free(reader_read(reader, &item));
}

/* A line is five bytes (page, left, top, size, weight), and its words up to a line feed. */
static size_t read_line(const uint8_t *bytes, size_t length, struct pdf_line *line, char *words)
{
	size_t at = HEAD, count = 0;

	line->page += bytes[0] % 8 == 0;
	line->left = 2 * bytes[1];
	line->top = 3 * bytes[2];
	line->size = 1 + bytes[3] % 32;
	line->is_bold = bytes[4] & 1;
	line->words = words;
	for (; at < length && bytes[at] != '\n' && count < LONGEST; at++)
		if (bytes[at] >= ' ' && !strchr("()\\", bytes[at]))
			words[count++] = (char)bytes[at];
	words[count] = '\0';
	return at + 1;
}

static void read_lines(struct reader_harness *reader, const uint8_t *bytes, size_t length)
{
	static struct pdf_line lines[MOST_LINES];
	static char words[MOST_LINES][LONGEST + 1];
	size_t count = 0;

	for (size_t at = 0; at + HEAD <= length && count < MOST_LINES; count++) {
		lines[count].page = count ? lines[count - 1].page : 0;
		size_t used = read_line(bytes + at, length - at, &lines[count], words[count]);
		if (count == 0)
			lines[0].page = 0;
		at += used;
	}
	struct winnow_str made = pdf_make(lines, count, "/Title (A title) /Author (A)", NULL);
	read_as(reader, made);
	free((void *)(uintptr_t)made.ptr);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static struct reader_harness *reader;

	if (!reader)
		reader = reader_open("pdf", NULL);
	if (length && bytes[0] == '=')
		read_lines(reader, bytes + 1, length - 1);
	else
		read_as(reader, (struct winnow_str){ (const char *)bytes, length });
	return 0;
}
