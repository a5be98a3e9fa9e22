/* SPDX-License-Identifier: MIT
 *
 * The words of one document, each spelling once: its classes, and what the document as a whole
 * tells of it. "Usiku" alone is a person where "Judge Dinnah Usiku" stands elsewhere.
 */
#ifndef WINNOW_NAMES_WORDS_H
#define WINNOW_NAMES_WORDS_H

#include "glossary.h"

/* What was seen of a spelling, anywhere in the document. */
enum seen {
	SEEN_LOWER,      /* in lower case */
	SEEN_WITHIN,     /* with a capital within a sentence */
	SEEN_TITLED,     /* in a name behind a title */
	SEEN_GIVEN,      /* behind a given name */
	SEEN_AT_PLACE,   /* behind "in", "at", "from", "near" */
	SEEN_SPEAKING,   /* beside "said" */
	SEEN_OWNING,     /* before "'s" */
	SEEN_BODY,       /* in a name that a body's word ends or begins */
	SEEN_SHORT_FORM, /* in brackets, behind a name of those initials */
	SEEN_ALONE,
	SEEN_LAST, /* of a longer name */
	SEEN_FIRST,
	SEEN_AGED, /* beside an age: ", 55", "(55)", "55-year-old" */
	SEEN_KINDS
};

struct word {
	struct winnow_str text;
	struct value lower; /* the word in lower case, where it is an ordinary one */
	struct value tail;  /* its last three letters, where it is not */
	struct value shape;
	uint64_t classes;
	uint32_t seen;
};

enum { LISTED = 255 }; /* a mark above it: within a listed name */

struct words {
	struct word *items;
	uint32_t count, capacity;
	uint32_t *of_token; /* the word of each token */
	uint16_t *
		marks; /* of each token: which lists it begins, in the low half, or goes on in */
};

/* 0, or WINNOW_ELIMIT after host->fail(). */
int words_read(const struct glossary *glossary, const struct passage *passage,
	struct words *ret_words);

static inline const struct word *word_at(const struct words *words, uint32_t token)
{
	return &words->items[words->of_token[token]];
}

static inline int was_seen(const struct word *word, enum seen seen)
{
	return (word->seen >> seen & 1) != 0;
}

/* The words as lists write names: those in capitals alone with the first letter only; what may be
 * a short form stays. */
struct winnow_str words_as_name(const struct passage *passage, uint32_t first, uint32_t end);

/* A word with a capital that is no short form: what names are made of. */
int is_capital(const struct passage *passage, uint32_t token);
/* Behind the words with capitals that stand together from here on, up to `limit`. */
uint32_t chunk_end(const struct passage *passage, uint32_t token, uint32_t limit);

#endif
