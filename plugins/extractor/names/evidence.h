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
	MOST_EVIDENCE =
		448,       /* were a word of every class, in every list and seen in every way */
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
	uint32_t capitals; /* in the sentence, of a hundred words */
	struct stretch stretch;
	struct stretch chunk; /* words with capitals that stand together */
	/* Of the tokens of the stretch and those in sight of it; each small word itself */
	const struct value *mains[MOST_STRETCH + 2 * SIGHT], *lowers[MOST_STRETCH + 2 * SIGHT];
};

/* Of a piece of one value `b` is NULL. One whose values are empty says nothing. */
struct piece {
	const struct value *a, *b;
	enum evidence_kind kind;
};

/* The rows of what weighs something; without weights the pieces themselves. */
struct evidence {
	const struct weights *weights; /* NULL: they are to be found out */
	uint32_t row_count, piece_count;
	uint32_t rows[MOST_EVIDENCE];
	struct piece pieces[MOST_EVIDENCE];
};

/* Sets what of the scene is of the stretch. */
void evidence_look(struct scene *scene);

/* `evidence->weights` is set. */
void evidence_of(const struct scene *scene, uint32_t token, struct evidence *evidence);

/* What all of it weighs, for each label. */
void evidence_weigh(const struct weights *weights, const struct evidence *evidence,
	struct weight_row *ret_sum);

#endif
