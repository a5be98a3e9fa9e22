/* SPDX-License-Identifier: MIT */
#include <string.h>
#include "store/fact_view.h"
#include "store/statement.h"

static const char *const fixed_columns[] = {
	"fact_id",
	"document_id",
	"document_title",
	"document_date",
	"quote",
};

static bool is_fixed(const char *name)
{
	for (size_t i = 0; i < COUNT_OF(fixed_columns); i++)
		if (strcmp(fixed_columns[i], name) == 0)
			return true;
	return false;
}

static bool is_declared(const struct winnow_fact_type *type, const char *name)
{
	const struct winnow_attribute_type *attribute = type->attributes;

	for (; attribute && attribute->name; attribute++)
		if (strcmp(attribute->name, name) == 0)
			return true;
	return false;
}

static const char *expression_of(uint32_t type)
{
	switch (type) {
	case WINNOW_VALUE_INTEGER:
		return "attributes.number";
	case WINNOW_VALUE_DECIMAL:
		return "coalesce(attributes.number, attributes.text)";
	case WINNOW_VALUE_REFERENCE:
		return "(SELECT identifier FROM facts AS target"
		       " WHERE target.id = attributes.reference_id)";
	default:
		return "attributes.text";
	}
}

/* One column: `expression` of the attribute, under the name `column`. */
static void add_column(sqlite3_str *sql, const struct winnow_attribute_type *attribute,
	const char *expression, const char *column, bool is_taken)
{
	const char *from = "FROM attributes WHERE attributes.fact_id = facts.id"
			   " AND attributes.name =";

	if (attribute->flags & WINNOW_LIST)
		sqlite3_str_appendf(sql,
			",\n\t(SELECT nullif(json_group_array(value), '[]') FROM"
			" (SELECT %s AS value %s %Q ORDER BY attributes.position))",
			expression, from, attribute->name);
	else
		sqlite3_str_appendf(
			sql, ",\n\t(SELECT %s %s %Q)", expression, from, attribute->name);
	sqlite3_str_appendf(sql, " AS \"%w%s\"", column, is_taken ? "_" : "");
}

/* The column beside an attribute's own: <name>_text, <name>_precision. */
static void add_companion(sqlite3_str *sql, const struct winnow_fact_type *type,
	const struct winnow_attribute_type *attribute, const char *suffix,
	const char *expression)
{
	char *column = sqlite3_mprintf("%s_%s", attribute->name, suffix);

	if (column)
		add_column(sql, attribute, expression, column,
			is_fixed(column) || is_declared(type, column));
	sqlite3_free(column);
}

static void add_attribute(sqlite3_str *sql, const struct winnow_fact_type *type,
	const struct winnow_attribute_type *attribute)
{
	add_column(sql, attribute, expression_of(attribute->type), attribute->name,
		is_fixed(attribute->name));
	if (attribute->type == WINNOW_VALUE_DECIMAL)
		add_companion(sql, type, attribute, "text", "attributes.text");
	if (attribute->type == WINNOW_VALUE_DATE)
		add_companion(sql, type, attribute, "precision", "attributes.precision");
}

/* To be freed with sqlite3_free(); NULL: no memory. */
static char *compose(const struct winnow_fact_type *type)
{
	sqlite3_str *sql = sqlite3_str_new(NULL);

	sqlite3_str_appendf(sql,
		"CREATE VIEW \"fact_%w\" AS\nSELECT facts.identifier AS fact_id,\n"
		"\tdocuments.identifier AS document_id,\n"
		"\tdocuments.title AS document_title,\n"
		"\tcoalesce(documents.published, documents.dateline) AS document_date,\n"
		"\tfacts.quote AS quote",
		type->name);
	const struct winnow_attribute_type *attribute = type->attributes;
	for (; attribute && attribute->name; attribute++)
		add_attribute(sql, type, attribute);
	sqlite3_str_appendf(sql,
		"\nFROM facts JOIN documents_latest AS documents"
		" ON documents.id = facts.document_id\n"
		"WHERE facts.fact_type_id = (SELECT id FROM fact_types WHERE name = %Q)",
		type->name);
	return sqlite3_str_finish(sql);
}

static int is_there(
	struct store *store, const char *sql, bool *ret_there, struct failure *failure)
{
	int64_t count;
	struct statement query = statement_begin(
		store, "SELECT count(*) FROM sqlite_schema WHERE type = 'view' AND sql = ?");

	statement_text(&query, winnow_str(sql));
	int result = statement_number(&query, &count, failure);
	if (!result)
		*ret_there = count > 0;
	return result;
}

static int drop(struct store *store, const char *name, struct failure *failure)
{
	char *sql = sqlite3_mprintf("DROP VIEW IF EXISTS \"fact_%w\"", name);
	int result = sql ? database_run(store->handle, store->path, sql, failure)
			 : database_fail_memory(store, failure);

	sqlite3_free(sql);
	return result;
}

int fact_view_make(
	struct store *store, const struct winnow_fact_type *type, struct failure *failure)
{
	char *sql = compose(type);
	bool there = false;

	if (!sql)
		return database_fail_memory(store, failure);
	int result = is_there(store, sql, &there, failure);
	if (!result && !there)
		result = drop(store, type->name, failure);
	if (!result && !there)
		result = database_run(store->handle, store->path, sql, failure);
	sqlite3_free(sql);
	return result;
}
