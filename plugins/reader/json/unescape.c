/* SPDX-License-Identifier: MIT */
#include "reader/json/unescape.h"
#include "shared/markup.h"

enum { LONGEST_NAME = 10 };

static int is_letter(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* Nonzero: it has tags, and each of them is written with references. */
static int is_escaped_whole(struct winnow_str html)
{
	size_t at = 0, end = 0;

	if (html.len == 0 || memchr(html.ptr, '<', html.len))
		return 0;
	while ((at = scan_find(html, at, "&lt;")) < html.len) {
		at += strlen("&lt;");
		if (end < at)
			end = scan_find(html, at, "&gt;");
		if (end == html.len)
			return 0;
		if (html.ptr[at] == '/' || is_letter(html.ptr[at]))
			return 1;
	}
	return 0;
}

/* Bytes of "amp;" behind the "&" at `at`, where a reference begins with it and goes on behind; 0. */
static size_t surplus_at(const struct winnow_host *host, struct winnow_str html, size_t at)
{
	static const char surplus[] = "amp;";
	char reference[LONGEST_NAME + 2] = "&";
	size_t from = at + 1 + strlen(surplus), length = 1;

	if (from >= html.len ||
		!winnow_starts(winnow_slice(html, at + 1, html.len - at - 1), surplus))
		return 0;
	while (from < html.len && length <= LONGEST_NAME) {
		reference[length++] = html.ptr[from];
		if (html.ptr[from++] == ';')
			break;
	}
	if (length < 3 || reference[length - 1] != ';')
		return 0;
	const struct winnow_str whole = { reference, length };
	return winnow_equal(markup_decode(host, whole), whole) ? 0 : strlen(surplus);
}

struct winnow_str unescape_twice(const struct winnow_host *host, struct winnow_str html)
{
	size_t length = 0;

	if (is_escaped_whole(html))
		html = markup_decode(host, html);
	if (html.len == 0 || scan_find(html, 0, "&amp;") == html.len)
		return html;
	char *made = host->alloc(host, html.len);
	for (size_t at = 0; made && at < html.len; at++) {
		made[length++] = html.ptr[at];
		if (html.ptr[at] == '&')
			at += surplus_at(host, html, at);
	}
	return made ? (struct winnow_str){ made, length } : html;
}
