/* SPDX-License-Identifier: MIT
 * Any bytes as a text document; those that are no ZIP file, as each part of one. */
#include <stdlib.h>
#include "plugins/reader_office/zip.h"
#include "tools/reader_harness.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void read_as(struct reader_harness *reader, struct winnow_str bytes)
{
	struct winnow_item item = item_of("file:///a", "", bytes);

	reader_probe(reader, &item);
	reading_result_free(reader_read(reader, &item));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static struct reader_harness *reader;
	const struct winnow_str whole = { (const char *)bytes, length };
	static const char type[] = "application/vnd.oasis.opendocument.text";
	const struct zip_member docx[] = { { "word/document.xml", whole },
		{ "word/styles.xml", whole }, { "word/footnotes.xml", whole },
		{ "docProps/core.xml", whole } };
	const struct zip_member odt[] = { { "mimetype", { type, sizeof(type) - 1 } },
		{ "content.xml", whole }, { "meta.xml", whole } };

	if (!reader)
		reader = reader_open("office", NULL);
	if (winnow_starts(whole, "PK")) {
		read_as(reader, whole);
		return 0;
	}
	struct winnow_str made = zip_make(docx, sizeof(docx) / sizeof(docx[0]));
	read_as(reader, made);
	free((void *)(uintptr_t)made.ptr);
	made = zip_make(odt, sizeof(odt) / sizeof(odt[0]));
	read_as(reader, made);
	free((void *)(uintptr_t)made.ptr);
	return 0;
}
