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

/* The kinds of words; in brackets what value and note say. */
enum word_kind {
	WORD_NONE,
	WORD_AGE,           /* makes the length before it an age: old, "of age" */
	WORD_AGED,          /* makes the length after it an age: aged, under */
	WORD_ARTICLE,       /* the */
	WORD_BOUND,         /* since, until, by [the modifier] */
	WORD_CLOCK,         /* noon [minute of the day] */
	WORD_DAY,           /* yesterday [days from the anchor; part of the day] */
	WORD_DECADE,        /* nineties [first year] */
	WORD_DECADE_MARK,   /* the s of 1990s */
	WORD_DETERMINER,    /* its, their: as good as an article before a year */
	WORD_DOUBTFUL,      /* a month, weekday or season that is also another word */
	WORD_EACH,          /* every */
	WORD_ERA,           /* AD, BC [ad or bc] */
	WORD_FISCAL,        /* fiscal: passed over */
	WORD_FUTURE,        /* will: a verb of what is to come */
	WORD_HALF,          /* half: of a year */
	WORD_HEDGE,         /* about, at least [the modifier] */
	WORD_HOLIDAY,       /* Christmas [12-25, easter-2, 11-4-4: the fourth Thursday] */
	WORD_JOIN,          /* and, to: between the ends of a period */
	WORD_LINK,          /* of, in: between the parts of a date */
	WORD_MERIDIEM,      /* p.m. [hours to add] */
	WORD_MODIFIER,      /* early, "end of" [the modifier] */
	WORD_MONTH,         /* January [1 to 12] */
	WORD_NOT_DATE,      /* section, page: the number after it is no date */
	WORD_OFFSET,        /* ago, earlier, after a length [sign; text: from the text] */
	WORD_OFFSET_BEFORE, /* the same before a length: hace */
	WORD_OPEN,          /* from, between: opens a period */
	WORD_PART,          /* morning [TIMEX3 code] */
	WORD_PAST,          /* said: a verb of what has been */
	WORD_QUANTITY,      /* a, several [number, or X] */
	WORD_REPEAT,        /* daily [TIMEX3 value] */
	WORD_SEASON,        /* summer [1 to 4, from spring; doubtful] */
	WORD_SHIFT,         /* last, next [how many; text, or after: follows its unit] */
	WORD_TERM,          /* sentence: what has a length */
	WORD_UNIT,          /* year [unit; plural] */
	WORD_VAGUE,         /* recently [TIMEX3 value] */
	WORD_VAGUE_SHIFT,   /* recent, before units [TIMEX3 value] */
	WORD_WEEKDAY,       /* Friday [1 to 7; plural] */
	WORD_WHEN,          /* in, on, during: what follows is a time [year: not a day] */
	WORD_ZONE           /* GMT: passed over */
};

struct word {
	enum word_kind kind;
	int doubtful;
	uint32_t count; /* tokens */
	struct winnow_str value, note;
};

struct vocabulary;
struct language_words;

/* In open(); alive until close(). NULL after host->fail(). */
struct vocabulary *vocabulary_create(
	const struct winnow_host *host, const struct winnow_text *text);

/* NULL: there are no words of time for it. */
const struct language_words *vocabulary_language(
	const struct vocabulary *vocabulary, struct winnow_str language);

/* Where a word of each lexicon may begin next: zero at first. */
struct word_starts {
	uint32_t words, months, weekdays;
};

/* Whether a word may begin at `token`, which must not go back from one call to the next. */
int vocabulary_starts(const struct language_words *words, const struct winnow_text *text,
	const struct winnow_host *host, uint32_t token, struct word_starts *starts);

/* The word that begins at `token`; kind WORD_NONE: none. */
struct word vocabulary_word(const struct language_words *words, const struct winnow_text *text,
	const struct winnow_host *host, uint32_t token);

#endif
