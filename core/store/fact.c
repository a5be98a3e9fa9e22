/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include "store/anchor.h"
#include "store/batch.h"
#include "store/witness.h"
#include "store/words.h"

/* The facts of one version on their way into the tables. */
struct fact_writer {
	struct batch *batch;
	int64_t document;
	const struct completed_document *completed;
	char (*identifiers)[IDENTIFIER_SIZE];
	struct anchor_span *spans; /* each fact's, and behind it those of its attributes */
	int64_t *rows;             /* of each fact */
};

static int fail_for_memory(struct batch *batch)
{
	return failure_set(batch->failure, FAILURE_MEMORY, "no memory for facts");
}

/* An attribute without words has an empty span at the start. */
static void set_span(struct anchor_span *span, uint64_t at, uint64_t length)
{
	*span = (struct anchor_span){ .start_byte = length ? at : 0 };
	span->end_byte = span->start_byte + length;
}

static int resolve_spans(struct fact_writer *writer)
{
	const struct completed_document *completed = writer->completed;
	size_t count = 0, next = 0;

	for (size_t i = 0; i < completed->fact_count; i++)
		count += 1 + completed->facts[i].fact.attribute_count;
	writer->spans =
		arena_alloc_array(writer->batch->arena, count + 1, sizeof *writer->spans);
	if (!writer->spans)
		return fail_for_memory(writer->batch);
	for (size_t i = 0; i < completed->fact_count; i++) {
		const struct winnow_fact *fact = &completed->facts[i].fact;
		set_span(&writer->spans[next++], fact->at, fact->length);
		for (uint32_t j = 0; j < fact->attribute_count; j++)
			set_span(&writer->spans[next++], fact->attributes[j].at,
				fact->attributes[j].length);
	}
	return anchor_resolve(
		completed->document.text, writer->spans, count, writer->batch->failure);
}

static void bind_span(struct statement *insert, const struct anchor_span *span)
{
	statement_integer(insert, (int64_t)span->start_char);
	statement_integer(insert, (int64_t)span->end_char);
	statement_integer(insert, (int64_t)span->start_byte);
	statement_integer(insert, (int64_t)span->end_byte);
}

