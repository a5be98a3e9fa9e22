/* SPDX-License-Identifier: MIT */
#include "shared/declaration.h"
#include "shared/scan.h"

/* charset=… within the content of a meta element, or the whole of an attribute named charset. */
static struct winnow_str label_in(struct winnow_str text)
{
	size_t at = scan_find(text, 0, "charset");

	if (at == text.len)
		return (struct winnow_str){ NULL, 0 };
	at = scan_spaces(text, at + strlen("charset"));
	if (at >= text.len || text.ptr[at] != '=')
		return (struct winnow_str){ NULL, 0 };
	at = scan_spaces(text, at + 1);
	if (at < text.len && (text.ptr[at] == '"' || text.ptr[at] == '\''))
		at++;
	size_t end = at;
	while (end < text.len && !strchr("\"'; \t\r\n\f/>", text.ptr[end]))
		end++;
	return winnow_slice(text, at, end - at);
}

static struct winnow_str xml_label(struct winnow_str head)
{
	size_t end = scan_find(head, 0, "?>");
	size_t at = scan_find(head, 0, "encoding");

	if (!winnow_starts(head, "<?xml") || at >= end)
		return (struct winnow_str){ NULL, 0 };
	at = scan_spaces(head, at + strlen("encoding"));
	if (at >= end || head.ptr[at] != '=')
		return (struct winnow_str){ NULL, 0 };
	at = scan_spaces(head, at + 1);
	if (at >= end || (head.ptr[at] != '"' && head.ptr[at] != '\''))
		return (struct winnow_str){ NULL, 0 };
	const char *close = memchr(head.ptr + at + 1, head.ptr[at], end - at - 1);
	if (!close)
		return (struct winnow_str){ NULL, 0 };
	return winnow_slice(head, at + 1, (size_t)(close - head.ptr) - at - 1);
}

struct winnow_str declaration_find(struct winnow_str head)
{
	struct winnow_str label = xml_label(head);
	struct scan_tag tag;
	size_t at = 0;

	while (label.len == 0 && scan_next(head, &at, &tag)) {
		if (tag.kind == SCAN_START && scan_is(tag.name, "meta"))
			label = label_in(tag.whole);
		else if (tag.kind == SCAN_START && scan_is(tag.name, "body"))
			break;
	}
	return label;
}
