/* SPDX-License-Identifier: MIT */
#include <jansson.h>
#include <stdlib.h>
#include "store/fact_view.h"
#include "store/statement.h"
#include "store/words.h"

/* JSON of the codes, to be freed; NULL where there are none. */
static char *write_codes(const char *const *codes)
{
	json_t *list = codes ? json_array() : NULL;

	for (; list && *codes; codes++)
		json_array_append_new(list, json_string(*codes));
	char *text = list ? json_dumps(list, JSON_COMPACT) : NULL;
	json_decref(list);
	return text;
}

static int add_attribute_type(struct store *store, int64_t fact_type, int64_t position,
	const struct winnow_attribute_type *attribute, struct failure *failure)
{
	struct statement insert = statement_begin(store,
		"INSERT INTO attribute_types (fact_type_id, position, name, type, is_list, "
		"is_required, help, codes) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
	char *codes = write_codes(attribute->codes);

	statement_integer(&insert, fact_type);
	statement_integer(&insert, position);
	statement_text(&insert, winnow_str(attribute->name));
	statement_text(&insert, words_value_type(attribute->type));
	statement_integer(&insert, (attribute->flags & WINNOW_LIST) != 0);
	statement_integer(&insert, (attribute->flags & WINNOW_REQUIRED) != 0);
	statement_optional(&insert, winnow_str(attribute->help));
	statement_optional(&insert, winnow_str(codes));
	int result = statement_run(&insert, failure);
	free(codes);
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
