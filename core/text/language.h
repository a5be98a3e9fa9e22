/* SPDX-License-Identifier: MIT
 * The language of a text: two letters, or empty when the text is too short or two languages are
 * as likely. Its common words tell quickly where a language has a lexicon of them
 * (LANGUAGE/common_word); libexttextcat is asked about the rest. */
#ifndef WINNOW_TEXT_LANGUAGE_H
#define WINNOW_TEXT_LANGUAGE_H

#include "text/analysis.h"

/* libexttextcat and its languages, for all threads. */
struct language_library;
struct language_library *language_library_create(void) MUST_CHECK; /* NULL: no memory */
void language_library_destroy(struct language_library *library);   /* accepts NULL */

/* What one thread needs besides; goes before the tables that it was used with. */
struct language_detector;

int language_detector_create(
	struct language_detector **ret_detector, struct failure *failure) MUST_CHECK;
void language_detector_destroy(struct language_detector *detector);

/* In lower case, alive until the detector's next use. `declared` (BCP 47) wins where the text
 * cannot tell otherwise. Only the first few thousand bytes are looked at. */
int language_of(struct language_detector *detector, const struct language_tables *tables,
	struct winnow_str text, struct winnow_str declared, struct winnow_str *ret_language,
	struct failure *failure) MUST_CHECK;

#endif
