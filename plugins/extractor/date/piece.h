/* SPDX-License-Identifier: MIT
 *
 * A stretch of the text as the parsers see it: each token, or run of tokens, is a word of time,
 * a number, a date in figures, a mark, or nothing of interest.
 */
#ifndef WINNOW_DATE_PIECE_H
#define WINNOW_DATE_PIECE_H

#include "figures.h"
#include "order.h"
#include "vocabulary.h"
#include "when.h"

enum piece_kind {
	PIECE_OTHER,   /* nothing of interest; also past the ends */
	PIECE_BREAK,   /* a block ends here; no tokens */
	PIECE_WORD,    /* `word` */
	PIECE_NUMBER,  /* `number` */
	PIECE_FIGURES, /* `figures`: 2014-03-05, 12:30 */
	PIECE_MARK,    /* `mark` */
	PIECE_STOP     /* no kind, but the sort of the marks that end something */
};

/* What a piece is, in a number below 64: the kind of its word, or of what is no word. */
#define PIECE_SORT(kind) ((kind) == PIECE_OTHER ? 0 : 63 - (kind))

/* Sets of those. */
#define BEGINS_WORD(kind) (UINT64_C(1) << (kind))
#define BEGINS_PIECE(kind) (UINT64_C(1) << PIECE_SORT(kind)) /* one that is no word */
/* A mark that may tie what stands on both sides of it, and one that ends something: a sort of its own. */
#define BEGINS_TIE BEGINS_PIECE(PIECE_MARK)
#define BEGINS_STOP BEGINS_PIECE(PIECE_STOP)

/* The number or the figures that a piece is. */
union piece_value {
	struct {
		struct winnow_number number;
		int64_t whole; /* its value; -1: it is not whole */
	};
	struct figures figures;
};

struct piece {
	uint8_t kind; /* enum piece_kind */
	char mark;    /* ASCII; dashes of any length are '-', quotes of any form '"' or '\'' */
	uint32_t first, count;          /* tokens */
	uint32_t flags;                 /* of the first token */
	const struct word *word;        /* never NULL */
	const union piece_value *value; /* of a number or figures */
};

/* The pieces of some tokens. Asked for one that is not there, answers with PIECE_OTHER. */
struct scan {
	struct winnow_str text;
	const struct winnow_analysis *analysis;
	const struct piece *pieces;
	const uint8_t *sorts; /* of them, and of the break behind them */
	uint32_t count;
	struct order order;
};

enum { PIECES_MOST = 1024 };

struct piece_reader {
	struct word_search search;
	struct winnow_str text;
	struct order order;
	uint32_t token;                                   /* where to go on; */
	const struct winnow_number *number, *numbers_end; /* the same */
	struct piece pieces[PIECES_MOST];
	uint8_t sorts[PIECES_MOST + 1];
	union piece_value values[PIECES_MOST]; /* of those of them that have one */
	uint32_t value_count;
};

/* Sets all but the order, which is then to be set, and the pieces. */
void pieces_start(const struct word_search *search, struct winnow_str text,
	struct piece_reader *ret_reader);

/* piece_read.c: the piece that begins at its first token, which has been set as one of no interest, and
 * has those flags in the vocabulary. */
void piece_read(struct piece_reader *reader, uint32_t word_flags, struct piece *piece);

/* The next pieces, up to the end of a sentence unless it is too long; 0: no more. */
uint32_t pieces_read(struct piece_reader *reader, struct scan *ret_scan);

static inline const struct piece *piece_at(const struct scan *scan, uint32_t at)
{
	static const struct piece none = { .kind = PIECE_BREAK, .word = &no_word };

	return at < scan->count ? &scan->pieces[at] : &none;
}

static inline uint32_t piece_sort(const struct scan *scan, uint32_t at)
{
	return scan->sorts[at < scan->count ? at : scan->count];
}

static inline int piece_is(const struct scan *scan, uint32_t at, enum word_kind kind)
{
	return piece_sort(scan, at) == kind;
}

static inline int piece_is_one(const struct scan *scan, uint32_t at, uint64_t sorts)
{
	return (sorts >> piece_sort(scan, at) & 1) != 0;
}

static inline int piece_is_mark(const struct scan *scan, uint32_t at, char mark)
{
	const struct piece *piece = piece_at(scan, at);

	return piece->kind == PIECE_MARK && piece->mark == mark;
}

/* No white space stands before it. */
int piece_touches(const struct scan *scan, uint32_t at);
/* `at`, or after it when there is such a word or mark. */
static inline uint32_t piece_skip(const struct scan *scan, uint32_t at, enum word_kind kind)
{
	return at + (uint32_t)piece_is(scan, at, kind);
}

static inline uint32_t piece_skip_mark(const struct scan *scan, uint32_t at, char mark)
{
	return at + (uint32_t)piece_is_mark(scan, at, mark);
}

/* The whole number written there; -1: none, or one that is not whole. */
static inline int64_t piece_whole(const struct scan *scan, uint32_t at)
{
	const struct piece *piece = piece_at(scan, at);

	return piece->kind == PIECE_NUMBER ? piece->value->whole : -1;
}

static inline int piece_number_has(const struct scan *scan, uint32_t at, uint32_t flag)
{
	const struct piece *piece = piece_at(scan, at);

	return piece->kind == PIECE_NUMBER && (piece->value->number.flags & flag) != 0;
}

/* The words of a piece, and the value of its word as a number. */
struct winnow_str piece_text(const struct scan *scan, uint32_t at);
static inline int32_t piece_value(const struct scan *scan, uint32_t at)
{
	return piece_at(scan, at)->word->number;
}
static inline int piece_noted(const struct scan *scan, uint32_t at, const char *note)
{
	return piece_at(scan, at)->kind == PIECE_WORD &&
	       winnow_is(piece_at(scan, at)->word->note, note);
}
/* The text is that, and perhaps a stop: somebody has said when. */
static inline int piece_is_all(const struct scan *scan, uint32_t at, uint32_t end)
{
	return at == 0 && end > at && piece_skip_mark(scan, end, '.') >= scan->count;
}
/* A word of no interest here that begins with a capital, or with none. */
int piece_is_name(const struct scan *scan, uint32_t at);
int piece_is_plain_word(const struct scan *scan, uint32_t at);

#endif
