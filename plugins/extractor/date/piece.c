/* SPDX-License-Identifier: MIT */
#include "piece.h"

/* A long scan ends with a sentence, or where no sentence is known to begin with a stop. */
static int is_full(const struct piece_reader *reader, uint32_t flags, uint32_t count)
{
	return (count > PIECES_MOST / 2 && flags & WINNOW_SENTENCE_START) ||
	       (count > PIECES_MOST - PIECES_MOST / 8 &&
		       reader->pieces[count - 1].mark == '.') ||
	       count + 2 > PIECES_MOST;
}

void pieces_start(const struct word_search *search, struct winnow_str text,
	struct piece_reader *ret_reader)
{
	ret_reader->search = *search;
	ret_reader->text = text;
	ret_reader->token = 0;
	ret_reader->number = search->analysis->numbers;
	ret_reader->numbers_end = ret_reader->number + search->analysis->number_count;
}

/* What is of no interest, written without a look at more of its room. */
static void set_other(uint32_t token, uint32_t flags, struct piece *piece)
{
	piece->kind = PIECE_OTHER;
	piece->sort = PIECE_SORT(PIECE_OTHER);
	piece->mark = 0;
	piece->first = token;
	piece->count = 1;
	piece->flags = flags;
	piece->word = &no_word;
}

static void set_break(uint32_t token, struct piece *piece)
{
	set_other(token, 0, piece);
	piece->kind = PIECE_BREAK;
	piece->sort = PIECE_SORT(PIECE_BREAK);
	piece->count = 0;
}

static int is_number_due(const struct piece_reader *reader, uint32_t token)
{
	return reader->number < reader->numbers_end && reader->number->first <= token;
}

uint32_t pieces_read(struct piece_reader *reader, struct scan *ret_scan)
{
	const struct winnow_analysis *analysis = reader->search.analysis;
	const struct winnow_token *tokens = analysis->tokens;
	uint32_t token = reader->token, token_count = analysis->token_count, count = 0;

	while (token < token_count) {
		uint32_t flags = tokens[token].flags;

		if (count > PIECES_MOST / 2 && is_full(reader, flags, count))
			break;
		if (flags & WINNOW_BLOCK_START && count > 0)
			set_break(token, &reader->pieces[count++]);
		struct piece *piece = &reader->pieces[count++];
		uint32_t word_flags = vocabulary_flags(&reader->search, token);
		set_other(token, flags, piece);
		if (word_flags & START_ANY || tokens[token].kind != WINNOW_WORD ||
			is_number_due(reader, token))
			piece_read(reader, word_flags, piece);
		token += piece->count;
	}
	reader->token = token;
	*ret_scan =
		(struct scan){ reader->text, analysis, reader->pieces, count, reader->order };
	return count;
}

int piece_touches(const struct scan *scan, uint32_t at)
{
	const struct piece *piece = piece_at(scan, at);

	return piece->count > 0 && !(piece->flags & (WINNOW_SPACE_BEFORE | WINNOW_BLOCK_START));
}

struct winnow_str piece_text(const struct scan *scan, uint32_t at)
{
	const struct piece *piece = piece_at(scan, at);
	const struct winnow_token *first, *last;

	if (piece->count == 0)
		return winnow_str("");
	first = &scan->analysis->tokens[piece->first];
	last = &scan->analysis->tokens[piece->first + piece->count - 1];
	return winnow_slice(scan->text, first->at, last->at + last->length - first->at);
}

int piece_is_name(const struct scan *scan, uint32_t at)
{
	const struct piece *piece = piece_at(scan, at);

	return piece->kind == PIECE_OTHER && (piece->flags & WINNOW_CAPITAL);
}

int piece_is_plain_word(const struct scan *scan, uint32_t at)
{
	const struct piece *piece = piece_at(scan, at);

	return (piece->kind == PIECE_OTHER || piece_is(scan, at, WORD_PRONOUN) ||
		       piece_is(scan, at, WORD_MEAL)) &&
	       piece->count == 1 && scan->analysis->tokens[piece->first].kind == WINNOW_WORD &&
	       !(piece->flags & WINNOW_CAPITAL);
}
