/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include "base/vector.h"
#include "text/abbreviation.h"
#include "text/language.h"
#include "text/lexicon_table.h"
#include "text/lexicons.h"
#include "text/number_part.h"
#include "text/tables.h"

struct language_tables {
	const struct lexicons *lexicons;
	struct language_library *library;
	VECTOR(struct language_table) items;
};

typedef bool row_check(const struct winnow_term *term);

static bool is_any_row(const struct winnow_term *term)
{
	return term->term.len > 0;
}

static bool is_number_row(const struct winnow_term *term)
{
	struct number_part part;

	return number_part_of(term, &part);
}

static bool is_abbreviation_row(const struct winnow_term *term)
{
	return abbreviation_of(term) != ABBREVIATION_NONE;
}

static int open_one(struct lexicons *lexicons, const char *language, const char *name,
	row_check *check, const struct winnow_lexicon **ret_lexicon, struct failure *failure)
{
	char path[32];
	const struct winnow_term *term;
	size_t position = 0;

	snprintf(path, sizeof path, "%s/%s", language, name);
	int code = lexicons_open(lexicons, winnow_str(path), ret_lexicon, failure);
	if (code || !*ret_lexicon)
		return code;
	while ((term = lexicon_next(*ret_lexicon, &position)))
		if (!check(term))
			return failure_set(failure, FAILURE_CONFIG,
				"%s.tsv: the row of \"%.*s\" has a kind that is not known or a "
				"value that is none",
				path, STR_ARGS(term->term));
	return 0;
}

static int open_numbers(struct lexicons *lexicons, const char *language,
	struct language_table *table, struct failure *failure)
{
	int code =
		open_one(lexicons, language, "number", is_number_row, &table->numbers, failure);

	if (code || !table->numbers)
		return code;
	table->number_words = number_words_create(table->numbers);
	return table->number_words
		       ? 0
		       : failure_set(failure, FAILURE_MEMORY, "no memory for the lexicons");
}

static int add_language(
	void *context, struct lexicons *lexicons, const char *language, struct failure *failure)
{
	struct language_tables *tables = context;
	struct language_table *table = vector_push(&tables->items);

	if (!table)
		return failure_set(failure, FAILURE_MEMORY, "no memory for the lexicons");
	memcpy(table->language, language, 2);
	int code = open_one(lexicons, language, "abbreviation", is_abbreviation_row,
		&table->abbreviations, failure);
	if (code == 0)
		code = open_numbers(lexicons, language, table, failure);
	if (code == 0)
		code = open_one(lexicons, language, "common_word", is_any_row,
			&table->common_words, failure);
	if (code == 0)
		code = open_one(lexicons, language, "small_word", is_any_row,
			&table->small_words, failure);
	if (code == 0)
		code = open_one(
			lexicons, language, "grammar", is_any_row, &table->grammar, failure);
	return code;
}

int language_tables_create(
	struct lexicons *lexicons, struct language_tables **ret_tables, struct failure *failure)
{
	struct language_tables *tables = calloc(1, sizeof *tables);

	if (!tables)
		return failure_set(failure, FAILURE_MEMORY, "no memory for the lexicons");
	tables->lexicons = lexicons;
	tables->library = language_library_create();
	int code = tables->library ? lexicons_languages(lexicons, add_language, tables, failure)
				   : failure_set(failure, FAILURE_MEMORY,
					     "no memory to tell languages");
	if (code)
		language_tables_destroy(tables);
	else
		*ret_tables = tables;
	return code;
}

void language_tables_destroy(struct language_tables *tables)
{
	if (!tables)
		return;
	language_library_destroy(tables->library);
	for (size_t i = 0; i < tables->items.count; i++)
		number_words_destroy(tables->items.items[i].number_words);
	vector_finish(&tables->items);
	free(tables);
}

const struct language_table *language_tables_find(
	const struct language_tables *tables, struct winnow_str language)
{
	static const struct language_table none;

	for (size_t i = 0; i < tables->items.count; i++)
		if (winnow_is(language, tables->items.items[i].language))
			return &tables->items.items[i];
	return &none;
}

const struct vocabulary *language_tables_vocabulary(const struct language_tables *tables)
{
	return lexicons_vocabulary(tables->lexicons);
}

const struct starts *language_tables_starts(const struct language_tables *tables)
{
	return lexicons_starts(tables->lexicons);
}

struct language_library *language_tables_library(const struct language_tables *tables)
{
	return tables->library;
}

const struct language_table *language_tables_first(
	const struct language_tables *tables, language_test *holds, void *context)
{
	for (size_t i = 0; i < tables->items.count; i++)
		if (holds(&tables->items.items[i], context))
			return &tables->items.items[i];
	return NULL;
}
