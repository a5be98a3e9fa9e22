/* SPDX-License-Identifier: MIT
 *
 * A document's text, taken apart once: tokens, then sentences, then numbers. The result is what
 * winnow/text.h shows to extractors. Deterministic, linear in the length of the text.
 */
#ifndef WINNOW_TEXT_ANALYSIS_H
#define WINNOW_TEXT_ANALYSIS_H

#include <winnow/text.h>
#include "base/arena.h"
#include "base/failure.h"
#include "text/lexicon.h"
#include "text/shared_memory.h"

/* What a run needs of the lexicons to analyse: abbreviations and number words of each language.
 * Immutable once made, shared by all threads. */
struct language_tables;
int language_tables_create(struct lexicons *lexicons, struct language_tables **ret_tables,
	struct failure *failure) MUST_CHECK;
void language_tables_destroy(struct language_tables *tables);

/* What the service needs for one call; put into host->attachment. */
struct text_call {
	const struct winnow_analysis *analysis;
	struct token_run run;         /* of the same tokens */
	struct shared_memory *shared; /* what extractors keep for one another */
};

/* Analyses the document (text, blocks, language) into `arena`. */
int analyse(const struct language_tables *tables, const struct winnow_document *document,
	struct arena *arena, struct text_call *ret_text, struct failure *failure) MUST_CHECK;

#endif
