/* SPDX-License-Identifier: MIT */
#include "text/number.h"
#include "text/sentence.h"
#include "text/sequence.h"
#include "text/starts.h"
#include "text/tables.h"
#include "text/token.h"

#define TOKEN_BYTES 5     /* of text, by and large */
#define TOKENS_AT_ONCE 32 /* taken without asking for room */

struct work {
	const struct winnow_document *document;
	const struct language_table *language;
	struct arena *arena;
	struct sequence tokens, sentences, numbers;
	uint32_t *firsts; /* the first token of each block */
	struct token_run run;
};

/* A text without blocks is one paragraph. */
static uint32_t block_count(const struct winnow_document *document)
{
	return document->block_count ? document->block_count : 1;
}

static struct winnow_block block_at(const struct winnow_document *document, uint32_t index)
{
	struct winnow_block whole = { 0, document->text.len, WINNOW_PARAGRAPH, 0 };

	return document->block_count ? document->blocks[index] : whole;
}

/* The primary part of a BCP 47 tag in lower case: "en-GB" is "en". ptr NULL: no room. */
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

static int add_tokens(struct work *work, struct winnow_block block)
{
	struct tokeniser tokeniser = {
		.text = winnow_slice(work->document->text, 0, block.at + block.length),
		.start = block.at,
		.at = block.at,
	};
	struct winnow_token *tokens;
	uint32_t start = WINNOW_BLOCK_START, added = TOKENS_AT_ONCE;

	while (added == TOKENS_AT_ONCE) {
		if (sequence_reserve(&work->tokens, TOKENS_AT_ONCE, sizeof *tokens))
			return -1;
		tokens = (struct winnow_token *)work->tokens.items + work->tokens.count;
		added = tokeniser_next_all(&tokeniser, tokens, TOKENS_AT_ONCE);
		if (added > 0)
			tokens[0].flags |= start;
		start = 0;
		work->tokens.count += added;
	}
	return 0;
}

static int add_starts(struct work *work, const struct starts *starts)
{
	struct token_run *run = &work->run;

	if (!starts)
		return 0;
	run->starts = starts_rows(starts);
	run->start_rows = starts_find_all(starts, run->words, run->count, work->arena);
	return run->start_rows ? 0 : -1;
}

/* Of all tokens: what the lexicons know of their words. */
static int add_words(struct work *work, const struct language_tables *tables)
{
	uint32_t count = (uint32_t)work->tokens.count;
	struct winnow_word *words = arena_take_array(work->arena, count, sizeof *words);

	if (!words)
		return -1;
	vocabulary_find_all(language_tables_vocabulary(tables), work->document->text,
		work->tokens.items, count, words);
	work->run = (struct token_run){
		.text = work->document->text,
		.tokens = work->tokens.items,
		.words = words,
		.count = count,
	};
	return add_starts(work, language_tables_starts(tables));
}

static int add_all_tokens(struct work *work, const struct language_tables *tables)
{
	uint32_t count = block_count(work->document);

	work->firsts = arena_take_array(work->arena, count + 1, sizeof *work->firsts);
	if (!work->firsts || sequence_reserve(&work->tokens,
				     work->document->text.len / TOKEN_BYTES + TOKENS_AT_ONCE,
				     sizeof(struct winnow_token)))
		return -1;
	for (uint32_t i = 0; i < count; i++) {
		work->firsts[i] = (uint32_t)work->tokens.count;
		if (add_tokens(work, block_at(work->document, i)))
			return -1;
	}
	work->firsts[count] = (uint32_t)work->tokens.count;
	return add_words(work, tables);
}

static int add_sentences(struct work *work)
{
	int code = 0;

	for (uint32_t i = 0; code == 0 && i < block_count(work->document); i++) {
		struct block_tokens block = {
			.run = work->run,
			.tokens = work->tokens.items,
			.first = work->firsts[i],
			.end = work->firsts[i + 1],
			.block = i,
			.type = block_at(work->document, i).type,
		};
		block.run.count = block.end;
		code = sentences_add(&work->sentences, work->language, &block);
	}
	return code;
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

static const struct winnow_number no_number;

static struct winnow_analysis *finish(const struct work *work, struct winnow_str language)
{
	struct winnow_analysis *analysis = arena_alloc(work->arena, sizeof *analysis);

	if (analysis)
		*analysis = (struct winnow_analysis){
			.size = sizeof *analysis,
			.tokens = work->run.tokens,
			.token_count = work->run.count,
			.sentences = work->sentences.items,
			.sentence_count = (uint32_t)work->sentences.count,
			.numbers = work->numbers.count ? work->numbers.items : &no_number,
			.number_count = (uint32_t)work->numbers.count,
			.language = language,
			.words = work->run.words,
			.start_rows = work->run.start_rows,
			.starts = work->run.starts,
		};
	return analysis;
}

static struct shared_memory *share(struct arena *arena)
{
	struct shared_memory *shared = arena_alloc(arena, sizeof *shared);

	if (shared)
		shared->arena = arena;
	return shared;
}

int analyse(const struct language_tables *tables, const struct winnow_document *document,
	struct arena *arena, struct text_call *ret_text, struct failure *failure)
{
	struct work work = {
		.document = document,
		.arena = arena,
		.tokens.arena = arena,
		.sentences.arena = arena,
		.numbers.arena = arena,
	};
	struct winnow_str language = two_letters(arena, document->language);
	int code = check_blocks(document, failure);

	if (code)
		return code;
	if (!language.ptr)
		return over_ceiling(failure);
	work.language = language_tables_find(tables, language);
	if (add_all_tokens(&work, tables) || add_sentences(&work) ||
		numbers_add(&work.numbers, work.language, &work.run))
		return over_ceiling(failure);
	ret_text->run = work.run;
	ret_text->analysis = finish(&work, language);
	ret_text->shared = share(arena);
	return ret_text->analysis && ret_text->shared ? 0 : over_ceiling(failure);
}
