/* SPDX-License-Identifier: MIT
 *
 * What tells for and against each reading of a token: its classes, its neighbours, its place in
 * the sentence, and what the document shows of it elsewhere. A piece of evidence is a hash; what
 * it weighs stands in the lexicon en/name_weight under its name: "before title", "here given".
 * Names themselves are never evidence: ordinary words, classes and forms are.
 */
#ifndef WINNOW_NAMES_EVIDENCE_H
#define WINNOW_NAMES_EVIDENCE_H

#include "words.h"

enum { MOST_EVIDENCE = 192 };

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
};

struct evidence {
	uint64_t hashes[MOST_EVIDENCE];
	uint32_t count;
	/* Told of each piece, for who fits the weights; NULL: nobody. */
	void (*spell)(
		void *context, const char *kind, struct winnow_str a, struct winnow_str b);
	void *context;
};

void evidence_of(const struct scene *scene, uint32_t token, struct evidence *evidence);

/* The hash of a piece of evidence by its name, as the lexicon writes it. */
uint64_t evidence_hash(struct winnow_str name);

#endif
