/* SPDX-License-Identifier: MIT */
#include <jansson.h>
#include "store/fact_view.h"
#include "store/json_writer.h"
#include "store/statement.h"
#include "store/words.h"

/* Nothing where there are none. */
static bool write_codes(const char *const *codes, struct buffer *text)
{
	if (!codes)
		return true;
	json_t *list = json_array();
	bool whole = list != NULL;
	for (; whole && *codes; codes++)
		whole = json_array_append_new(list, json_string(*codes)) == 0;
	whole = whole && json_writer_dump(list, text);
	json_decref(list);
	return whole;
}

static int add_attribute_type(struct store *store, int64_t fact_type, int64_t position,
	const struct winnow_attribute_type *attribute, struct failure *failure)
{
	struct buffer codes;

	buffer_init(&codes, 0);
	if (!write_codes(attribute->codes, &codes)) {
		buffer_finish(&codes);
		return database_fail_memory(store, failure);
	}
	struct statement insert = statement_begin(store,
		"INSERT INTO attribute_types (fact_type_id, position, name, type, is_list, "
		"is_required, help, codes) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
	statement_integer(&insert, fact_type);
	statement_integer(&insert, position);
	statement_text(&insert, winnow_str(attribute->name));
	statement_text(&insert, words_value_type(attribute->type));
	statement_integer(&insert, (attribute->flags & WINNOW_LIST) != 0);
	statement_integer(&insert, (attribute->flags & WINNOW_REQUIRED) != 0);
	statement_optional(&insert, winnow_str(attribute->help));
	statement_optional(&insert, buffer_str(&codes));
	int result = statement_run(&insert, failure);
	buffer_finish(&codes);
	return result;
}

static int replace_attribute_types(struct store *store, int64_t fact_type,
	const struct winnow_fact_type *type, struct failure *failure)
{
	struct statement clear =
		statement_begin(store, "DELETE FROM attribute_types WHERE fact_type_id = ?");

	statement_integer(&clear, fact_type);
	int result = statement_run(&clear, failure);
	const struct winnow_attribute_type *attribute = type->attributes;
	for (int64_t position = 0; !result && attribute && attribute->name; position++)
		result = add_attribute_type(store, fact_type, position, attribute++, failure);
	return result;
}

static int declare(struct store *store, const struct winnow_fact_type *type, int64_t *ret_id,
	struct failure *failure)
{
	int64_t id = 0;
	struct statement insert = statement_begin(store,
		"INSERT INTO fact_types (name, help) VALUES (?, ?) "
		"ON CONFLICT (name) DO UPDATE SET help = excluded.help RETURNING id");

	statement_text(&insert, winnow_str(type->name));
	statement_optional(&insert, winnow_str(type->help));
	int result = statement_number(&insert, &id, failure);
	if (!result)
		result = replace_attribute_types(store, id, type, failure);
	if (!result)
		result = fact_view_make(store, type, failure);
	if (!result)
		*ret_id = id;
	return result;
}

int store_fact_type(
	struct store *store, const struct winnow_fact_type *type, struct failure *failure)
{
	int64_t id = 0;
	int result = database_begin(store, failure);

	if (result)
		return result;
	result = database_end(store, declare(store, type, &id, failure), failure);
	return result ? result : catalogue_declared(store, id, failure);
}
