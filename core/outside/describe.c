/* SPDX-License-Identifier: MIT */
#include "cli/plugin_json.h"
#include "load/instance.h"

const char *const kind_names[] = { "source", "reader", "extractor", "sink" };
const char *const option_types[] = { "", "text", "path", "integer", "boolean", "size",
	"duration" };
const char *const value_types[] = { "", "text", "integer", "decimal", "date", "code",
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

static json_t *kind_json(const struct module *module, enum section_kind kind)
{
	const struct winnow_option *option = module_options(module, kind);
	json_t *object = json_object(), *options = json_array();

	for (; option && option->name; option++)
		json_array_append_new(options, option_json(option));
	json_object_set_new(object, "options", options);
	if (kind != SECTION_EXTRACTOR)
		return object;
	const struct winnow_fact_type *type = module->extractor.makes;
	json_t *makes = json_array();
	for (; type && type->name; type++)
		json_array_append_new(makes, fact_type_json(type));
	json_object_set_new(object, "makes", makes);
	json_object_set_new(object, "declares", json_boolean(module->extractor.declare));
	set_unless_null(object, "needs", texts_json(module->extractor.needs));
	return object;
}

json_t *plugin_json(const struct module *module)
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
