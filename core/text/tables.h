/* SPDX-License-Identifier: MIT
 * The lexicons that the analysis itself reads, by language. */
#ifndef WINNOW_TEXT_TABLES_H
#define WINNOW_TEXT_TABLES_H

#include "text/analysis.h"
#include "text/number_words.h"

struct language_table {
	char language[3];
	const struct winnow_lexicon *abbreviations; /* each may be NULL: there is none */
	const struct winnow_lexicon *numbers;
	struct number_words *number_words; /* theirs */
	const struct winnow_lexicon *common_words;
	const struct winnow_lexicon *small_words;
	const struct winnow_lexicon *grammar; /* NULL: its sentences are not understood */
};

/* The words of all lexicons. */
const struct vocabulary *language_tables_vocabulary(const struct language_tables *tables);

/* What all lexicons begin with; NULL: they were not settled. */
const struct starts *language_tables_starts(const struct language_tables *tables);

struct language_library *language_tables_library(const struct language_tables *tables);

/* Of a language in two letters; one without lexicons for a language that has none. */
const struct language_table *language_tables_find(
	const struct language_tables *tables, struct winnow_str language);

/* The first language for which `holds`; NULL: none. */
typedef bool language_test(const struct language_table *table, void *context);
const struct language_table *language_tables_first(
	const struct language_tables *tables, language_test *holds, void *context);

#endif
