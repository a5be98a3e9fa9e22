/* SPDX-License-Identifier: MIT */
#include "store/record_fact.h"
#include "store/statement.h"
#include "store/words.h"

/* A fact's record and all it points to. */
struct parts {
	struct winnow_fact fact;
	struct winnow_anchor anchor;
};

static int fail_for_memory(struct store *store, struct failure *failure)
{
	return failure_set(failure, FAILURE_MEMORY, "%s: no memory", store->path);
}

static void read_anchor(
	struct statement *query, struct arena *arena, struct winnow_anchor *anchor)
{
	anchor->quote = statement_read_copy(query, arena);
	anchor->prefix = statement_read_copy(query, arena);
	anchor->suffix = statement_read_copy(query, arena);
	anchor->start = (uint64_t)statement_read_integer(query);
	anchor->end = (uint64_t)statement_read_integer(query);
	anchor->byte_start = (uint64_t)statement_read_integer(query);
	anchor->byte_end = (uint64_t)statement_read_integer(query);
}

static int name_maker(struct store *store, int64_t type, int64_t plugin, struct parts *parts,
	struct winnow_record *record, struct failure *failure)
{
	const struct known_plugin *maker = catalogue_plugin(store, plugin, failure);
	const struct known_type *known = maker ? catalogue_type(store, type, failure) : NULL;

	if (!known)
		return FAILURE_STORE;
	parts->fact.type = known->name;
	record->lists = known->lists;
	record->plugin = maker->label;
	return 0;
}

static int read_fact(struct store *store, struct statement *query, struct arena *arena,
	const struct winnow_record *document, struct winnow_record *record,
	struct failure *failure)
{
	struct parts *parts = arena_alloc(arena, sizeof *parts);

	if (!parts)
		return fail_for_memory(store, failure);
	*record = *document;
	record->fact = &parts->fact;
	record->anchor = &parts->anchor;
	record->id = statement_read_copy(query, arena);
	int64_t type = statement_read_integer(query);
	int64_t plugin = statement_read_integer(query);
	parts->fact.size = sizeof parts->fact;
	parts->fact.number = statement_read_integer(query);
	parts->fact.rule = statement_read_copy(query, arena);
	parts->fact.confidence = statement_read_real(query);
	read_anchor(query, arena, &parts->anchor);
	parts->fact.at = parts->anchor.byte_start;
	parts->fact.length = parts->anchor.byte_end - parts->anchor.byte_start;
	int result = statement_check(query, failure);
	return result ? result : name_maker(store, type, plugin, parts, record, failure);
}

static int read_facts(struct store *store, int64_t row, struct arena *arena,
	struct document_records *records, struct failure *failure)
{
	SCOPED(statement_finish)
	struct statement query = statement_begin(store,
		"SELECT count(*) OVER (), identifier, fact_type_id, plugin_id, number, rule, "
		"confidence, quote, prefix, suffix, start_char, end_char, start_byte, end_byte "
		"FROM facts WHERE document_id = ? ORDER BY number");
	int result;

	statement_integer(&query, row);
	while ((result = statement_step(&query, failure)) > 0) {
		size_t count = (size_t)statement_read_integer(&query);
		if (!records->facts)
			records->facts =
				arena_alloc_array(arena, count, sizeof *records->facts);
		if (!records->facts)
			return fail_for_memory(store, failure);
		result = read_fact(store, &query, arena, &records->document,
			&records->facts[records->fact_count++], failure);
		if (result)
			return result;
	}
	return result;
}

static void read_attribute(
	struct statement *query, struct arena *arena, struct winnow_attribute *attribute)
{
	attribute->name = statement_read_copy(query, arena);
	attribute->type = words_value_type_of(statement_read_text(query));
	attribute->text = statement_read_copy(query, arena);
	attribute->integer = statement_read_integer(query);
	attribute->precision = words_precision_of(statement_read_text(query));
	attribute->at = (uint64_t)statement_read_integer(query);
	attribute->length = (uint64_t)statement_read_integer(query) - attribute->at;
}

/* The next place of the fact's attributes, which are made when the first one comes. */
static struct winnow_attribute *next_attribute(
	struct winnow_fact *fact, size_t count, struct arena *arena)
{
	if (!fact->attributes)
		fact->attributes = arena_alloc_array(arena, count, sizeof *fact->attributes);
	if (!fact->attributes)
		return NULL;
	return (struct winnow_attribute *)&fact->attributes[fact->attribute_count++];
}

static int read_attributes(struct store *store, int64_t row, struct arena *arena,
	struct document_records *records, struct failure *failure)
{
	SCOPED(statement_finish)
	struct statement query = statement_begin(store,
		"SELECT facts.number, count(*) OVER (PARTITION BY facts.number), name, type, "
		"coalesce(target.identifier, text), "
		"CASE type WHEN 'reference' THEN target.number WHEN 'integer' "
		"THEN attributes.number END, precision, attributes.start_byte, "
		"attributes.end_byte FROM facts JOIN attributes ON fact_id = facts.id "
		"LEFT JOIN facts AS target ON target.id = reference_id "
		"WHERE facts.document_id = ? ORDER BY facts.number, position");
	int result;

	statement_integer(&query, row);
	while ((result = statement_step(&query, failure)) > 0) {
		size_t number = (size_t)statement_read_integer(&query);
		size_t count = (size_t)statement_read_integer(&query);
		if (number >= records->fact_count)
			continue;
		struct winnow_attribute *attribute = next_attribute(
			(struct winnow_fact *)records->facts[number].fact, count, arena);
		if (!attribute)
			return fail_for_memory(store, failure);
		read_attribute(&query, arena, attribute);
		if ((result = statement_check(&query, failure)) != 0)
			return result;
	}
	return result;
}

int record_read_facts(struct store *store, int64_t row, struct arena *arena,
	struct document_records *records, struct failure *failure)
{
	int result = read_facts(store, row, arena, records, failure);

	return result || !records->fact_count
		       ? result
		       : read_attributes(store, row, arena, records, failure);
}
