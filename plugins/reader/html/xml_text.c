/* SPDX-License-Identifier: MIT */
#include "reader/html/xml_text.h"
#include <libxml/globals.h>

struct winnow_str xml_text_take(const struct winnow_host *host, xmlChar *text)
{
	struct winnow_str kept = { NULL, 0 };
	size_t length = text ? strlen((const char *)text) : 0;
	char *copy = length ? host->alloc(host, length) : NULL;

	if (copy) {
		memcpy(copy, text, length);
		kept = (struct winnow_str){ copy, length };
	}
	xmlFree(text);
	return kept;
}
