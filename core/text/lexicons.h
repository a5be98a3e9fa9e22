/* SPDX-License-Identifier: MIT
 * The folder of lexicons, as the analysis walks it. */
#ifndef WINNOW_TEXT_LEXICONS_H
#define WINNOW_TEXT_LEXICONS_H

#include "text/lexicon.h"

/* `language` is two letters and lives for the call. Nonzero ends the walk. */
typedef int lexicons_language(void *context, struct lexicons *lexicons, const char *language,
	struct failure *failure);

/* Calls `visit` for each language that has a folder, in no order. 0, a failure, or what `visit`
 * returned. */
int lexicons_languages(struct lexicons *lexicons, lexicons_language *visit, void *context,
	struct failure *failure) MUST_CHECK;

#endif
