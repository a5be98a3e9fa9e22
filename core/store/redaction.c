/* SPDX-License-Identifier: MIT */
#include <string.h>
#include "store/masked_text.h"
#include "store/redaction.h"
#include "store/repeats.h"

struct redaction {
	struct arena *arena;
	struct name_list names;
	struct masked_text text; /* of the document */
};

/* ---- who is hidden ---- */

static bool says(const struct winnow_fact *fact, const char *name, const char *code)
{
	const struct winnow_attribute *attribute = winnow_find(fact, name);

	return attribute && winnow_is(attribute->text, code);
}

/* Whom the fact is about: the fact that names them first. Each fact points backwards, or to
 * nobody. */
static size_t subject_of(const struct document_records *records, size_t index)
{
	for (;;) {
		const struct winnow_attribute *same =
			winnow_find(records->facts[index].fact, "same_as");
		if (!same || same->integer < 0 || (uint64_t)same->integer >= index)
			return index;
		index = (size_t)same->integer;
	}
}

/* The labels of a document's subjects, by the number of their first fact. */
struct labels {
	struct winnow_str *of;
	size_t given;
};

static struct winnow_str label_of(const struct document_records *records, size_t index,
	struct labels *labels, struct arena *arena)
{
	size_t subject = subject_of(records, index);
	const struct winnow_fact *fact = records->facts[index].fact;
	bool child = says(fact, "restricted_for", "child");

	if (!labels->of[subject].len)
		labels->of[subject] = arena_printf(arena, "[%.*s %zu]",
			STR_ARGS(child ? STR_LITERAL("child") : fact->type), ++labels->given);
	return labels->of[subject];
}

static bool add_names(struct redaction *redaction, const struct document_records *records,
	size_t index, struct winnow_str label)
{
	const struct winnow_attribute *value = winnow_find(records->facts[index].fact, "value");
	struct name_list *names = &redaction->names;

	return label.ptr && name_list_add(names, records->facts[index].anchor->quote, label) &&
	       (!value || value->type != WINNOW_VALUE_TEXT ||
		       name_list_add(names, value->text, label));
}

static bool list_names(struct redaction *redaction, const struct document_records *records)
{
	struct labels labels = { .given = 0 };

	labels.of =
		arena_alloc_array(redaction->arena, records->fact_count + 1, sizeof *labels.of);
	if (!labels.of)
		return false;
	for (size_t i = 0; i < records->fact_count; i++)
		if (says(records->facts[i].fact, "sensitivity", "restricted") &&
			!add_names(redaction, records, i,
				label_of(records, i, &labels, redaction->arena)))
			return false;
	name_list_sort(&redaction->names);
	return true;
}

struct redaction *redaction_create(const struct document_records *records, struct arena *arena)
{
	struct redaction *redaction = arena_alloc(arena, sizeof *redaction);

	if (!redaction)
		return NULL;
	redaction->arena = arena;
	name_list_init(&redaction->names, arena);
	if (list_names(redaction, records) &&
		masked_text_make(&redaction->names, records->document.document->text, false,
			arena, &redaction->text))
		return redaction;
	redaction_destroy(redaction);
	return NULL;
}

void redaction_destroy(struct redaction *redaction)
{
	if (redaction)
		name_list_finish(&redaction->names);
}

/* ---- what is shown ---- */

static bool hide(const struct redaction *redaction, struct winnow_str *words, bool is_address)
{
	struct masked_text masked;

	if (!masked_text_make(&redaction->names, *words, is_address, redaction->arena, &masked))
		return false;
	*words = masked.text;
	return true;
}

struct winnow_str redaction_words(const struct redaction *redaction, struct winnow_str words)
{
	return hide(redaction, &words, false) ? words : (struct winnow_str){ NULL, 0 };
}

/* The record's part as one that can be written, a copy of its own. */
static void *copy(const struct redaction *redaction, const void *part, size_t size)
{
	void *own = arena_alloc_array(redaction->arena, size ? size : 1, 1);

	return own && size ? memcpy(own, part, size) : own;
}

static void move(const struct redaction *redaction, uint64_t *at, uint64_t *length)
{
	uint64_t end = *at + *length;

	masked_text_move(&redaction->text, at, NULL, false);
	masked_text_move(&redaction->text, &end, NULL, true);
	*length = end - *at;
}

static bool hide_blocks(const struct redaction *redaction, struct winnow_document *document)
{
	struct winnow_block *blocks = copy(
		redaction, document->blocks, document->block_count * sizeof *document->blocks);

	for (uint32_t i = 0; blocks && i < document->block_count; i++)
		move(redaction, &blocks[i].at, &blocks[i].length);
	document->blocks = blocks;
	return blocks != NULL;
}

