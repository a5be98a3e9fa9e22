/* SPDX-License-Identifier: MIT
 * The analysis of any UTF-8 text: tokens, sentences and numbers lie in it, in order, and tokens on
 * the boundaries of characters. The first bytes choose language and blocks. */
#include <stdint.h>
#include <stdlib.h>
#include "base/utf8.h"
#include "text/analysis.h"

#define MOST_BLOCKS 16

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void check(int holds)
{
	if (!holds)
		abort();
}

static const struct language_tables *open_tables(void)
{
	static struct language_tables *tables;
	static struct lexicons *lexicons;
	struct failure failure = { 0 };

	if (!tables) {
		check(lexicons_create(lexicons_default_path(), &lexicons, &failure) == 0);
		check(language_tables_create(lexicons, &tables, &failure) == 0);
	}
	return tables;
}

static void begins_character(struct winnow_str text, size_t at)
{
	check(at <= text.len);
	check(at == text.len || ((unsigned char)text.ptr[at] & 0xc0) != 0x80);
}

static void check_tokens(struct winnow_str text, const struct winnow_analysis *analysis)
{
	size_t end = 0;

	for (uint32_t i = 0; i < analysis->token_count; i++) {
		const struct winnow_token *token = &analysis->tokens[i];
		check(token->at >= end && token->length > 0);
		check(token->kind >= WINNOW_WORD && token->kind <= WINNOW_SYMBOL);
		begins_character(text, token->at);
		end = (size_t)token->at + token->length;
		begins_character(text, end);
	}
}

static void check_sentences(
	const struct winnow_document *document, const struct winnow_analysis *analysis)
{
	uint32_t next = 0;

	for (uint32_t i = 0; i < analysis->sentence_count; i++) {
		const struct winnow_sentence *sentence = &analysis->sentences[i];
		check(sentence->first == next && sentence->count > 0);
		check(sentence->block == 0 || sentence->block < document->block_count);
		check((analysis->tokens[next].flags & WINNOW_SENTENCE_START) != 0);
		next += sentence->count;
		for (uint32_t token = sentence->first + 1; token < next; token++)
			check(!(analysis->tokens[token].flags &
				(WINNOW_SENTENCE_START | WINNOW_BLOCK_START)));
	}
	check(next == analysis->token_count);
}

static void check_numbers(const struct winnow_analysis *analysis)
{
	uint32_t next = 0;

	for (uint32_t i = 0; i < analysis->number_count; i++) {
		const struct winnow_number *number = &analysis->numbers[i];
		check(number->first >= next && number->count > 0);
		next = number->first + number->count;
		check(next <= analysis->token_count);
		check(number->mantissa >= 0 && number->exponent <= 0 &&
			number->exponent >= -18);
		check(number->flags & (WINNOW_IN_WORDS | WINNOW_IN_DIGITS));
		for (uint32_t token = number->first + 1; token < next; token++)
			check(!(analysis->tokens[token].flags & WINNOW_SENTENCE_START));
	}
}

/* Blocks are what blank lines divide, of the types in turn. */
static uint32_t make_blocks(struct winnow_str text, struct winnow_block blocks[MOST_BLOCKS])
{
	uint32_t count = 0;
	size_t at = 0;

	while (at < text.len && count < MOST_BLOCKS) {
		struct winnow_str rest = winnow_slice(text, at, text.len - at);
		size_t length = str_find(rest, STR_LITERAL("\n\n"));
		blocks[count] = (struct winnow_block){ at, length, 1 + count % 8, 1 };
		count++;
		at += length + 2;
	}
	return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static const char languages[][3] = { "en", "es", "fr", "ru", "de", "" };
	struct winnow_block blocks[MOST_BLOCKS];
	struct text_call call;
	struct failure failure = { 0 };

	if (length == 0 || !utf8_is_text((struct winnow_str){ (const char *)bytes, length }))
		return 0;
	struct winnow_document document = {
		.text = { (const char *)bytes, length },
		.language = winnow_str(languages[bytes[0] % 6]),
		.blocks = blocks,
	};
	if (bytes[0] % 7)
		document.block_count = make_blocks(document.text, blocks);
	struct arena *arena = arena_create(0);
	check(arena && analyse(open_tables(), &document, arena, &call, &failure) == 0);
	const struct winnow_analysis *analysis = call.analysis;
	check_tokens(document.text, analysis);
	check_sentences(&document, analysis);
	check_numbers(analysis);
	arena_destroy(arena);
	return 0;
}
