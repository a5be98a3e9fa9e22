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

int lines_split(const struct winnow_host *host, struct winnow_str text, struct lines *ret_lines)
{
	struct lines lines = { NULL, 0 };
	size_t next = 0, count = 0;

	while (next < text.len) {
		line_end(text, next, &next);
		count++;
	}
	lines.items = host->alloc(host, (count + 1) * sizeof(*lines.items));
	if (!lines.items)
		return winnow_fail(host, WINNOW_ELIMIT,
			"the text has more lines than the memory allowed for one item holds; "
			"raise the limit if it is wanted");
	for (next = 0; next < text.len; lines.count++) {
		size_t start = next, end = line_end(text, start, &next);
		lines.items[lines.count] = read_line(winnow_slice(text, start, end - start));
	}
	*ret_lines = lines;
	return 0;
}

int line_is_blank(const struct line *line)
{
	return line->words.len == 0;
}

static int is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
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
