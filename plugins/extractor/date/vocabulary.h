/* SPDX-License-Identifier: MIT
 *
 * The words of time, of each language there are lexicons for: LANGUAGE/month (term month),
 * LANGUAGE/weekday (term day) and, for all else, LANGUAGE/date_word (term kind value note).
 * A word of the latter goes before a name of the same length, unless it calls it doubtful.
 */
#ifndef WINNOW_DATE_VOCABULARY_H
#define WINNOW_DATE_VOCABULARY_H

#include <winnow/helpers.h>
#include <winnow/text.h>
#include "when.h"

/* The kinds of words; in brackets what value and note say. */
enum word_kind {
	WORD_NONE,
	WORD_AGE,     /* makes the length before it an age: old, "of age" */
	WORD_AGED,    /* makes the length after it an age: aged, under */
	WORD_AHEAD,   /* to come: behind units that are to come */
	WORD_ARTICLE, /* the */
	WORD_BOUND,   /* since, until, by [the modifier; past: of what has been, ahead: of what
			      is to come] */
	WORD_BOUND_AFTER,  /* beyond: behind a date [the modifier; alone: no "and"] */
	WORD_CLOCK,        /* noon [minute of the day; sure: and nothing else] */
	WORD_CLOCK_OFFSET, /* half past [minutes from the hour that follows] */
	WORD_DAY, /* yesterday [days from the anchor; part of the day, or text: from the text] */
	WORD_DECADE,      /* nineties [first year] */
	WORD_DECADE_MARK, /* the s of 1990s */
	WORD_DETERMINER,  /* its, their: as good as an article before a year */
	WORD_DOUBTFUL,    /* a month, weekday or season that is also another word */
	WORD_EACH,        /* every [2: every other] */
	WORD_ERA,         /* AD, BC [ad or bc] */
	WORD_FISCAL,      /* fiscal: passed over */
	WORD_FUTURE,      /* will: a verb of what is to come */
	WORD_HALF,        /* half: of a year */
	WORD_HEDGE, /* about, at least [the modifier; after: behind the length; clock: hours behind it
		       may be one] */
	WORD_HOLIDAY, /* Christmas [12-25, easter-2, 11-4-4: the fourth Thursday; umalqura-10-1: of
			 another calendar, a row of any/holiday_day, whose days its value becomes;
			 moon: of no day that is known; US: whose it is, where others keep
			 another] */
	WORD_JOIN, /* and, to: between the ends of a period [until: or a bound, clock: or before one;
		     to, or; now: to date] */
	WORD_LINK,     /* of, in: between the parts of a date */
	WORD_MEAL,     /* lunch [the part of the day it is in] */
	WORD_MERIDIEM, /* p.m. [half days to add, or the part of the day, or about: of 7ish; either:
			  o'clock] */
	WORD_MODIFIER,      /* early, "end of" [the modifier; end, start, rest] */
	WORD_MONTH,         /* January [1 to 12] */
	WORD_NOT_DATE,      /* section, page: the number after it is no date */
	WORD_OFFSET,        /* ago, earlier, after a length [sign; text: from the text] */
	WORD_OFFSET_BEFORE, /* the same before a length: hace */
	WORD_OPEN, /* from, between: opens a period [after; since: or a bound; starts: with a day] */
	WORD_PART, /* morning [TIMEX3 code; plural; clock: right behind one; adverb: a day behind it] */
	WORD_PAST,    /* said: a verb of what has been [before: had] */
	WORD_PRONOUN, /* it, they, which, also: no noun that a number would count [clause: opens
			 one] */
	WORD_QUANTITY, /* a, several [number, or X; more: between number and unit, working or lasting] */
	WORD_REPEAT, /* daily [TIMEX3 value] */
	WORD_SEASON, /* summer [1 to 4, from spring; doubtful] */
	WORD_SHIFT, /* last, next [how many; text; after, either: behind its unit; verb: or one; week;
		      noun; period] */
	WORD_TERM,        /* sentence: what has a length [ended; span: period] */
	WORD_UNIT,        /* year [unit; plural; two, thirty: of it; to_date: YTD] */
	WORD_VAGUE,       /* recently [TIMEX3 value; told: not of what is past] */
	WORD_VAGUE_SHIFT, /* recent, before units [TIMEX3 value] */
	WORD_WEEKDAY,     /* Friday [1 to 7; plural] */
	WORD_WHEN, /* in, on: what follows is a time [while: or a part of the day; ahead: or that, or how
	              long until then; hence: only so; lasting: or how long; within; clock: hours are
	              one, sure: a bare number too; year: not a day; to: or a join;
	              moment: hardly a day; amount: or more than] */
	WORD_ZONE /* GMT: passed over */
};

