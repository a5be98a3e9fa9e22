/* SPDX-License-Identifier: MIT */
#include "source/crin/join.h"
#include "source/crin/newsletter.h"

#define MOST_ENTRIES 128
#define HEAD_LINES 16

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* The digits at the head of `text`, past spaces and marks. */
static struct winnow_str digits_at(struct winnow_str text)
{
	size_t start = 0, end;

	while (start < text.len && strchr(" -:#", text.ptr[start]))
		start++;
	for (end = start; end < text.len && is_digit(text.ptr[end]);)
		end++;
	return winnow_slice(text, start, end - start);
}

/* "CRINMAIL 795", and "issue 159". */
static bool names_or_numbers(const struct reader *reader, const struct winnow_host *host,
	struct winnow_str words, size_t *ret_length)
{
	return phrases_role_at(reader->phrases, host, words, "newsletter", ret_length) ||
	       phrases_role_at(reader->phrases, host, words, "number", ret_length);
}

struct winnow_str newsletter_number(
	const struct reader *reader, const struct winnow_host *host, struct winnow_str line)
{
	struct winnow_str number = { NULL, 0 };
	size_t length;

	for (size_t at = 0; at < line.len && number.len == 0; at++) {
		struct winnow_str rest = winnow_slice(line, at, line.len - at);
		bool begins_word = at == 0 || strchr(" ,", line.ptr[at - 1]);
		if (begins_word && names_or_numbers(reader, host, rest, &length))
			number = digits_at(winnow_slice(rest, length, rest.len - length));
	}
	return number;
}

static bool names_newsletter(
	const struct reader *reader, const struct winnow_host *host, struct winnow_str line)
{
	size_t length;

	return newsletter_number(reader, host, line).len ||
	       phrases_role_at(reader->phrases, host, line, "newsletter", &length);
}

bool newsletter_is(const struct reader *reader, const struct winnow_host *host,
	const struct address *address, struct winnow_str title)
{
	if (address->site != SITE_NONE && address_in_section(address, winnow_str("crinmail")))
		return true;
	return !address_in_section(address, winnow_str("news-archive")) &&
	       !address_in_section(address, winnow_str("publications")) &&
	       names_newsletter(reader, host, title);
}

static bool opens_contents(
	const struct reader *reader, const struct winnow_host *host, struct winnow_str line)
{
	size_t length;

	while (line.len && !phrases_role_at(reader->phrases, host, line, "contents", &length) &&
		(strchr("-* ", line.ptr[0]) || (unsigned char)line.ptr[0] >= 0x80))
		line = winnow_slice(line, 1, line.len - 1);
	return line.len && phrases_role_at(reader->phrases, host, line, "contents", &length);
}

bool newsletter_is_text(
	const struct reader *reader, const struct winnow_host *host, struct winnow_str head)
{
	bool named = false, numbered = false, contents = false;
	size_t at = 0;

	for (size_t lines = 0; at < head.len && lines < HEAD_LINES;) {
		size_t end = join_find(head, "\n", at);
		struct winnow_str line = join_trim(winnow_slice(head, at, end - at));
		at = end + 1;
		lines += line.len > 0;
		if (line.len == 0 || line.len > 200)
			continue;
		named = named || names_newsletter(reader, host, line);
		numbered = numbered || newsletter_number(reader, host, line).len;
		contents = contents || opens_contents(reader, host, line);
	}
	return named && (numbered || contents);
}

/* Whether all links below lead to places of this page, and how many bytes they are. */
static bool leads_down(const struct winnow_host *host, struct page_node *top, size_t *ret_bytes)
{
	size_t links = 0;

	*ret_bytes = 0;
	for (struct page_node *node = top; node; node = page_next(node, top)) {
		struct winnow_str link = page_is(node, ELEMENT_A)
						 ? page_attribute(node, ATTRIBUTE_HREF)
						 : winnow_str("");
		if (link.len == 0)
			continue;
		if (link.len < 2 || link.ptr[0] != '#')
			return false;
		*ret_bytes += page_line(host, node).len;
		links++;
	}
	return links > 0;
}

/* A footnote's mark leads to a place of the page, too: but it is a small part of its paragraph. */
static bool is_contents(const struct winnow_host *host, struct page_node *node)
{
	size_t bytes;

	if (!page_is(node, ELEMENT_P) && !page_is(node, ELEMENT_LI))
		return false;
	return leads_down(host, node, &bytes) && bytes * 3 >= page_line(host, node).len;
}

static void collect_entries(
	const struct winnow_host *host, struct page_node *top, struct newsletter *newsletter)
{
	for (struct page_node *node = top; node; node = page_next(node, top))
		if (page_is(node, ELEMENT_A) && newsletter->content_count < MOST_ENTRIES)
			newsletter->contents[newsletter->content_count++] =
				page_line(host, node);
}

void newsletter_contents(
	const struct winnow_host *host, struct page_node *top, struct newsletter *newsletter)
{
	newsletter->contents = host->alloc(host, MOST_ENTRIES * sizeof *newsletter->contents);
	for (struct page_node *node = top; node && newsletter->contents;) {
		struct page_node *next = page_next(node, top);
		if (node != top && is_contents(host, node)) {
			next = page_next_skip(node, top);
			collect_entries(host, node, newsletter);
			page_remove(node);
		}
		node = next;
	}
}