/* No extractor saw what was left out of the text, so nobody knows whose names are in it. */
#define UNSEARCHED "[hidden: names were not looked for in it]"

static bool hide_fields(const struct redaction *redaction, struct winnow_document *document)
{
	struct winnow_field *fields = copy(
		redaction, document->fields, document->field_count * sizeof *document->fields);
	bool fine = fields != NULL;

	for (uint32_t i = 0; fine && i < document->field_count; i++)
		if (winnow_is(fields[i].name, REPEATS_FIELD))
			fields[i].value = STR_LITERAL(UNSEARCHED);
		else
			fine = hide(redaction, &fields[i].value,
				str_find(fields[i].value, STR_LITERAL("://")) <
					fields[i].value.len);
	document->fields = fields;
	return fine;
}

static struct winnow_document *hide_document(
	const struct redaction *redaction, const struct winnow_document *stored)
{
	struct winnow_document *document = copy(redaction, stored, sizeof *stored);
	bool fine = document && hide(redaction, &document->key, true) &&
		    hide(redaction, &document->uri, true) &&
		    hide(redaction, &document->title, false) &&
		    hide(redaction, &document->byline, false) &&
		    hide(redaction, &document->notice, false) &&
		    hide_blocks(redaction, document) && hide_fields(redaction, document);

	if (!fine)
		return NULL;
	document->text = redaction->text.text;
	return document;
}

/* The words around the quote, as far as they were. */
static void hide_anchor(const struct redaction *redaction, struct winnow_anchor *anchor)
{
	uint64_t before = anchor->byte_start - anchor->prefix.len;
	uint64_t behind = anchor->byte_end + anchor->suffix.len;
	struct winnow_str text = redaction->text.text;

	masked_text_move(&redaction->text, &before, NULL, true);
	masked_text_move(&redaction->text, &behind, NULL, false);
	masked_text_move(&redaction->text, &anchor->byte_start, &anchor->start, false);
	masked_text_move(&redaction->text, &anchor->byte_end, &anchor->end, true);
	if (before > anchor->byte_start)
		before = anchor->byte_start;
	if (behind < anchor->byte_end)
		behind = anchor->byte_end;
	anchor->prefix = winnow_slice(text, before, anchor->byte_start - before);
	anchor->quote =
		winnow_slice(text, anchor->byte_start, anchor->byte_end - anchor->byte_start);
	anchor->suffix = winnow_slice(text, anchor->byte_end, behind - anchor->byte_end);
}

static bool hide_attributes(const struct redaction *redaction, struct winnow_fact *fact)
{
	struct winnow_attribute *attributes = copy(
		redaction, fact->attributes, fact->attribute_count * sizeof *fact->attributes);
	bool fine = attributes != NULL;

	for (uint32_t i = 0; fine && i < fact->attribute_count; i++) {
		if (attributes[i].length)
			move(redaction, &attributes[i].at, &attributes[i].length);
		if (attributes[i].type == WINNOW_VALUE_TEXT)
			fine = hide(redaction, &attributes[i].text,
				str_find(attributes[i].text, STR_LITERAL("://")) <
					attributes[i].text.len);
	}
	fact->attributes = attributes;
	return fine;
}

static bool hide_fact(const struct redaction *redaction, struct winnow_record *record)
{
	struct winnow_fact *fact = copy(redaction, record->fact, sizeof *record->fact);
	struct winnow_anchor *anchor = copy(redaction, record->anchor, sizeof *record->anchor);

	if (!fact || !anchor || !hide_attributes(redaction, fact))
		return false;
	hide_anchor(redaction, anchor);
	fact->at = anchor->byte_start;
	fact->length = anchor->byte_end - anchor->byte_start;
	record->fact = fact;
	record->anchor = anchor;
	return true;
}

bool redaction_apply(const struct redaction *redaction, struct document_records *records)
{
	struct winnow_record *record = &records->document;
	bool fine = true;

	if (!redaction->names.names.count)
		return true;
	record->document = hide_document(redaction, record->document);
	fine = record->document && hide(redaction, &record->item_uri, true);
	for (size_t i = 0; fine && i < records->fact_count; i++) {
		records->facts[i].document = record->document;
		records->facts[i].item_uri = record->item_uri;
		fine = hide_fact(redaction, &records->facts[i]);
	}
	return fine;
}
