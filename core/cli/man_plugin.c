/* SPDX-License-Identifier: MIT */
#include "cli/man.h"
#include "cli/man_form.h"
#include "cli/option_text.h"
#include "load/instance.h"
#include "outside/describe.h"

static const char *bytes_of(const struct buffer *buffer)
{
	return buffer->bytes ? buffer->bytes : "";
}

/* An entry of the configuration that has the plugin do this, with what must be said. */
static void put_entry(FILE *stream, const struct module *module, enum section_kind kind)
{
	const struct winnow_option *option = module_options(module, kind);
	struct buffer entry;

	buffer_init(&entry, 0);
	buffer_printf(&entry, "%ss:\n  - plugin: %s", kind_names[kind], module->plugin.id);
	if (kind == SECTION_SOURCE)
		buffer_append(&entry, STR_LITERAL("\n    name: …"));
	for (; option && option->name; option++)
		if (option->flags & WINNOW_REQUIRED)
			buffer_printf(&entry, "\n    %s: %s", option->name,
				option->flags & WINNOW_LIST ? "[…]" : "…");
	man_lines(stream, bytes_of(&entry));
	buffer_finish(&entry);
}

static void put_attributes(FILE *stream, const struct winnow_attribute_type *attribute)
{
	man_deeper(stream);
	for (; attribute && attribute->name; attribute++) {
		struct buffer about;
		buffer_init(&about, 0);
		attribute_text(attribute, &about);
		man_term(stream, attribute->name, bytes_of(&about), attribute->help);
		buffer_finish(&about);
	}
	man_back(stream);
}

/* What it says of the types, unless there are none. */
static void put_types(FILE *stream, const char *lead, const char *const *types)
{
	if (!types || !types[0])
		return;
	fputs(lead, stream);
	for (const char *const *type = types; *type; type++) {
		fputs(type == types ? " " : ", ", stream);
		man_text(stream, *type);
	}
	fputs(".\n", stream);
}

static void put_facts(FILE *stream, const struct winnow_extractor *extractor)
{
	const struct winnow_fact_type *type = extractor->makes;

	man_section(stream, "FACTS");
	if (extractor->declare)
		man_prose(
			stream, "What it makes is said by its options: `winnow check` tells.");
	for (; type && type->name; type++) {
		man_term(stream, type->name, "", type->help);
		put_attributes(stream, type->attributes);
	}
	put_types(stream, ".PP\nIt needs facts of the types", extractor->needs);
	put_types(stream, ".PP\nWhere they are made, it uses facts of the types",
		extractor->uses);
}

static void put_kind(FILE *stream, const struct module *module, enum section_kind kind)
{
	const struct winnow_option *options = module_options(module, kind);
	static const char *const titles[] = { "AS A SOURCE", "AS A READER", "AS AN EXTRACTOR",
		"AS A SINK" };

	man_section(stream, titles[kind]);
	put_entry(stream, module, kind);
	if (options && options->name)
		man_options(stream, options);
	else
		man_prose(stream, "\n\nIt has no options.");
	if (kind == SECTION_EXTRACTOR)
		put_facts(stream, &module->extractor);
}

void man_plugin(FILE *stream, const struct module *module)
{
	char page[128];

	snprintf(page, sizeof page, "winnow-%s", module->plugin.id);
	man_head(stream, page, "7", module->plugin.summary);
	man_section(stream, "DESCRIPTION");
	man_prose(stream, "A plugin of `winnow`(1), for its configuration, `winnow.yaml`(5).");
	for (int kind = 0; kind < SECTION_KINDS; kind++)
		if (module_has(module, (enum section_kind)kind))
			put_kind(stream, module, (enum section_kind)kind);
	man_section(stream, "VERSION AND LICENCE");
	man_text(stream, module->plugin.version);
	fputs(", ", stream);
	man_text(stream, module->plugin.licence);
	fputs("\n", stream);
	man_section(stream, "SEE ALSO");
	man_prose(stream, "`winnow`(1), `winnow.yaml`(5)");
}