struct word {
	enum word_kind kind;
	int doubtful;
	int32_t number; /* what the value begins with, as a number; 0: nothing */
	enum unit unit; /* of WORD_UNIT */
	struct winnow_str value, note;
};

extern const struct word no_word; /* of kind WORD_NONE */

struct vocabulary;
struct language_words;

/* In open(); alive until close(). NULL after host->fail(). */
struct vocabulary *vocabulary_create(
	const struct winnow_host *host, const struct winnow_text *text);

enum { VOCABULARY_LISTS = 3 };

enum {                                            /* the flags of a start, */
	START_ANY = (1 << VOCABULARY_LISTS) - 1,  /* a bit for each list, */
	START_LONGER = 1 << VOCABULARY_LISTS,     /* such a term may have more words */
	START_CASE = 1 << (VOCABULARY_LISTS + 1), /* it depends on its case */
	START_NAME =
		1 << (VOCABULARY_LISTS + 2) /* a month or weekday, whose dot may belong to it */
};

/* Which two words terms begin with: a bit for each two, which may be that of others, too. */
enum { PAIR_BITS = 8192 };
struct pairs {
	uint64_t bits[PAIR_BITS / 64];
};

static inline uint32_t vocabulary_pair(struct winnow_word first, struct winnow_word second)
{
	return (first.folded * 37 + second.folded) % PAIR_BITS;
}

/* What is known of a word by its number; small, for there is one for every word that any lexicon
 * numbered before ours. */
struct start {
	uint8_t flags;  /* of each list, that a term of it begins with the word */
	uint8_t kind;   /* enum word_kind, where no longer term begins; doubtful: none; */
	uint16_t alone; /* the word it is there */
};

/* What the words of a text are looked for with, inside extract(). */
struct word_search {
	const struct winnow_host *host;
	const struct winnow_text *service;
	const struct winnow_analysis *analysis;
	const struct language_words *words; /* NULL: there are none for its language */
	const struct start *starts; /* of those words, by number; of 0 nothing is known */
	uint32_t start_count;
	const struct word *entries; /* by what a start says */
	const struct pairs *pairs;
	int by_case; /* some words have a number by their case alone */
};

/* The columns of a row of LANGUAGE/known_day, "10-07"; empty: there is none. */
struct winnow_str vocabulary_known_day(const struct word_search *search, struct winnow_str day);

/* What is known of the word that is that token, with all its flags. */
static inline struct start vocabulary_start(const struct word_search *search, uint32_t token)
{
	struct winnow_word word = search->analysis->words[token];
	uint32_t known = word.folded < search->start_count; /* which nothing foretells */
	struct start start = search->starts[word.folded & (0 - known)];

	if (search->by_case && word.exact < search->start_count)
		start.flags |= search->starts[word.exact].flags;
	return start;
}

struct word_search vocabulary_search(const struct vocabulary *vocabulary,
	const struct winnow_text *service, const struct winnow_host *host);

/* A term of more words may begin there; told without a branch. */
static inline int vocabulary_may_go_on(const struct word_search *search, uint32_t token)
{
	const struct winnow_word *words = search->analysis->words;
	uint32_t next = token + (token + 1 < search->analysis->token_count);
	uint32_t pair = vocabulary_pair(words[token], words[next]);

	return search->pairs->bits[pair / 64] >> pair % 64 & 1;
}

/* What vocabulary_at() says where a term may have more words than one, or depends on its case. */
const struct word *vocabulary_longest(
	const struct word_search *search, uint32_t token, uint32_t flags, uint32_t *ret_count);

/* The word that begins at `token`, which has those flags, of *ret_count tokens; &no_word: none. It lives
 * until close(). */
static inline const struct word *vocabulary_at(
	const struct word_search *search, uint32_t token, uint32_t flags, uint32_t *ret_count)
{
	uint32_t folded = search->analysis->words[token].folded;

	*ret_count = 1;
	if (!(flags & START_ANY))
		return &no_word;
	if (flags & START_CASE || folded >= search->start_count ||
		(flags & START_LONGER && vocabulary_may_go_on(search, token)))
		return vocabulary_longest(search, token, flags, ret_count);
	return &search->entries[search->starts[folded].alone];
}

static inline const struct word *vocabulary_word(
	const struct word_search *search, uint32_t token, uint32_t *ret_count)
{
	*ret_count = 1;
	return token < search->analysis->token_count
		       ? vocabulary_at(search, token, vocabulary_start(search, token).flags,
				 ret_count)
		       : &no_word;
}

#endif
