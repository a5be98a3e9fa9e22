/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include "base/vector.h"
#include "text/lexicons.h"
#include "text/tables.h"

struct language_tables {
	VECTOR(struct language_table) items;
};

static int open_one(struct lexicons *lexicons, const char *language, const char *name,
	const struct winnow_lexicon **ret_lexicon, struct failure *failure)
{
	char path[32];

	snprintf(path, sizeof path, "%s/%s", language, name);
	return lexicons_open(lexicons, winnow_str(path), ret_lexicon, failure);
}

static int add_language(
	void *context, struct lexicons *lexicons, const char *language, struct failure *failure)
{
	struct language_tables *tables = context;
	struct language_table *table = vector_push(&tables->items);

	if (!table)
		return failure_set(failure, FAILURE_MEMORY, "no memory for the lexicons");
	memcpy(table->language, language, 2);
	int code = open_one(lexicons, language, "abbreviation", &table->abbreviations, failure);
	if (code == 0)
		code = open_one(lexicons, language, "number", &table->numbers, failure);
	return code;
}

int language_tables_create(
	struct lexicons *lexicons, struct language_tables **ret_tables, struct failure *failure)
{
	struct language_tables *tables = calloc(1, sizeof *tables);

	if (!tables)
		return failure_set(failure, FAILURE_MEMORY, "no memory for the lexicons");
	int code = lexicons_languages(lexicons, add_language, tables, failure);
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