static int insert_fact(struct fact_writer *writer, size_t index, const struct anchor_span *span)
{
	struct batch *batch = writer->batch;
	const struct completed_fact *completed = &writer->completed->facts[index];
	const struct winnow_str text = writer->completed->document.text;
	struct digest *witness = &batch->witness.facts;
	const struct known_type *type =
		catalogue_type_named(batch->store, completed->fact.type, batch->failure);
	const struct known_plugin *plugin =
		catalogue_plugin(batch->store, completed->plugin, batch->failure);

	if (!type || !plugin)
		return WINNOW_EDATA;
	struct statement insert = statement_begin(batch->store,
		"INSERT INTO facts (document_id, fact_type_id, plugin_id, identifier, number, "
		"quote, prefix, suffix, start_char, end_char, start_byte, end_byte, "
		"confidence, rule) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
	statement_integer(&insert, writer->document);
	statement_integer(&insert, type->id);
	statement_integer(&insert, completed->plugin);
	insert.witness = witness;
	statement_text(&insert, winnow_str(writer->identifiers[index]));
	statement_integer(&insert, (int64_t)index);
	witness_text(witness, completed->fact.type);
	statement_text(&insert, anchor_quote(text, span));
	statement_text(&insert, anchor_prefix(text, span));
	statement_text(&insert, anchor_suffix(text, span));
	bind_span(&insert, span);
	statement_real(&insert, completed->fact.confidence);
	statement_optional(&insert, completed->fact.rule);
	witness_text(witness, plugin->name);
	witness_text(witness, plugin->version);
	int result = statement_run(&insert, batch->failure);
	if (!result)
		writer->rows[index] = sqlite3_last_insert_rowid(batch->store->handle);
	return result;
}

#define EXACT_DIGITS 15 /* that a double carries through unharmed */

static bool is_exact(struct winnow_str decimal)
{
	size_t digits = 0;

	for (size_t i = 0; i < decimal.len; i++)
		digits += decimal.ptr[i] >= '0' && decimal.ptr[i] <= '9';
	return digits > 0 && digits <= EXACT_DIGITS;
}

/* strtod() wants a NUL, and a point whatever the locale; SQLite's own reading has neither, and makes an
 * integer of what is one. */
static int bind_decimal(
	struct statement *insert, struct winnow_str decimal, struct failure *failure)
{
	SCOPED(statement_finish)
	struct statement query = statement_begin(insert->store, "SELECT CAST(? AS NUMERIC)");

	statement_text(&query, decimal);
	int result = statement_step(&query, failure);
	if (result < 0)
		return result;
	if (sqlite3_column_type(query.handle, 0) == SQLITE_INTEGER)
		statement_integer(insert, statement_read_integer(&query));
	else
		statement_real(insert, statement_read_real(&query));
	return 0;
}

static int bind_number(struct statement *insert, const struct winnow_attribute *attribute,
	struct failure *failure)
{
	if (attribute->type == WINNOW_VALUE_INTEGER)
		statement_integer(insert, attribute->integer);
	else if (attribute->type == WINNOW_VALUE_DECIMAL && is_exact(attribute->text))
		return bind_decimal(insert, attribute->text, failure);
	else
		statement_null(insert);
	return 0;
}

static int bind_value(struct statement *insert, const struct winnow_attribute *attribute,
	struct failure *failure)
{
	bool is_text = attribute->type != WINNOW_VALUE_INTEGER &&
		       attribute->type != WINNOW_VALUE_REFERENCE;

	if (is_text)
		statement_text(insert, attribute->text);
	else
		statement_null(insert);
	int result = bind_number(insert, attribute, failure);
	statement_optional(insert, attribute->type == WINNOW_VALUE_DATE
					   ? words_precision(attribute->precision)
					   : (struct winnow_str){ NULL, 0 });
	return result;
}

/* The row; the custody log knows a fact by its identifier. */
static void bind_target(
	struct fact_writer *writer, struct statement *insert, int64_t target, int64_t row)
{
	struct digest *witness = insert->witness;

	insert->witness = NULL;
	statement_id(insert, row);
	insert->witness = witness;
	if (row)
		witness_text(witness, winnow_str(writer->identifiers[target]));
	else
		witness_null(witness);
}

static void bind_words(
	struct statement *insert, struct winnow_str text, const struct anchor_span *span)
{
	if (span->start_byte != span->end_byte) {
		statement_text(insert, anchor_quote(text, span));
		bind_span(insert, span);
		return;
	}
	for (int column = 0; column < 5; column++)
		statement_null(insert);
}

/* The row of the fact a reference names; 0: it is no reference. */
static int find_target(
	struct fact_writer *writer, const struct winnow_attribute *attribute, int64_t *ret_row)
{
	*ret_row = 0;
	if (attribute->type != WINNOW_VALUE_REFERENCE)
		return 0;
	if (attribute->integer < 0 ||
		(uint64_t)attribute->integer >= writer->completed->fact_count)
		return failure_set(writer->batch->failure, WINNOW_EDATA,
			"the attribute %.*s refers to fact %lld, which the document does not "
			"have",
			STR_ARGS(attribute->name), (long long)attribute->integer);
	*ret_row = writer->rows[attribute->integer];
	return 0;
}

static int insert_attribute(struct fact_writer *writer, size_t fact, uint32_t position,
	const struct anchor_span *span)
{
	const struct completed_document *completed = writer->completed;
	const struct winnow_attribute *attribute =
		&completed->facts[fact].fact.attributes[position];
	struct batch *batch = writer->batch;
	int64_t target;
	int result = find_target(writer, attribute, &target);

	if (result)
		return result;
	SCOPED(statement_finish)
	struct statement insert = statement_begin(batch->store,
		"INSERT INTO attributes (fact_id, position, name, type, text, number, "
		"precision, "
		"reference_id, quote, start_char, end_char, start_byte, end_byte) "
		"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
	statement_integer(&insert, writer->rows[fact]);
	insert.witness = &batch->witness.facts;
	witness_integer(insert.witness, (int64_t)fact);
	statement_integer(&insert, position);
	statement_text(&insert, attribute->name);
	statement_text(&insert, words_value_type(attribute->type));
	result = bind_value(&insert, attribute, batch->failure);
	bind_target(writer, &insert, attribute->integer, target);
	bind_words(&insert, completed->document.text, span);
	return result ? result : statement_step(&insert, batch->failure);
}

/* Facts first, since a reference may point either way. */
static int insert_all(struct fact_writer *writer)
{
	const struct completed_document *completed = writer->completed;
	const struct anchor_span *span = writer->spans;
	int result = 0;

	for (size_t i = 0; !result && i < completed->fact_count; i++) {
		result = insert_fact(writer, i, span);
		span += 1 + completed->facts[i].fact.attribute_count;
	}
	span = writer->spans;
	for (size_t i = 0; !result && i < completed->fact_count; i++) {
		span++;
		for (uint32_t j = 0; !result && j < completed->facts[i].fact.attribute_count;
			j++)
			result = insert_attribute(writer, i, j, span++);
	}
	return result;
}

int fact_store_all(struct batch *batch, int64_t document,
	const struct completed_document *completed, const struct identity *identity)
{
	struct fact_writer writer = { batch, document, completed };

	writer.rows =
		arena_alloc_array(batch->arena, completed->fact_count + 1, sizeof *writer.rows);
	if (!writer.rows)
		return fail_for_memory(batch);
	int result = identity_name_facts(batch->store, identity, completed, batch->arena,
		&writer.identifiers, batch->failure);
	if (!result)
		result = resolve_spans(&writer);
	return result ? result : insert_all(&writer);
}
