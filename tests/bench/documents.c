/* SPDX-License-Identifier: MIT */
#include <jansson.h>
#include <stdio.h>
#include "bench/documents.h"
#include "bench/pages.h"

static void add_document(struct documents *documents, json_t *line)
{
	const char *id = json_string_value(json_object_get(line, "id"));
	const char *text = json_string_value(json_object_get(line, "text"));
	struct winnow_document *document = text ? vector_push(&documents->list) : NULL;

	if (!document)
		bench_give_up("a line is no document");
	*document = (struct winnow_document){
		.size = sizeof *document,
		.key = winnow_str(id ? id : "document"),
		.text = winnow_str(text),
		.language = winnow_str("en"),
	};
	documents->bytes += document->text.len;
}

void documents_read(const char *path, struct documents *documents)
{
	FILE *file = fopen(path, "rb");
	json_t *line;
	json_error_t error;

	if (!file)
		bench_give_up(path);
	while ((line = json_loadf(file, JSON_DISABLE_EOF_CHECK, &error)))
		add_document(documents, line);
	fclose(file);
	if (documents->list.count == 0)
		bench_give_up(error.text);
}

const struct winnow_document *documents_next(void *context, struct winnow_str *ret_place)
{
	struct documents *documents = context;

	if (documents->next == documents->list.count)
		return NULL;
	const struct winnow_document *document = &documents->list.items[documents->next++];
	*ret_place = document->key;
	return document;
}

void documents_count(void *context, const struct extracted *extracted)
{
	struct documents *documents = context;

	documents->facts += extracted->fact_count;
	documents->failed += extracted->failure->code != 0;
}
