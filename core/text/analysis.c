/* SPDX-License-Identifier: MIT */
#include "text/number.h"
#include "text/sentence.h"
#include "text/sequence.h"
#include "text/tables.h"
#include "text/token.h"

struct work {
	const struct winnow_document *document;
	const struct language_table *language;
	struct sequence tokens, sentences, numbers;
};

/* The primary part of a BCP 47 tag in lower case: "en-GB" is "en". */
static struct winnow_str two_letters(struct arena *arena, struct winnow_str tag)
{
	struct winnow_str part = winnow_slice(tag, 0, str_find_byte(tag, '-', 0));

	if (part.len != 2)
		return (struct winnow_str){ "", 0 };
	struct winnow_str copy = arena_copy(arena, part);
	char *letters = (char *)copy.ptr;
	for (size_t i = 0; i < copy.len; i++)
		if (letters[i] >= 'A' && letters[i] <= 'Z')
			letters[i] = (char)(letters[i] + ('a' - 'A'));
	return copy;
}

static int over_ceiling(struct failure *failure)
{
	return failure_set(failure, WINNOW_ELIMIT,
		"the text has more tokens than the memory for one document allows");
}

static int add_tokens(struct work *work, struct tokeniser *tokeniser)
{
	struct winnow_token token, *added;
	uint32_t start = WINNOW_BLOCK_START;

	while (tokeniser_next(tokeniser, &token)) {
		added = sequence_push(&work->tokens, sizeof *added);
		if (!added)
			return -1;
		*added = token;
		added->flags |= start;
		start = 0;
	}
	return 0;
}

static int add_block(struct work *work, const struct winnow_block *block, uint32_t index)
{
	struct winnow_str text = work->document->text;
	struct tokeniser tokeniser = {
		.text = winnow_slice(text, 0, block->at + block->length),
		.start = block->at,
		.at = block->at,
	};
	uint32_t first = (uint32_t)work->tokens.count;

	if (add_tokens(work, &tokeniser))
		return -1;
	struct block_tokens tokens = {
		.text = text,
		.tokens = work->tokens.items,
		.first = first,
		.end = (uint32_t)work->tokens.count,
		.block = index,
		.type = block->type,
	};
	return sentences_add(&work->sentences, work->language, &tokens);
}

/* In order, apart, and within the text. */
static int check_blocks(const struct winnow_document *document, struct failure *failure)
{
	uint64_t end = 0;

	if (document->text.len > UINT32_MAX)
		return failure_set(failure, WINNOW_ELIMIT, "the text is larger than 4 GiB");
	for (uint32_t i = 0; i < document->block_count; i++) {
		const struct winnow_block *block = &document->blocks[i];
		if (block->at < end || block->at > document->text.len ||
			block->length > document->text.len - block->at)
			return failure_set(failure, WINNOW_EDATA,
				"block %u of the document lies outside its text or before the "
				"end of the block before it",
				i);
		end = block->at + block->length;
	}
	return 0;
}

/* A text without blocks is one paragraph. */
static int add_blocks(struct work *work)
{
	const struct winnow_document *document = work->document;
	struct winnow_block whole = { 0, document->text.len, WINNOW_PARAGRAPH, 0 };
	int code = 0;

	if (document->block_count == 0)
		return add_block(work, &whole, 0);
	for (uint32_t i = 0; code == 0 && i < document->block_count; i++)
		code = add_block(work, &document->blocks[i], i);
	return code;
}

int analyse(const struct language_tables *tables, const struct winnow_document *document,
	struct arena *arena, const struct winnow_analysis **ret_analysis,
	struct failure *failure)
{
	struct work work = {
		.document = document,
		.tokens.arena = arena,
		.sentences.arena = arena,
		.numbers.arena = arena,
	};
	struct winnow_analysis *analysis = arena_alloc(arena, sizeof *analysis);
	int code = check_blocks(document, failure);

	if (code)
		return code;
	if (!analysis)
		return over_ceiling(failure);
	analysis->size = sizeof *analysis;
	analysis->language = two_letters(arena, document->language);
	work.language = language_tables_find(tables, analysis->language);
	if (add_blocks(&work) || numbers_add(&work.numbers, work.language, document->text,
					 work.tokens.items, (uint32_t)work.tokens.count))
		return over_ceiling(failure);
	analysis->tokens = work.tokens.items;
	analysis->token_count = (uint32_t)work.tokens.count;
	analysis->sentences = work.sentences.items;
	analysis->sentence_count = (uint32_t)work.sentences.count;
	analysis->numbers = work.numbers.items;
	analysis->number_count = (uint32_t)work.numbers.count;
	*ret_analysis = analysis;
	return 0;
}
