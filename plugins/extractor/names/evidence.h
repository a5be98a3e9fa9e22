/* SPDX-License-Identifier: MIT
 *
 * What tells for and against each reading of a token: its classes, its neighbours, its place in
 * the sentence, and what the document shows of it elsewhere. What a piece of it weighs stands in
 * the lexicon en/name_weight, under its kind and its values. Names themselves are never evidence:
 * ordinary words, classes and forms are.
 */
#ifndef WINNOW_NAMES_EVIDENCE_H
#define WINNOW_NAMES_EVIDENCE_H

#include "weights.h"
#include "words.h"

enum {
	MOST_STRETCH = 80, /* tokens */
	SIGHT = 2,         /* tokens that are looked at on either side */
	TITLE_CASE = 60    /* capitals of a hundred words: a headline has more */
};

/* A stretch of the text that is decided as one: words with capitals and what joins them. */
struct stretch {
	uint32_t first, end;
};

/* What each token counts as, its most telling class alone. */
struct scene {
	const struct glossary *glossary;
	const struct passage *passage;
	const struct words *words;
	struct winnow_sentence sentence;
	uint32_t sentences_entered; /* so far */
	/* In the sentence, of a hundred words; 0 where they are no more than TITLE_CASE */
	uint32_t capitals;
	struct stretch stretch;
	struct stretch chunk; /* words with capitals that stand together */
	/* Of the tokens of the stretch and those in sight of it; each small word itself */
	const struct value *mains[MOST_STRETCH + 2 * SIGHT], *lowers[MOST_STRETCH + 2 * SIGHT];
};

/* Sets what of the scene is of the stretch. */
void evidence_look(struct scene *scene);

/* What all evidence of the token, as evidence_read.h has it, weighs for each label. */
void evidence_weigh(const struct weights *weights, const struct scene *scene, uint32_t token,
	struct weight_row *ret_sum);

/* Of the first token of the stretch, for what goes on 0: no name goes on there. */
void evidence_weigh_first(
	const struct weights *weights, const struct scene *scene, struct weight_row *ret_sum);

/* Dozens of pieces are taken of every token, each in a few instructions. */
#define EVIDENCE_INLINE static inline __attribute__((always_inline))

#endif
