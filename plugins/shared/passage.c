/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <unicase.h>
#include "shared/passage.h"

#define LONGEST_TERM 6 /* tokens, of a term sought backwards */

struct passage passage_of(const struct winnow_host *host, const struct winnow_text *text,
	const struct winnow_reading *reading)
{
	return (struct passage){
		.host = host,
		.text = text,
		.analysis = text->analysis(host),
		.document = reading->document,
	};
}

struct winnow_str passage_word(const struct passage *passage, uint32_t token)
{
	return passage_words(passage, token, token + 1);
}

uint32_t passage_kind(const struct passage *passage, uint32_t token)
{
	return token < passage->analysis->token_count ? passage->analysis->tokens[token].kind
						      : 0;
}

int passage_flag(const struct passage *passage, uint32_t token, uint32_t flag)
{
	return token < passage->analysis->token_count &&
	       (passage->analysis->tokens[token].flags & flag) != 0;
}

static char lower_ascii(char letter)
{
	return letter >= 'A' && letter <= 'Z' ? (char)(letter - 'A' + 'a') : letter;
}

int passage_is(const struct passage *passage, uint32_t token, const char *word)
{
	struct winnow_str here = passage_word(passage, token);
	size_t i = 0;

	while (i < here.len && word[i] && lower_ascii(here.ptr[i]) == word[i])
		i++;
	return here.len > 0 && i == here.len && !word[i];
}

int passage_glued(const struct passage *passage, uint32_t token)
{
	return token > 0 && token < passage->analysis->token_count &&
	       !passage_flag(passage, token, WINNOW_SPACE_BEFORE | WINNOW_BLOCK_START);
}

int passage_ends_name(const struct passage *passage, uint32_t token)
{
	while (token > 1 && passage_kind(passage, token) == WINNOW_WORD &&
		passage_glued(passage, token) && passage_is(passage, token - 1, "-") &&
		passage_glued(passage, token - 1))
		token -= 2;
	return passage_kind(passage, token) == WINNOW_WORD &&
	       passage_flag(passage, token, WINNOW_CAPITAL);
}

uint64_t passage_at(const struct passage *passage, uint32_t first)
{
	return passage->analysis->tokens[first].at;
}

uint64_t passage_length(const struct passage *passage, uint32_t first, uint32_t end)
{
	const struct winnow_token *last = &passage->analysis->tokens[end - 1];

	return (uint64_t)last->at + last->length - passage_at(passage, first);
}

struct winnow_str passage_words(const struct passage *passage, uint32_t first, uint32_t end)
{
	if (first >= end || end > passage->analysis->token_count)
		return (struct winnow_str){ 0 };
	return winnow_slice(passage->document->text, passage_at(passage, first),
		passage_length(passage, first, end));
}

struct winnow_str passage_lower(const struct passage *passage, struct winnow_str words)
{
	uint8_t short_words[128];
	size_t len = sizeof short_words;
	uint8_t *lower = u8_tolower(
		(const uint8_t *)words.ptr, words.len, NULL, NULL, short_words, &len);
	char *copy = lower ? passage->host->alloc(passage->host, len + 1) : NULL;

	if (copy)
		memcpy(copy, lower, len);
	if (lower != short_words)
		free(lower);
	return copy ? (struct winnow_str){ copy, len } : (struct winnow_str){ 0 };
}

struct winnow_sentence passage_sentence(const struct passage *passage, uint32_t token)
{
	const struct winnow_sentence *sentences = passage->analysis->sentences;
	uint32_t low = 0, high = passage->analysis->sentence_count;

	while (low + 1 < high) {
		uint32_t middle = low + (high - low) / 2;
		if (sentences[middle].first <= token)
			low = middle;
		else
			high = middle;
	}
	return sentences[low];
}

const struct winnow_term *passage_match(const struct passage *passage,
	const struct winnow_lexicon *lexicon, uint32_t token, uint32_t limit, uint32_t *ret_end)
{
	uint32_t count = 0;

	if (!lexicon || token >= limit || token >= passage->analysis->token_count)
		return NULL;
	const struct winnow_term *term =
		passage->text->match(passage->host, lexicon, token, &count);
	if (!term || token + count > limit)
		return NULL;
	*ret_end = token + count;
	return term;
}

const struct winnow_term *passage_match_before(const struct passage *passage,
	const struct winnow_lexicon *lexicon, uint32_t end, uint32_t limit, uint32_t *ret_first)
{
	uint32_t longest = end - limit < LONGEST_TERM ? end - limit : LONGEST_TERM;

	for (uint32_t length = longest; length > 0; length--) {
		uint32_t term_end = 0;
		const struct winnow_term *term =
			passage_match(passage, lexicon, end - length, end, &term_end);
		if (term && term_end == end) {
			*ret_first = end - length;
			return term;
		}
	}
	return NULL;
}

const struct winnow_term *passage_find(
	const struct passage *passage, const struct winnow_lexicon *lexicon, uint32_t token)
{
	return passage->text->lookup(passage->host, lexicon, token);
}

struct winnow_str term_value(const struct winnow_term *term, uint32_t column)
{
	if (!term || column >= term->value_count || winnow_is(term->values[column], "-"))
		return (struct winnow_str){ 0 };
	return term->values[column];
}

int term_is(const struct winnow_term *term, uint32_t column, const char *value)
{
	return winnow_is(term_value(term, column), value);
}
