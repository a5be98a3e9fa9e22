/* SPDX-License-Identifier: MIT */
#include "cursor.h"

char parse_peek(const struct parsing *parsing)
{
	return parsing->at < parsing->text.len ? parsing->text.ptr[parsing->at] : '\0';
}

void parse_skip(struct parsing *parsing)
{
	while (parse_peek(parsing) == ' ' || parse_peek(parsing) == '\n' ||
		parse_peek(parsing) == '\t')
		parsing->at++;
}

int parse_take(struct parsing *parsing, char letter)
{
	if (parsing->at >= parsing->text.len || parse_peek(parsing) != letter)
		return 0;
	parsing->at++;
	return 1;
}

int letter_is_lower(char letter)
{
	return letter >= 'a' && letter <= 'z';
}

int letter_is_upper(char letter)
{
	return letter >= 'A' && letter <= 'Z';
}

int letter_is_digit(char letter)
{
	return letter >= '0' && letter <= '9';
}

int letter_is_word(char letter)
{
	return letter_is_lower(letter) || letter_is_upper(letter) || letter_is_digit(letter) ||
	       letter == '\'' || (unsigned char)letter >= 0x80;
}

/* From `from` to where the reading stands. */
struct winnow_str parse_since(const struct parsing *parsing, size_t from)
{
	return winnow_slice(parsing->text, from, parsing->at - from);
}

struct written parse_written(const struct parsing *parsing, size_t from)
{
	return (struct written){ parsing->node, from, parse_since(parsing, from) };
}

/* Up to the letter, which is taken, too. 0: it does not come. */
int parse_until(struct parsing *parsing, char letter, struct winnow_str *ret_inside)
{
	size_t from = parsing->at;
	const char *end =
		parsing->at < parsing->text.len
			? memchr(parsing->text.ptr + from, letter, parsing->text.len - from)
			: NULL;

	if (!end)
		return 0;
	parsing->at = (size_t)(end - parsing->text.ptr);
	*ret_inside = parse_since(parsing, from);
	parsing->at++;
	return 1;
}

void *parse_fault(struct parsing *parsing, size_t at, const char *sentence)
{
	struct winnow_str rest = winnow_slice(parsing->text, at, parsing->text.len - at);
	int shown = rest.len > 30 ? 30 : (int)rest.len;

	while (shown > 0 && shown < (int)rest.len &&
		((unsigned char)rest.ptr[shown] & 0xc0) == 0x80)
		shown--;
	build_fault(parsing->build, parsing->node, at, "%s (at '%.*s')", sentence, shown,
		shown ? rest.ptr : "");
	return NULL;
}
