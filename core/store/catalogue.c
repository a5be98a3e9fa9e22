/* SPDX-License-Identifier: MIT */
#include "store/statement.h"

int catalogue_init(struct catalogue *catalogue, struct failure *failure)
{
	catalogue->arena = arena_create(0);
	return catalogue->arena ? 0 : failure_set(failure, FAILURE_MEMORY, "no memory");
}

void catalogue_finish(struct catalogue *catalogue)
{
	vector_finish(&catalogue->plugins);
	vector_finish(&catalogue->types);
	arena_destroy(catalogue->arena);
}

static int load_plugins(struct store *store, struct failure *failure)
{
	struct catalogue *catalogue = &store->catalogue;
	size_t known = catalogue->plugins.count;
	SCOPED(statement_finish)
	struct statement query = statement_begin(store,
		"SELECT id, name, version, name || ' ' || version FROM plugins "
		"WHERE id > ? ORDER BY id");
	int result;

	statement_integer(&query, known ? catalogue->plugins.items[known - 1].id : 0);
	while ((result = statement_step(&query, failure)) > 0) {
		struct known_plugin *plugin = vector_push(&catalogue->plugins);
		if (!plugin)
			return database_fail_memory(store, failure);
		plugin->id = statement_read_integer(&query);
		plugin->name = statement_read_copy(&query, catalogue->arena);
		plugin->version = statement_read_copy(&query, catalogue->arena);
		plugin->label = statement_read_copy(&query, catalogue->arena);
	}
	return result;
}

static int load_lists(struct store *store, struct known_type *type, struct failure *failure)
{
	struct arena *arena = store->catalogue.arena;
	SCOPED(statement_finish)
	struct statement query =
		statement_begin(store, "SELECT name, count(*) OVER () FROM attribute_types "
				       "WHERE fact_type_id = ? AND is_list ORDER BY position");
	const char **lists = NULL;
	size_t count = 0;
	int result;

	statement_integer(&query, type->id);
	while ((result = statement_step(&query, failure)) > 0) {
		struct winnow_str name = statement_read_copy(&query, arena);
		size_t all = (size_t)statement_read_integer(&query);
		if (!lists)
			lists = arena_alloc_array(arena, all + 1, sizeof *lists);
		if (!lists)
			return database_fail_memory(store, failure);
		lists[count++] = name.ptr;
	}
	if (!result)
		type->lists = lists;
	return result;
}

static int load_types(struct store *store, struct failure *failure)
{
	struct catalogue *catalogue = &store->catalogue;
	size_t known = catalogue->types.count;
	SCOPED(statement_finish)
	struct statement query = statement_begin(
		store, "SELECT id, name FROM fact_types WHERE id > ? ORDER BY id");
	int result;

	statement_integer(&query, known ? catalogue->types.items[known - 1].id : 0);
	while ((result = statement_step(&query, failure)) > 0) {
		struct known_type *type = vector_push(&catalogue->types);
		if (!type)
			return database_fail_memory(store, failure);
		type->id = statement_read_integer(&query);
		type->name = statement_read_copy(&query, catalogue->arena);
		if ((result = load_lists(store, type, failure)) != 0)
			return result;
	}
	return result;
}

int catalogue_load(struct store *store, struct failure *failure)
{
	int result = load_plugins(store, failure);

	return result ? result : load_types(store, failure);
}

static const struct known_plugin *find_plugin(const struct catalogue *catalogue, int64_t id)
{
	for (size_t i = 0; i < catalogue->plugins.count; i++)
		if (catalogue->plugins.items[i].id == id)
			return &catalogue->plugins.items[i];
	return NULL;
}

const struct known_plugin *catalogue_plugin(
	struct store *store, int64_t id, struct failure *failure)
{
	const struct known_plugin *plugin = find_plugin(&store->catalogue, id);

	/* A reader may meet what the writer has added since. */
	if (!plugin && catalogue_load(store, failure) == 0)
		plugin = find_plugin(&store->catalogue, id);
	if (!plugin)
		failure_set(failure, FAILURE_STORE, "%s: there is no plugin %lld", store->path,
			(long long)id);
	return plugin;
}

static struct known_type *find_type(const struct catalogue *catalogue, int64_t id)
{
	for (size_t i = 0; i < catalogue->types.count; i++)
		if (catalogue->types.items[i].id == id)
			return &catalogue->types.items[i];
	return NULL;
}

const struct known_type *catalogue_type(
	struct store *store, int64_t id, struct failure *failure)
{
	const struct known_type *type = find_type(&store->catalogue, id);

	if (!type && catalogue_load(store, failure) == 0)
		type = find_type(&store->catalogue, id);
	if (!type)
		failure_set(failure, FAILURE_STORE, "%s: there is no fact type %lld",
			store->path, (long long)id);
	return type;
}

const struct known_type *catalogue_type_named(
	struct store *store, struct winnow_str name, struct failure *failure)
{
	const struct catalogue *catalogue = &store->catalogue;

	for (size_t i = 0; i < catalogue->types.count; i++)
		if (winnow_equal(catalogue->types.items[i].name, name))
			return &catalogue->types.items[i];
	failure_set(
		failure, WINNOW_EDATA, "the fact type %.*s was never declared", STR_ARGS(name));
	return NULL;
}

int catalogue_declared(struct store *store, int64_t id, struct failure *failure)
{
	struct known_type *type = find_type(&store->catalogue, id);

	return type ? load_lists(store, type, failure) : load_types(store, failure);
}

int store_source(struct store *store, struct winnow_str name, struct winnow_str plugin,
	int64_t *ret_id, struct failure *failure)
{
	struct statement insert = statement_begin(store,
		"INSERT INTO sources (name, plugin) VALUES (?, ?) "
		"ON CONFLICT (name) DO UPDATE SET plugin = excluded.plugin RETURNING id");

	statement_text(&insert, name);
	statement_text(&insert, plugin);
	return statement_number(&insert, ret_id, failure);
}

int store_plugin(struct store *store, struct winnow_str name, struct winnow_str version,
	int64_t *ret_id, struct failure *failure)
{
	struct statement insert = statement_begin(store,
		"INSERT INTO plugins (name, version) VALUES (?, ?) "
		"ON CONFLICT (name, version) DO UPDATE SET name = excluded.name RETURNING id");

	statement_text(&insert, name);
	statement_text(&insert, version);
	int result = statement_number(&insert, ret_id, failure);
	return result ? result : catalogue_load(store, failure);
}
