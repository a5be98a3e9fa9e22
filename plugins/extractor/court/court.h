/* SPDX-License-Identifier: MIT
 * What a court found and ruled, and the offences it is about. */
#ifndef WINNOW_COURT_H
#define WINNOW_COURT_H

#include "shared/currency.h"
#include "shared/mode.h"
#include "shared/noun.h"

struct court_words {
	struct tagger tagger;
	struct currency_words currency;
	struct noun_words nouns;              /* "owner" is a person, "bakery" none */
	const struct winnow_lexicon *offence, /* "murder": canonical name */
		*deed,                        /* "sell child": the offence of doing so */
		*ruling,                      /* "convicted of": outcome, value */
		*ruling_of,                   /* "quash conviction": the same, needs */
		*ruling_noun,                 /* "convictions": its singular */
		*penalty,         /* "death sentence", "life imprisonment": canonical name */
		*term,            /* "years": of imprisonment */
		*prison,          /* "jail", "colony": where it is spent */
		*court,           /* "court", "judge", "tribunal" */
		*certainty,       /* "alleged", "suspected" */
		*hedge,           /* "up to": of how long a term is */
		*weekday, *month, /* no part of an offence */
		*mode,            /* "ask": how real what follows it is */
		*verb,            /* "give": whom its penalty befalls */
		*prospect,        /* "faces": a penalty that is not passed */
		*child;           /* "infant", "girl": one who is a child */
};

struct reading {
	struct passage passage;
	const struct court_words *words;
	const struct winnow_extractor_out *out;
	struct tags tags;
	struct phrase punished; /* the last defendant, for what is joined to it */
};

/* The token is that word, whatever its case. */
static inline int is(const struct reading *reading, uint32_t token, const char *word)
{
	return passage_is(&reading->passage, token, word);
}

/* The token is a verb, whose lemma is one of a list that ends with NULL. */
int is_verb_of(const struct reading *reading, uint32_t token, const char *const *lemmas);

struct offence {
	struct phrase phrase;
	int is_named; /* in the lexicon, not told by a verb */
	struct winnow_str value;
	const char *rule;
	double confidence;
};

struct outcome {
	struct phrase phrase; /* the words that state it */
	struct winnow_str kind, value;
	struct phrase penalty, offence, defendant, law, court, certainty;
	const char *suspended; /* "yes", "partly"; NULL: it is not */
	struct mode mode;
	const char *rule;
	double confidence;
};

/* The offence named at `token`: "child-trafficking", or an act behind "guilty of". */
int offence_read(struct reading *reading, uint32_t token, uint32_t floor, uint32_t limit,
	struct offence *offence);
/* What one is found guilty of or charged with, from `at` on. */
int offence_of(struct reading *reading, uint32_t at, uint32_t limit, struct offence *offence);

/* "a suspended death sentence", "three years in prison", from `at` on. */
int penalty_read(struct reading *reading, uint32_t at, uint32_t floor, uint32_t limit,
	struct outcome *outcome);

/* "life" with "without the possibility of parole" behind it. */
void penalty_without_parole(struct reading *reading, uint32_t limit, struct outcome *outcome);

/* The sum of a fine, from behind its verb at `from` on, and whom it befalls before the sum. */
void fine_read(
	const struct reading *reading, uint32_t from, uint32_t limit, struct outcome *outcome);

/* A penalty that is named at `token` without a verb of ruling, as an outcome. */
int penalty_alone_read(struct reading *reading, uint32_t token,
	const struct winnow_sentence *sentence, struct outcome *outcome);

/* "suspended" before or behind the penalty, within the sentence: fills `suspended`, and the value
 * and the penalty with what belongs to them. */
void penalty_suspend(
	struct reading *reading, uint32_t floor, uint32_t limit, struct outcome *outcome);

/* "charges of theft", "nine counts of theft", "murder charges" that begin at `at`: where they end, with "of"; 0:
 * none do. */
uint32_t charges_end(struct reading *reading, uint32_t at, uint32_t limit);

/* The offence that a penalty or a verb that ends at `from` is for; it stays outside the outcome's own words. */
void reason_read(
	struct reading *reading, uint32_t from, uint32_t limit, struct outcome *outcome);

/* The ruling that begins at `token`. */
int outcome_read(struct reading *reading, uint32_t token,
	const struct winnow_sentence *sentence, struct outcome *outcome);

/* What a court does to what the noun at `token` names: "the convictions were quashed". */
int step_read(const struct reading *reading, uint32_t token,
	const struct winnow_sentence *sentence, struct outcome *outcome);
/* What a court says of a law, by the word at `token`; `outcome` has its words and value. */
int law_read(const struct reading *reading, uint32_t token,
	const struct winnow_sentence *sentence, struct outcome *outcome);

/* The court, judge or prosecutor near `from`. */
struct phrase court_near(
	const struct reading *reading, uint32_t from, uint32_t first, uint32_t end);
/* "faces", of charges. */
int is_facing(const struct reading *reading, uint32_t token);
/* Whom the words of a ruling, tokens [first, end), befall; empty: nobody is told. */
struct phrase defendant_find(
	struct reading *reading, uint32_t first, uint32_t end, uint32_t floor, uint32_t limit);
/* "a clerk who was": the clerk. */
struct phrase court_subject(const struct reading *reading, uint32_t verb, uint32_t floor);
/* "all charges on Monday", "theft in May": without the time. */
struct phrase court_without_time(const struct reading *reading, struct phrase phrase);
/* "if convicted", "unless he is found guilty": nothing is told. */
int is_condition(const struct reading *reading, uint32_t token, uint32_t floor);
/* "stayed", "upheld" and the like rule only where somebody is who rules. */
int needs_court(const struct winnow_term *ruling);
/* "those found guilty face", "any clerk convicted of theft": whoever it will be. */
int is_of_whoever(
	const struct reading *reading, uint32_t token, const struct winnow_sentence *sentence);
/* "drivers who speed are fined", "whoever sells a child shall be jailed": as a law has it, of nobody yet. */
int is_law(const struct reading *reading, uint32_t token, uint32_t floor);
/* Why the words at `token` rule nothing; NULL: they do. */
const char *why_no_ruling(const struct reading *reading, const struct winnow_term *ruling,
	uint32_t token, const struct winnow_sentence *sentence, const struct outcome *outcome);

/* A word that tells how sure it is, near `token`. */
struct phrase certainty_near(const struct reading *reading, uint32_t token, uint32_t floor);

#endif
