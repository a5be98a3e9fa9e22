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
	MOST_EVIDENCE = 192,
	MOST_STRETCH = 80, /* tokens */
	SIGHT = 2          /* tokens that are looked at on either side */
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
	/* of the tokens of the stretch and those in sight of it */
	const struct value *mains[MOST_STRETCH + 2 * SIGHT];
};

struct evidence {
	const struct weights *weights;
	int32_t of_label[LABEL_ROOM]; /* what all of it weighs */
	/* Told of each piece instead, for who fits the weights; NULL: nobody. */
	void (*spell)(
		void *context, const char *kind, struct winnow_str a, struct winnow_str b);
	void *context;
};

/* Sets scene->mains for the stretch. */
void evidence_look(struct scene *scene);

void evidence_of(const struct scene *scene, uint32_t token, struct evidence *evidence);

#endif
