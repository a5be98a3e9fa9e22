/* SPDX-License-Identifier: MIT */
#include "fetch/scheme.h"

static const struct {
	const char *ending, *media_type;
} known[] = {
	{ "html", "text/html" },
	{ "htm", "text/html" },
	{ "xhtml", "application/xhtml+xml" },
	{ "asp", "text/html" },
	{ "txt", "text/plain" },
	{ "xml", "application/xml" },
	{ "rss", "application/rss+xml" },
	{ "atom", "application/atom+xml" },
	{ "json", "application/json" },
	{ "md", "text/markdown" },
	{ "markdown", "text/markdown" },
	{ "pdf", "application/pdf" },
	{ "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
	{ "odt", "application/vnd.oasis.opendocument.text" },
	{ "eml", "message/rfc822" },
};

struct winnow_str media_type_of(struct winnow_str path)
{
	size_t dot = path.len;

	while (dot > 0 && path.ptr[dot - 1] != '.' && path.ptr[dot - 1] != '/')
		dot--;
	if (dot == 0 || path.ptr[dot - 1] == '/')
		return STR_LITERAL("");
	struct winnow_str ending = winnow_slice(path, dot, path.len - dot);
	for (size_t i = 0; i < COUNT_OF(known); i++)
		if (str_equal_ascii_case(ending, winnow_str(known[i].ending)))
			return winnow_str(known[i].media_type);
	return STR_LITERAL("");
}
