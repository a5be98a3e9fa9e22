/* SPDX-License-Identifier: MIT
 * The source with foreign addresses: as an item's own, and as a link on a page. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include "tools/reader_harness.h"
#include "tools/source_harness.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void visit(
	struct source_harness *source, const char *uri, uint32_t form, const char *body)
{
	struct winnow_item item = item_of(uri, "text/html", winnow_str(body));

	item.form = form;
	source_result_free(source_visit(source, &item));
}

static void follow(struct source_harness *source, const char *base, const char *link)
{
	static const char before[] = "<html><div class='views-row'><a href=\"",
			  behind[] = "\">A</a></div></html>";
	char *page = malloc(sizeof before + strlen(link) + sizeof behind);

	assert_non_null(page);
	strcpy(page, before);
	strcat(page, link);
	strcat(page, behind);
	visit(source, base, WINNOW_BYTES, page);
	free(page);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static struct source_harness *source;
	char *uri = malloc(length + 1);

	assert_non_null(uri);
	if (!source)
		source = source_open("crin", "roots: [/m/root]");
	if (length)
		memcpy(uri, bytes, length);
	uri[length] = '\0';
	visit(source, uri, WINNOW_ENTRY_FILE, "");
	visit(source, uri, WINNOW_ENTRY_FOLDER, "");
	follow(source, "file:///m/root/en/issue/a.html", uri);
	follow(source, "https://archive.crin.org/en/issue/a.html?page=1", uri);
	free(uri);
	return 0;
}
