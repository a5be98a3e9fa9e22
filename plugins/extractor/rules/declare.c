/* SPDX-License-Identifier: MIT */
#include "declare.h"

static const char *const sensitivities[] = { "open", "restricted", NULL };
static const char *const value_types[] = { "text", "integer", "decimal", "date", "code",
	"reference", NULL };

enum { TYPE_HELP, TYPE_SENSITIVITY };
static const struct winnow_option type_options[] = {
	[TYPE_HELP] = { .name = "help",
		.help = "What it states, in a few words.",
		.type = WINNOW_TEXT,
		.flags = WINNOW_REQUIRED },
	[TYPE_SENSITIVITY] = { .name = "sensitivity",
		.help = "restricted: about persons, not to be shown by default.",
		.choices = sensitivities,
		.type = WINNOW_TEXT },
	{ .name = NULL },
};
static const char *const type_others[] = { "attributes", NULL };

enum { ATTRIBUTE_HELP, ATTRIBUTE_TYPE, ATTRIBUTE_CODES, ATTRIBUTE_REQUIRED, ATTRIBUTE_LIST };
static const struct winnow_option attribute_options[] = {
	[ATTRIBUTE_HELP] = { .name = "help",
		.help = "What it is, in a few words.",
		.type = WINNOW_TEXT,
		.flags = WINNOW_REQUIRED },
	[ATTRIBUTE_TYPE] = { .name = "type",
		.help = "What its values are.",
		.fallback = "text",
		.choices = value_types,
		.type = WINNOW_TEXT },
	[ATTRIBUTE_CODES] = { .name = "codes",
		.help = "Of a code: all there are.",
		.type = WINNOW_TEXT,
		.flags = WINNOW_LIST },
	[ATTRIBUTE_REQUIRED] = { .name = "required",
		.help = "Without it there is no fact.",
		.fallback = "no",
		.type = WINNOW_BOOLEAN },
	[ATTRIBUTE_LIST] = { .name = "list",
		.help = "There may be several of one fact.",
		.fallback = "no",
		.type = WINNOW_BOOLEAN },
	{ .name = NULL },
};

int is_plain_name(struct winnow_str name)
{
	for (size_t i = 0; i < name.len; i++) {
		char letter = name.ptr[i];
		int tail = (letter >= '0' && letter <= '9') || letter == '_';
		if (!(letter >= 'a' && letter <= 'z') && !(i > 0 && tail))
			return 0;
	}
	return name.len > 0 && name.len < 64;
}

static int check_name(struct build *build, const struct winnow_node *key)
{
	return is_plain_name(build->tree->text(key)) ||
	       build_fault(build, key, 0,
		       "a name is made of small letters, digits and _, and begins with a "
		       "letter");
}

/* ---- attributes ---- */

static uint32_t type_named(struct winnow_str name)
{
	uint32_t type = 0;

	while (value_types[type] && !winnow_is(name, value_types[type]))
		type++;
	return WINNOW_VALUE_TEXT + type;
}

static const char *const *copy_codes(
	struct build *build, const struct winnow_node *node, const struct winnow_value *codes)
{
	const char **copy = build_alloc(build, (codes->count + 1) * sizeof *copy);

	for (uint32_t i = 0; copy && i < codes->count; i++) {
		struct winnow_str code = codes->text[i];
		for (size_t at = 0; at < code.len; at++)
			if ((unsigned char)code.ptr[at] >= 0x80 ||
				strchr(" \"'(),;=?!*+<>[]{}|~@#$%&^\\`\n\t", code.ptr[at])) {
				build_fault(build, node, 0,
					"the code '%.40s' is none: use letters, digits and . _ "
					": / -",
					code.ptr);
				return NULL;
			}
		copy[i] = build_copy(build, code);
	}
	return copy;
}

static void read_attribute(struct build *build, const struct winnow_node *node,
	struct winnow_attribute_type *attribute)
{
	const struct winnow_value *values = build->tree->bind(
		build->host, node, attribute_options, sizeof attribute_options[0], NULL);

	if (!values) {
		build->failed = 1;
		return;
	}
	attribute->help = build_copy(build, values[ATTRIBUTE_HELP].text[0]);
	attribute->type = type_named(values[ATTRIBUTE_TYPE].text[0]);
	attribute->flags = (values[ATTRIBUTE_REQUIRED].number[0] ? WINNOW_REQUIRED : 0) |
			   (values[ATTRIBUTE_LIST].number[0] ? WINNOW_LIST : 0) |
			   (attribute->type == WINNOW_VALUE_TEXT ? WINNOW_SPANNED : 0);
	if (values[ATTRIBUTE_CODES].count == 0)
		return;
	if (attribute->type == WINNOW_VALUE_CODE)
		attribute->codes = copy_codes(build, node, &values[ATTRIBUTE_CODES]);
	else
		build_fault(build, node, 0, "only an attribute of type code has codes");
}

