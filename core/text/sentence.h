/* SPDX-License-Identifier: MIT
 * Where sentences end. A sentence never leaves its block; titles, headings and datelines are
 * one each, and so is each cell of a table. */
#ifndef WINNOW_TEXT_SENTENCE_H
#define WINNOW_TEXT_SENTENCE_H

#include "text/sequence.h"
#include "text/tables.h"

/* The tokens of one block. */
struct block_tokens {
	struct token_run run;        /* the document's, as far as the block's end */
	struct winnow_token *tokens; /* the same ones, to flag them */
	uint32_t first, end;
	uint32_t block, type; /* its index, WINNOW_PARAGRAPH … */
};

/* Adds the block's sentences and flags their first tokens. -1: no room. */
int sentences_add(struct sequence *sentences, const struct language_table *language,
	const struct block_tokens *block) MUST_CHECK;

#endif
