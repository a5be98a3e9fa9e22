/* SPDX-License-Identifier: MIT
 * What stands between marks and is no speech: a word set apart, the name of a film. */
#include "clause.h"

#define MOST_TERM 6     /* words */
#define MOST_SCARE 3    /* words */
#define LONGEST_SMALL 3 /* bytes: "of", "the" within a title */

static int is_end(const struct reading *reading, uint32_t token)
{
	return passage_is(&reading->passage, token, ".") ||
	       passage_is(&reading->passage, token, "!") ||
	       passage_is(&reading->passage, token, "?");
}

uint32_t marks_words(const struct reading *reading, const struct stretch *stretch)
{
	uint32_t words = 0;

	for (uint32_t token = stretch->first; token < stretch->end; token++)
		words += passage_kind(&reading->passage, token) == WINNOW_WORD;
	return words;
}

/* A term: begins without a capital, is short, and is words. */
int term_is_short(const struct reading *reading, const struct stretch *stretch)
{
	return passage_kind(&reading->passage, stretch->first) == WINNOW_WORD &&
	       !passage_flag(&reading->passage, stretch->first, WINNOW_CAPITAL) &&
	       stretch->closed && marks_words(reading, stretch) <= MOST_TERM;
}

/* "Diary of a Diver": all words with capitals but small ones, of which there are fewer, or as many
 * between the first and the last, as in "State of the Union". */
static uint32_t capitals_of(const struct reading *reading, const struct stretch *stretch)
{
	uint32_t small = 0, capital = 0, last = stretch->first;

	for (uint32_t token = stretch->first; token < stretch->end; token++) {
		int is_capital = passage_flag(&reading->passage, token, WINNOW_CAPITAL) ||
				 passage_kind(&reading->passage, token) == WINNOW_DIGITS;
		if (!is_capital && passage_kind(&reading->passage, token) != WINNOW_WORD)
			continue;
		if (!is_capital && passage_word(&reading->passage, token).len > LONGEST_SMALL)
			return 0;
		capital += is_capital;
		small += !is_capital;
		last = token;
	}
	int enclosed = passage_flag(&reading->passage, stretch->first, WINNOW_CAPITAL) &&
		       passage_flag(&reading->passage, last, WINNOW_CAPITAL);
	return capital > small || (capital == small && enclosed) ? capital : 0;
}

/* The cue is right before the mark: 'said: “'. */
static int is_brought(const struct stretch *stretch, const struct speech *speech)
{
	return speech->cue.end + 1 >= stretch->open || speech->cue.first >= stretch->after;
}

/* It stands right behind a word of its sentence that brings no speech: the film “Night Tide.” */
static int is_named_here(
	struct reading *reading, const struct stretch *stretch, const struct speech *speech)
{
	return lead_first(reading, stretch) < stretch->open &&
	       tags_any(&reading->tags, stretch->open - 1, "NFJHI") &&
	       !(speech && speech->cue.end == stretch->open);
}

/* "a man known as “The Doctor”", "known locally as": what others call somebody. */
static int is_known_as(const struct reading *reading, uint32_t as)
{
	uint32_t verb = as - 1;

	if (as == 0 || !passage_is(&reading->passage, as, "as"))
		return 0;
	while (verb > 0 && tags_any(&reading->tags, verb, "R"))
		verb--;
	return verb > 0 && passage_is(&reading->passage, verb, "known") &&
	       tags_any(&reading->tags, verb - 1, "NFEL");
}

/* "a poem called “Night Tide”", "The band called “Night Tide” left": the noun is called so, and calls nothing. */
static int is_called_so(const struct reading *reading, const struct stretch *stretch)
{
	const struct tags *tags = &reading->tags;
	const uint32_t verb = stretch->open - 1;
	const struct phrase noun = { verb - 1, verb };

	return verb > 0 && tags_any(tags, noun.first, "N") &&
	       capitals_of(reading, stretch) > 0 &&
	       (!unsaid_may_act(reading, noun) || tags_any(tags, stretch->after, "DZBMA"));
}

