/* SPDX-License-Identifier: MIT
 * Which lines their author began, and what stands together on one. */
#include "words.h"

#define NARROWEST_LINE 50 /* bytes: a shorter one was not broken for want of room */

/* The bytes of the text before `at`, or from there on, up to a line feed. */
static size_t line_before(struct winnow_str text, size_t at)
{
	size_t first = at;

	while (first > 0 && text.ptr[first - 1] != '\n')
		first--;
	return at - first;
}

static size_t line_from(struct winnow_str text, size_t at)
{
	const char *end = memchr(text.ptr + at, '\n', text.len - at);

	return end ? (size_t)(end - (text.ptr + at)) : text.len - at;
}

int begins_line(const struct passage *passage, uint32_t token)
{
	struct winnow_str text = passage->document->text;

	if (passage_glued(passage, token))
		return 0;
	size_t at = passage_at(passage, token),
	       gap = passage_at(passage, token - 1) + passage_word(passage, token - 1).len;
	const char *feed = memchr(text.ptr + gap, '\n', at - gap);
	if (!feed)
		return 0;
	size_t before = line_before(text, (size_t)(feed - text.ptr));
	return before < NARROWEST_LINE ||
	       before + 1 + passage_word(passage, token).len <= line_from(text, at);
}

uint32_t chunk_end(const struct passage *passage, uint32_t token, uint32_t limit)
{
	uint32_t end = token;

	do {
		end++;
	} while (end < limit && is_capital(passage, end) && !is_on_new_line(passage, end) &&
		 !passage_flag(passage, end, WINNOW_SENTENCE_START | WINNOW_BLOCK_START));
	return end;
}
