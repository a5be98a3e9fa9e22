/* SPDX-License-Identifier: MIT */
#include <string.h>
#include "load/instance.h"
#include "outside/describe.h"
#include "outside/member.h"

const char *const kind_names[4] = { "source", "reader", "extractor", "sink" };
const char *const option_types[7] = { "", "text", "path", "integer", "boolean", "size",
	"duration" };
const char *const value_types[7] = { "", "text", "integer", "decimal", "date", "code",
	"reference" };

static json_t *texts_json(const char *const *texts)
{
	json_t *array = texts ? json_array() : NULL;

	for (; array && *texts; texts++)
		json_array_append_new(array, json_string(*texts));
	return array;
}

static void set_unless_null(json_t *object, const char *key, json_t *value)
{
	if (value)
		json_object_set_new(object, key, value);
}

/* What is seldom so, only where it is so. */
static void set_if(json_t *object, const char *key, bool is_so)
{
	if (is_so)
		json_object_set_new(object, key, json_true());
}

static json_t *option_json(const struct winnow_option *option)
{
	json_t *object = json_object();

	json_object_set_new(object, "name", json_string(option->name));
	json_object_set_new(object, "type", json_string(option_types[option->type]));
	json_object_set_new(object, "required", json_boolean(option->flags & WINNOW_REQUIRED));
	json_object_set_new(object, "list", json_boolean(option->flags & WINNOW_LIST));
	if (option->fallback)
		json_object_set_new(object, "fallback", json_string(option->fallback));
	set_unless_null(object, "choices", texts_json(option->choices));
	set_if(object, "secret", option->flags & WINNOW_SECRET);
	if (option->min || option->max) {
		json_object_set_new(object, "min", json_integer(option->min));
		json_object_set_new(object, "max", json_integer(option->max));
	}
	json_object_set_new(object, "help", json_string(option->help));
	return object;
}

static json_t *attribute_json(const struct winnow_attribute_type *attribute)
{
	json_t *object = json_object();

	json_object_set_new(object, "name", json_string(attribute->name));
	json_object_set_new(object, "type", json_string(value_types[attribute->type]));
	json_object_set_new(
		object, "required", json_boolean(attribute->flags & WINNOW_REQUIRED));
	json_object_set_new(object, "list", json_boolean(attribute->flags & WINNOW_LIST));
	set_if(object, "spanned", attribute->flags & WINNOW_SPANNED);
	set_unless_null(object, "codes", texts_json(attribute->codes));
	json_object_set_new(object, "help", json_string(attribute->help));
	return object;
}

static json_t *fact_type_json(const struct winnow_fact_type *type)
{
	const struct winnow_attribute_type *attribute = type->attributes;
	json_t *object = json_object(), *attributes = json_array();

	json_object_set_new(object, "name", json_string(type->name));
	json_object_set_new(object, "help", json_string(type->help));
	for (; attribute && attribute->name; attribute++)
		json_array_append_new(attributes, attribute_json(attribute));
	json_object_set_new(object, "attributes", attributes);
	return object;
}

void describe_declared(
	json_t *object, const struct winnow_fact_type *makes, const char *const *needs)
{
	json_t *types = json_array();

	for (; makes && makes->name; makes++)
		json_array_append_new(types, fact_type_json(makes));
	json_object_set_new(object, "makes", types);
	set_unless_null(object, "needs", texts_json(needs));
}

/* Functions that a kind may do without, and whether it is entered by one thread at a time. */
static void put_abilities(json_t *object, const struct module *module, enum section_kind kind)
{
	const uint32_t flags[SECTION_KINDS] = { module->source.flags, module->reader.flags,
		module->extractor.flags, module->sink.flags };

	set_if(object, "serial", flags[kind] & WINNOW_SERIAL);
	set_if(object, "visit", kind == SECTION_SOURCE && module->source.visit);
	set_if(object, "resume", kind == SECTION_SINK && module->sink.resume);
	set_if(object, "declares", kind == SECTION_EXTRACTOR && module->extractor.declare);
	set_if(object, "item", kind == SECTION_SINK && module->sink.item);
}

