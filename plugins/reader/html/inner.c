/* SPDX-License-Identifier: MIT */
#include "reader/html/inner.h"
#include "shared/element_table.h"
#include "shared/page.h"
#include "shared/scan.h"

static int is_letter_or_digit(char byte)
{
	return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
	       (byte >= 'A' && byte <= 'Z');
}

/* A reference to a character stands somewhere in the text: "&amp;", "&#39;". */
static int has_reference(struct winnow_str text)
{
	enum { LONGEST = 10 };

	for (size_t at = 0; at < text.len; at++) {
		const char *mark = memchr(text.ptr + at, '&', text.len - at);
		if (!mark)
			return 0;
		at = (size_t)(mark - text.ptr);
		size_t end = at + 1;
		end += end < text.len && text.ptr[end] == '#';
		size_t from = end;
		while (end < text.len && end - from < LONGEST &&
			is_letter_or_digit(text.ptr[end]))
			end++;
		if (end > from + 1 && end < text.len && text.ptr[end] == ';')
			return 1;
	}
	return 0;
}

/* 0: it could not be read. */
static int parse(
	const struct winnow_host *host, struct winnow_str markup, struct page *ret_page)
{
	struct winnow_item item = {
		.size = sizeof(item), .body = markup, .charset = winnow_str("utf-8")
	};

	return markup.len && page_parse(host, &item, ret_page) == 0;
}

struct winnow_str inner_words(const struct winnow_host *host, struct winnow_str text)
{
	struct page page;

	return has_reference(text) && parse(host, text, &page) ? page_line(host, page.root)
							       : text;
}

/* Whether a tag ends the line that it stands in. */
static int divides(const struct scan_tag *tag)
{
	const struct table_row *row = table_row(&element_table, tag->name);

	return row && row->code != ROLE_INLINE;
}

static int has_blocks(struct winnow_str text)
{
	struct scan_tag tag;
	size_t at = 0;

	while (scan_next(text, &at, &tag))
		if (divides(&tag))
			return 1;
	return 0;
}

/* The marks of markup itself, where they were escaped: "&lt;p&gt;" is "<p>". */
static struct winnow_str without_escapes(const struct winnow_host *host, struct winnow_str text)
{
	static const char *const escapes[][2] = { { "&lt;", "<" }, { "&gt;", ">" },
		{ "&quot;", "\"" }, { "&amp;", "&" } };
	char *plain = host->alloc(host, text.len + 1);
	size_t length = 0;

	for (size_t at = 0; plain && at < text.len;) {
		struct winnow_str rest = winnow_slice(text, at, text.len - at);
		size_t each = 0;
		while (each < 4 && !winnow_starts(rest, escapes[each][0]))
			each++;
		plain[length++] = each < 4 ? escapes[each][1][0] : text.ptr[at];
		at += each < 4 ? strlen(escapes[each][0]) : 1;
	}
	return plain ? (struct winnow_str){ plain, length } : text;
}

static size_t count(struct winnow_str text, char byte)
{
	size_t found = 0;

	for (size_t at = 0; at < text.len; at++)
		found += text.ptr[at] == byte;
	return found;
}

/* Each line a paragraph's markup. */
static struct winnow_str lines_apart(const struct winnow_host *host, struct winnow_str text)
{
	static const char divider[] = "<p>";
	size_t length = 0, most = sizeof(divider) - 1;
	char *markup = host->alloc(host, text.len + count(text, '\n') * (most - 1) + 1);

	for (size_t at = 0; markup && at < text.len; at++)
		if (text.ptr[at] == '\n') {
			memcpy(markup + length, divider, most);
			length += most;
		} else {
			markup[length++] = text.ptr[at];
		}
	return markup ? (struct winnow_str){ markup, length } : text;
}

static void write_lines(struct winnow_str text, struct prose *prose)
{
	while (text.len) {
		const char *feed = memchr(text.ptr, '\n', text.len);
		size_t length = feed ? (size_t)(feed - text.ptr) : text.len;
		prose_begin(prose, WINNOW_PARAGRAPH, 0);
		prose_add(prose, winnow_slice(text, 0, length));
		length += feed != NULL;
		text = winnow_slice(text, length, text.len - length);
	}
	prose_end(prose);
}

void inner_write(const struct winnow_host *host, struct winnow_str text, struct prose *prose)
{
	struct page page;

	prose_expect(prose, text.len, 0);
	if (text.len && !memchr(text.ptr, '<', text.len) &&
		scan_find(text, 0, "&lt;") < text.len)
		text = without_escapes(host, text);
	if (text.len == 0 || (!memchr(text.ptr, '<', text.len) && !has_reference(text))) {
		write_lines(text, prose);
		return;
	}
	if (!has_blocks(text))
		text = lines_apart(host, text);
	if (parse(host, text, &page))
		page_write(prose, page.root, NULL, NULL);
}
