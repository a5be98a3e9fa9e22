/* SPDX-License-Identifier: MIT */
#include "tools/headline.h"
#include <stdbool.h>
#include <string.h>
#include "tools/perceptron.h"

/* One sentence of so many becomes a headline, of one style after the other: each word with a
 * capital, small words small, all in capitals. */
enum { HEADLINES = 6, EACH_WORD = 0, SHOUTED, LONGER_WORDS, STYLES, SMALL_WORD = 3 };

/* Also "Egypt's" is one word. */
static bool is_letter(char sign)
{
	return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || sign & 0x80 ||
	       sign == '\'';
}

/* Of the letters from `at` on. */
static size_t word_length(const char *at)
{
	size_t length = 0;

	while (is_letter(at[length]))
		length++;
	return length;
}

static void write_large(char *at, size_t count)
{
	for (; count > 0; at++, count--)
		if (*at >= 'a' && *at <= 'z')
			*at = (char)(*at - 'a' + 'A');
}

char *with_headlines(const char *text)
{
	char *changed = need(strdup(text));
	size_t sentence = 0, length;

	for (char *at = changed; *at; at += length ? length : 1) {
		size_t style = sentence / HEADLINES % STYLES;
		length = word_length(at);
		sentence += *at == '\n' || (*at == '.' && at[1] == ' ');
		if (sentence % HEADLINES == 0 && (style != LONGER_WORDS || length > SMALL_WORD))
			write_large(at, style == SHOUTED || length == 0 ? length : 1);
	}
	return changed;
}