static json_t *kind_json(const struct module *module, enum section_kind kind)
{
	const struct winnow_option *option = module_options(module, kind);
	json_t *object = json_object(), *options = json_array();

	for (; option && option->name; option++)
		json_array_append_new(options, option_json(option));
	json_object_set_new(object, "options", options);
	put_abilities(object, module, kind);
	if (kind != SECTION_EXTRACTOR)
		return object;
	const struct winnow_fact_type *type = module->extractor.makes;
	json_t *makes = json_array();
	for (; type && type->name; type++)
		json_array_append_new(makes, fact_type_json(type));
	json_object_set_new(object, "makes", makes);
	json_object_set_new(object, "declares", json_boolean(module->extractor.declare));
	set_unless_null(object, "needs", texts_json(module->extractor.needs));
	set_unless_null(object, "uses", texts_json(module->extractor.uses));
	return object;
}

json_t *describe_plugin(const struct module *module)
{
	const struct winnow_plugin *plugin = &module->plugin;
	json_t *object = json_object();

	json_object_set_new(object, "id", json_string(plugin->id));
	json_object_set_new(object, "version", json_string(plugin->version));
	json_object_set_new(
		object, "abi", json_sprintf("%u.%u", plugin->abi_major, plugin->abi_minor));
	json_object_set_new(object, "licence", json_string(plugin->licence));
	json_object_set_new(object, "summary", json_string(plugin->summary));
	json_object_set_new(object, "path", json_string(module->path));
	for (int kind = 0; kind < SECTION_KINDS; kind++)
		if (module_has(module, (enum section_kind)kind))
			json_object_set_new(object, kind_names[kind],
				kind_json(module, (enum section_kind)kind));
	return object;
}

/* ---- and back ---- */

struct describing {
	struct arena *arena;
	bool failed; /* no memory */
};

static const char *text_at(struct describing *describing, const json_t *object, const char *key,
	const char *fallback)
{
	const json_t *value = json_object_get(object, key);

	if (!json_is_string(value))
		return fallback;
	const char *copy = arena_copy(describing->arena, member_text_of(value)).ptr;
	describing->failed |= copy == NULL;
	return copy;
}

/* NULL where there is no such list. */
static const char *const *texts_at(
	struct describing *describing, const json_t *object, const char *key)
{
	const json_t *array = json_object_get(object, key);
	size_t count = json_array_size(array);

	if (!json_is_array(array))
		return NULL;
	const char **texts = arena_alloc_array(describing->arena, count + 1, sizeof *texts);
	for (size_t i = 0; texts && i < count; i++) {
		struct winnow_str text = member_text_of(json_array_get(array, i));
		texts[i] = arena_copy(describing->arena, text).ptr;
		describing->failed |= texts[i] == NULL;
	}
	describing->failed |= texts == NULL;
	return texts;
}

/* 0: no such word. */
static uint32_t word_at(
	const json_t *object, const char *key, const char *const *words, size_t count)
{
	for (uint32_t i = 1; i < count; i++)
		if (winnow_is(member_text_of(json_object_get(object, key)), words[i]))
			return i;
	return 0;
}

static uint32_t flag_at(const json_t *object, const char *key, uint32_t flag)
{
	return json_is_true(json_object_get(object, key)) ? flag : 0;
}

static void read_option(struct describing *describing, const json_t *json, void *ret_row)
{
	*(struct winnow_option *)ret_row = (struct winnow_option){
		.name = text_at(describing, json, "name", ""),
		.help = text_at(describing, json, "help", NULL),
		.fallback = text_at(describing, json, "fallback", NULL),
		.choices = texts_at(describing, json, "choices"),
		.min = json_integer_value(json_object_get(json, "min")),
		.max = json_integer_value(json_object_get(json, "max")),
		.type = word_at(json, "type", option_types, COUNT_OF(option_types)),
		.flags = flag_at(json, "required", WINNOW_REQUIRED) |
			 flag_at(json, "list", WINNOW_LIST) |
			 flag_at(json, "secret", WINNOW_SECRET),
	};
}

