/* SPDX-License-Identifier: MIT
 *
 * winnow/text.h - the service "winnow.text/1": a document's text, taken apart once for every
 * extractor, and the lexicons.
 *
 * Ask for it in open():  text = host->service(host, WINNOW_TEXT_SERVICE);
 * Lexicons are opened there, too; all else is asked inside extract().
 */
#ifndef WINNOW_TEXT_H
#define WINNOW_TEXT_H

#include <winnow/plugin.h>

#ifdef __cplusplus
extern "C" {
#endif

#define WINNOW_TEXT_SERVICE "winnow.text/1"

enum {                     /* the kind of a token */
	WINNOW_WORD = 1,   /* letters and their marks; "'s" and "n't" are words of their own */
	WINNOW_DIGITS = 2, /* digits with the marks between them: 1,094  1.4  12:30  21.600 */
	WINNOW_MARK = 3,   /* one mark of punctuation */
	WINNOW_SYMBOL = 4  /* one other sign: £ % + € */
};

enum { /* flags of a token */
	WINNOW_SPACE_BEFORE =
		1 << 0,          /* white space, or the start of a block, stands before it */
	WINNOW_CAPITAL = 1 << 1, /* begins with an upper-case or title-case letter */
	WINNOW_UPPER = 1 << 2,   /* two letters or more, all upper-case */
	WINNOW_BLOCK_START = 1 << 3,
	WINNOW_SENTENCE_START = 1 << 4
};

struct winnow_token {        /* Frozen. */
	uint32_t at, length; /* bytes of the document's text */
	uint32_t kind, flags;
};

struct winnow_sentence {       /* Frozen. */
	uint32_t first, count; /* tokens */
	uint32_t block;        /* index into the document's blocks */
	uint32_t reserved;
};

enum {                            /* flags of a number */
	WINNOW_IN_WORDS = 1 << 0, /* "forty-three", "1.4 billion" sets both */
	WINNOW_IN_DIGITS = 1 << 1,
	WINNOW_ORDINAL = 1 << 2, /* "third", "5th" */
	WINNOW_GROUPED = 1 << 3, /* had marks for thousands: 1,094 */
	WINNOW_VAGUE = 1 << 4, /* "hundreds", "dozens of": the value is the least it can mean */
	WINNOW_FRACTION = 1 << 5,   /* "half", "two thirds": value in millionths, exponent -6 */
	WINNOW_ARTICLE_ONE = 1 << 6 /* "a", "un" before a multiple or "of": "a hundred" */
};

/* A number as written in digits, in words, or both, read by the habits of the language.
 * Its value is mantissa x 10^exponent, exactly; the exponent is 0 to -18. What is too large or too
 * fine is no number. Frozen. */
struct winnow_number {
	uint32_t first, count; /* tokens */
	int64_t mantissa;
	int32_t exponent;
	uint32_t flags;
};

/* A word by the number that every lexicon knows it by: with its case folded, and as it stands.
 * 0: it is in no lexicon. Frozen. */
struct winnow_word {
	uint32_t folded, exact;
};

/* Which lexicons have a term that begins with a word: a row of bits for each set of them there is,
 * the bit of a lexicon being its number. winnow_may_begin() of helpers.h reads it. Frozen. */
struct winnow_starts {
	const uint64_t *rows; /* `width` to a row */
	uint32_t width;
	uint32_t lexicons; /* of lower numbers: what is told of; the others may all begin */
};

/* Lives as long as the call's host. Tokens, sentences and numbers are in order of the text. */
struct winnow_analysis {
	uint32_t size, token_count;
	uint32_t sentence_count, number_count;
	const struct winnow_token *tokens;
	const struct winnow_sentence *sentences;
	const struct winnow_number *numbers; /* not NULL where there are none */
	struct winnow_str language;          /* two letters; empty: not known */
	const struct winnow_word *words;     /* one for each token */
	const uint32_t *start_rows;          /* one for each token: its row of `starts` */
	struct winnow_starts starts;
};

/* A table of terms from config/lexicon/; this is only its head. */
struct winnow_lexicon {
	uint32_t number; /* among all that are open */
	uint32_t reserved;
};

enum { WINNOW_LONGEST_BEFORE = 6 }; /* tokens, of a term that match_before() finds */

/* A row of a lexicon. Frozen. */
struct winnow_term {
	struct winnow_str term;          /* as the file writes it */
	const struct winnow_str *values; /* the columns after the first */
	uint32_t value_count, reserved;
};

struct winnow_text {
	uint32_t size, reserved;
	/* The analysis of the document in hand; never NULL inside extract(). */
	const struct winnow_analysis *(*analysis)(const struct winnow_host *host);
	/* Inside open(): the lexicon "en/month" as the files say it. NULL: there is none, and
	 * that may be right for a language. It lives until close(). */
	const struct winnow_lexicon *(*lexicon)(
		const struct winnow_host *host, const char *name);
	/* The longest term that begins at `token`; NULL: none. Case is folded unless the file
	 * says otherwise. `lexicon` may be NULL: then none. Needs the call's own host. */
	const struct winnow_term *(*match)(const struct winnow_host *host,
		const struct winnow_lexicon *lexicon, uint32_t token,
		uint32_t *ret_token_count);
	/* The row whose term is `word`; NULL: none. */
	const struct winnow_term *(*find)(const struct winnow_host *host,
		const struct winnow_lexicon *lexicon, struct winnow_str word);
	/* The first token from `token` on with whose word a term begins, to pass quickly over
	 * all others; the count of tokens: none. match() then tells whether the term goes on. */
	uint32_t (*next)(const struct winnow_host *host, const struct winnow_lexicon *lexicon,
		uint32_t token);
	/* The rows of a lexicon, one a call, in no order to rely on; *position is 0 at first.
	 * NULL: no more. Also inside open(). */
	const struct winnow_term *(*row)(
		const struct winnow_lexicon *lexicon, size_t *position);
	/* The row whose term is the one word `token`; NULL: none. */
	const struct winnow_term *(*lookup)(const struct winnow_host *host,
		const struct winnow_lexicon *lexicon, uint32_t token);
	/* The numbers of what is one word, also inside open(): a table by them tells of each token
	 * what an extractor knows of it, without a search. `lexicon` is any. */
	struct winnow_word (*number)(
		const struct winnow_lexicon *lexicon, struct winnow_str word);
	/* The row whose term is the one word of these numbers; NULL: none. */
	const struct winnow_term *(*of_word)(
		const struct winnow_lexicon *lexicon, struct winnow_word word);
	/* The longest term that ends before `end` and does not begin before `limit`, nor more than
	 * WINNOW_LONGEST_BEFORE tokens before `end`; NULL: none. */
	const struct winnow_term *(*match_before)(const struct winnow_host *host,
		const struct winnow_lexicon *lexicon, uint32_t end, uint32_t limit,
		uint32_t *ret_first);
	/* The numbers of the first words of `term`, `most` at the most, also inside open(); how
	 * many words it has. `lexicon` is any. */
	uint32_t (*words)(const struct winnow_lexicon *lexicon, struct winnow_str term,
		struct winnow_word *ret_words, uint32_t most);
	/* `size` bytes, zeroed at first, the same for every plugin that asks by that name and size:
	 * inside open() they live until all are closed, inside extract() as long as the analysis.
	 * What is found out once for several extractors is kept there, by the first that needs it;
	 * a name has one meaning, and an owner and a revision: "org.example.tags/1 en". NULL: over
	 * budget. */
	void *(*shared)(const struct winnow_host *host, const char *name, size_t size);
	/* Inside open(): a lexicon that is large and that few documents need, as it lies in its
	 * files, to be searched there and never taken apart: *ret_parts stretches of rows, the one
	 * that wins first. A row is the term and its columns, divided by tabs and ended by a line
	 * feed; the rows of a part are in the order of the bytes of their terms. NULL: there is
	 * none. It lives until close(). */
	const struct winnow_str *(*rows)(
		const struct winnow_host *host, const char *name, uint32_t *ret_parts);
};

#ifdef __cplusplus
}
#endif
#endif
