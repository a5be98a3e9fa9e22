/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <unicase.h>
#include "shared/passage.h"

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

int passage_is_acronym(const struct passage *passage, uint32_t token)
{
	return passage_flag(passage, token, WINNOW_UPPER) &&
	       !passage_flag(passage, token + 1, WINNOW_UPPER) &&
	       !passage_flag(passage, token - 1, WINNOW_UPPER);
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

static int is_plain(char byte)
{
	return (unsigned char)byte < 128;
}

static int is_upper(char byte)
{
	return byte >= 'A' && byte <= 'Z';
}

static struct winnow_str lower_any(const struct passage *passage, struct winnow_str words)
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

struct winnow_str passage_lower(const struct passage *passage, struct winnow_str words)
{
	size_t change = 0;
	unsigned char all = 0;

	while (change < words.len && is_plain(words.ptr[change]) &&
		!is_upper(words.ptr[change]))
		change++;
	if (change == words.len)
		return words;
	char *lower = passage->host->alloc(passage->host, words.len + 1);
	if (!lower)
		return (struct winnow_str){ 0 };
	for (size_t i = 0; i < words.len; i++) {
		all |= (unsigned char)words.ptr[i];
		lower[i] = passage_lower_ascii(words.ptr[i]);
	}
	return all < 128 ? (struct winnow_str){ lower, words.len } : lower_any(passage, words);
}

const struct winnow_lexicon *language_lexicon(const struct winnow_host *host,
	const struct winnow_text *text, const char *language, const char *name)
{
	char path[40];

	snprintf(path, sizeof path, "%s/%s", language, name);
	return text->lexicon(host, path);
}

uint32_t passage_token_at(const struct passage *passage, uint64_t at)
{
	const struct winnow_analysis *analysis = passage->analysis;
	uint32_t low = 0, high = analysis->token_count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		const struct winnow_token *token = &analysis->tokens[middle];
		if ((uint64_t)token->at + token->length <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

uint32_t passage_number_from(const struct passage *passage, uint32_t token)
{
	const struct winnow_analysis *analysis = passage->analysis;
	uint32_t low = 0, high = analysis->number_count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (analysis->numbers[middle].first < token)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct winnow_number *passage_number_at(const struct passage *passage, uint32_t token)
{
	const struct winnow_analysis *analysis = passage->analysis;
	uint32_t number = passage_number_from(passage, token);

	return number < analysis->number_count && analysis->numbers[number].first == token
		       ? &analysis->numbers[number]
		       : NULL;
}

const struct winnow_number *passage_number_before(const struct passage *passage, uint32_t token)
{
	uint32_t number = passage_number_from(passage, token);
	const struct winnow_number *before =
		number > 0 ? &passage->analysis->numbers[number - 1] : NULL;

	return before && before->first + before->count == token ? before : NULL;
}

uint32_t passage_past_number(const struct passage *passage, uint32_t token)
{
	const struct winnow_number *number = passage_number_at(passage, token);

	return number ? token + number->count : token;
}

uint32_t passage_sentence_number(const struct passage *passage, uint32_t token)
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
	return low;
}

struct winnow_sentence passage_sentence(const struct passage *passage, uint32_t token)
{
	return passage->analysis->sentences[passage_sentence_number(passage, token)];
}

const struct winnow_term *passage_match_begun(const struct passage *passage,
	const struct winnow_lexicon *lexicon, uint32_t token, uint32_t limit, uint32_t *ret_end)
{
	uint32_t count = 0;
	const struct winnow_term *term =
		passage->text->match(passage->host, lexicon, token, &count);
	if (!term || token + count > limit)
		return NULL;
	*ret_end = token + count;
	return term;
}

/* The first token of [token, end) with one of the bits in that word of its row; `end`: none. */
static uint32_t next_begun(const struct winnow_analysis *analysis, uint32_t word, uint64_t bits,
	uint32_t token, uint32_t end)
{
	const uint64_t *rows = analysis->starts.rows + word;
	const uint32_t *row = analysis->start_rows;
	size_t width = analysis->starts.width;

	while (token < end && !(rows[width * row[token]] & bits))
		token++;
	return token;
}

const struct winnow_term *passage_match_before(const struct passage *passage,
	const struct winnow_lexicon *lexicon, uint32_t end, uint32_t limit, uint32_t *ret_first)
{
	const struct winnow_analysis *analysis = passage->analysis;
	uint32_t first =
		end > limit + WINNOW_LONGEST_BEFORE ? end - WINNOW_LONGEST_BEFORE : limit;

	if (!lexicon || end > analysis->token_count)
		return NULL;
	if (lexicon->number < analysis->starts.lexicons)
		first = next_begun(analysis, lexicon->number / 64,
			(uint64_t)1 << lexicon->number % 64, first, end);
	if (first >= end)
		return NULL;
	return passage->text->match_before(passage->host, lexicon, end, first, ret_first);
}

void start_set_add(struct start_set *set, const struct passage *passage,
	const struct winnow_lexicon *lexicon)
{
	uint32_t part = 0, number = lexicon ? lexicon->number : 0;

	if (!lexicon)
		return;
	while (part < set->count && set->parts[part].word != number / 64)
		part++;
	if (number >= passage->analysis->starts.lexicons || part == START_SET_PARTS) {
		set->any = 1;
		return;
	}
	set->count += part == set->count;
	set->parts[part].word = number / 64;
	set->parts[part].bits |= (uint64_t)1 << number % 64;
}

uint32_t start_set_next(
	const struct start_set *set, const struct passage *passage, uint32_t token)
{
	const struct winnow_analysis *analysis = passage->analysis;

	if (set->count == 1 && !set->any)
		return next_begun(analysis, set->parts[0].word, set->parts[0].bits, token,
			analysis->token_count);
	while (token < analysis->token_count && !start_set_has(set, passage, token))
		token++;
	return token;
}