static void read_attribute(struct describing *describing, const json_t *json, void *ret_row)
{
	*(struct winnow_attribute_type *)ret_row = (struct winnow_attribute_type){
		.name = text_at(describing, json, "name", ""),
		.help = text_at(describing, json, "help", NULL),
		.codes = texts_at(describing, json, "codes"),
		.type = word_at(json, "type", value_types, COUNT_OF(value_types)),
		.flags = flag_at(json, "required", WINNOW_REQUIRED) |
			 flag_at(json, "list", WINNOW_LIST) |
			 flag_at(json, "spanned", WINNOW_SPANNED),
	};
}

/* A table that a zeroed row ends; NULL where there is no such list. */
static void *rows_at(struct describing *describing, const json_t *object, const char *key,
	size_t size,
	void (*read)(struct describing *describing, const json_t *json, void *ret_row))
{
	const json_t *array = json_object_get(object, key);
	size_t count = json_array_size(array);

	if (count == 0)
		return NULL;
	char *rows = arena_alloc_array(describing->arena, count + 1, size);
	describing->failed |= rows == NULL;
	for (size_t i = 0; rows && i < count; i++)
		read(describing, json_array_get(array, i), rows + i * size);
	return rows;
}

static void read_fact_type(struct describing *describing, const json_t *json, void *ret_row)
{
	*(struct winnow_fact_type *)ret_row = (struct winnow_fact_type){
		.name = text_at(describing, json, "name", ""),
		.help = text_at(describing, json, "help", NULL),
		.attributes = rows_at(describing, json, "attributes",
			sizeof(struct winnow_attribute_type), read_attribute),
	};
}

int describe_read_declared(const json_t *json, struct arena *arena,
	const struct winnow_fact_type **ret_makes, const char *const **ret_needs,
	struct failure *failure)
{
	struct describing describing = { .arena = arena };

	*ret_makes = rows_at(
		&describing, json, "makes", sizeof(struct winnow_fact_type), read_fact_type);
	*ret_needs = texts_at(&describing, json, "needs");
	return describing.failed ? failure_set(failure, FAILURE_MEMORY, "no memory") : 0;
}

int describe_read(const json_t *json, struct arena *arena, struct description *ret_description,
	struct failure *failure)
{
	struct describing describing = { .arena = arena };

	*ret_description = (struct description){
		.id = text_at(&describing, json, "id", NULL),
		.version = text_at(&describing, json, "version", NULL),
		.licence = text_at(&describing, json, "licence", "NOASSERTION"),
		.summary = text_at(&describing, json, "summary", "A program of its own."),
	};
	for (int kind = 0; kind < SECTION_KINDS; kind++) {
		const json_t *part = json_object_get(json, kind_names[kind]);
		struct described_kind *described = &ret_description->kinds[kind];
		described->present = json_is_object(part);
		described->flags = flag_at(part, "serial", WINNOW_SERIAL);
		described->visit = flag_at(part, "visit", 1);
		described->resume = flag_at(part, "resume", 1);
		described->item = flag_at(part, "item", 1);
		described->declares = flag_at(part, "declares", 1);
		described->options = rows_at(&describing, part, "options",
			sizeof(struct winnow_option), read_option);
		described->makes = rows_at(&describing, part, "makes",
			sizeof(struct winnow_fact_type), read_fact_type);
		described->needs = texts_at(&describing, part, "needs");
		described->uses = texts_at(&describing, part, "uses");
	}
	return describing.failed ? failure_set(failure, FAILURE_MEMORY, "no memory") : 0;
}
