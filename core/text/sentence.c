/* SPDX-License-Identifier: MIT */
#include <unictype.h>
#include "text/abbreviation.h"
#include "text/character.h"
#include "text/sentence.h"
#include "text/token.h"

#define LONGEST_ABBREVIATION 8 /* tokens: "p.p.m." has six */

/* What a full stop may belong to. */
enum stop {
	STOP_PLAIN,
	STOP_TITLE, /* as the abbreviations */
	STOP_NUMBER,
	STOP_ENDING,
	STOP_INITIAL, /* J. — ends a sentence before a starter only */
	STOP_LISTING  /* "1." at the head of a sentence */
};

struct search {
	const struct winnow_lexicon *abbreviations;
	const struct block_tokens *block;
	uint32_t start; /* of the sentence */
	bool has_capitals;
};

static struct character first_of(const struct block_tokens *block, uint32_t at)
{
	return character_at(block->run.text, block->tokens[at].at);
}

static bool is_glued(const struct block_tokens *block, uint32_t at)
{
	return !(block->tokens[at].flags & WINNOW_SPACE_BEFORE);
}

static bool is_capital(const struct block_tokens *block, uint32_t at)
{
	return block->tokens[at].flags & WINNOW_CAPITAL;
}

/* Scripts that put no space behind the end of a sentence. */
static bool is_wide_stop(struct character mark)
{
	return mark.code == 0x3002 || mark.code == 0xff01 || mark.code == 0xff1f;
}

static bool is_stop(struct character mark)
{
	switch (mark.code) {
	case '.':
	case '!':
	case '?':
	case 0x2026: /* … */
	case 0x203c: /* ‼ */
	case 0x2047: /* ⁇ */
	case 0x2048: /* ⁈ */
	case 0x2049: /* ⁉ */
	case 0x061f: /* ؟ */
	case 0x06d4: /* ۔ */
	case 0x0964: /* । */
		return true;
	default:
		return is_wide_stop(mark);
	}
}

static bool is_in(struct character mark, uint32_t categories)
{
	return mark.kind == CHARACTER_MARK &&
	       uc_is_general_category_withtable(mark.code, categories);
}

/* Closing quotes and brackets; straight quotes close where they touch what stands before. A
 * guillemet may have a space before it. */
static bool closes(const struct block_tokens *block, uint32_t at)
{
	struct character mark = first_of(block, at);

	if (mark.code == 0xbb)
		return true;
	return is_glued(block, at) &&
	       (mark.code == '"' || mark.code == '\'' ||
		       is_in(mark, UC_CATEGORY_MASK_Pe | UC_CATEGORY_MASK_Pf));
}

static bool opens(const struct block_tokens *block, uint32_t at)
{
	struct character mark = first_of(block, at);

	return mark.code == '"' || mark.code == '\'' || mark.code == 0xbf ||
	       mark.code == 0xa1 ||
	       is_in(mark, UC_CATEGORY_MASK_Ps | UC_CATEGORY_MASK_Pi | UC_CATEGORY_MASK_Pd);
}

static bool opens_quote(const struct block_tokens *block, uint32_t at)
{
	struct character mark = first_of(block, at);

	return mark.code == '"' || is_in(mark, UC_CATEGORY_MASK_Pi);
}

static bool is_dash(const struct block_tokens *block, uint32_t at)
{
	return is_in(first_of(block, at), UC_CATEGORY_MASK_Pd);
}

/* "[12]", a reference to a note: one past it; else `at`. */
static uint32_t past_note(const struct block_tokens *block, uint32_t at)
{
	if (at + 2 < block->end && token_is(block->run.text, &block->tokens[at], '[') &&
		block->tokens[at + 1].kind == WINNOW_DIGITS &&
		token_is(block->run.text, &block->tokens[at + 2], ']'))
		return at + 3;
	return at;
}

/* Past the stops, closing marks and references that follow the stop at `at`. */
static uint32_t past_end(const struct block_tokens *block, uint32_t at)
{
	for (at++; at < block->end; at++) {
		uint32_t behind_note = past_note(block, at);
		if (behind_note > at)
			at = behind_note - 1;
		else if (!closes(block, at) &&
			 !(is_glued(block, at) && is_stop(first_of(block, at))))
			break;
	}
	return at;
}

static const struct winnow_term *abbreviation_at(
	const struct search *search, uint32_t at, uint32_t *ret_count)
{
	const struct block_tokens *block = search->block;

	return search->abbreviations
		       ? lexicon_match(search->abbreviations, &block->run, at, ret_count)
		       : NULL;
}

static bool is_starter(const struct search *search, uint32_t at)
{
	uint32_t count;
	const struct winnow_term *term = abbreviation_at(search, at, &count);

	return term && abbreviation_of(term) == ABBREVIATION_STARTER;
}

static enum stop stop_of(enum abbreviation abbreviation)
{
	switch (abbreviation) {
	case ABBREVIATION_TITLE:
		return STOP_TITLE;
	case ABBREVIATION_NUMBER:
		return STOP_NUMBER;
	case ABBREVIATION_ENDING:
		return STOP_ENDING;
	default:
		return STOP_PLAIN;
	}
}

/* An abbreviation of the lexicon that ends with the stop at `at`, or has it within; before its last
 * word it may have a space, as "z. B." and "et al." */
static enum stop listed_stop(const struct search *search, uint32_t at)
{
	uint32_t from = at, spaces = 0, count;

	while (from > search->start && at - from < LONGEST_ABBREVIATION &&
		(is_glued(search->block, from) || spaces++ == 0))
		from--;
	for (; from < at; from++) {
		const struct winnow_term *term = abbreviation_at(search, from, &count);
		if (term && from + count > at)
			return from + count == at + 1 ? stop_of(abbreviation_of(term))
						      : STOP_TITLE;
	}
	return STOP_PLAIN;
}