static void read_attributes(
	struct build *build, struct declared_type *declared, const struct winnow_node *node)
{
	uint32_t count = node ? build->tree->count(node) : 0, made = 0;
	struct winnow_attribute_type *attributes =
		build_alloc(build, (count + 2) * sizeof *attributes);

	for (uint32_t i = 0; attributes && i < count; i++) {
		const struct winnow_node *key = build->tree->key(node, i);
		const struct winnow_node *value = build->tree->item(node, i);
		struct winnow_attribute_type *attribute = &attributes[made];
		if (!key) {
			build_fault(build, node, 0, "write attributes as 'name: what it is'");
			return;
		}
		if (!check_name(build, key))
			continue;
		attribute->name = build_copy(build, build->tree->text(key));
		attribute->type = WINNOW_VALUE_TEXT;
		attribute->flags = WINNOW_SPANNED;
		if (build->tree->kind(value) == WINNOW_MAPPING)
			read_attribute(build, value, attribute);
		else if (build->tree->text(value).len)
			attribute->help = build_copy(build, build->tree->text(value));
		else
			build_fault(
				build, key, 0, "say behind the ':' what it is, in a few words");
		made++;
	}
	if (attributes && declared->restricted)
		attributes[made++] = (struct winnow_attribute_type){ "sensitivity",
			"restricted: not to be shown by default", sensitivities,
			WINNOW_VALUE_CODE, 0 };
	declared->attribute_count = made;
	declared->type->attributes = attributes;
}

/* ---- types ---- */

static void declare_type(
	struct build *build, const struct winnow_node *key, const struct winnow_node *node)
{
	const struct winnow_value *values = build->tree->bind(
		build->host, node, type_options, sizeof type_options[0], type_others);
	const struct declared_type *before = build_type(build, build->tree->text(key));

	if (before) {
		struct winnow_node_place place = build->tree->place(before->node);
		build_fault(build, key, 0,
			"this type is declared a second time (the first is at %.*s:%u); "
			"declare it in "
			"one file, all can use it",
			(int)place.file.len, place.file.ptr, place.line);
		return;
	}
	if (!values) {
		build->failed = 1;
		return;
	}
	struct winnow_fact_type *type = build_alloc(build, sizeof *type);
	struct declared_type *declared = type ? LIST_ADD(build->host, &build->types) : NULL;
	if (!declared) {
		build_no_memory(build);
		return;
	}
	declared->type = type;
	declared->node = key;
	type->name = build_copy(build, build->tree->text(key));
	type->help = build_copy(build, values[TYPE_HELP].text[0]);
	declared->restricted = values[TYPE_SENSITIVITY].count > 0 &&
			       winnow_is(values[TYPE_SENSITIVITY].text[0], "restricted");
	read_attributes(build, declared, build->tree->find(node, winnow_str("attributes")));
}

void declare_types(struct build *build, const struct winnow_node *types)
{
	for (uint32_t i = 0; i < build->tree->count(types); i++) {
		const struct winnow_node *key = build->tree->key(types, i);
		const struct winnow_node *value = build->tree->item(types, i);
		if (!key)
			build_fault(build, types, 0,
				"write types as 'name:' with 'help' and 'attributes' below");
		else if (!check_name(build, key))
			continue;
		else if (build->tree->kind(value) != WINNOW_MAPPING)
			build_fault(
				build, key, 0, "write 'help' and 'attributes' below this type");
		else
			declare_type(build, key, value);
	}
}

const struct winnow_attribute_type *declared_attribute(
	const struct declared_type *declared, struct winnow_str name)
{
	for (uint32_t i = 0; i < declared->attribute_count; i++)
		if (winnow_is(name, declared->type->attributes[i].name))
			return &declared->type->attributes[i];
	return NULL;
}

const struct winnow_fact_type *declared_table(struct build *build)
{
	struct winnow_fact_type *table =
		build_alloc(build, (build->types.count + 1) * sizeof *table);

	for (uint32_t i = 0; table && i < build->types.count; i++)
		table[i] = *build->types.items[i].type;
	return build->types.count ? table : NULL;
}
