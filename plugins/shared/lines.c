/* SPDX-License-Identifier: MIT */
#include "shared/lines.h"

#include <unictype.h>
#include <unistr.h>

enum { TAB = 8, LEAST_RULE = 3 };

/* White space at `at` and its length; 0: none there. */
static size_t space_at(struct winnow_str text, size_t at)
{
	ucs4_t character;
	int length = u8_mbtouc(&character, (const uint8_t *)text.ptr + at, text.len - at);

	if (character == 0xFEFF || uc_is_property_white_space(character))
		return (size_t)length;
	return 0;
}

static size_t trim_start(struct winnow_str *words)
{
	size_t indent = 0, length;

	while (words->len && (length = space_at(*words, 0))) {
		indent += words->ptr[0] == '\t' ? TAB - indent % TAB : 1;
		*words = winnow_slice(*words, length, words->len - length);
	}
	return indent;
}

static void trim_end(struct winnow_str *words)
{
	while (words->len) {
		size_t at = words->len - 1;
		while (at && ((unsigned char)words->ptr[at] & 0xC0) == 0x80)
			at--;
		if (space_at(*words, at) != words->len - at)
			return;
		words->len = at;
	}
}

static int is_rule(struct winnow_str words)
{
	size_t marks = 0;

	for (size_t at = 0; at < words.len; at++) {
		if (words.ptr[at] == ' ')
			continue;
		if (!strchr("_*-=~#+.", words.ptr[at]) || words.ptr[at] != words.ptr[0])
			return 0;
		marks++;
	}
	return marks >= LEAST_RULE;
}

static struct line read_line(struct winnow_str words)
{
	struct line line = { .indent = trim_start(&words) };

	trim_end(&words);
	line.words = words;
	line.width = u8_mbsnlen((const uint8_t *)words.ptr, words.len);
	line.rule = is_rule(words);
	return line;
}

/* Where the line that begins at `at` ends, and the next begins: LF, CR LF, CR, form feed, and
 * what Unicode calls a line or paragraph separator. */
static size_t line_end(struct winnow_str text, size_t at, size_t *ret_next)
{
	for (; at < text.len; at++) {
		struct winnow_str rest = winnow_slice(text, at, text.len - at);
		if (!strchr("\n\r\f\v\xE2", text.ptr[at]) || text.ptr[at] == '\0')
			continue;
		if (winnow_starts(rest, "\r\n"))
			return *ret_next = at + 2, at;
		if (winnow_starts(rest, "\xE2\x80\xA8") || winnow_starts(rest, "\xE2\x80\xA9"))
			return *ret_next = at + 3, at;
		if (text.ptr[at] != '\xE2')
			return *ret_next = at + 1, at;
	}
	*ret_next = at;
	return at;
}

static int is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* "12", "- 12 -" */
static int is_page_number(const struct line *line)
{
	enum { MOST_DIGITS = 4 };
	size_t digits = 0;

	for (size_t at = 0; at < line->words.len; at++) {
		if (is_digit(line->words.ptr[at]))
			digits++;
		else if (line->words.ptr[at] != '-' && line->words.ptr[at] != ' ')
			return 0;
	}
	return digits && digits <= MOST_DIGITS;
}

static int begins_small(const struct line *line)
{
	ucs4_t first;

	u8_mbtouc(&first, (const uint8_t *)line->words.ptr, line->words.len);
	return uc_is_lower(first);
}

static void drop_blank_lines(struct lines *lines)
{
	while (lines->count && line_is_blank(&lines->items[lines->count - 1]))
		lines->count--;
}

/* A form feed stood before `line`: the number of the page that ends goes, and so does the room
 * between the pages where a sentence goes on. */
static void turn_page(struct lines *lines, const struct line *line)
{
	size_t all = lines->count;

	drop_blank_lines(lines);
	if (lines->count && is_page_number(&lines->items[lines->count - 1])) {
		lines->items[lines->count - 1] = (struct line){ 0 };
		all = lines->count;
		drop_blank_lines(lines);
	}
	if (lines->count == 0 || line_ends_sentence(&lines->items[lines->count - 1]) ||
		!begins_small(line))
		lines->count = all;
}

int lines_split(const struct winnow_host *host, struct winnow_str text, struct lines *ret_lines)
{
	struct lines lines = { NULL, 0 };
	size_t next = 0, count = 0;
	int is_new_page = 0;

	while (next < text.len) {
		line_end(text, next, &next);
		count++;
	}
	lines.items = host->alloc(host, (count + 1) * sizeof(*lines.items));
	if (!lines.items)
		return winnow_fail(host, WINNOW_ELIMIT,
			"the text has more lines than the memory allowed for one item holds; "
			"raise the limit if it is wanted");
	for (next = 0; next < text.len;) {
		size_t start = next, end = line_end(text, start, &next);
		struct line line = read_line(winnow_slice(text, start, end - start));
		if (is_new_page && !line_is_blank(&line)) {
			turn_page(&lines, &line);
			is_new_page = 0;
		}
		lines.items[lines.count++] = line;
		is_new_page |= end < text.len && text.ptr[end] == '\f';
	}
	*ret_lines = lines;
	return 0;
}

int line_is_blank(const struct line *line)
{
	return line->words.len == 0;
}

/* "1. ", "12) ", "(3) ", "a) ": bytes up to behind the bracket or full stop. */
static size_t number_marker(struct winnow_str words)
{
	size_t open = words.ptr[0] == '(', at = open;

	while (at < words.len && at < open + 3 && is_digit(words.ptr[at]))
		at++;
	int letter =
		at == open && at < words.len && words.ptr[at] >= 'a' && words.ptr[at] <= 'z';
	at += (size_t)letter;
	if (at == open || at >= words.len)
		return 0;
	if (words.ptr[at] == ')' || (words.ptr[at] == '.' && !open && !letter))
		return at + 1;
	return 0;
}

size_t line_marker(const struct line *line)
{
	/* No dash: it begins speech in several languages. */
	static const char *const markers[] = { "-", "*", "+", "\xE2\x80\xA2", "\xC2\xB7",
		"\xE2\x97\xA6", "\xE2\x96\xAA", "\xE2\x80\xA3", "\xE2\x97\x8F" };
	struct winnow_str words = line->words;
	size_t length = 0;

	if (words.len < 3 || line->rule)
		return 0;
	for (size_t at = 0; !length && at < sizeof(markers) / sizeof(markers[0]); at++)
		if (winnow_starts(words, markers[at]))
			length = strlen(markers[at]);
	if (!length)
		length = number_marker(words);
	if (!length || length >= words.len)
		return 0;
	size_t space = space_at(words, length);
	/* "* NEWS IN BRIEF *" is a heading. */
	if (space == 0 || (words.ptr[0] == '*' && words.ptr[words.len - 1] == '*'))
		return 0;
	while (space_at(words, length))
		length += space_at(words, length);
	return length;
}

int line_ends_sentence(const struct line *line)
{
	static const char *const closers[] = { "\"", "'", ")", "]", "\xE2\x80\x9D",
		"\xE2\x80\x99", "\xC2\xBB", "\xE2\x80\x9C" };
	struct winnow_str words = line->words;

	for (size_t at = 0; at < sizeof(closers) / sizeof(closers[0]); at++)
		if (winnow_ends(words, closers[at])) {
			words.len -= strlen(closers[at]);
			break;
		}
	if (winnow_ends(words, "\xE2\x80\xA6") || winnow_ends(words, "\xE3\x80\x82"))
		return 1;
	return words.len && strchr(".!?:;,", words.ptr[words.len - 1]);
}