static bool is_letter_word(const struct block_tokens *block, uint32_t at)
{
	const struct winnow_token *token = &block->tokens[at];

	return token->kind == WINNOW_WORD && first_of(block, at).length == token->length &&
	       character_is_letter(first_of(block, at));
}

static bool is_initial(const struct block_tokens *block, uint32_t at)
{
	return at + 1 < block->end && is_letter_word(block, at) && is_capital(block, at) &&
	       is_glued(block, at + 1) &&
	       token_is(block->run.text, &block->tokens[at + 1], '.');
}

/* The letter before the stop at `at`: "J. K. Olund", "by J. Olund", but "plan b."; "U.S." comes
 * this way, too. */
static enum stop letter_stop(const struct search *search, uint32_t at)
{
	const struct block_tokens *block = search->block;
	uint32_t letter = at - 1;

	if (letter >= block->first + 2 && is_glued(block, letter) &&
		token_is(block->run.text, &block->tokens[letter - 1], '.') &&
		is_letter_word(block, letter - 2))
		return STOP_ENDING;
	if (!is_capital(block, letter))
		return STOP_PLAIN;
	return is_initial(block, at + 1) ? STOP_TITLE : STOP_INITIAL;
}

static enum stop stop_at(const struct search *search, uint32_t at)
{
	const struct block_tokens *block = search->block;

	if (at == search->start || !is_glued(block, at) ||
		!token_is(block->run.text, &block->tokens[at], '.'))
		return STOP_PLAIN;
	enum stop stop = listed_stop(search, at);
	if (stop != STOP_PLAIN)
		return stop;
	if (is_letter_word(block, at - 1))
		return letter_stop(search, at);
	return block->tokens[at - 1].kind == WINNOW_DIGITS && at - 1 == search->start
		       ? STOP_LISTING
		       : STOP_PLAIN;
}

/* The first token from `at` on that is no opening mark. */
static uint32_t past_opening(const struct block_tokens *block, uint32_t at)
{
	while (at < block->end && opens(block, at))
		at++;
	return at;
}

static bool is_lower(const struct block_tokens *block, uint32_t at)
{
	return uc_is_general_category_withtable(first_of(block, at).code, UC_CATEGORY_MASK_Ll);
}

/* Archives hold reports that were put in small letters. */
static bool has_capitals(const struct block_tokens *block)
{
	uint32_t at = block->first;

	while (at < block->end && !is_capital(block, at))
		at++;
	return at < block->end;
}

/* Whether a sentence ends with the stop at `at`, where the text goes on at `next`. */
static bool ends_before(const struct search *search, uint32_t at, uint32_t next)
{
	const struct block_tokens *block = search->block;
	uint32_t word = past_opening(block, next);

	if (is_wide_stop(first_of(block, at)))
		return true;
	if (is_glued(block, next) || word == block->end ||
		(search->has_capitals && is_lower(block, word)))
		return false;
	switch (stop_at(search, at)) {
	case STOP_TITLE:
	case STOP_LISTING:
		return false;
	case STOP_NUMBER:
		return block->tokens[word].kind != WINNOW_DIGITS;
	case STOP_ENDING:
		return opens_quote(block, next) ||
		       (is_starter(search, word) && !is_dash(block, next));
	case STOP_INITIAL:
		return is_starter(search, word) && !is_dash(block, next);
	default:
		return true;
	}
}

static int add(struct search *search, struct sequence *sentences, uint32_t end)
{
	struct winnow_sentence *sentence = sequence_push(sentences, sizeof *sentence);

	if (!sentence)
		return -1;
	*sentence = (struct winnow_sentence){
		.first = search->start,
		.count = end - search->start,
		.block = search->block->block,
	};
	search->block->tokens[search->start].flags |= WINNOW_SENTENCE_START;
	search->start = end;
	return 0;
}

static int split_prose(struct search *search, struct sequence *sentences)
{
	const struct block_tokens *block = search->block;

	search->has_capitals = has_capitals(block);
	for (uint32_t at = block->first, next; at < block->end; at = next) {
		next = at + 1;
		if (block->tokens[at].kind != WINNOW_MARK || !is_stop(first_of(block, at)))
			continue;
		next = past_end(block, at);
		if (next < block->end && ends_before(search, at, next) &&
			add(search, sentences, next))
			return -1;
	}
	return 0;
}

static bool begins_cell(const struct block_tokens *block, uint32_t at)
{
	uint32_t from = block->tokens[at - 1].at + block->tokens[at - 1].length;
	struct winnow_str between =
		winnow_slice(block->run.text, from, block->tokens[at].at - from);

	return str_find_byte(between, '\t', 0) < between.len ||
	       str_find_byte(between, '\n', 0) < between.len;
}

static int split_cells(struct search *search, struct sequence *sentences)
{
	for (uint32_t at = search->block->first + 1; at < search->block->end; at++)
		if (begins_cell(search->block, at) && add(search, sentences, at))
			return -1;
	return 0;
}

int sentences_add(struct sequence *sentences, const struct language_table *language,
	const struct block_tokens *block)
{
	struct search search = { language->abbreviations, block, block->first, true };
	int code = 0;

	if (block->first == block->end)
		return 0;
	if (block->type == WINNOW_TABLE)
		code = split_cells(&search, sentences);
	else if (block->type != WINNOW_TITLE && block->type != WINNOW_HEADING &&
		 block->type != WINNOW_DATELINE)
		code = split_prose(&search, sentences);
	return code ? code : add(&search, sentences, block->end);
}
