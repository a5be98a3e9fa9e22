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
	const struct winnow_analysis *analysis = search->analysis;

	ret_reader->search = *search;
	ret_reader->text = text;
	ret_reader->token = 0;
	ret_reader->number = analysis->numbers;
	ret_reader->numbers_end = analysis->numbers + analysis->number_count;
}

/* What is of no interest, written without a look at more of its room. */
static inline void set_other(uint32_t token, uint32_t flags, struct piece *piece)
{
	piece->kind = PIECE_OTHER;
	piece->mark = 0;
	piece->first = token;
	piece->count = 1;
	piece->flags = flags;
	piece->word = &no_word;
}

/* Of a mark, by whether it ends something, and ties nothing. */
static inline uint8_t sort_of_mark(char mark)
{
	const uint64_t stops = UINT64_C(1) << '.' | UINT64_C(1) << ',' | UINT64_C(1) << ';' |
			       UINT64_C(1) << ':' | UINT64_C(1) << '?' | UINT64_C(1) << '!' |
			       UINT64_C(1) << ')' | UINT64_C(1) << '"';
	int stop = (unsigned char)mark < 64 && (stops >> mark & 1);

	return (uint8_t)PIECE_SORT(stop ? PIECE_STOP : PIECE_MARK);
}

static uint8_t sort_of(const struct piece *piece)
{
	switch (piece->kind) {
	case PIECE_WORD:
		return (uint8_t)piece->word->kind;
	case PIECE_MARK:
		return sort_of_mark(piece->mark);
	default:
		return (uint8_t)PIECE_SORT(piece->kind);
	}
}

static uint8_t set_break(uint32_t token, struct piece *piece)
{
	set_other(token, 0, piece);
	piece->kind = PIECE_BREAK;
	piece->count = 0;
	return PIECE_SORT(PIECE_BREAK);
}

/* The first token of the number that comes next. */
static uint32_t next_number(const struct piece_reader *reader)
{
	return reader->number < reader->numbers_end ? reader->number->first : UINT32_MAX;
}

/* The word alone says what it is: no more words, its case or its dot are to be looked at. */
static inline int is_plain(const struct word_search *search, uint32_t token, struct start start)
{
	uint32_t more = (start.flags & START_LONGER) != 0;

	return !((start.flags & (START_CASE | START_NAME)) |
		 (more & (uint32_t)vocabulary_may_go_on(search, token)));
}

static inline int is_plain_mark(
	struct winnow_str text, const struct winnow_token *token, struct start start)
{
	return token->kind == WINNOW_MARK && token->length == 1 && !start.flags &&
	       text.ptr[token->at] != '~';
}

/* The piece at the token, and its sort; most are words and marks that hardly need a look. */
static inline uint8_t read_next(struct piece_reader *reader, const struct word_search *search,
	uint32_t token, uint32_t *number, struct piece *piece)
{
	const struct winnow_token *entry = &search->analysis->tokens[token];
	struct start start = vocabulary_start(search, token);

	set_other(token, entry->flags, piece);
	if (entry->kind == WINNOW_WORD && token < *number && is_plain(search, token, start)) {
		piece->kind = (uint8_t)((start.kind != WORD_NONE) * PIECE_WORD);
		piece->word = &search->entries[start.alone];
		return start.kind;
	}
	if (token < *number && is_plain_mark(reader->text, entry, start)) {
		piece->kind = PIECE_MARK;
		piece->mark = reader->text.ptr[entry->at];
		return sort_of_mark(piece->mark);
	}
	piece_read(reader, start.flags, piece);
	*number = next_number(reader);
	return sort_of(piece);
}

static struct scan scan_of(struct piece_reader *reader, uint32_t count)
{
	reader->sorts[count] = PIECE_SORT(PIECE_BREAK);
	return (struct scan){ reader->text, reader->search.analysis, reader->pieces,
		reader->sorts, count, reader->order };
}

uint32_t pieces_read(struct piece_reader *reader, struct scan *ret_scan)
{
	const struct word_search search = reader->search; /* nothing that is written is in it */
	uint32_t token = reader->token, token_count = search.analysis->token_count, count = 0;
	uint32_t number = next_number(reader);

	reader->value_count = 0;
	while (token < token_count) {
		uint32_t flags = search.analysis->tokens[token].flags;

		if (count > PIECES_MOST / 2 && is_full(reader, flags, count))
			break;
		if (flags & WINNOW_BLOCK_START && count > 0) {
			reader->sorts[count] = set_break(token, &reader->pieces[count]);
			count++;
		}
		struct piece *piece = &reader->pieces[count];
		reader->sorts[count++] = read_next(reader, &search, token, &number, piece);
		token += piece->count;
	}
	reader->token = token;
	*ret_scan = scan_of(reader, count);
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
