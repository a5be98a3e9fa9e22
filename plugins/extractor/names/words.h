/* SPDX-License-Identifier: MIT
 *
 * The words of one document: those that names are made of each spelling once, with what the
 * document as a whole tells of it. "Usiku" alone is a person where "Judge Dinnah Usiku" stands
 * elsewhere.
 */
#ifndef WINNOW_NAMES_WORDS_H
#define WINNOW_NAMES_WORDS_H

#include "glossary.h"

enum {
	LISTED = 255, /* a mark above it: within a listed name */
	GOES_ON = 8,  /* bits from the mark of what begins to that of what goes on */
	/* The marks of a word that begins a listed place */
	LISTED_PLACES =
		1u << LIST_COUNTRY | 1u << LIST_AREA | 1u << LIST_SUBDIVISION | 1u << LIST_CITY,
	MOST_INITIALS = 12 /* of a name, as its short form has them */
};

struct words {
	/* The word of each token: of the glossary, and not to be written to, where it is small; behind
	 * the last one of which nothing is known */
	struct word **of_token;
	/* Of each token: which lists it begins, in the low half, or goes on in */
	uint16_t *marks;
	uint64_t *capitals; /* a bit for each token: is_capital() */
};

/* 0, or WINNOW_ELIMIT after host->fail(). */
int words_read(const struct glossary *glossary, const struct passage *passage,
	struct words *ret_words);

static inline const struct word *word_at(const struct words *words, uint32_t token)
{
	return words->of_token[token];
}

/* The first from `token` on; `limit`, which is at most that of all tokens: there is none before. */
static inline uint32_t next_capital(const struct words *words, uint32_t token, uint32_t limit)
{
	uint32_t at = token / 64, next;
	uint64_t left = words->capitals[at] & ~(uint64_t)0 << token % 64;

	while (!left && at < limit / 64)
		left = words->capitals[++at];
	next = left ? 64 * at + (uint32_t)__builtin_ctzll(left) : limit;
	return next < limit ? next : limit;
}

/* Behind the name of that list which begins at the token, as far as `limit`; the token itself: none does. */
static inline uint32_t marked_end(
	const struct words *words, enum gazetteer list, uint32_t token, uint32_t limit)
{
	uint32_t end = token + 1;

	if (!(words->marks[token] & 1u << list))
		return token;
	while (end < limit && words->marks[end] & 1u << GOES_ON << list)
		end++;
	return end;
}

static inline int was_seen(const struct word *word, enum seen seen)
{
	return (word->seen >> seen & 1) != 0;
}

/* The words as lists write names: those in capitals alone with the first letter only; what may be
 * a short form stays. */
struct winnow_str words_as_name(const struct passage *passage, uint32_t first, uint32_t end);

/* As a typewriter would write it: evidence does not depend on typography. */
struct winnow_str words_straight(const struct passage *passage, struct winnow_str text);

/* A word with a capital that is no short form: what names are made of. */
static inline int is_capital(const struct passage *passage, uint32_t token)
{
	return passage_kind(passage, token) == WINNOW_WORD &&
	       passage_flag(passage, token, WINNOW_CAPITAL);
}

/* Notes what stands around the chunk of words with capitals [first, end), and within it, for all
 * its words. */
void chunk_see(const struct glossary *glossary, const struct passage *passage,
	struct words *words, uint32_t first, uint32_t end);

/* The same of a token that more than a space stands before, or a line feed. */
int begins_line(const struct passage *passage, uint32_t token);

/* The token begins a line that its author began: the one before would have had room for it. */
static inline int is_on_new_line(const struct passage *passage, uint32_t token)
{
	const struct winnow_token *here = &passage->analysis->tokens[token];

	if (token == 0)
		return 0;
	uint32_t gap = here[-1].at + here[-1].length;
	return (here->at > gap + 1 ||
		       (here->at > gap && passage->document->text.ptr[gap] == '\n')) &&
	       begins_line(passage, token);
}

/* Behind the words with capitals that stand together from here on, up to `limit`. */
uint32_t chunk_end(const struct passage *passage, uint32_t token, uint32_t limit);

#endif