int term_is_named(const struct reading *reading, const struct stretch *stretch)
{
	uint32_t verb = stretch->open - 1, before = verb;

	if (stretch->open == 0)
		return 0;
	if (is_known_as(reading, verb))
		return 1;
	if (!tags_any(&reading->tags, verb, "DP") ||
		!(passage_find(&reading->passage, reading->words->naming, verb) ||
			passage_is(&reading->passage, verb, "nicknamed")))
		return 0;
	while (before > 0 && tags_any(&reading->tags, before - 1, "RK"))
		before--;
	return before > 0 &&
	       (tags_any(&reading->tags, before - 1, "B") ||
		       passage_is(&reading->passage, before - 1, ",") ||
		       tags_any(&reading->tags, verb, "P") || is_called_so(reading, stretch));
}

/* "After playing “Night Tide,” Marn said": behind a verb that does not speak. */
static int is_played(const struct reading *reading, uint32_t open)
{
	unsigned cue = open > 0 ? cue_of(reading, open - 1) : 0;

	return open > 0 && tags_any(&reading->tags, open - 1, "VZDPG") && !cue_is_sure(cue) &&
	       !cue_judges(reading, open - 1);
}

/* No more than a sentence. */
static int is_one(const struct reading *reading, const struct stretch *stretch)
{
	for (uint32_t token = stretch->first; token + 1 < stretch->end; token++)
		if (is_end(reading, token))
			return 0;
	return 1;
}

/* A name of something: of more than one word, or nobody says it. */
int term_is_title(
	struct reading *reading, const struct stretch *stretch, const struct speech *speech)
{
	uint32_t capitals = capitals_of(reading, stretch);

	/* ‘Night Tide on Sankt Orm.’ heads what follows. */
	if (capitals > 2 && !speech && is_one(reading, stretch))
		return 1;
	if (capitals > 1 && is_named_here(reading, stretch, speech))
		return 1;
	if (capitals > 2 && is_played(reading, stretch->open))
		return 1;
	/* "In his first book, “Night Tide on Sankt Orm,” Marn wrote": too long for a shout. */
	if (capitals > 2 && stretch->open > 0 && lead_first(reading, stretch) < stretch->open &&
		passage_is(&reading->passage, stretch->open - 1, ",") &&
		!(speech && speech->cue.end + 1 == stretch->open))
		return 1;
	return capitals > 0 && !is_end(reading, stretch->end - 1) &&
	       !(speech && is_brought(stretch, speech));
}

/* "selling “magic” pills": right behind a verb that brings no clause, the word is of what follows.
 * "what they consider “fit”": who holds something need not have said so. */
int term_is_of_thing(const struct reading *reading, const struct stretch *stretch,
	const struct speech *speech)
{
	unsigned cue = cue_of(reading, speech->cue.end - 1);

	return speech->cue.end == stretch->open && term_is_short(reading, stretch) &&
	       !cue_takes(cue, CUE_CLAUSE) &&
	       (cue_holds(cue) || tags_any(&reading->tags, stretch->after, "NJGF"));
}

/* "said of the “affordable” homes": set apart in what is told, with the cue far off. */
int term_is_scare(const struct reading *reading, const struct stretch *stretch,
	const struct speech *speech)
{
	/* "what the school called an “old” boat": so it is called. */
	if (speech->cue.end + 1 == stretch->open && cue_judges(reading, speech->cue.end - 1))
		return 0;
	return winnow_is(winnow_str(speech->rule), "quote.cue_before") &&
	       speech->cue.end < stretch->open && term_is_short(reading, stretch) &&
	       marks_words(reading, stretch) <= MOST_SCARE &&
	       tags_any(&reading->tags, stretch->open - 1, "THIG") &&
	       tags_any(&reading->tags, stretch->after, "NJF");
}

int term_is_nickname(const struct reading *reading, uint32_t token)
{
	const struct tags *tags = &reading->tags;
	uint32_t open = token;

	while (open > 0 && token - open < 2 && reading->quoted[open - 1])
		open--;
	return open > 0 && open + 3 < tags->count && !reading->quoted[open - 1] &&
	       tags_any(tags, open - 1, "F") && tags_any(tags, open + 1, "F") &&
	       reading->quoted[open + 2] && !reading->quoted[open + 3] &&
	       tags_any(tags, open + 3, "F");
}
