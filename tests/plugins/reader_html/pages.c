/* SPDX-License-Identifier: MIT */
#include "plugins/reader_html/pages.h"

static struct reader_harness *reader;

int pages_open(void **state)
{
	(void)state;
	reader = reader_open("html", NULL);
	return 0;
}

int pages_close(void **state)
{
	(void)state;
	reader_close(reader);
	reader = NULL;
	return 0;
}

struct reader_harness *pages_reader(void)
{
	return reader;
}

struct reading_result *pages_read(const char *page)
{
	struct winnow_item item =
		item_of("http://quay.example/a/page.html", "text/html", winnow_str(page));

	return reader_read(reader, &item);
}
