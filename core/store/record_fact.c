/* SPDX-License-Identifier: MIT */
#include "store/record_fact.h"
#include "store/statement.h"
#include "store/words.h"

/* A fact, with the parts that its record points to. */
struct parts {
	struct winnow_fact fact;
	struct winnow_anchor anchor;
	struct winnow_attribute *attributes; /* the fact's own, while they are being read */
};

/* The facts of one document on their way out of the tables. */
struct fact_reader {
	struct store *store;
	int64_t document;
	struct arena *arena;
	struct document_records *records;
	struct parts *parts; /* of each fact */
	struct failure *failure;
};

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

static int name_maker(struct fact_reader *reader, int64_t type, int64_t plugin,
	struct parts *parts, struct winnow_record *record)
{
	const struct known_plugin *maker =
		catalogue_plugin(reader->store, plugin, reader->failure);
	const struct known_type *known =
		maker ? catalogue_type(reader->store, type, reader->failure) : NULL;

	if (!known)
		return FAILURE_STORE;
	parts->fact.type = known->name;
	record->lists = known->lists;
	record->plugin = maker->label;
	return 0;
}

static int read_fact(struct fact_reader *reader, struct statement *query, struct parts *parts,
	struct winnow_record *record)
{
	*record = reader->records->document;
	record->fact = &parts->fact;
	record->anchor = &parts->anchor;
	record->id = statement_read_copy(query, reader->arena);
	int64_t type = statement_read_integer(query);
	int64_t plugin = statement_read_integer(query);
	parts->fact.size = sizeof parts->fact;
	parts->fact.number = statement_read_integer(query);
	parts->fact.rule = statement_read_copy(query, reader->arena);
	parts->fact.confidence = statement_read_real(query);
	read_anchor(query, reader->arena, &parts->anchor);
	parts->fact.at = parts->anchor.byte_start;
	parts->fact.length = parts->anchor.byte_end - parts->anchor.byte_start;
	int result = statement_check(query, reader->failure);
	return result ? result : name_maker(reader, type, plugin, parts, record);
}

static bool make_room(struct fact_reader *reader, size_t count)
{
	if (!reader->parts) {
		reader->parts = arena_alloc_array(reader->arena, count, sizeof *reader->parts);
		reader->records->facts =
			arena_alloc_array(reader->arena, count, sizeof *reader->records->facts);
	}
	return reader->parts && reader->records->facts;
}

static int read_facts(struct fact_reader *reader)
{
	SCOPED(statement_finish)
	struct statement query = statement_begin(reader->store,
		"SELECT count(*) OVER (), identifier, fact_type_id, plugin_id, number, rule, "
		"confidence, quote, prefix, suffix, start_char, end_char, start_byte, end_byte "
		"FROM facts WHERE document_id = ? ORDER BY number");
	int result;

	statement_integer(&query, reader->document);
	while ((result = statement_step(&query, reader->failure)) > 0) {
		size_t next = reader->records->fact_count;
		if (!make_room(reader, (size_t)statement_read_integer(&query)))
			return database_fail_memory(reader->store, reader->failure);
		result = read_fact(
			reader, &query, &reader->parts[next], &reader->records->facts[next]);
		if (result)
			return result;
		reader->records->fact_count++;
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

/* The place of the next of a fact's `count` attributes; NULL: no memory. */
static struct winnow_attribute *next_attribute(
	struct parts *parts, size_t count, struct arena *arena)
{
	if (!parts->attributes)
		parts->attributes = arena_alloc_array(arena, count, sizeof *parts->attributes);
	parts->fact.attributes = parts->attributes;
	return parts->attributes ? &parts->attributes[parts->fact.attribute_count++] : NULL;
}

static int read_attributes(struct fact_reader *reader)
{
	SCOPED(statement_finish)
	struct statement query = statement_begin(reader->store,
		"SELECT facts.number, count(*) OVER (PARTITION BY facts.number), name, type, "
		"coalesce(target.identifier, text), "
		"CASE type WHEN 'reference' THEN target.number WHEN 'integer' "
		"THEN attributes.number END, precision, "
		"coalesce(target.start_byte, attributes.start_byte), "
		"coalesce(target.end_byte, attributes.end_byte) FROM facts JOIN attributes ON "
		"fact_id = facts.id "
		"LEFT JOIN facts AS target ON target.id = reference_id "
		"WHERE facts.document_id = ? ORDER BY facts.number, position");
	int result;

	statement_integer(&query, reader->document);
	while ((result = statement_step(&query, reader->failure)) > 0) {
		size_t number = (size_t)statement_read_integer(&query);
		size_t count = (size_t)statement_read_integer(&query);
		if (number >= reader->records->fact_count)
			continue;
		struct winnow_attribute *attribute =
			next_attribute(&reader->parts[number], count, reader->arena);
		if (!attribute)
			return database_fail_memory(reader->store, reader->failure);
		read_attribute(&query, reader->arena, attribute);
		if ((result = statement_check(&query, reader->failure)) != 0)
			return result;
	}
	return result;
}

int record_read_facts(struct store *store, int64_t row, struct arena *arena,
	struct document_records *records, struct failure *failure)
{
	struct fact_reader reader = { .store = store,
		.document = row,
		.arena = arena,
		.records = records,
		.failure = failure };
	int result = read_facts(&reader);

	return result || !records->fact_count ? result : read_attributes(&reader);
}
