/* SPDX-License-Identifier: MIT
 * The lexicons that the analysis itself reads, by language. */
#ifndef WINNOW_TEXT_TABLES_H
#define WINNOW_TEXT_TABLES_H

#include "text/analysis.h"

struct language_table {
	char language[3];
	const struct winnow_lexicon *abbreviations; /* each may be NULL: there is none */
	const struct winnow_lexicon *numbers;
};

/* Of a language in two letters; one without lexicons for a language that has none. */
const struct language_table *language_tables_find(
	const struct language_tables *tables, struct winnow_str language);

#endif
