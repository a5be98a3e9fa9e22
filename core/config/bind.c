/* SPDX-License-Identifier: MIT */
#include "config/bind.h"
#include "config/keys.h"
#include "config/scalar.h"
#include "config/suggest.h"

/* More names than this are no help in a sentence. */
#define MOST_LISTED 24

static size_t option_count(const struct winnow_option *table)
{
	size_t count = 0;

	while (table && table[count].name)
		count++;
	return count;
}

struct winnow_value *bind_new_values(
	const struct binding *binding, const struct winnow_option *table)
{
	size_t count = option_count(table);
	struct winnow_value *values = arena_alloc_array(binding->arena, count, sizeof *values);

	if (!values)
		problems_add_no_memory(binding->problems, binding->place);
	return values;
}

/* ---- unknown keys ---- */

static bool is_known(
	const struct binding *binding, const struct winnow_option *table, struct winnow_str key)
{
	for (size_t i = 0; i < option_count(table); i++)
		if (winnow_is(key, table[i].name))
			return true;
	for (const char *const *name = binding->reserved; name && *name; name++)
		if (winnow_is(key, *name))
			return true;
	return false;
}

/* The key that may have been meant; ptr NULL: none is near. */
static struct winnow_str nearest_key(
	const struct binding *binding, const struct winnow_option *table, struct winnow_str key)
{
	struct suggestion suggestion;

	suggest_begin(&suggestion, key);
	for (size_t i = 0; i < option_count(table); i++)
		suggest_offer(&suggestion, winnow_str(table[i].name));
	for (const char *const *name = binding->reserved; name && *name; name++)
		suggest_offer(&suggestion, winnow_str(*name));
	return suggestion.best;
}

/* "a, b, c": the names of the table, or nothing when they are many. */
static struct winnow_str list_names(
	const struct binding *binding, const struct winnow_option *table)
{
	struct winnow_str names = STR_LITERAL("");
	size_t count = option_count(table);

	for (size_t i = 0; count <= MOST_LISTED && i < count; i++)
		names = arena_printf(binding->arena, "%.*s%s%s", STR_ARGS(names), i ? ", " : "",
			table[i].name);
	return names;
}

static void report_unknown(const struct binding *binding, const struct winnow_option *table,
	const struct config_pair *pair)
{
	struct winnow_str key = node_shown(pair->key);
	struct winnow_str nearest = nearest_key(binding, table, pair->key);
	struct winnow_str names = list_names(binding, table);

	if (nearest.ptr)
		problems_add(binding->problems, pair->place,
			"%sunknown key '%.*s'; did you mean '%.*s'?", binding->who,
			STR_ARGS(key), STR_ARGS(nearest));
	else if (names.len > 0)
		problems_add(binding->problems, pair->place,
			"%sunknown key '%.*s'; remove it, or use one of: %.*s", binding->who,
			STR_ARGS(key), STR_ARGS(names));
	else
		problems_add(binding->problems, pair->place, "%sunknown key '%.*s'; remove it",
			binding->who, STR_ARGS(key));
}

void bind_check_keys(const struct binding *binding, const struct config_node *mapping,
	const struct winnow_option *table)
{
	for (size_t i = 0; mapping && i < mapping->count; i++)
		if (!is_known(binding, table, mapping->pairs[i].key))
			report_unknown(binding, table, &mapping->pairs[i]);
}

/* ---- values ---- */

static bool has_right_shape(const struct binding *binding, const struct winnow_option *option,
	const struct config_node *node)
{
	bool list = option->flags & WINNOW_LIST;

	if (node->kind == NODE_MAPPING || (node->kind == NODE_LIST && !list))
		problems_add(binding->problems, node->place, "%s'%s' takes %s, not %s",
			binding->who, option->name,
			list ? "a list of plain values" : "one plain value",
			node_kind_name(node));
	else if (node->empty && !list)
		problems_add(binding->problems, node->place,
			"%s'%s' has no value; write one, or remove the line", binding->who,
			option->name);
	else
		return true;
	return false;
}

static void bind_items(const struct binding *binding, const struct winnow_option *option,
	const struct config_node *node, struct winnow_value *ret_value)
{
	size_t count = node_item_count(node);
	struct winnow_str *text = arena_alloc_array(binding->arena, count, sizeof *text);
	int64_t *number = arena_alloc_array(binding->arena, count, sizeof *number);

	if (!text || !number) {
		problems_add_no_memory(binding->problems, node->place);
		return;
	}
	for (size_t i = 0; i < count; i++)
		scalar_bind(binding, option, node_item(node, i), &text[i], &number[i]);
	*ret_value = (struct winnow_value){ .text = text,
		.number = scalar_is_number(option->type) ? number : NULL,
		.count = (uint32_t)count };
}

void bind_given(const struct binding *binding, const struct config_node *mapping,
	const struct winnow_option *table, struct winnow_value *values)
{
	for (size_t i = 0; i < option_count(table); i++) {
		const struct config_pair *pair = node_find(mapping, winnow_str(table[i].name));
		if (!pair || pair->value->broken || table[i].type >= CONFIG_SECTIONS)
			continue;
		if (has_right_shape(binding, &table[i], pair->value))
			bind_items(binding, &table[i], pair->value, &values[i]);
	}
}

/* ---- what the mapping leaves out ---- */

static void bind_fallback(const struct binding *binding, const struct winnow_option *option,
	struct winnow_value *ret_value)
{
	struct config_node node = { .kind = NODE_SCALAR,
		.place = binding->place,
		.folder = binding->folder,
		.written = winnow_str(option->fallback),
		.text = winnow_str(option->fallback) };

	bind_items(binding, option, &node, ret_value);
}

/* A misspelt key was reported as unknown; one mistake, one problem. */
static bool is_misspelt(const struct binding *binding, const struct config_node *mapping,
	const struct winnow_option *table, const struct winnow_option *option)
{
	for (size_t i = 0; mapping && i < mapping->count; i++) {
		struct winnow_str key = mapping->pairs[i].key;
		if (!is_known(binding, table, key) &&
			winnow_is(nearest_key(binding, table, key), option->name))
			return true;
	}
	return false;
}

static void report_missing(const struct binding *binding, const struct winnow_option *option)
{
	problems_add(binding->problems, binding->place, "%s'%s' is missing; add it%s%s",
		binding->who, option->name, option->help ? ": " : "",
		option->help ? option->help : "");
}

/* Of a single value, has_right_shape() said so already. */
static void check_not_empty(const struct binding *binding, const struct winnow_option *option,
	const struct config_node *node)
{
	if ((option->flags & WINNOW_LIST) && node_item_count(node) == 0)
		problems_add(binding->problems, node->place,
			"%s'%s' needs one value at least; add it", binding->who, option->name);
}

void bind_rest(const struct binding *binding, const struct config_node *mapping,
	const struct winnow_option *table, struct winnow_value *values)
{
	for (size_t i = 0; i < option_count(table); i++) {
		const struct config_pair *pair = node_find(mapping, winnow_str(table[i].name));
		bool required = table[i].flags & WINNOW_REQUIRED;
		if (required && pair)
			check_not_empty(binding, &table[i], pair->value);
		else if (required && !is_misspelt(binding, mapping, table, &table[i]))
			report_missing(binding, &table[i]);
		else if (!required && !pair && values[i].count == 0 && table[i].fallback)
			bind_fallback(binding, &table[i], &values[i]);
	}
}

struct winnow_str value_text(const struct winnow_value *value)
{
	return value->count ? value->text[0] : STR_LITERAL("");
}

int64_t value_number(const struct winnow_value *value)
{
	return value->count ? value->number[0] : 0;
}
